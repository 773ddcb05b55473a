package org.connectorsdk.fivetran;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobFailure;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.JobStatus;
import org.connectorsdk.api.spi.VendorFields;
import org.connectorsdk.api.spi.VendorTime;
import org.connectorsdk.fivetran.wire.ConnectionWires.ConnectionWire;
import org.connectorsdk.fivetran.wire.ConnectionWires.NoticeWire;
import org.connectorsdk.fivetran.wire.ConnectionWires.StatusWire;
import org.connectorsdk.http.provider.UnreadableMembers;
import org.jspecify.annotations.Nullable;

/** What one look at a connection says about a sync of it. */
final class SyncLook {
    private SyncLook() {}

    /**
     * One look at the connection of a sync. An end that is later than the baseline of the handle is the job's; without
     * one the state of syncs tells how far it is.
     */
    static Job job(JobRef ref, ConnectionWire wire, Instant now) {
        SyncEnds ends = SyncEnds.of(wire);
        Instant baseline = SyncEnds.instant(ref.jobId()).orElse(Instant.MAX);
        StatusWire status = wire.status();
        Optional<SyncEnds.End> succeeded = ends.succeededAfter(baseline).filter(end -> isLoaded(ref.kind(), status));
        Optional<SyncEnds.End> ended = succeeded.or(() -> ends.failedAfter(baseline));
        JobStatus state = ended.isEmpty()
                ? state(ref.kind(), wire)
                : succeeded.isPresent()
                        ? new JobStatus("succeeded", JobState.SUCCEEDED)
                        : new JobStatus("failed", JobState.FAILED);
        UnreadableMembers unreadable = UnreadableMembers.in(wire.more())
                .unless(
                        "succeeded_at",
                        wire.succeededAt(),
                        ends.succeeded() == null ? null : ends.succeeded().at())
                .unless(
                        "failed_at",
                        wire.failedAt(),
                        ends.failed() == null ? null : ends.failed().at());
        return Job.builder(ref, state)
                .type(ref.kind())
                .connection(ConnectionId.of(wire.id()))
                .endedAt(ended.map(SyncEnds.End::at).orElse(null))
                .resumesAt(resumesAt(status))
                .failure(state.state() == JobState.FAILED ? failure(status) : null)
                .observedAt(now)
                .warnings(unreadable.warnings(untold(ref.kind(), ends.succeededAfter(baseline), status)))
                .vendorFields(new VendorFields(Map.of())
                        .with("succeeded_at", wire.succeededAt())
                        .with("failed_at", wire.failedAt())
                        .with("schedule_type", wire.scheduleType())
                        .with("status", status == null ? null : FivetranMapper.fields(status))
                        .shown())
                .build();
    }

    private static @Nullable Instant resumesAt(@Nullable StatusWire status) {
        return status != null && Fivetran.RESCHEDULED.equals(status.syncState())
                ? VendorTime.read(status.rescheduledFor())
                : null;
    }

    private static List<String> untold(String kind, Optional<SyncEnds.End> succeeded, @Nullable StatusWire status) {
        return kind.equals(FivetranJobs.RELOAD)
                        && succeeded.isPresent()
                        && (status == null || status.isHistoricalSync() == null)
                ? List.of("a sync succeeded, but the vendor does not tell whether the full load is over:"
                        + " is_historical_sync is missing")
                : List.of();
    }

    /** A reload of everything is over when no full load is due any more; one of tables is not marked so. */
    private static boolean isLoaded(String kind, @Nullable StatusWire status) {
        return !kind.equals(FivetranJobs.RELOAD) || (status != null && Boolean.FALSE.equals(status.isHistoricalSync()));
    }

    private static JobStatus state(String kind, ConnectionWire wire) {
        String word =
                FivetranMapper.text(wire.status() == null ? null : wire.status().syncState());
        boolean paused =
                word.equals(Fivetran.PAUSED) || (!word.equals(Fivetran.SYNCING) && Boolean.TRUE.equals(wire.paused()));
        if (paused) {
            // A reload is kept until somebody resumes the connection.
            return new JobStatus(Fivetran.PAUSED, kind.equals(FivetranJobs.SYNC) ? JobState.PAUSED : JobState.QUEUED);
        }
        return new JobStatus(
                word,
                switch (word) {
                    case Fivetran.SYNCING -> JobState.RUNNING;
                    case Fivetran.SCHEDULED -> JobState.QUEUED;
                    case Fivetran.RESCHEDULED ->
                        Fivetran.MANUAL.equals(wire.scheduleType()) ? JobState.RESCHEDULED : JobState.QUEUED;
                    default -> JobState.UNKNOWN;
                });
    }

    /** The vendor tells a reason by what somebody has to do about it. */
    private static JobFailure failure(@Nullable StatusWire status) {
        Optional<NoticeWire> task = status == null || status.tasks() == null
                ? Optional.empty()
                : status.tasks().stream().flatMap(one -> one.value().stream()).findFirst();
        String reason = task.map(NoticeWire::message)
                .filter(text -> !text.isBlank())
                .or(() -> task.map(NoticeWire::details)
                        .flatMap(details -> new VendorFields(Map.of())
                                .with("details", details)
                                .shown()
                                .get("details"))
                        .map(details -> details.asString().orElseGet(details::toJson)))
                .orElse("no reason is given; see the connection's log in Fivetran");
        return new JobFailure(
                reason, "", task.map(NoticeWire::code).orElse(""), OptionalInt.empty(), List.of(), Optional.empty());
    }
}
