package org.connectorsdk.fivetran;

import io.vavr.control.Either;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.job.IfRunning;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.JobStatus;
import org.connectorsdk.api.job.SyncBaseline;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.api.spi.AnsweredId;
import org.connectorsdk.fivetran.wire.ConnectionWires.ConnectionWire;
import org.connectorsdk.fivetran.wire.ReplyWires.DoneWire;
import org.connectorsdk.fivetran.wire.ReplyWires.ReplyWire;
import org.connectorsdk.fivetran.wire.SyncWires.NewSyncWire;
import org.connectorsdk.http.HttpRuntime;
import org.connectorsdk.http.operation.Answer;
import org.connectorsdk.http.provider.OperationDeadline;
import org.connectorsdk.http.provider.StartOnce;

/**
 * Starts syncs and reloads and follows them. The vendor gives them no id: a job is known by the last end that there was
 * before its start, and the connection shows the next one.
 */
final class FivetranJobs {
    static final String SYNC = "sync";
    static final String RELOAD = "reload";
    static final String TABLE_RELOAD = "table-reload";
    private static final Set<String> KINDS = Set.of(SYNC, RELOAD, TABLE_RELOAD);

    /** A start that took longer may have been carried out before its answer was dated. */
    private static final Duration QUICK_START = Duration.ofSeconds(2);

    private final FivetranApi api;
    private final FivetranPollApi polls;
    private final HttpRuntime runtime;
    private final String account;
    private final boolean guarded;

    /**
     * Makes it.
     *
     * @param account fingerprint of the account
     * @param guarded whether an end that is not later than the start's answer is taken for an earlier one
     */
    FivetranJobs(FivetranApi api, HttpRuntime runtime, String account, boolean guarded) {
        this.api = api;
        this.runtime = runtime;
        this.polls = runtime.api(FivetranPollApi.class);
        this.account = account;
        this.guarded = guarded;
    }

    Either<ConnectorError, Job> sync(ConnectionId id, SyncRequest request, OperationDeadline deadline) {
        return checked(request)
                .flatMap(fit -> StartOnce.run(new Start(id, request, deadline), request.ifRunning(), runtime, deadline))
                .mapLeft(error -> told(error, request));
    }

    Either<ConnectorError, SyncBaseline> prepare(SyncBaseline bare, OperationDeadline deadline) {
        return checked(bare.request()).flatMap(fit -> StartOnce.prepare(start(bare, deadline), bare, deadline));
    }

    Either<ConnectorError, Optional<Job>> recover(SyncBaseline baseline, OperationDeadline deadline) {
        return StartOnce.recover(start(baseline, deadline), baseline, deadline)
                .mapLeft(error -> told(error, baseline.request()));
    }

    private Start start(SyncBaseline baseline, OperationDeadline deadline) {
        return new Start(baseline.connection(), baseline.request(), deadline);
    }

    private static Either<ConnectorError, SyncRequest> checked(SyncRequest request) {
        boolean reload = request.mode() == SyncRequest.Mode.RELOAD;
        if (reload && request.ifRunning() == IfRunning.RESTART) {
            return FivetranRequests.invalid(
                    "sync", "ifRunning", "cannot be RESTART for a reload: the vendor lets what runs end first");
        }
        if (request.tables().stream().anyMatch(table -> table.schema().isBlank())) {
            return FivetranRequests.invalid("sync", "tables", "must each have the schema in which the table is");
        }
        return Either.right(request);
    }

    private static ConnectorError told(ConnectorError error, SyncRequest request) {
        return request.mode() == SyncRequest.Mode.RELOAD ? withoutHandle(error) : error;
    }

    /** The next end may be that of an ordinary sync, and would pass for that of a reload that never was. */
    private static ConnectorError withoutHandle(ConnectorError error) {
        return error instanceof ConnectorError.OutcomeUnknown unknown
                ? new ConnectorError.OutcomeUnknown(
                        unknown.context().toBuilder()
                                .advice("Look in Fivetran whether it is loaded anew before asking for it again.")
                                .build(),
                        unknown.candidates())
                : error;
    }

    /** Looks at the connection once. */
    Either<ConnectorError, Job> job(JobRef ref, CallOptions options) {
        ConnectionId id = ref.connection().orElse(null);
        if (id == null
                || !KINDS.contains(ref.kind())
                || SyncEnds.instant(ref.jobId()).isEmpty()) {
            return FivetranRequests.invalid("job", "ref", "is no handle of a Fivetran sync: " + ref.display());
        }
        return read("job", id, options).map(wire -> observed(ref, wire));
    }

    private Job observed(JobRef ref, ConnectionWire wire) {
        return SyncLook.job(ref, wire, runtime.time().now());
    }

    private Either<ConnectorError, ConnectionWire> read(String operation, ConnectionId id, CallOptions options) {
        return polls.getConnection(id.value(), options)
                .map(ReplyWire::content)
                .flatMap(wire -> AnsweredId.check(Fivetran.ID, operation, id, wire.id(), wire))
                .mapLeft(error -> FivetranErrors.ofConnection(error, id));
    }

