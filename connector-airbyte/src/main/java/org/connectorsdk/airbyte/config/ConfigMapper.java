package org.connectorsdk.airbyte.config;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.connectorsdk.airbyte.internal.AirbyteCatalog;
import org.connectorsdk.airbyte.internal.AirbyteMapper;
import org.connectorsdk.airbyte.wire.AttemptWires.AttemptInfoWire;
import org.connectorsdk.airbyte.wire.AttemptWires.AttemptWire;
import org.connectorsdk.airbyte.wire.AttemptWires.StatsWire;
import org.connectorsdk.airbyte.wire.ConnectionWires.ConnectionWire;
import org.connectorsdk.airbyte.wire.ConnectionWires.SyncedStreamsWire;
import org.connectorsdk.airbyte.wire.JobWires.JobInfoWire;
import org.connectorsdk.airbyte.wire.JobWires.JobWire;
import org.connectorsdk.airbyte.wire.JobWires.ListedJobWire;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobFailure;
import org.connectorsdk.api.job.JobProgress;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.JobStatus;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonSelection;
import org.connectorsdk.api.spi.JobWarnings;
import org.connectorsdk.api.spi.VendorCount;
import org.connectorsdk.api.spi.VendorTime;
import org.connectorsdk.http.json.Lenient;
import org.connectorsdk.http.provider.UnreadableMembers;
import org.jspecify.annotations.Nullable;

/**
 * Connections and jobs of the configuration API in neutral words. What can be sent back is config, all else a vendor
 * field.
 */
final class ConfigMapper {
    private static final JsonSelection SETTINGS = JsonSelection.of(
            "namespaceDefinition",
            "namespaceFormat",
            "prefix",
            "operationIds",
            "syncCatalog",
            "scheduleType",
            "scheduleData",
            "resourceRequirements",
            "sourceCatalogId",
            "destinationCatalogId",
            "geography",
            "dataplaneGroupId",
            "notifySchemaChanges",
            "notifySchemaChangesByEmail",
            "nonBreakingChangesPreference",
            "backfillPreference",
            "onDemandEnabled",
            "tags");

    private static final String UNREAD = "the answer could not be read in full: ";
    private static final String LEFT_OUT = "an attempt was left out, as it could not be read";

    private final String account;

    ConfigMapper(String account) {
        this.account = account;
    }

    static Connection connection(ConnectionWire wire) {
        Instant createdAt = VendorTime.ofSeconds(wire.createdAt());
        UnreadableMembers unreadable =
                UnreadableMembers.in(wire.settings()).unless("created_at", wire.createdAt(), createdAt);
        JsonObject all = JsonObject.of(wire.settings());
        return AirbyteMapper.connection(
                        wire.connectionId(), wire.name(), wire.status(), wire.sourceId(), wire.destinationId())
                .createdAt(createdAt)
                .config(unreadable.isCut() ? JsonObject.empty() : AirbyteMapper.withoutNulls(SETTINGS.of(all)))
                .vendorFields(unreadable.fields(SETTINGS.others(all)))
                .warnings(unreadable.warnings(warnings(wire)))
                .build();
    }

    private static List<String> warnings(ConnectionWire wire) {
        return wire.hasBreakingChange()
                ? List.of("the source has changed in a way that breaks this connection: look at it in Airbyte")
                : List.of();
    }

    /** Streams as tables; one without a name, or that cannot be read, cannot be meant by anybody. */
    static List<TableRef> tables(SyncedStreamsWire wire) {
        List<TableRef> tables = new ArrayList<>();
        if (wire.syncCatalog() != null && wire.syncCatalog().streams() != null) {
            wire.syncCatalog().streams().stream()
                    .flatMap(pair -> pair.value().stream())
                    .map(SyncedStreamsWire.Pair::stream)
                    .filter(Objects::nonNull)
                    .filter(stream -> !AirbyteMapper.text(stream.name()).isBlank())
                    .forEach(stream ->
                            tables.add(AirbyteCatalog.ref(stream.namespace(), AirbyteMapper.text(stream.name()))));
        }
        return tables;
    }

    Job job(JobInfoWire info, Instant observedAt) {
        return JobWarnings.adding(job(info.job(), attempts(info), observedAt), warnings(info));
    }

    /** The attempts that can be read. */
    static List<AttemptWire> attempts(JobInfoWire info) {
        return elements(info)
                .filter(Objects::nonNull)
                .map(AttemptInfoWire::attempt)
                .filter(Objects::nonNull)
                .toList();
    }

    /** What could not be read of the attempts, and which of them not at all. */
    static List<String> warnings(JobInfoWire info) {
        List<String> warnings = new ArrayList<>();
        info.problems().forEach(problem -> warnings.add(UNREAD + problem));
        for (@Nullable AttemptInfoWire element : elements(info).toList()) {
            if (element == null || element.attempt() == null) {
                warnings.add(LEFT_OUT
                        + (element == null || element.problems().isEmpty()
                                ? ""
                                : ": " + element.problems().get(0)));
            }
        }
        return warnings;
    }

    private static Stream<@Nullable AttemptInfoWire> elements(JobInfoWire info) {
        return info.attempts() == null ? Stream.empty() : info.attempts().stream();
    }

    Job job(ListedJobWire listed, Instant observedAt) {
        return JobWarnings.adding(job(listed.job(), attempts(listed), observedAt), warnings(listed));
    }

    /** The attempts that can be read. */
    static List<AttemptWire> attempts(ListedJobWire listed) {
        return elements(listed).flatMap(attempt -> attempt.value().stream()).toList();
    }

