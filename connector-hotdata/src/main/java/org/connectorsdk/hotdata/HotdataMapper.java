package org.connectorsdk.hotdata;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.connectorsdk.api.catalog.Column;
import org.connectorsdk.api.catalog.Table;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.connection.TestReport;
import org.connectorsdk.api.facet.TableProfiles.ColumnProfile;
import org.connectorsdk.api.facet.TableProfiles.TableProfile;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobFailure;
import org.connectorsdk.api.job.JobProgress;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.JobStatus;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.api.spi.EchoedSecretMasker;
import org.connectorsdk.api.spi.JobWarnings;
import org.connectorsdk.api.spi.VendorCount;
import org.connectorsdk.api.spi.VendorFields;
import org.connectorsdk.api.spi.VendorTime;
import org.connectorsdk.hotdata.wire.ConnectionWires.ConnectionWire;
import org.connectorsdk.hotdata.wire.ConnectionWires.CreatedConnectionWire;
import org.connectorsdk.hotdata.wire.ConnectionWires.HealthWire;
import org.connectorsdk.hotdata.wire.JobWires.JobWire;
import org.connectorsdk.hotdata.wire.JobWires.RefreshWire;
import org.connectorsdk.hotdata.wire.TableWires.ProfileWire;
import org.connectorsdk.hotdata.wire.TableWires.TablesWire;
import org.connectorsdk.http.provider.UnreadableMembers;
import org.jspecify.annotations.Nullable;

/** Hotdata's answers in neutral words: connections, tables, profiles, jobs and the results of refreshes. */
final class HotdataMapper {
    private static final String SNOWFLAKE =
            "Hotdata reads Snowflake credentials as JSON only: store {\"password\": …} as a"
                    + " secret and name it as the connection's credential";

    /** The kind of handle whose job the server knows. */
    private static final String JOB = "job";
    /** The kind of handle of a refresh that was done at once and has no job: its id is the {@link FinishedRefresh}. */
    private static final String DONE = "done";

    /** A result has no status of its own, and is not asked for one. */
    private static final String UNASKED = "succeeded";

    private static final int LONGEST = 2_000;
    private static final int LONGEST_DETAILS = 20_000;

    private HotdataMapper() {}

    static Connection connection(ConnectionWire wire) {
        return Connection.builder(ConnectionId.of(wire.id()), wire.name(), wire.sourceType())
                .vendorFields(fields(wire.more())
                        .with("table_count", wire.tableCount())
                        .with("synced_table_count", wire.syncedTableCount())
                        .build())
                .warnings(UnreadableMembers.in(wire.more()).warnings())
                .build();
    }

    /** Masks secrets: the server may echo what it was given, and the reason of a failed discovery may quote it. */
    static Connection created(CreatedConnectionWire wire, ConnectionSpec spec) {
        EchoedSecretMasker echo = new EchoedSecretMasker(spec.secrets(), "config");
        String reason = wire.discoveryError() == null ? null : echo.mask(wire.discoveryError());
        return Connection.builder(ConnectionId.of(wire.id()), wire.name(), wire.sourceType())
                .credential(spec.credential().orElse(null))
                .warnings(UnreadableMembers.in(wire.more())
                        .warnings("failed".equals(wire.discoveryStatus()) ? warnings(reason, spec) : List.of()))
                .vendorFields(fields(echo.mask(wire.more()))
                        .with("tables_discovered", wire.tablesDiscovered())
                        .with("discovery_status", wire.discoveryStatus())
                        .with("discovery_error", reason)
                        .build())
                .build();
    }

    private static List<String> warnings(@Nullable String reason, ConnectionSpec spec) {
        String failed = "the connection exists, but its discovery failed: "
                + (reason == null ? "Hotdata gave no reason" : reason);
        boolean unreadable = spec.type().equals("snowflake") && spec.secrets().containsKey("password");
        return unreadable ? List.of(failed, SNOWFLAKE) : List.of(failed);
    }

    static TestReport report(HealthWire wire, Instant observedAt) {
        return TestReport.builder(wire.healthy())
                .message(wire.error() == null ? "" : wire.error())
                .latency(wire.latencyMs() == null ? null : Duration.ofMillis(wire.latencyMs()))
                .observedAt(observedAt)
                .vendorFields(fields(wire.more()).build())
                .build();
    }

    static Table table(TablesWire.Table wire) {
        Table.Builder table = Table.builder(TableRef.of(wire.schema(), wire.table()))
                .synced(wire.synced())
                .syncedAt(VendorTime.read(wire.lastSync()))
                .vendorFields(
                        fields(wire.more()).with("last_sync", wire.lastSync()).build());
        return wire.columns() == null
                ? table.build()
                : table.columns(columns(wire.columns())).build();
    }

