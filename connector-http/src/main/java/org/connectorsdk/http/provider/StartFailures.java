package org.connectorsdk.http.provider;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.connectorsdk.api.error.ConflictReason;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.job.Job;
import org.jspecify.annotations.Nullable;

/**
 * Says why a start gave no job.
 *
 * @param vendor whose start it was
 * @param provider id of the provider
 * @param startedAt when it was to start
 */
record StartFailures(StartOnce.Vendor vendor, String provider, Instant startedAt) {
    /** What the search is for, in messages. */
    static final String SOUGHT = "jobs of the connection";

    ConnectorError unknown(ConnectorError error, StartRecovery<?> search, RunningJobs seen) {
        String others = vendor.listsBefore() || search.lastFailure().isPresent() ? "" : seen.summary();
        List<String> candidates = vendor.listsBefore()
                ? List.of()
                : seen.jobs().stream()
                        .filter(job -> job.status().isTerminal())
                        .map(job -> job.ref().jobId())
                        .toList();
        ErrorContext context = error.context().toBuilder()
                .summary("whether " + vendor.subject() + " started at " + startedAt + " is unknown ("
                        + error.context().summary() + "); " + search.summary(SOUGHT) + others)
                .outcome(Outcome.UNKNOWN)
                .advice("List the jobs of the connection before starting another.")
                .build();
        return new ConnectorError.OutcomeUnknown(context, candidates);
    }

    /**
     * The start was refused because of a job that is over by now. The library does not start again, as the data may be
     * new enough.
     */
    ConnectorError ended(ConnectorError.Conflict refusal, Job ended) {
        String id = ended.ref().jobId();
        ErrorContext context = refusal.context().toBuilder()
                .explaining(
                        vendor.subject() + " was not started: the job " + id + " was in the way and has ended since ("
                                + ended.status().raw() + ")")
                .retryable(true)
                .advice("Nothing runs any more: start it again if what that job brought is not enough.")
                .build();
        return new ConnectorError.Conflict(context, Optional.of(id), ConflictReason.ALREADY_RUNNING);
    }

    ConnectorError conflict(ConnectorError.@Nullable Conflict vendors, Optional<String> id, String what) {
        String text = vendor.subject() + " was not started: " + what;
        ErrorContext.Builder context = vendors == null
                ? ErrorContext.of(provider, "sync").outcome(Outcome.NOT_SENT).summary(text)
                : vendors.context().toBuilder().explaining(text);
        context.retryable(true)
                .advice(
                        id.isPresent()
                                ? "Wait for that job, or cancel it."
                                : "Try again later; still refused and no job is visible: contact the provider's"
                                        + " support.");
        return new ConnectorError.Conflict(context.build(), id, ConflictReason.ALREADY_RUNNING);
    }
}