    private JobRef handle(ConnectionId id, String kind, String baseline) {
        String what = kind.equals(TABLE_RELOAD) ? "reload of tables" : kind;
        String display = baseline.equals(SyncEnds.NEVER)
                ? "first " + what + " of " + id
                : what + " of " + id + " after " + baseline;
        return JobRef.inferred(Fivetran.ID, account, kind, baseline, id, display);
    }

    /** One sync or reload of one connection. */
    private final class Start implements StartOnce.Stateful {
        private final ConnectionId id;
        private final SyncRequest request;
        private final OperationDeadline deadline;
        private final String kind;

        Start(ConnectionId id, SyncRequest request, OperationDeadline deadline) {
            this.id = id;
            this.request = request;
            this.deadline = deadline;
            boolean reload = request.mode() == SyncRequest.Mode.RELOAD;
            this.kind = reload ? (request.tables().isEmpty() ? RELOAD : TABLE_RELOAD) : SYNC;
        }

        @Override
        public String subject() {
            return "the " + (kind.equals(SYNC) ? SYNC : RELOAD) + " of connection " + id;
        }

        @Override
        public Either<ConnectorError, Job> before(CallOptions options) {
            return read(SYNC, id, options)
                    .filterOrElse(wire -> wire.status() != null, wire -> unfit("the answer has no status"))
                    .filterOrElse(
                            wire -> SyncEnds.of(wire).isWhole(wire),
                            wire -> unfit("when the last one ended is no time that can be told"))
                    .map(wire -> observed(handle(id, kind, SyncEnds.of(wire).baseline()), wire));
        }

        private ConnectorError unfit(String problem) {
            return FivetranErrors.malformed(SYNC, subject() + " was not started: " + problem);
        }

        @Override
        public Either<ConnectorError, Job> start(Job before, boolean restart, CallOptions options) {
            long sentAt = runtime.time().nanoTime();
            return send(restart, options)
                    .mapLeft(error -> FivetranErrors.ofConnection(error, id))
                    .map(answer -> guarded ? later(before.ref(), answer, sentAt) : before.ref())
                    .map(ref -> queued(restart ? afterWhatStopped(ref) : ref));
        }

        /** A run that is stopped may leave an end, which is not that of the run that begins anew. */
        private JobRef afterWhatStopped(JobRef ref) {
            Instant known = SyncEnds.instant(ref.jobId()).orElse(Instant.MAX);
            String end = deadline.request(rest -> read(SYNC, id, rest))
                    .map(wire -> SyncEnds.of(wire).baseline())
                    .getOrElse(ref.jobId());
            return SyncEnds.instant(end)
                    .filter(at -> at.isAfter(known))
                    .map(at -> handle(id, kind, end))
                    .orElse(ref);
        }

        private Either<ConnectorError, Answer<Optional<DoneWire>>> send(boolean restart, CallOptions options) {
            return switch (kind) {
                case RELOAD -> api.resyncConnection(id.value(), options);
                case TABLE_RELOAD ->
                    api.resyncConnection(id.value(), FivetranRequests.scope(request.tables()), options);
                default -> api.syncConnection(id.value(), new NewSyncWire(restart), options);
            };
        }

        private Job queued(JobRef ref) {
            return Job.builder(ref, new JobStatus(Fivetran.SCHEDULED, JobState.QUEUED))
                    .type(kind)
                    .connection(id)
                    .observedAt(runtime.time().now())
                    .build();
        }

        /** The vendor dates its answers by the clock that it dates ends by, in whole seconds. */
        private JobRef later(JobRef ref, Answer<?> answer, long sentAt) {
            boolean quick = runtime.time().nanoTime() - sentAt < QUICK_START.toNanos();
            Instant known = SyncEnds.instant(ref.jobId()).orElse(Instant.MAX);
            return answer.header("Date")
                    .filter(text -> quick)
                    .flatMap(FivetranJobs::date)
                    .filter(date -> date.isAfter(known))
                    .map(date -> handle(id, kind, date.toString()))
                    .orElse(ref);
        }

        @Override
        public Either<ConnectorError, Job> look(JobRef handle, CallOptions options) {
            return read(SYNC, id, options).map(wire -> observed(handle, wire));
        }

        /** A full load that runs shows a reload; its end looks like that of any run, and that of tables is not marked. */
        @Override
        public boolean showsStart(Job seen) {
            return kind.equals(SYNC)
                    ? StartOnce.Stateful.super.showsStart(seen)
                    : kind.equals(RELOAD) && seen.status().state() == JobState.RUNNING && isOfThisType(seen);
        }

        /** A sync that is no full load brings less than a reload. */
        @Override
        public boolean isOfThisType(Job running) {
            return kind.equals(SYNC)
                    || running.vendorFields()
                            .object("status")
                            .flatMap(status -> status.bool("is_historical_sync"))
                            .orElse(false);
        }
    }

    private static Optional<Instant> date(String header) {
        try {
            return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(header)));
        } catch (DateTimeParseException notADate) {
            return Optional.empty();
        }
    }
}
