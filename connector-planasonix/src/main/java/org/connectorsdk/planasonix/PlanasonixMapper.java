package org.connectorsdk.planasonix;

import io.vavr.control.Either;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.connectorsdk.api.catalog.Column;
import org.connectorsdk.api.catalog.Table;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.CredentialRef;
import org.connectorsdk.api.connection.PageToken;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.connection.TestReport;
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
import org.connectorsdk.api.spi.EchoedSecretMasker;
import org.connectorsdk.api.spi.JobWarnings;
import org.connectorsdk.api.spi.SqlTypes;
import org.connectorsdk.api.spi.VendorCount;
import org.connectorsdk.api.spi.VendorTime;
import org.connectorsdk.api.text.SecretSettings;
import org.connectorsdk.http.provider.UnreadableMembers;
import org.connectorsdk.planasonix.wire.CatalogWires.ColumnWire;
import org.connectorsdk.planasonix.wire.CatalogWires.TablesWire;
import org.connectorsdk.planasonix.wire.ConnectionWires.ConnectionWire;
import org.connectorsdk.planasonix.wire.ConnectionWires.TestWire;
import org.connectorsdk.planasonix.wire.JobWires.BackfillWire;
import org.connectorsdk.planasonix.wire.JobWires.JobResultsWire;
import org.connectorsdk.planasonix.wire.JobWires.JobWire;
import org.connectorsdk.planasonix.wire.ListWires.MetaWire;
import org.jspecify.annotations.Nullable;

/** The vendor's words in neutral ones. Syncs and backfills are jobs, told apart by the kind of their handles. */
final class PlanasonixMapper {
    static final String SYNC = "sync";
    static final String BACKFILL = "backfill";

    private static final String UNREAD_RESULTS = "the job's results could not be read: ";

    private final String account;

    PlanasonixMapper(String account) {
        this.account = account;
    }

    static Connection connection(ConnectionWire enveloped) {
        ConnectionWire wire = enveloped.content();
        UnreadableMembers kept = UnreadableMembers.in(enveloped.more());
        return connection(wire, kept, shown(wire), SecretSettings.shown(wire.more()));
    }

    /**
     * The answer to a write, which a vendor may fill with what it was given.
     *
     * @param secrets the secrets of the request
     * @param config the config of the request, which holds none of them
     */
    static Connection written(ConnectionWire enveloped, Map<String, Secret> secrets, JsonObject config) {
        ConnectionWire wire = enveloped.content();
        EchoedSecretMasker echo = new EchoedSecretMasker(secrets);
        UnreadableMembers kept = UnreadableMembers.in(enveloped.more());
        return connection(wire, kept, echo.settings(shown(wire), config), SecretSettings.shown(echo.mask(wire.more())));
    }

    private static JsonObject shown(ConnectionWire wire) {
        return wire.params() == null ? SecretSettings.shown(config(wire)) : PlanasonixParams.shown(wire.params());
    }

    static JsonObject config(ConnectionWire wire) {
        JsonObject settings = wire.settings();
        return settings == null ? JsonObject.empty() : settings;
    }

    private static Connection connection(
            ConnectionWire wire, UnreadableMembers kept, JsonObject config, Map<String, JsonValue> more) {
        Instant createdAt = VendorTime.read(wire.createdAt());
        Instant updatedAt = VendorTime.read(wire.updatedAt());
        UnreadableMembers unreadable =
                kept.unless("createdAt", wire.createdAt(), createdAt).unless("updatedAt", wire.updatedAt(), updatedAt);
        return Connection.builder(ConnectionId.of(wire.id()), text(wire.name()), text(wire.type()))
                .config(unreadable.isCut() ? JsonObject.empty() : config)
                .credential(wire.credentialId() == null ? null : CredentialRef.id(wire.credentialId()))
                .createdAt(createdAt)
                .updatedAt(updatedAt)
                .vendorFields(unreadable.fields(object(more)))
                .warnings(unreadable.warnings())
                .build();
    }

