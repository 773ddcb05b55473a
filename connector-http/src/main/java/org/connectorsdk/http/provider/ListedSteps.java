package org.connectorsdk.http.provider;

import io.vavr.control.Either;
import java.util.List;
import java.util.Optional;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.SyncBaseline;
import org.connectorsdk.api.spi.JobsBefore;
import org.connectorsdk.api.spi.StartedSince;

/** A start in two steps of a job that is found in a list. */
final class ListedSteps {
    private ListedSteps() {}

    static Either<ConnectorError, SyncBaseline> prepare(
            StartOnce.Jobs vendor, SyncBaseline baseline, OperationDeadline deadline) {
        return RunningJobs.newest(RunningJobs.of(vendor), deadline)
                .flatMap(seen -> seen.rest()
                        .<Either<ConnectorError, RunningJobs>>map(Either::left)
                        .orElseGet(() -> Either.right(seen)))
                .map(seen -> StartedSince.baseline(baseline, seen.jobs(), vendor.showsJobs()));
    }

    /** What was found counts also when a further page could not be read; that nothing was does not. */
    static Either<ConnectorError, Optional<Job>> recover(
            StartOnce.Jobs vendor, SyncBaseline baseline, OperationDeadline deadline) {
        return RunningJobs.since(JobsBefore.of(baseline), RunningJobs.of(vendor), deadline)
                .flatMap(seen -> {
                    List<Job> jobs =
                            seen.jobs().stream().filter(vendor::isOfThisType).toList();
                    Either<ConnectorError, Optional<Job>> found =
                            StartedSince.look(baseline, jobs, seen.whole() && seen.unread() == 0);
                    return seen.rest()
                            .filter(failure -> found.isLeft())
                            .<Either<ConnectorError, Optional<Job>>>map(Either::left)
                            .orElse(found);
                });
    }
}
