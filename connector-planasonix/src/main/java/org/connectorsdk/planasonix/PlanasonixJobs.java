package org.connectorsdk.planasonix;

import io.vavr.control.Either;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobFailure;
import org.connectorsdk.api.job.JobProgress;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.JobStatus;
import org.connectorsdk.api.json.JsonNull;
import org.connectorsdk.api.json.JsonNumber;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.api.spi.JobWarnings;
import org.connectorsdk.api.spi.VendorCount;
import org.connectorsdk.api.spi.VendorTime;
import org.connectorsdk.planasonix.wire.JobWires.BackfillWire;
import org.connectorsdk.planasonix.wire.JobWires.JobResultsWire;
import org.connectorsdk.planasonix.wire.JobWires.JobWire;
import org.jspecify.annotations.Nullable;

/** Jobs and backfills in neutral words. Both are jobs there, told apart by the kind of their handles. */
final class PlanasonixJobs {
    static final String SYNC = "sync";
    static final String BACKFILL = "backfill";

    private final String account;

    PlanasonixJobs(String account) {
        this.account = account;
    }

    JobRef ref(String kind, String jobId, Optional<ConnectionId> connection) {
        return new JobRef(Planasonix.ID, account, kind, jobId, connection);
    }

    /** A job of which no more is known than that it runs. */
    Job running(String jobId, ConnectionId connection, Instant observedAt) {
        return Job.builder(ref(SYNC, jobId, Optional.of(connection)), new JobStatus("", JobState.RUNNING))
                .connection(connection)
                .observedAt(observedAt)
                .build();
    }

    /** What is left of one that does not fit; empty when it has no id. */
    Optional<Job> remains(JsonObject raw, String problem, Optional<ConnectionId> asked, Instant observedAt) {
        Optional<ConnectionId> connection =
                connection(raw.string("connection_id").orElse(null), asked);
        return raw.string("id")
                .or(() -> raw.string("job_id"))
                .filter(id -> !id.isBlank())
                .map(id -> Job.builder(
                                ref(SYNC, id, connection),
                                status(raw.string("status").orElse(null)))
                        .connection(connection.orElse(null))
                        .observedAt(observedAt)
                        .warnings(List.of("was not understood: " + problem))
                        .vendorFields(raw)
                        .build());
    }

    Job job(JobWire wire, Optional<ConnectionId> asked, Instant observedAt) {
        Optional<ConnectionId> connection = connection(wire.connectionId(), asked);
        JobStatus status = status(wire.status());
        return Job.builder(ref(SYNC, wire.id(), connection), status)
                .type(PlanasonixMapper.text(wire.type()))
                .connection(connection.orElse(null))
                .createdAt(first(wire.createdAt(), wire.queuedAt()))
                .startedAt(VendorTime.read(wire.startedAt()))
                .endedAt(VendorTime.read(wire.finishedAt()))
                .observedAt(observedAt)
                .progress(progress(wire))
                .failure(failure(status, wire.error()))
                .warnings(JobWarnings.of(wire.status(), wire.problems()))
                .vendorFields(fields(wire))
                .build();
    }

    Job backfill(BackfillWire wire, Optional<ConnectionId> asked, Instant observedAt) {
        Optional<ConnectionId> connection = connection(wire.connectionId(), asked);
        JobStatus status = status(wire.status());
        JobProgress progress = new JobProgress(
                VendorCount.read(wire.rowsProcessed()),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty());
        return Job.builder(ref(BACKFILL, wire.id(), connection), status)
                .type(BACKFILL)
                .connection(connection.orElse(null))
                .createdAt(VendorTime.read(wire.createdAt()))
                .endedAt(status.isTerminal() ? VendorTime.read(wire.updatedAt()) : null)
                .observedAt(observedAt)
                .progress(progress)
                .failure(failure(status, wire.error()))
                .warnings(JobWarnings.of(wire.status(), wire.problems()))
                .vendorFields(fields(wire))
                .build();
    }

    /** The job with what its results add. */
    static Job withResults(Job job, JobResultsWire results) {
        String about = results.jobId() == null ? "" : results.jobId();
        if (!about.isBlank() && !about.equals(job.ref().jobId())) {
            return JobWarnings.adding(
                    job.toBuilder().resultPending(true).build(),
                    List.of("what the job moved could not be read: the answer is about the job " + about + ", not "
                            + job.ref().jobId()));
        }
        if (results.tables() == null && results.summary() == null) {
            return JobWarnings.adding(
                    job.toBuilder().resultPending(true).build(), List.of("its results name neither tables nor rows"));
        }
        OptionalLong rows = job.progress().rows();
        if (rows.isEmpty() && results.summary() != null) {
            rows = number(results.summary(), "total_rows_synced");
        }
        OptionalLong tables = results.tables() == null
                ? OptionalLong.empty()
                : OptionalLong.of(results.tables().size());
        List<String> warnings = results.warnings() == null
                ? List.of()
                : results.warnings().stream()
                        .map(warning -> PlanasonixMapper.text(warning.message()) + " ("
                                + PlanasonixMapper.text(warning.code()) + ")")
                        .toList();
        return JobWarnings.adding(
                job.toBuilder()
                        .progress(new JobProgress(rows, job.progress().bytes(), tables, OptionalLong.empty()))
                        .build(),
                warnings);
    }

