package org.connectorsdk.api.job;

import java.time.Instant;
import java.util.OptionalLong;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.form.FormReader;
import org.jspecify.annotations.Nullable;

/** The JSON form of a {@link Job}. */
final class JobJson {

    private JobJson() {}

    static JsonObject write(Job job) {
        JobRef ref = job.ref();
        return JsonObject.builder()
                .add("handle", ref.encode())
                .add("id", ref.jobId())
                .add("inferred", ref.inferred())
                .add("display", ref.display())
                .add("status", status(job.status()))
                .add("terminal", job.status().isTerminal())
                .add("type", job.type())
                .add("connection", job.connection().map(ConnectionId::value).orElse(null))
                .add("attached", job.attached())
                .add("skipped", job.skipped())
                .add("progress", progress(job.progress()))
                .add("failure", job.failure().map(JobJson::failure).orElse(null))
                .add("attempts", job.attempts())
                .add("createdAt", job.createdAt().map(Instant::toString).orElse(null))
                .add("startedAt", job.startedAt().map(Instant::toString).orElse(null))
                .add("endedAt", job.endedAt().map(Instant::toString).orElse(null))
                .add("resumesAt", job.resumesAt().map(Instant::toString).orElse(null))
                .add("observedAt", job.observedAt().map(Instant::toString).orElse(null))
                .add("warnings", job.warnings())
                .add("vendor", job.vendorFields())
                .add("resultPending", job.resultPending())
                .add("idempotencyKey", job.idempotencyKey().orElse(null))
                .build();
    }

    private static JsonObject status(JobStatus status) {
        return JsonObject.of("raw", status.raw(), "state", status.state().name());
    }

    private static JsonObject progress(JobProgress progress) {
        return JsonObject.builder()
                .add("rows", orNull(progress.rows()))
                .add("bytes", orNull(progress.bytes()))
                .add("tablesDone", orNull(progress.tablesDone()))
                .add("tablesFailed", orNull(progress.tablesFailed()))
                .build();
    }

    private static JsonObject failure(JobFailure failure) {
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

    private static @Nullable Long orNull(OptionalLong value) {
        return value.isPresent() ? value.getAsLong() : null;
    }

    static Job read(JsonObject json) {
        FormReader form = FormReader.of("Job", json);
        return Job.builder(form.read("handle", JobRef::decode), status(form.object("status")))
                .type(form.text("type"))
                .connection(form.optional("connection", ConnectionId::of).orElse(null))
                .attached(form.flag("attached"))
                .skipped(form.flag("skipped"))
                .progress(progress(form.object("progress")))
                .failure(form.optionalObject("failure").map(JobJson::failure).orElse(null))
                .attempts(form.integer("attempts"))
                .createdAt(form.optionalInstant("createdAt").orElse(null))
                .startedAt(form.optionalInstant("startedAt").orElse(null))
                .endedAt(form.optionalInstant("endedAt").orElse(null))
                .resumesAt(form.optionalInstant("resumesAt").orElse(null))
                .observedAt(form.optionalInstant("observedAt").orElse(null))
                .warnings(form.texts("warnings"))
                .vendorFields(form.tree("vendor"))
                .resultPending(form.flag("resultPending"))
                .idempotencyKey(form.optionalText("idempotencyKey").orElse(null))
                .build();
    }

    private static JobStatus status(FormReader form) {
        return new JobStatus(form.text("raw"), form.constant("state", JobState.UNKNOWN));
    }

    private static JobProgress progress(FormReader form) {
        return new JobProgress(
                form.optionalLong("rows"),
                form.optionalLong("bytes"),
                form.optionalLong("tablesDone"),
                form.optionalLong("tablesFailed"));
    }

    private static JobFailure failure(FormReader form) {
        return new JobFailure(
                form.text("message"),
                form.text("origin"),
                form.text("type"),
                form.optionalInt("attempt"),
                form.texts("parts"),
                form.optionalText("details"));
    }
}
