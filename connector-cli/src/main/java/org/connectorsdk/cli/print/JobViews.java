package org.connectorsdk.cli.print;

import java.util.List;
import java.util.OptionalLong;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobFailure;
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
            Job::toJson);

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
            Job::toJson);

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

    static String text(OptionalLong value) {
        return value.isPresent() ? Long.toString(value.getAsLong()) : "";
    }

    static @Nullable Long orNull(OptionalLong value) {
        return value.isPresent() ? value.getAsLong() : null;
    }
}