    /** What is left of one that does not fit; empty when it has no id. */
    static Optional<Connection> remains(JsonObject raw, String problem) {
        return raw.string("id")
                .filter(id -> !id.isBlank())
                .map(id -> Connection.builder(
                                ConnectionId.of(id),
                                raw.string("name").orElse(""),
                                raw.string("type").orElse(""))
                        .warnings(List.of("was not understood: " + problem))
                        .vendorFields(SecretSettings.shown(raw))
                        .build());
    }

    /** Where the next part of a list begins; empty after the last one. */
    static Optional<PageToken> next(@Nullable MetaWire meta) {
        return Optional.ofNullable(meta == null ? null : meta.next())
                .filter(cursor -> !cursor.isBlank())
                .map(PageToken::new);
    }

    /** A source may quote the login that it refused. */
    static TestReport report(TestWire wire, Map<String, Secret> secrets, Instant observedAt) {
        EchoedSecretMasker echo = new EchoedSecretMasker(secrets);
        return TestReport.builder(wire.ok())
                .message(echo.mask(text(wire.message())))
                .latency(wire.latencyMs() == null ? null : Duration.ofMillis(wire.latencyMs()))
                .serverVersion(wire.serverVersion())
                .observedAt(observedAt)
                .vendorFields(object(SecretSettings.shown(echo.mask(wire.more()))))
                .build();
    }

    static Table table(TablesWire.TableWire wire, String schema) {
        JsonObject.Builder fields = JsonObject.builder();
        put(fields, "type", wire.type());
        wire.more().forEach(fields::set);
        return Table.builder(TableRef.of(wire.schema() == null ? schema : wire.schema(), wire.name()))
                .vendorFields(fields.build())
                .build();
    }

    static List<Column> columns(List<ColumnWire> wires) {
        List<Column> columns = new ArrayList<>(wires.size());
        for (ColumnWire wire : wires) {
            String type = text(wire.type());
            columns.add(Column.builder(wire.name(), type)
                    .type(SqlTypes.read(type))
                    .nullable(wire.nullable())
                    .position(columns.size() + 1)
                    .vendorFields(object(wire.more()))
                    .build());
        }
        return columns;
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
    Optional<Job> remainsOfJob(JsonObject raw, String problem, Optional<ConnectionId> asked, Instant observedAt) {
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
                .type(text(wire.type()))
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
            return resultPending(
                    job,
                    UNREAD_RESULTS + "the answer is about the job " + about + ", not "
                            + job.ref().jobId());
        }
        if (results.tables() == null && results.summary() == null) {
            return resultPending(job, "the job's results list neither tables nor rows");
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
                        .map(warning -> text(warning.message()) + " (" + text(warning.code()) + ")")
                        .toList();
        return JobWarnings.adding(
                job.toBuilder()
                        .progress(new JobProgress(rows, job.progress().bytes(), tables, OptionalLong.empty()))
                        .build(),
                warnings);
    }

    /** The job without its results. */
    static Job withoutResults(Job job, ConnectorError error) {
        return resultPending(job, UNREAD_RESULTS + error.context().summary());
    }

    private static Job resultPending(Job job, String why) {
        return JobWarnings.adding(job.toBuilder().resultPending(true).build(), List.of(why));
    }

    /** The answer to a cancellation stands, also when the read after it, which would tell more of the job, failed. */
    static Job readAgain(Job known, Either<ConnectorError, Job> read) {
        boolean isSame =
                read.map(job -> job.ref().jobId().equals(known.ref().jobId())).getOrElse(false);
        if (isSame) {
            return read.get();
        }
        String why = read.isRight()
                ? "the answer is about another job"
                : read.getLeft().context().summary();
        return JobWarnings.adding(known, List.of("the job could not be read again after its cancellation: " + why));
    }

    private static Optional<ConnectionId> connection(@Nullable String answered, Optional<ConnectionId> asked) {
        return answered == null || answered.isBlank() ? asked : Optional.of(ConnectionId.of(answered));
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
        put(fields, "duration_seconds", wire.durationSeconds() instanceof JsonNull ? null : wire.durationSeconds());
        put(fields, "metrics", wire.metrics());
        put(fields, "progress", wire.progress());
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
        String raw = text(word);
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

    static JsonObject object(Map<String, JsonValue> members) {
        return members.isEmpty() ? JsonObject.empty() : JsonObject.of(members);
    }

    static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
