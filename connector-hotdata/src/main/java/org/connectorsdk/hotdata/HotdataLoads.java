package org.connectorsdk.hotdata;

import io.vavr.control.Either;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.call.ServerHints;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.error.ConflictReason;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.json.JsonNumber;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.api.spi.NotFoundErrors;
import org.connectorsdk.hotdata.wire.JobWires.JobWire;
import org.connectorsdk.hotdata.wire.JobWires.RefreshWire;
import org.connectorsdk.hotdata.wire.ManagedTableWires.LoadAnswerWire;
import org.connectorsdk.hotdata.wire.ManagedTableWires.LoadWire;
import org.connectorsdk.hotdata.wire.ManagedTableWires.NewLoadWire;
import org.connectorsdk.http.HttpRuntime;
import org.connectorsdk.http.provider.OperationDeadline;
import org.jspecify.annotations.Nullable;

/**
 * Loads into managed tables. Newer servers make a job of a slow load; its end is awaited, and so is a table that
 * another load has locked. A load is started once.
 */
final class HotdataLoads {
    static final String REPLACE = "replace";

    /** How long the server works before it makes a job of a load. A request that is cut off leaves the table locked. */
    private static final int ASYNC_AFTER_MS = 10_000;

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    /** How often a job that succeeded is read again because its result is missing. */
    private static final int MOST_RESULT_POLLS = 3;

    /** How long to wait for a load if the caller set no deadline. */
    private static final Duration PATIENCE = Duration.ofHours(1);

    private final HotdataApi api;
    private final HttpRuntime runtime;
    private final String account;

    HotdataLoads(HotdataApi api, HttpRuntime runtime, String account) {
        this.api = api;
        this.runtime = runtime;
        this.account = account;
    }

    /** Sends the load to where the table is. */
    interface Request {
        Either<ConnectorError, LoadAnswerWire> send(NewLoadWire load, CallOptions options);
    }

    /** A load of an upload. Servers of June ignore what they do not know of it. */
    static NewLoadWire ofUpload(String mode, String upload) {
        return new NewLoadWire(mode, upload, null, null, null, null, true, ASYNC_AFTER_MS, null, Map.of());
    }

    Either<ConnectorError, LoadWire> load(
            Request request, TableRef table, NewLoadWire load, OperationDeadline deadline) {
        return started(request, load, deadline)
                .mapLeft(error -> error.outcome() == Outcome.UNKNOWN ? inDoubt(error) : missing(error, table))
                .flatMap(start -> {
                    String id = start.answer().id();
                    return id == null || id.isBlank()
                            ? done(start.answer(), table)
                            : ended(id, start.asked(), table, deadline);
                });
    }

    /** What a load was answered with, and how long the server asked to wait. */
    private record Started(LoadAnswerWire answer, Duration asked) {}

    private Either<ConnectorError, Started> started(Request request, NewLoadWire load, OperationDeadline deadline) {
        Duration pause = FIRST_PAUSE;
        while (true) {
            ServerHints hints = new ServerHints();
            Either<ConnectorError, LoadAnswerWire> answer = deadline.request(
                    rest -> request.send(load, rest.toBuilder().hints(hints).build()));
            boolean locked = answer.isLeft()
                    && answer.getLeft() instanceof ConnectorError.Conflict conflict
                    && conflict.reason().equals(ConflictReason.LOCKED);
            Duration asked = locked ? asked(answer.getLeft(), pause) : Duration.ZERO;
            if (!locked || !deadline.allows(asked) || deadline.elapsed().compareTo(PATIENCE) >= 0) {
                return answer.map(start -> new Started(start, hints.pause()));
            }
            Optional<ConnectorError> ended =
                    deadline.pause(asked, answer.getLeft().context());
            if (ended.isPresent()) {
                return Either.left(ended.get());
            }
            pause = HotdataPolling.next(pause);
        }
    }

    /** What the server asks to wait, or what we would. */
    private Duration asked(ConnectorError locked, Duration pause) {
        return locked.context()
                .retryAt()
                .map(at -> Duration.between(runtime.time().now(), at))
                .filter(span -> span.compareTo(pause) > 0)
                .orElse(pause);
    }