    /** What a cancellation said of a job stands, also when a further look that would tell more of it failed. */
    static Job readAgain(Job known, Either<ConnectorError, Job> read) {
        boolean isSame =
                read.map(job -> job.ref().jobId().equals(known.ref().jobId())).getOrElse(false);
        if (isSame) {
            return read.get();
        }
        List<String> warnings = new ArrayList<>(known.warnings());
        warnings.add("the job could not be read again after it was asked to cancel: "
                + (read.isRight()
                        ? "the answer is about another job"
                        : read.getLeft().context().summary()));
        return known.toBuilder().warnings(warnings).build();
    }

    private static Optional<ConnectionId> connection(@Nullable String told, Optional<ConnectionId> asked) {
        return told == null || told.isBlank() ? asked : Optional.of(ConnectionId.of(told));
    }

    private static @Nullable Instant first(@Nullable String one, @Nullable String other) {
        Instant instant = VendorTime.read(one);
        return instant == null ? VendorTime.read(other) : instant;
    }

    private static JobProgress progress(JobWire wire) {
        JsonObject metrics = wire.metrics() == null ? JsonObject.empty() : wire.metrics();
        OptionalLong rows = number(metrics, "rows_loaded");
        if (rows.isEmpty() && wire.progress() != null) {
            rows = number(wire.progress(), "rows_synced");
        }
        OptionalLong bytes = number(metrics, "bytes_read");
        return rows.isEmpty() && bytes.isEmpty()
                ? JobProgress.none()
                : new JobProgress(rows, bytes, OptionalLong.empty(), OptionalLong.empty());
    }

    private static OptionalLong number(JsonObject object, String name) {
        Optional<JsonNumber> number = object.number(name);
        try {
            return number.isEmpty()
                    ? OptionalLong.empty()
                    : VendorCount.read(number.get().longValueExact());
        } catch (ArithmeticException notWhole) {
            return OptionalLong.empty();
        }
    }

    /** The form of an error is not documented: an object with code and message, or a text. */
    private static @Nullable JobFailure failure(JobStatus status, @Nullable JsonValue error) {
        JsonObject fields =
                error == null ? JsonObject.empty() : error.asObject().orElse(JsonObject.empty());
        String message = fields.string("message")
                .or(() -> Optional.ofNullable(error).flatMap(JsonValue::asString))
                .orElse("");
        if (message.isEmpty() && status.state() != JobState.FAILED) {
            return null;
        }
        return new JobFailure(
                message.isEmpty() ? "Planasonix gave no reason" : message,
                "",
                fields.string("code").orElse(""),
                OptionalInt.empty(),
                List.of(),
                Optional.empty());
    }

    private static JsonObject fields(JobWire wire) {
        JsonObject.Builder fields = JsonObject.builder();
        put(fields, "pipeline_id", wire.pipelineId());
        put(fields, "cancel_requested_at", wire.cancelRequestedAt());
        if (wire.durationSeconds() != null && !(wire.durationSeconds() instanceof JsonNull)) {
            fields.set("duration_seconds", wire.durationSeconds());
        }
        if (wire.metrics() != null) {
            fields.set("metrics", wire.metrics());
        }
        if (wire.progress() != null) {
            fields.set("progress", wire.progress());
        }
        wire.more().forEach(fields::set);
        return fields.build();
    }

    private static JsonObject fields(BackfillWire wire) {
        JsonObject.Builder fields = JsonObject.builder();
        put(fields, "start_at", wire.startAt());
        put(fields, "end_at", wire.endAt());
        put(fields, "tables", wire.tables());
        put(fields, "progress_percent", wire.progressPercent());
        put(fields, "job_ids", wire.jobIds());
        wire.more().forEach(fields::set);
        return fields.build();
    }

    private static void put(JsonObject.Builder fields, String name, @Nullable Object value) {
        if (value != null) {
            fields.set(name, value);
        }
    }

    /** Jobs succeed, backfills and jobs of older deployments complete; an unknown word is no end. */
    static JobStatus status(@Nullable String word) {
        String raw = PlanasonixMapper.text(word);
        return new JobStatus(
                raw,
                switch (raw.toLowerCase(Locale.ROOT)) {
                    case "queued" -> JobState.QUEUED;
                    case "running", "cancelling", "cancel_requested" -> JobState.RUNNING;
                    case "succeeded", "completed" -> JobState.SUCCEEDED;
                    case "failed" -> JobState.FAILED;
                    case "cancelled", "canceled" -> JobState.CANCELLED;
                    default -> JobState.UNKNOWN;
                });
    }
}