    private static List<Column> columns(List<TablesWire.Column> wire) {
        List<Column> columns = new ArrayList<>(wire.size());
        for (TablesWire.Column column : wire) {
            columns.add(Column.builder(column.name(), column.dataType())
                    .type(HotdataTypes.read(column.dataType()))
                    .nullable(column.nullable())
                    .position(columns.size() + 1)
                    .vendorFields(fields(column.more()).build())
                    .build());
        }
        return columns;
    }

    static TableProfile profile(ProfileWire wire) {
        return new TableProfile(
                TableRef.of(wire.schema(), wire.table()),
                wire.rowCount(),
                Optional.ofNullable(wire.syncedAt()),
                wire.columns().stream().map(HotdataMapper::profile).toList(),
                fields(wire.more()).build());
    }

    /** The kind is taken from {@code type} alone: by its shape, statistics of numbers would pass for those of times. */
    private static ColumnProfile profile(ProfileWire.Column wire) {
        JsonObject statistics = wire.profile() == null ? JsonObject.empty() : wire.profile();
        return new ColumnProfile(
                wire.name(),
                wire.dataType(),
                VendorCount.read(wire.nullCount()),
                wire.nullPercentage() == null ? OptionalDouble.empty() : OptionalDouble.of(wire.nullPercentage()),
                VendorCount.read(wire.cardinality()),
                statistics.string("type").orElse(""),
                statistics.without("type"),
                fields(wire.more()).build());
    }

    /**
     * The job that a refresh started, or the outcome of a refresh that the server made at once.
     *
     * @return empty when the answer is neither
     */
    static Optional<Job> started(RefreshWire wire, String account, ConnectionId connection, Instant observedAt) {
        Optional<ConnectionId> asked = Optional.of(connection);
        if (wire.id() != null && !wire.id().isBlank()) {
            return Optional.of(
                    Job.builder(new JobRef(Hotdata.ID, account, JOB, wire.id(), asked), status(wire.status()))
                            .connection(answered(wire, connection))
                            .observedAt(observedAt)
                            .warnings(JobWarnings.of(wire.status(), wire.problems()))
                            .vendorFields(fields(wire.more()).build())
                            .build());
        }
        boolean isResult = wire.tablesRefreshed() != null || wire.rowsSynced() != null;
        if (!isResult || !wire.problems().isEmpty()) { // with counters that cannot be read nobody knows how it ended
            return Optional.empty();
        }
        JobStatus status = outcome(wire);
        Job ended = result(Job.builder(new JobRef(Hotdata.ID, account, DONE, status.raw(), asked), status), wire, null)
                .connection(answered(wire, connection))
                .endedAt(observedAt)
                .observedAt(observedAt)
                .build();
        return Optional.of(ended.toBuilder()
                .ref(new JobRef(
                        Hotdata.ID, account, DONE, FinishedRefresh.of(ended).id(), asked))
                .build());
    }

    /** The connection that a result names, which need not be the one that was asked for. */
    private static ConnectionId answered(RefreshWire wire, ConnectionId asked) {
        return wire.connectionId() == null || wire.connectionId().isBlank()
                ? asked
                : ConnectionId.of(wire.connectionId());
    }

    /** The HTTP status is 200 even when every table failed. */
    private static JobStatus outcome(RefreshWire wire) {
        boolean some = wire.tablesRefreshed() != null && wire.tablesRefreshed() > 0;
        return status(!failedTables(wire) ? "succeeded" : some ? "partially_succeeded" : "failed");
    }

    static boolean isDone(JobRef ref) {
        return ref.kind().equals(DONE);
    }

    /** The ended refresh that a handle of the kind {@link #DONE} holds. */
    static Job done(JobRef ref, Instant observedAt) {
        FinishedRefresh refresh = FinishedRefresh.read(ref.jobId());
        JobStatus status = status(refresh.status());
        return refresh.on(Job.builder(ref, status), status)
                .connection(ref.connection().orElse(null))
                .observedAt(observedAt)
                .build();
    }

    /** The handle of a job that a list shows; whose it is, its result tells. */
    static JobRef listed(String account, String id) {
        return new JobRef(Hotdata.ID, account, JOB, id, Optional.empty());
    }