    /** What could not be read of the attempts, and which of them not at all. */
    static List<String> warnings(ListedJobWire listed) {
        List<String> warnings = new ArrayList<>();
        listed.problems().forEach(problem -> warnings.add(UNREAD + problem));
        elements(listed)
                .filter(attempt -> attempt.value().isEmpty())
                .forEach(attempt -> warnings.add(LEFT_OUT + ": " + attempt.problem()));
        return warnings;
    }

    private static Stream<Lenient<AttemptWire>> elements(ListedJobWire listed) {
        return listed.attempts() == null ? Stream.empty() : listed.attempts().stream();
    }

    /**
     * A job.
     *
     * @param attempts its attempts as far as they are known; an empty list is no statement
     */
    Job job(JobWire wire, List<AttemptWire> attempts, Instant observedAt) {
        JobStatus status = status(wire, attempts);
        String id = Long.toString(wire.id());
        UnreadableMembers unreadable = unreadableTimes(wire);
        return AirbyteMapper.job(account, id, wire.configId(), status)
                .type(AirbyteMapper.text(wire.configType()))
                .createdAt(VendorTime.ofSeconds(wire.createdAt()))
                .startedAt(VendorTime.ofSeconds(wire.startedAt()))
                .endedAt(endedAt(wire, attempts, status))
                .observedAt(observedAt)
                .progress(progress(wire, attempts))
                .attempts(attempts.size())
                .failure(failure(status, attempts, id))
                .warnings(unreadable.warnings(warnings(wire, attempts)))
                .vendorFields(unreadable.fields(JsonObject.of(wire.more())))
                .build();
    }

    /**
     * Airbyte calls a job succeeded or failed; that a part of the data was moved its attempts say. A later attempt may
     * have moved the rest, so of a success the last one counts.
     */
    private static JobStatus status(JobWire wire, List<AttemptWire> attempts) {
        JobStatus status = AirbyteMapper.jobStatus(wire.status());
        boolean inPart = switch (status.state()) {
            case SUCCEEDED -> !attempts.isEmpty() && isPartial(attempts.get(attempts.size() - 1));
            case FAILED -> attempts.stream().anyMatch(ConfigMapper::isPartial);
            default -> false;
        };
        return inPart ? new JobStatus(status.raw(), JobState.PARTIALLY_SUCCEEDED) : status;
    }

    private static boolean isPartial(AttemptWire attempt) {
        return attempt.failureSummary() != null
                && Boolean.TRUE.equals(attempt.failureSummary().partialSuccess());
    }

    /** Also of a job that succeeded: what failed before it did. */
    private static @Nullable JobFailure failure(JobStatus status, List<AttemptWire> attempts, String id) {
        boolean failed = status.state() == JobState.FAILED || status.state() == JobState.PARTIALLY_SUCCEEDED;
        return JobFailures.of(attempts).orElseGet(() -> failed ? AirbyteMapper.unexplained(id) : null);
    }

    private static List<String> warnings(JobWire wire, List<AttemptWire> attempts) {
        List<String> warnings = JobWarnings.of(wire.status(), wire.problems());
        for (AttemptWire attempt : attempts) {
            attempt.problems().forEach(problem -> warnings.add(UNREAD + problem));
            JobFailures.problems(attempt).forEach(problem -> warnings.add(UNREAD + problem));
        }
        return warnings;
    }

    private static UnreadableMembers unreadableTimes(JobWire wire) {
        return UnreadableMembers.in(Map.of())
                .unless("createdAt", wire.createdAt(), VendorTime.ofSeconds(wire.createdAt()))
                .unless("startedAt", wire.startedAt(), VendorTime.ofSeconds(wire.startedAt()))
                .unless("updatedAt", wire.updatedAt(), VendorTime.ofSeconds(wire.updatedAt()));
    }

    private static @Nullable Instant endedAt(JobWire wire, List<AttemptWire> attempts, JobStatus status) {
        if (status.isTerminal()) {
            return VendorTime.ofSeconds(wire.updatedAt());
        }
        // A status that is not known here may be an end: then the last attempt has one.
        AttemptWire last = attempts.isEmpty() || status.isKnown() ? null : attempts.get(attempts.size() - 1);
        return last == null ? null : VendorTime.ofSeconds(last.endedAt());
    }

    private static JobProgress progress(JobWire wire, List<AttemptWire> attempts) {
        if (wire.aggregatedStats() != null) {
            return progress(wire.aggregatedStats(), null, null);
        }
        for (int i = attempts.size() - 1; i >= 0; i--) {
            AttemptWire attempt = attempts.get(i);
            JobProgress progress = progress(attempt.totalStats(), attempt.recordsSynced(), attempt.bytesSynced());
            if (!progress.equals(JobProgress.none())) {
                return progress;
            }
        }
        return JobProgress.none();
    }

    /** What was written counts, where the server says so; else what was read. */
    private static JobProgress progress(@Nullable StatsWire stats, @Nullable Long records, @Nullable Long bytes) {
        Long rows = first(records, stats == null ? null : first(stats.recordsCommitted(), stats.recordsEmitted()));
        Long size = first(bytes, stats == null ? null : first(stats.bytesCommitted(), stats.bytesEmitted()));
        return new JobProgress(
                VendorCount.read(rows), VendorCount.read(size), OptionalLong.empty(), OptionalLong.empty());
    }

    private static @Nullable Long first(@Nullable Long preferred, @Nullable Long other) {
        return preferred == null ? other : preferred;
    }

    /** What is left of a listed job that does not fit; empty when it has no id. */
    Optional<Job> partial(JsonObject listed, String problem, Instant observedAt) {
        return AirbyteMapper.partialJob(
                account, listed.object("job").orElse(listed), "id", "configId", problem, observedAt);
    }
}