    private static Either<ConnectorError, LoadWire> done(LoadAnswerWire answer, TableRef table) {
        return answer.rowCount() == null
                ? Either.left(neither("the answer has neither a job nor a number of rows"))
                : Either.right(new LoadWire(
                        answer.connectionId(),
                        answer.schemaName() == null ? table.schema() : answer.schemaName(),
                        answer.tableName() == null ? table.table() : answer.tableName(),
                        answer.rowCount(),
                        answer.arrowSchemaJson(),
                        answer.more()));
    }

    /** Waits for the job. A poll that fails says nothing about the load, which goes on. */
    private Either<ConnectorError, LoadWire> ended(
            String id, Duration asked, TableRef table, OperationDeadline deadline) {
        deadline.operation().id("job", id);
        JobRef ref = new JobRef(Hotdata.ID, account, "job", id, Optional.empty());
        AtomicInteger polls = new AtomicInteger();
        return new HotdataPolling(runtime, deadline, PATIENCE, HotdataPolling.VISIBILITY)
                .until(
                        asked,
                        context("time ran out", Outcome.UNKNOWN),
                        rest -> api.getJob(id, rest)
                                .map(wire -> new Polled(
                                        wire,
                                        HotdataMapper.job(
                                                wire, ref, runtime.time().now())))
                                .map(polled -> polled.isOver(polls) ? Optional.of(polled) : Optional.empty()))
                .mapLeft(error -> accepted(NotFoundErrors.named(error, "job", id), id))
                .flatMap(polled -> result(polled.job(), polled.wire(), table));
    }

    private record Polled(JobWire wire, Job job) {
        /** The result may show a little later than the status. */
        boolean isOver(AtomicInteger polls) {
            return job.status().isTerminal() && (!job.resultPending() || polls.getAndIncrement() >= MOST_RESULT_POLLS);
        }
    }

    private static Either<ConnectorError, LoadWire> result(Job job, JobWire wire, TableRef table) {
        if (job.status().state() == JobState.FAILED) {
            String reason = wire.errorMessage() == null ? "Hotdata gave no reason" : wire.errorMessage();
            ErrorContext context = context("the load failed as job " + wire.id() + ": " + reason, Outcome.REFUSED);
            return Either.left(new ConnectorError.JobFailed(context, job));
        }
        RefreshWire result = wire.result();
        Long rows = result == null ? null : number(result.more().get("row_count"));
        return result == null || rows == null
                ? Either.left(neither("job " + wire.id() + " ended without a number of rows"))
                : Either.right(new LoadWire(
                        result.connectionId(),
                        result.schemaName() == null ? table.schema() : result.schemaName(),
                        result.tableName() == null ? table.table() : result.tableName(),
                        rows,
                        Optional.ofNullable(result.more().get("arrow_schema_json"))
                                .flatMap(JsonValue::asString)
                                .orElse(null),
                        Map.of()));
    }

    /** A number of rows that is not whole counts as none. */
    private static @Nullable Long number(@Nullable JsonValue value) {
        try {
            return value instanceof JsonNumber number ? Long.valueOf(number.longValueExact()) : null;
        } catch (ArithmeticException e) {
            return null;
        }
    }

    private static ConnectorError neither(String summary) {
        return new ConnectorError.MalformedResponse(context(summary, Outcome.UNKNOWN), "");
    }

    private static ErrorContext context(String summary, Outcome outcome) {
        return ErrorContext.of(Hotdata.ID, "load")
                .summary(summary)
                .outcome(outcome)
                .build();
    }

    private static ConnectorError accepted(ConnectorError error, String job) {
        return error.withContext(error.context().toBuilder()
                .explaining("the load goes on as job " + job)
                .outcome(Outcome.UNKNOWN)
                .advice("Check the job with HotdataApi.getJob before loading again.")
                .build());
    }

    private static ConnectorError inDoubt(ConnectorError error) {
        return error.withContext(error.context().toBuilder()
                .advice("Introspect the table to see whether it was loaded. If not, load the same upload again:"
                        + " servers since"
                        + " August never load it twice. On older ones upload the file again.")
                .build());
    }

    private static ConnectorError missing(ConnectorError error, TableRef table) {
        return NotFoundErrors.named(error, "connection, table or upload", table.toString());
    }
}
