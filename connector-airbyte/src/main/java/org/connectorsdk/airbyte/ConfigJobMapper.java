package org.connectorsdk.airbyte;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.connectorsdk.airbyte.wire.AttemptWires.AttemptInfoWire;
import org.connectorsdk.airbyte.wire.AttemptWires.AttemptWire;
import org.connectorsdk.airbyte.wire.JobWires.JobInfoWire;
import org.connectorsdk.airbyte.wire.JobWires.JobWire;
import org.connectorsdk.airbyte.wire.JobWires.ListedJobWire;
import org.connectorsdk.airbyte.wire.AttemptWires.StatsWire;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobFailure;
import org.connectorsdk.api.job.JobProgress;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.JobStatus;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.spi.JobWarnings;
import org.connectorsdk.http.provider.UnreadableMembers;
import org.connectorsdk.api.spi.VendorCount;
import org.connectorsdk.http.json.Lenient;
import org.jspecify.annotations.Nullable;

/** Jobs of the configuration API in neutral words. */
final class ConfigJobMapper {
    static final String KIND = "job";

    private static final String UNREAD = "the answer could not be read in full: ";
    private static final String LEFT_OUT = "an attempt was left out, as it could not be read";

    private final String account;

    ConfigJobMapper(String account) {
        this.account = account;
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
        Optional<ConnectionId> connection = connection(wire.configId());
        UnreadableMembers unreadable = oddTimes(wire);
        return Job.builder(new JobRef(AirbyteProvider.ID, account, KIND, id, connection), status)
                .type(ConfigMapper.text(wire.configType()))
                .connection(connection.orElse(null))
                .createdAt(AirbyteStatuses.seconds(wire.createdAt()))
                .startedAt(AirbyteStatuses.seconds(wire.startedAt()))
                .endedAt(endedAt(wire, attempts, status))
                .observedAt(observedAt)
                .progress(progress(wire, attempts))
                .attempts(attempts.size())
                .failure(failure(status, attempts, id))
                .warnings(unreadable.warnings(warnings(wire, attempts)))
                .vendorFields(unreadable.fields(fields(wire)))
                .build();
    }

    /** The connection that a job names; a blank id names none. */
    static Optional<ConnectionId> connection(@Nullable String id) {
        return Optional.ofNullable(id).filter(text -> !text.isBlank()).map(ConnectionId::of);
    }

    /**
     * Airbyte calls a job succeeded or failed; that a part of the data was moved its attempts say. A later attempt may have moved
     * the rest, so of a success the last one counts.
     */
    private static JobStatus status(JobWire wire, List<AttemptWire> attempts) {
        JobStatus status = AirbyteStatuses.jobStatus(wire.status());
        boolean inPart = switch (status.state()) {
            case SUCCEEDED -> !attempts.isEmpty() && isPartial(attempts.get(attempts.size() - 1));
            case FAILED -> attempts.stream().anyMatch(ConfigJobMapper::isPartial);
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
        return JobFailures.of(attempts).orElseGet(() -> failed ? JobFailures.unexplained(id) : null);
    }

    private static List<String> warnings(JobWire wire, List<AttemptWire> attempts) {
        List<String> warnings = JobWarnings.of(wire.status(), wire.problems());
        for (AttemptWire attempt : attempts) {
            attempt.problems().forEach(problem -> warnings.add(UNREAD + problem));
            JobFailures.problems(attempt).forEach(problem -> warnings.add(UNREAD + problem));
        }
        return warnings;
    }

    private static UnreadableMembers oddTimes(JobWire wire) {
        return UnreadableMembers.in(Map.of())
                .unless("createdAt", wire.createdAt(), AirbyteStatuses.seconds(wire.createdAt()))
                .unless("startedAt", wire.startedAt(), AirbyteStatuses.seconds(wire.startedAt()))
                .unless("updatedAt", wire.updatedAt(), AirbyteStatuses.seconds(wire.updatedAt()));
    }

    private static JsonObject fields(JobWire wire) {
        JsonObject.Builder fields = JsonObject.builder();
        wire.more().forEach(fields::set);
        return fields.build();
    }

    private static @Nullable Instant endedAt(JobWire wire, List<AttemptWire> attempts, JobStatus status) {
        if (status.isTerminal()) {
            return AirbyteStatuses.seconds(wire.updatedAt());
        }
        // A status that is not known here may be an end: then the last attempt has one.
        AttemptWire last = attempts.isEmpty() || status.isKnown() ? null : attempts.get(attempts.size() - 1);
        return last == null ? null : AirbyteStatuses.seconds(last.endedAt());
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
    Optional<Job> remains(JsonObject listed, String problem, Instant observedAt) {
        return PartialJobs.of(account, listed.object("job").orElse(listed), "id", "configId", problem, observedAt);
    }
}
