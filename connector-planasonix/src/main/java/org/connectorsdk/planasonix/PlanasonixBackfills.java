package org.connectorsdk.planasonix;

import io.vavr.control.Either;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.error.ConflictReason;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.facet.Backfill;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.spi.NotFoundErrors;
import org.connectorsdk.api.spi.PagedStream;
import org.connectorsdk.api.spi.VendorTime;
import org.connectorsdk.http.HttpRuntime;
import org.connectorsdk.http.json.Lenient;
import org.connectorsdk.http.provider.OperationDeadline;
import org.connectorsdk.http.provider.StartRecovery;
import org.connectorsdk.planasonix.wire.JobWires.BackfillWire;
import org.connectorsdk.planasonix.wire.JobWires.NewBackfillWire;
import org.jspecify.annotations.Nullable;

/** Loads past spans of time again. A backfill is worked on by jobs of its own, and cancelled by cancelling those. */
final class PlanasonixBackfills implements Backfill {

    private final PlanasonixApi api;
    private final HttpRuntime runtime;
    private final PlanasonixMapper mapper;

    PlanasonixBackfills(PlanasonixApi api, HttpRuntime runtime, PlanasonixMapper mapper) {
        this.api = api;
        this.runtime = runtime;
        this.mapper = mapper;
    }

    static boolean isBackfill(JobRef ref) {
        return ref.kind().equals(PlanasonixMapper.BACKFILL);
    }

    @Override
    public Either<ConnectorError, Job> backfill(ConnectionId connection, Span span, CallOptions options) {
        OperationDeadline deadline = OperationDeadline.begin("backfill", options, runtime);
        NewBackfillWire wire = PlanasonixRequests.backfill(span);
        return deadline.request(rest -> api.startBackfill(connection.value(), wire, rest))
                .map(answer -> mapper.backfill(
                        answer, Optional.of(connection), runtime.time().now()))
                .fold(
                        error -> error.outcome() == Outcome.UNKNOWN
                                ? lost(error, connection, span, deadline)
                                : Either.left(NotFoundErrors.connection(error, connection)),
                        Either::right);
    }

    private Either<ConnectorError, Job> lost(
            ConnectorError lost, ConnectionId connection, Span span, OperationDeadline deadline) {
        return StartRecovery.search(lost, deadline, () -> running(connection, span, deadline))
                .flatMap(search -> search.found()
                        .<Either<ConnectorError, Job>>map(job ->
                                Either.right(job.toBuilder().attached(true).build()))
                        .orElseGet(() -> Either.left(unknown(lost, connection, span, search))));
    }

    /** The backfill of this very span that runs: two of one span cannot run at a time. */
    private Either<ConnectorError, Optional<Job>> running(
            ConnectionId connection, Span span, OperationDeadline deadline) {
        try (PagedStream<Lenient<BackfillWire>> all = new PagedStream<>(
                Planasonix.ID,
                token -> deadline.request(options -> api.listBackfills(
                                connection.value(),
                                null,
                                Planasonix.LARGEST_PAGE,
                                token == null ? null : token.value(),
                                options))
                        .map(page -> Page.of(page.data(), PlanasonixCredentials.next(page.meta()))))) {
            while (true) {
                Either<ConnectorError, Optional<Lenient<BackfillWire>>> next = all.next();
                if (next.isLeft() || next.get().isEmpty()) {
                    return next.map(none -> Optional.empty());
                }
                // One that cannot be read may be it, and is passed over: the error then says that the outcome is
                // unknown.
                Optional<Job> job = next.get()
                        .flatMap(Lenient::value)
                        .filter(wire -> isAt(wire.startAt(), span.from()) && isAt(wire.endAt(), span.to()))
                        .map(wire -> mapper.backfill(
                                wire, Optional.of(connection), runtime.time().now()))
                        .filter(found -> !found.status().isTerminal());
                if (job.isPresent()) {
                    return Either.right(job);
                }
            }
        }
    }

    /** Planasonix shows times to the second. */
    private static boolean isAt(@Nullable String text, Instant instant) {
        Instant shown = VendorTime.read(text);
        return shown != null && shown.truncatedTo(ChronoUnit.SECONDS).equals(instant.truncatedTo(ChronoUnit.SECONDS));
    }

    private static ConnectorError unknown(
            ConnectorError lost, ConnectionId connection, Span span, StartRecovery<Job> search) {
        ErrorContext context = lost.context().toBuilder()
                .summary(
                        "whether the backfill of connection " + connection + " from " + span.from() + " to " + span.to()
                                + " started is unknown (" + lost.context().summary() + "); "
                                + search.summary("backfills that run"))
                .advice("Check the backfills of the connection before starting another.")
                .build();
        return new ConnectorError.OutcomeUnknown(context, List.of());
    }

    Either<ConnectorError, Job> job(JobRef ref, CallOptions options) {
        return api.getBackfill(ref.jobId(), options)
                .bimap(
                        error -> NotFoundErrors.named(error, "backfill", ref.jobId()),
                        wire -> mapper.backfill(
                                wire, ref.connection(), runtime.time().now()));
    }

    /** There is no way to cancel a backfill but to cancel its jobs; the first that cannot be ends it. */
    Either<ConnectorError, Job> cancel(JobRef ref, OperationDeadline deadline) {
        Either<ConnectorError, BackfillWire> found = deadline.request(rest -> api.getBackfill(ref.jobId(), rest))
                .mapLeft(error -> NotFoundErrors.named(error, "backfill", ref.jobId()))
                .filterOrElse(
                        wire -> ConnectionId.of(ref.jobId()).isSame(ConnectionId.of(wire.id())),
                        wire -> PlanasonixErrors.malformed(
                                "cancel", "the answer is about the backfill " + wire.id() + ", not " + ref.jobId()));
        if (found.isLeft()) {
            return Either.left(found.getLeft());
        }
        Job job = mapper.backfill(found.get(), ref.connection(), runtime.time().now());
        List<String> parts = found.get().jobIds();
        if (job.status().isTerminal() || parts == null || parts.isEmpty()) {
            return job.status().isTerminal() ? Either.right(job) : Either.left(withoutJobs(ref));
        }
        for (String part : parts) {
            Either<ConnectorError, ?> cancelled = deadline.request(rest -> api.cancelJob(part, rest));
            if (cancelled.isLeft()) {
                return Either.left(cancelled.getLeft());
            }
            deadline.operation().describe("job " + part + " asked to cancel");
        }
        return Either.right(PlanasonixMapper.readAgain(job, deadline.request(rest -> job(ref, rest))));
    }

    private static ConnectorError withoutJobs(JobRef ref) {
        ErrorContext context = ErrorContext.of(Planasonix.ID, "cancel")
                .summary("backfill " + ref.jobId() + " has no jobs yet that could be cancelled")
                .outcome(Outcome.REFUSED)
                .retryable(true)
                .build();
        return new ConnectorError.Conflict(context, Optional.empty(), ConflictReason.WRONG_STATE);
    }
}
