package org.connectorsdk.cli.print;

import java.util.List;
import java.util.OptionalLong;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobFailure;
import org.connectorsdk.api.job.JobProgress;
import org.connectorsdk.api.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** How jobs are shown. */
public final class JobViews {

    /** A job as one row. */
    public static final View<Job> ROW = new View<>(
            List.of("id", "status", "rows", "created", "ended", "handle"),
            job -> List.of(
                    job.ref().display(),
                    job.status().raw(),
                    text(job.progress().rows()),
                    ConnectionViews.text(job.createdAt()),
                    ConnectionViews.text(job.endedAt()),
                    job.ref().encode()),
            JobViews::json);

    /** A job with everything that is known of it. */
    public static final View<Job> WHOLE = new View<>(
            List.of(
                    "handle",
                    "id",
                    "status",
                    "state",
                    "type",
                    "connection",
                    "attached",
                    "skipped",
                    "rows",
                    "bytes",
                    "tables done",
                    "tables failed",
                    "attempts",
                    "failure",
                    "created",
                    "started",
                    "ended",
                    "resumes",
                    "vendor"),
            JobViews::lines,
            JobViews::json);

    private JobViews() {}

    private static List<String> lines(Job job) {
        return List.of(
                job.ref().encode(),
                job.ref().display(),
                job.status().raw(),
                ConnectionViews.word(job.status().state()),
                job.type(),
                job.connection().map(ConnectionId::value).orElse(""),
                job.attached() ? "yes" : "",
                job.skipped() ? "yes" : "",
                text(job.progress().rows()),
                text(job.progress().bytes()),
                text(job.progress().tablesDone()),
                text(job.progress().tablesFailed()),
                job.attempts() == 0 ? "" : Integer.toString(job.attempts()),
                job.failure().map(JobFailure::message).orElse(""),
                ConnectionViews.text(job.createdAt()),
                ConnectionViews.text(job.startedAt()),
                ConnectionViews.text(job.endedAt()),
                ConnectionViews.text(job.resumesAt()),
                job.vendorFields().isEmpty() ? "" : job.vendorFields().toJson());
    }

    private static JsonObject json(Job job) {
        return JsonObject.builder()
                .add("handle", job.ref().encode())
                .add("id", job.ref().jobId())
                .add("inferred", job.ref().inferred())
                .add("display", job.ref().display())
                .add(
                        "status",
                        JsonObject.of(
                                "raw",
                                job.status().raw(),
                                "state",
                                job.status().state().name()))
                .add("terminal", job.status().isTerminal())
                .add("type", job.type())
                .add("connection", job.connection().map(ConnectionId::value).orElse(null))
                .add("attached", job.attached())
                .add("skipped", job.skipped())
                .add("progress", json(job.progress()))
                .add("failure", job.failure().map(JobViews::json).orElse(null))
                .add("attempts", job.attempts())
                .add("createdAt", ConnectionViews.textOrNull(job.createdAt()))
                .add("startedAt", ConnectionViews.textOrNull(job.startedAt()))
                .add("endedAt", ConnectionViews.textOrNull(job.endedAt()))
                .add("resumesAt", ConnectionViews.textOrNull(job.resumesAt()))
                .add("observedAt", ConnectionViews.textOrNull(job.observedAt()))
                .add("warnings", job.warnings())
                .add("vendor", job.vendorFields())
                .build();
    }

    private static JsonObject json(JobProgress progress) {
        return JsonObject.builder()
                .add("rows", orNull(progress.rows()))
                .add("bytes", orNull(progress.bytes()))
                .add("tablesDone", orNull(progress.tablesDone()))
                .add("tablesFailed", orNull(progress.tablesFailed()))
                .build();
    }

    private static JsonObject json(JobFailure failure) {
        return JsonObject.builder()
                .add("message", failure.message())
                .add("origin", failure.origin())
                .add("type", failure.type())
                .add(
                        "attempt",
                        failure.attempt().isPresent() ? failure.attempt().getAsInt() : null)
                .add("parts", failure.parts())
                .add("details", failure.details().orElse(null))
                .build();
    }

    static String text(OptionalLong value) {
        return value.isPresent() ? Long.toString(value.getAsLong()) : "";
    }

    static @Nullable Long orNull(OptionalLong value) {
        return value.isPresent() ? value.getAsLong() : null;
    }
}
