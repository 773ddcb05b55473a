package org.connectorsdk.simulators.planasonix;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.connectorsdk.simulators.Json;

/** Jobs and backfills as they are sent, in the form of the reference and in that of the vendor's clients. */
final class JobJson {
    private static final long BYTES_OF_A_ROW = 45;

    private JobJson() {}

    static ObjectNode summary(StoredJob job) {
        ObjectNode body = Json.object()
                .put("id", job.id())
                .put("type", job.type())
                .put("status", job.progress().status())
                .put("connection_id", job.connectionId())
                .put("pipeline_id", job.pipelineId().orElse(null))
                .put("created_at", PlanasonixRoutes.time(job.createdAt()));
        PlanasonixRoutes.putIfPresent(
                body, "started_at", job.progress().startedAt().map(PlanasonixRoutes::time));
        return body;
    }

    static ObjectNode queued(StoredJob job) {
        return summary(job).put("queued_at", PlanasonixRoutes.time(job.createdAt()));
    }

    static ObjectNode detail(StoredJob job) {
        JobProgress progress = job.progress();
        Optional<Instant> finished = progress.finishedAt();
        ObjectNode body = queued(job)
                .put("finished_at", finished.map(PlanasonixRoutes::time).orElse(null));
        if (finished.isPresent()) {
            Instant started = progress.startedAt().orElse(finished.get());
            body.put(
                    "duration_seconds",
                    Duration.between(started, finished.get()).toSeconds());
            body.putObject("metrics")
                    .put("rows_extracted", progress.rows())
                    .put("rows_loaded", progress.rows())
                    .put("bytes_read", progress.rows() * BYTES_OF_A_ROW);
        } else {
            body.putNull("duration_seconds");
        }
        return body.set("error", error(progress).orElse(null));
    }

    private static Optional<ObjectNode> error(JobProgress progress) {
        return progress.failure()
                .map(failure -> Json.object().put("code", failure.code()).put("message", failure.message()));
    }

    static ObjectNode summary(StoredBackfill backfill, Instant now) {
        return Json.object()
                .put("id", backfill.id())
                .put("connection_id", backfill.connectionId())
                .put("status", backfill.status())
                .put("start_at", PlanasonixRoutes.time(backfill.startAt()))
                .put("end_at", PlanasonixRoutes.time(backfill.endAt()))
                .put("progress_percent", backfill.progress().percent(now))
                .put("created_at", PlanasonixRoutes.time(backfill.createdAt()))
                .put(
                        "updated_at",
                        PlanasonixRoutes.time(backfill.progress().finishedAt().orElse(now)));
    }

    static ObjectNode triggered(StoredBackfill backfill, Instant now) {
        ObjectNode body = summary(backfill, now);
        body.remove("updated_at");
        return body.set("tables", Json.texts(backfill.tables()));
    }

    static ObjectNode detail(StoredBackfill backfill, Instant now) {
        ObjectNode body = summary(backfill, now);
        body.set("tables", Json.texts(backfill.tables()));
        body.put("rows_processed", backfill.progress().rows());
        body.set("error", error(backfill.progress()).orElse(null));
        return body.set(
                "job_ids",
                Json.texts(backfill.jobs().stream().map(StoredJob::id).toList()));
    }

    /** What was loaded into each table. The first one takes the rows that cannot be shared evenly. */
    static ArrayNode loaded(StoredJob job, List<String> tables, String rowsName) {
        ArrayNode array = Json.array();
        long rows = job.progress().rows();
        long share = tables.isEmpty() ? 0 : rows / tables.size();
        long rest = rows - share * tables.size();
        for (String table : tables) {
            array.addObject()
                    .put("name", table)
                    .put(rowsName, share + rest)
                    .put("checksum", checksum(job.id() + table));
            rest = 0;
        }
        return array;
    }

    private static String checksum(String content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return "sha256:" + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** What the vendor's clients read of a start or end: bare, with other names. */
    static ObjectNode clientStatus(StoredJob job) {
        String status = job.progress().status();
        return Json.object()
                .put("job_id", job.id())
                .put("status", status.equals(JobScript.SUCCEEDED) ? "completed" : status);
    }

    /** The form that the vendor's clients read. */
    static ObjectNode client(StoredJob job) {
        ObjectNode body = clientStatus(job);
        body.putObject("progress").put("rows_synced", job.progress().rows());
        error(job.progress()).ifPresent(error -> body.set("error", error));
        return body;
    }
}