    /** A job has its connection once it has a result; before that it is taken from the handle. */
    static Job job(JobWire wire, JobRef asked, Instant observedAt) {
        Optional<ConnectionId> connection = Optional.ofNullable(wire.result())
                .map(RefreshWire::connectionId)
                .filter(id -> !id.isBlank())
                .map(ConnectionId::of)
                .or(asked::connection);
        JobRef ref = new JobRef(asked.provider(), asked.account(), asked.kind(), wire.id(), connection);
        JobStatus status = status(wire);
        boolean succeeded = status.state() == JobState.SUCCEEDED || status.state() == JobState.PARTIALLY_SUCCEEDED;
        Job.Builder job = Job.builder(ref, status)
                .resultPending(succeeded && wire.result() == null)
                .type(wire.jobType() == null ? "" : wire.jobType())
                .connection(connection.orElse(null))
                .createdAt(VendorTime.read(wire.createdAt()))
                .endedAt(VendorTime.read(wire.completedAt()))
                .observedAt(observedAt)
                .attempts(wire.attempts() == null ? 0 : wire.attempts())
                .failure(failure(wire.errorMessage(), wire.result()))
                .vendorFields(fields(wire.more()).build());
        List<String> warnings = JobWarnings.of(wire.status(), wire.problems());
        if (wire.result() == null) {
            return job.warnings(warnings).build();
        }
        warnings.addAll(JobWarnings.of(UNASKED, wire.result().problems()));
        return JobWarnings.adding(
                result(job, wire.result(), wire.errorMessage()).build(), warnings);
    }

    /** What a job calls a success or a failure, its result may call half of one. */
    private static JobStatus status(JobWire wire) {
        JobStatus status = status(wire.status());
        RefreshWire result = wire.result();
        boolean isPlain = status.state() == JobState.SUCCEEDED || status.state() == JobState.FAILED;
        return isPlain && result != null && failedTables(result)
                ? new JobStatus(status.raw(), outcome(result).state())
                : status;
    }

    private static Job.Builder result(Job.Builder job, RefreshWire result, @Nullable String message) {
        Long rows = result.totalRows() == null ? result.rowsSynced() : result.totalRows();
        return job.progress(new JobProgress(
                        VendorCount.read(rows),
                        VendorCount.read(null),
                        VendorCount.read(result.tablesRefreshed()),
                        VendorCount.read(result.tablesFailed())))
                .failure(failure(message, result))
                .warnings(warnings(result));
    }

    private static List<String> warnings(RefreshWire result) {
        return result.warnings() == null
                ? List.of()
                : result.warnings().stream()
                        .map(warning -> place(warning.schemaName(), warning.tableName(), warning.message()))
                        .toList();
    }

    private static @Nullable JobFailure failure(@Nullable String message, @Nullable RefreshWire result) {
        List<String> parts = new ArrayList<>();
        if (result != null && result.errors() != null) {
            for (RefreshWire.Failure part : result.errors()) {
                parts.add(place(part.schemaName(), part.tableName(), part.error()));
            }
        }
        if (message == null && parts.isEmpty() && (result == null || !failedTables(result))) {
            return null;
        }
        String reason = message != null
                ? message
                : parts.isEmpty() ? "Hotdata gave no reason" : parts.size() + " tables could not be read";
        String text = parts.isEmpty() ? reason : reason + " (" + String.join("; ", parts) + ")";
        return new JobFailure(line(text), "", "", OptionalInt.empty(), parts, rest(text));
    }

    /** A message is one line; whatever stands below it, such as a stack trace, is for those who ask. */
    private static String line(String text) {
        String first = text.lines().findFirst().orElse("");
        return first.substring(0, Math.min(first.length(), LONGEST));
    }

    private static Optional<String> rest(String text) {
        return line(text).equals(text)
                ? Optional.empty()
                : Optional.of(text.substring(0, Math.min(text.length(), LONGEST_DETAILS)));
    }

    /** A table with an error has failed, also where it is not counted. */
    private static boolean failedTables(RefreshWire result) {
        return (result.tablesFailed() != null && result.tablesFailed() > 0)
                || (result.errors() != null && !result.errors().isEmpty());
    }

    private static String place(@Nullable String schema, @Nullable String table, @Nullable String text) {
        String place = schema == null ? table : table == null ? schema : schema + "." + table;
        String reason = text == null ? "no reason given" : line(text);
        return place == null ? reason : place + ": " + reason;
    }

    private static JobStatus status(@Nullable String vendor) {
        String raw = vendor == null ? "" : vendor;
        return new JobStatus(
                raw,
                switch (raw.toLowerCase(Locale.ROOT)) {
                    case "pending" -> JobState.QUEUED;
                    case "running" -> JobState.RUNNING;
                    case "succeeded" -> JobState.SUCCEEDED;
                    case "partially_succeeded" -> JobState.PARTIALLY_SUCCEEDED;
                    case "failed" -> JobState.FAILED;
                    default -> JobState.UNKNOWN;
                });
    }

    static VendorFields fields(Map<String, JsonValue> more) {
        return new VendorFields(more);
    }
}
