package org.connectorsdk.airbyte;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.connectorsdk.airbyte.wire.AttemptInfoWire;
import org.connectorsdk.airbyte.wire.AttemptWire;
import org.connectorsdk.airbyte.wire.JobInfoWire;
import org.connectorsdk.airbyte.wire.JobWire;
import org.connectorsdk.airbyte.wire.ListedJobWire;
import org.connectorsdk.airbyte.wire.StatsWire;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobProgress;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.JobStatus;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.http.VendorCount;
import org.jspecify.annotations.Nullable;

/** Jobs of the configuration API in neutral words. */
final class ConfigJobMapper {
    static final String KIND = "job";

    private final String account;

    ConfigJobMapper(String account) {
        this.account = account;
    }

    Job job(JobInfoWire info, Instant observedAt) {
        return job(info.job(), attempts(info), observedAt);
    }

    static List<AttemptWire> attempts(JobInfoWire info) {
        return info.attempts() == null
                ? List.of()
                : info.attempts().stream().map(AttemptInfoWire::attempt).toList();
    }

    Job job(ListedJobWire listed, Instant observedAt) {
        return job(listed.job(), listed.attempts() == null ? List.of() : listed.attempts(), observedAt);
    }

    /**
     * A job.
     *
     * @param attempts its attempts as far as they are known; an empty list is no statement
     */
    Job job(JobWire wire, List<AttemptWire> attempts, Instant observedAt) {
        JobStatus status = AirbyteWords.jobStatus(wire.status());
        String id = Long.toString(wire.id());
        Optional<ConnectionId> connection = Optional.ofNullable(wire.configId()).map(ConnectionId::of);
        return Job.builder(new JobRef(AirbyteProvider.ID, account, KIND, id, connection), status)
                .type(ConfigMapper.text(wire.configType()))
                .connection(connection.orElse(null))
                .createdAt(AirbyteWords.seconds(wire.createdAt()))
                .startedAt(AirbyteWords.seconds(wire.startedAt()))
                .endedAt(endedAt(wire, attempts, status))
                .observedAt(observedAt)
                .progress(progress(wire, attempts))
                .attempts(attempts.size())
                .failure(
                        status.state() == JobState.FAILED
                                ? JobFailures.of(attempts).orElseGet(() -> JobFailures.unexplained(id))
                                : null)
                .vendorFields(fields(wire))
                .build();
    }

    private static JsonObject fields(JobWire wire) {
        JsonObject.Builder fields = JsonObject.builder();
        wire.more().forEach(fields::set);
        return fields.build();
    }

    private static @Nullable Instant endedAt(JobWire wire, List<AttemptWire> attempts, JobStatus status) {
        if (status.isTerminal()) {
            return AirbyteWords.seconds(wire.updatedAt());
        }
        // A status that is not known here may be an end: then the last attempt has one.
        AttemptWire last = attempts.isEmpty() || status.isKnown() ? null : attempts.get(attempts.size() - 1);
        return last == null ? null : AirbyteWords.seconds(last.endedAt());
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
        return JobRemains.of(account, listed.object("job").orElse(listed), "id", "configId", problem, observedAt);
    }
}
