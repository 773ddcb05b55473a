package org.connectorsdk.simulators.planasonix;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Jobs and backfills as they stand on the wire, in the form of the reference and in that of the vendor's clients. */
final class JobBodies {

    private static final long BYTES_OF_A_ROW = 45;
    private static final String COMPLETED = "completed";

    private JobBodies() {}

    static ObjectNode summary(StoredJob job) {
        ObjectNode body = Bodies.object()
                .put("id", job.id())
                .put("type", job.type())
                .put("status", job.walk().status())
                .put("connection_id", job.connectionId())
                .put("pipeline_id", job.pipelineId().orElse(null))
                .put("created_at", Bodies.time(job.createdAt()));
        Bodies.putTime(body, "started_at", job.walk().startedAt());
        return body;
    }

    static ObjectNode detail(StoredJob job) {
        ObjectNode body = summary(job).put("queued_at", Bodies.time(job.createdAt()));
        Walk walk = job.walk();
        Optional<Instant> finished = walk.finishedAt();
        body.put("finished_at", finished.map(Bodies::time).orElse(null));
        if (finished.isPresent()) {
            Instant started = walk.startedAt().orElse(finished.get());
            body.put(
                    "duration_seconds",
                    Duration.between(started, finished.get()).toSeconds());
            body.set("metrics", metrics(walk));
        } else {
            body.putNull("duration_seconds");
        }
        body.set("error", error(walk).orElse(null));
        return body;
    }

    private static ObjectNode metrics(Walk walk) {
        long rows = rows(walk);
        return Bodies.object()
                .put("rows_extracted", rows)
                .put("rows_loaded", rows)
                .put("bytes_read", rows * BYTES_OF_A_ROW);
    }

    /** Rows arrive at the end; what was cancelled or failed has none. */
    static long rows(Walk walk) {
        return walk.status().equals(walk.script().end()) ? walk.script().rows() : 0;
    }

    private static Optional<ObjectNode> error(Walk walk) {
        boolean failed = walk.hasEnded() && walk.status().equals(walk.script().end());
        return walk.script()
                .failure()
                .filter(any -> failed)
                .map(failure -> Bodies.object().put("code", failure.code()).put("message", failure.message()));
    }

    static ObjectNode summary(StoredBackfill backfill, Instant now) {
        return Bodies.object()
                .put("id", backfill.id())
                .put("connection_id", backfill.connectionId())
                .put("status", backfill.status())
                .put("start_at", Bodies.time(backfill.startAt()))
                .put("end_at", Bodies.time(backfill.endAt()))
                .put("progress_percent", backfill.walk().percent(now))
                .put("created_at", Bodies.time(backfill.createdAt()))
                .put("updated_at", Bodies.time(backfill.walk().finishedAt().orElse(now)));
    }

    static ObjectNode triggered(StoredBackfill backfill, Instant now) {
        ObjectNode body = summary(backfill, now);
        body.remove("updated_at");
        body.set("tables", Bodies.texts(backfill.tables()));
        return body;
    }

    static ObjectNode detail(StoredBackfill backfill, Instant now) {
        ObjectNode body = summary(backfill, now);
        body.set("tables", Bodies.texts(backfill.tables()));
        body.put("rows_processed", rows(backfill.walk()));
        body.set("error", error(backfill.walk()).orElse(null));
        body.set(
                "job_ids",
                Bodies.texts(backfill.jobs().stream().map(StoredJob::id).toList()));
        return body;
    }

    /** The form that the vendor's clients read: bare, with other names. */
    static ObjectNode vendorClient(StoredJob job) {
        ObjectNode body = Bodies.object().put("job_id", job.id()).put("status", vendorClientStatus(job));
        body.putObject("progress").put("rows_synced", rows(job.walk()));
        error(job.walk()).ifPresent(error -> body.set("error", error));
        return body;
    }

    static String vendorClientStatus(StoredJob job) {
        String status = job.walk().status();
        return status.equals(JobScript.SUCCEEDED) ? COMPLETED : status;
    }
}
