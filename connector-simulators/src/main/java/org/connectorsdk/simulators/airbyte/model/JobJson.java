package org.connectorsdk.simulators.airbyte.model;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.testkit.wire.Answer;

/**
 * How jobs are shown. The configuration API counts seconds, the public one writes times as text.
 *
 * @since 0.1.0
 */
public final class JobJson {
    private static final String LOG_LINE =
            "2026-01-01 00:00:00 platform > Records read: 5000 (3 MB) in stream public.orders "
                    + "by the replication worker of attempt 0, heartbeat within its limits";

    private final ServerVersion version;
    private final Instant now;

    public JobJson(ServerVersion version, Instant now) {
        this.version = version;
        this.now = now;
    }

    public ObjectNode job(SimulatedJob job) {
        ObjectNode json = Json.object();
        json.put("id", job.id).put("configType", job.type).put("configId", job.connectionId);
        json.put("createdAt", job.createdAt.getEpochSecond());
        json.put("updatedAt", job.updatedAt(now).getEpochSecond());
        List<SimulatedJob.Attempt> attempts = job.attempts(now);
        if (!attempts.isEmpty()) {
            json.put("startedAt", job.startedAt().getEpochSecond());
        }
        json.put("status", job.status(now));
        if (!job.streams.isEmpty() && !job.type.equals("refresh")) {
            json.putObject("resetConfig").set("streamsToReset", streams(job.streams));
        }
        if (version.isCurrent() && !attempts.isEmpty()) {
            json.putObject("aggregatedStats")
                    .put("recordsEmitted", job.recordsSoFar(now))
                    .put("bytesEmitted", job.bytesSoFar(now))
                    .put("recordsCommitted", job.recordsSoFar(now))
                    .put("bytesCommitted", job.bytesSoFar(now));
        }
        return json;
    }

    private static ArrayNode streams(List<Map.Entry<String, String>> streams) {
        ArrayNode array = Json.array();
        for (Map.Entry<String, String> stream : streams) {
            ObjectNode json = array.addObject().put("name", stream.getValue());
            if (!stream.getKey().isEmpty()) {
                json.put("namespace", stream.getKey());
            }
        }
        return array;
    }

    private ObjectNode attempt(SimulatedJob job, int number, String status) {
        ObjectNode json = Json.object();
        json.put("id", number).put("status", status);
        json.put("createdAt", job.startedAt().getEpochSecond());
        json.put("updatedAt", job.updatedAt(now).getEpochSecond());
        if (!status.equals("running")) {
            json.put("endedAt", job.updatedAt(now).getEpochSecond());
        }
        json.put("bytesSynced", job.bytesSoFar(now)).put("recordsSynced", job.recordsSoFar(now));
        json.putObject("totalStats")
                .put("recordsEmitted", job.recordsSoFar(now))
                .put("bytesEmitted", job.bytesSoFar(now))
                .put("recordsCommitted", job.recordsSoFar(now));
        if (status.equals("failed")) {
            job.failure(number)
                    .ifPresent(failure -> json.putObject("failureSummary")
                            .put("partialSuccess", job.plan.isInPart())
                            .putArray("failures")
                            .add(failure.json(job.updatedAt(now))));
        }
        return json;
    }

    /** A job as it stands in a list: attempts without logs. */
    public ObjectNode listed(SimulatedJob job) {
        ObjectNode json = Json.object();
        json.set("job", job(job));
        ArrayNode attempts = json.putArray("attempts");
        List<SimulatedJob.Attempt> all = job.attempts(now);
        for (int i = 0; i < all.size(); i++) {
            attempts.add(attempt(job, i, all.get(i).status()));
        }
        return json;
    }

    /** A job with its attempts, and with empty logs where the operation has logs and the job none. */
    public ObjectNode withoutLogs(SimulatedJob job, boolean emptyLogs) {
        ObjectNode json = Json.object();
        json.set("job", job(job));
        ArrayNode attempts = json.putArray("attempts");
        List<SimulatedJob.Attempt> all = job.attempts(now);
        for (int i = 0; i < all.size(); i++) {
            ObjectNode info = attempts.addObject();
            info.set("attempt", attempt(job, i, all.get(i).status()));
            if (emptyLogs) {
                info.putObject("logs").putArray("logLines");
            }
        }
        return json;
    }

    /** A job with everything that was ever logged. A large log is made while it is sent and stands before the job. */
    public Answer withLogs(SimulatedJob job) {
        long size = job.logBytes();
        ObjectNode info = withoutLogs(job, true);
        if (size == 0) {
            return Answer.json(200, info);
        }
        return Json.streamed(json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("attempts");
            for (int i = 0; i < info.path("attempts").size(); i++) {
                json.writeStartObject();
                writeLog(json, i == 0 ? size : 0);
                json.writeFieldName("attempt");
                json.writeTree(info.path("attempts").path(i).path("attempt"));
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeFieldName("job");
            json.writeTree(info.path("job"));
            json.writeEndObject();
        });
    }

    private static void writeLog(JsonGenerator json, long size) throws IOException {
        json.writeObjectFieldStart("logs");
        json.writeArrayFieldStart("logLines");
        for (long written = 0; written < size; written += LOG_LINE.length()) {
            json.writeString(LOG_LINE);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    public ObjectNode shownInPublic(SimulatedJob job) {
        ObjectNode json = Json.object();
        json.put("jobId", job.id).put("status", job.status(now)).put("jobType", publicType(job.type));
        json.put("startTime", publicTime(job.createdAt)).put("connectionId", job.connectionId);
        Instant last = job.updatedAt(now);
        if (job.isOver(now)) {
            json.put("lastUpdatedAt", publicTime(last));
        }
        Duration spent = Duration.between(seconds(job.createdAt), seconds(last));
        json.put("duration", (spent.isNegative() ? Duration.ZERO : spent).toString());
        json.put("bytesSynced", job.bytesSoFar(now)).put("rowsSynced", job.recordsSoFar(now));
        return json;
    }

    /** In whole seconds, without the seconds where they are zero. */
    private static String publicTime(Instant time) {
        return seconds(time).atOffset(ZoneOffset.UTC).toString();
    }

    private static Instant seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS);
    }

    /** In the public API clearing is called resetting. */
    public static String publicType(String type) {
        return type.equals("sync") || type.equals("refresh") ? type : "reset";
    }
}
