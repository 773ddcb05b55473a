package org.connectorsdk.http.provider;

import io.vavr.control.Either;
import java.util.List;
import java.util.Optional;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.SyncBaseline;
import org.connectorsdk.api.spi.StartedSince;

/** A start in two steps of a job that has no id. */
final class StatefulSteps {
    private StatefulSteps() {}

    /** A run that is there has no id either; what marks it is that there is one. */
    static Either<ConnectorError, SyncBaseline> prepare(
            StartOnce.Stateful vendor, SyncBaseline baseline, OperationDeadline deadline) {
        return deadline.request(vendor::before).map(before -> {
            boolean running = before.status().state() == JobState.RUNNING;
            return StartedSince.baseline(baseline, running ? List.of(before) : List.of(), false)
                    .handle(Optional.of(before.ref()));
        });
    }

    static Either<ConnectorError, Optional<Job>> recover(
            StartOnce.Stateful vendor, SyncBaseline baseline, OperationDeadline deadline) {
        JobRef handle = baseline.handle().orElse(null);
        if (handle == null) {
            return Either.left(StartedSince.unknown(baseline, "the baseline has no handle", List.of()));
        }
        return deadline.request(rest -> vendor.look(handle, rest))
                .flatMap(seen ->
                        baseline.jobs().isEmpty() ? since(vendor, baseline, seen) : amid(vendor, baseline, seen));
    }

    /** A run that was not there before is ours, or as good: the end of either counts. */
    private static Either<ConnectorError, Optional<Job>> since(
            StartOnce.Stateful vendor, SyncBaseline baseline, Job seen) {
        return vendor.showsStart(seen)
                ? Either.right(Optional.of(seen.toBuilder().attached(true).build()))
                : Either.left(StartedSince.unknown(baseline, "neither a run nor a new end is seen", List.of()));
    }

    /** The run that was there may be the one that is seen, and its end the one that has come. */
    private static Either<ConnectorError, Optional<Job>> amid(
            StartOnce.Stateful vendor, SyncBaseline baseline, Job seen) {
        boolean runs = seen.status().state() == JobState.RUNNING && vendor.isOfThisType(seen);
        Job.Builder job = seen.toBuilder();
        return switch (baseline.request().ifRunning()) {
            case JOIN -> runs ? right(job.attached(true)) : ended(baseline, seen);
            case SKIP -> runs ? right(job.skipped(true)) : ended(baseline, seen);
            case FAIL, RESTART -> ended(baseline, seen);
        };
    }

    private static Either<ConnectorError, Optional<Job>> right(Job.Builder job) {
        return Either.right(Optional.of(job.build()));
    }

    /** Where an end has come that may be that of the run before, waiting with the handle would take it for ours. */
    private static Either<ConnectorError, Optional<Job>> ended(SyncBaseline baseline, Job seen) {
        SyncBaseline told = seen.status().isTerminal() ? baseline.handle(Optional.empty()) : baseline;
        return Either.left(
                StartedSince.unknown(told, "another run was there before, which it cannot be told from", List.of()));
    }
}
