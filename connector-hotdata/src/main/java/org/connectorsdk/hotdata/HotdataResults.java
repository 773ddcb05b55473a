package org.connectorsdk.hotdata;

import io.vavr.control.Either;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.connection.PageToken;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.json.JsonArray;
import org.connectorsdk.api.spi.NotFoundErrors;
import org.connectorsdk.hotdata.wire.QueryWires.QueryRunWire;
import org.connectorsdk.hotdata.wire.QueryWires.QueryWire;
import org.connectorsdk.hotdata.wire.QueryWires.ResultWire;
import org.connectorsdk.http.HttpRuntime;
import org.connectorsdk.http.operation.Answer;
import org.connectorsdk.http.provider.OperationDeadline;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rows of a statement: in the answer, or, when the server went on with the statement by itself (202) or
 * showed its first rows only, in the stored result.
 */
final class HotdataResults {
    /** How a statement ends that has no rows. */
    private static final Set<String> FAILED = Set.of("failed", "cancelled", "interrupted");

    private static final String TOTAL = "X-Total-Row-Count";

    private final HotdataApi api;
    private final HttpRuntime runtime;
    private final String database;
    private final Duration patience;
    private final Outcome outcome;

    /**
     * @param database where the statements run, and the only place where servers since July find their results
     * @param patience how long to wait if the caller set no deadline
     * @param outcome what an error after the start leaves open: a statement may have written, a preview has not
     */
    HotdataResults(HotdataApi api, HttpRuntime runtime, String database, Duration patience, Outcome outcome) {
        this.api = api;
        this.runtime = runtime;
        this.database = database;
        this.patience = patience;
        this.outcome = outcome;
    }

    /**
     * @param asked how long the server asked to wait before a poll; zero for not at all
     * @param options for each further page, which is fetched when the caller comes to it
     * @param deadline the time of the call itself
     */
    Either<ConnectorError, HotdataRows> of(
            QueryWire answer, Duration asked, CallOptions options, OperationDeadline deadline) {
        addId("run", answer.queryRunId(), deadline);
        addId("result", answer.resultId(), deadline);
        if (answer.rows() != null && answer.columns() != null) {
            boolean cut = Boolean.TRUE.equals(answer.truncated());
            PageToken rest = cut ? token(answer.rows().size()) : null;
            return Either.right(rows(
                    answer.columns(),
                    Page.of(answer.rows(), rest),
                    answer.resultId(),
                    answer.totalRowCount(),
                    new PageSize(answer.rows().size()),
                    options));
        }
        String run = answer.queryRunId();
        if (run == null) {
            return Either.left(malformed("the answer has neither rows nor a run"));
        }
        return run(run, asked, deadline)
                .peek(ended -> addId("result", ended.result(), deadline))
                .flatMap(ended -> first(run, ended, options, deadline));
    }

    /** A run that ended: where its rows are, and how many, if that is known. */
    private record Ended(String result, @Nullable Long total) {}

    private Either<ConnectorError, HotdataRows> first(
            String run, Ended ended, CallOptions options, OperationDeadline deadline) {
        String id = ended.result();
        String state = "the statement was accepted as run " + run + ", but its result " + id + " was not read";
        PageSize size = new PageSize(0);
        return stored(id, 0, size, state, deadline)
                .flatMap(answered -> page(answered, 0, ended.total()).map(first -> {
                    List<String> columns = answered.body().columns() == null
                            ? List.of()
                            : answered.body().columns();
                    return rows(columns, first, id, ended.total(), size, options);
                }));
    }

    /** Puts an id into the errors of the call: whatever fails from here on, the statement can be found by it. */
    private static void addId(String name, @Nullable String id, OperationDeadline deadline) {
        if (id != null && !id.isBlank()) {
            deadline.operation().id(name, id);
        }
    }

    /** Rows whose first page is in hand. A further one is asked for when the caller comes to it, and never before. */
    private HotdataRows rows(
            List<String> columns,
            Page<JsonArray> first,
            @Nullable String result,
            @Nullable Long total,
            PageSize size,
            CallOptions options) {
        return new HotdataRows(
                columns, first, token -> further(result, Long.parseLong(token.value()), total, size, options));
    }

    private Either<ConnectorError, Page<JsonArray>> further(
            @Nullable String result, long offset, @Nullable Long total, PageSize size, CallOptions options) {
        if (result == null) {
            return Either.left(malformed("the answer is truncated and names no result"));
        }
        String state = "the rows of result " + result + " were not read from " + (offset + 1) + " on";
        OperationDeadline deadline = OperationDeadline.begin("query", options, runtime);
        addId("result", result, deadline);
        return stored(result, offset, size, state, deadline).flatMap(answer -> page(answer, offset, total));
    }

    /**
     * The rows end at the count of the statement, of its run, or of this page; without any count at an empty page,
     * never at a short one.
     */
    private Either<ConnectorError, Page<JsonArray>> page(Answer<ResultWire> answer, long offset, @Nullable Long total) {
        List<JsonArray> rows =
                answer.body().rows() == null ? List.of() : answer.body().rows();
        long end = offset + rows.size();
        boolean last = Optional.ofNullable(total)
                .or(() -> answer.header(TOTAL).map(HotdataResults::number))
                .map(all -> end >= all)
                .orElse(rows.isEmpty());
        return rows.isEmpty() && !last
                ? Either.left(malformed("the result ends after " + offset + " rows, before its own count of them"))
                : Either.right(Page.of(rows, last ? null : token(end)));
    }

    private static long number(String total) {
        try {
            return Long.parseLong(total.strip());
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE; // then the rows end before the count, which is an error
        }
    }

    private static PageToken token(long offset) {
        return new PageToken(Long.toString(offset));
    }

    /** Waits for a run. The statement is not sent again, and nothing can cancel it. */
    private Either<ConnectorError, Ended> run(String id, Duration asked, OperationDeadline deadline) {
        String state = "the statement was accepted and goes on as run " + id;
        return polling(deadline, HotdataPolling.VISIBILITY)
                .until(
                        asked,
                        open(),
                        rest -> api.getQueryRun(database, id, rest)
                                .flatMap(run -> about("run", id, run.id(), run))
                                .map(HotdataResults::over))
                .mapLeft(error -> accepted(error, state))
                .flatMap(run -> ended(id, run, deadline));
    }

    private static Optional<QueryRunWire> over(QueryRunWire run) {
        // Anything else is running, or a status of later servers that may mean the same.
        boolean over = run.status().equals("succeeded") || FAILED.contains(run.status());
        return over ? Optional.of(run) : Optional.empty();
    }

    /** Only a run that failed has applied nothing: one that was stopped may have come far. */
    private Either<ConnectorError, Ended> ended(String id, QueryRunWire run, OperationDeadline deadline) {
        if (run.status().equals("failed")) {
            deadline.operation().provedRefused();
            return Either.left(failed(run.status(), run.errorMessage(), Outcome.REFUSED));
        }
        String state = "the statement was accepted as run " + id;
        if (FAILED.contains(run.status())) {
            return Either.left(accepted(failed(run.status(), run.errorMessage(), outcome), state));
        }
        return run.resultId() == null
                ? Either.left(accepted(malformed("the run succeeded and names no result"), state))
                : Either.right(new Ended(run.resultId(), run.rowCount()));
    }

    /** Reads a result from a row on, in fewer rows when so many are too large an answer. */
    private Either<ConnectorError, Answer<ResultWire>> stored(
            String id, long offset, PageSize size, String state, OperationDeadline deadline) {
        Either<ConnectorError, Answer<ResultWire>> answer = stored(id, offset, size.rows(), deadline);
        while (answer.isLeft() && answer.getLeft().kind() == ErrorKind.PAYLOAD_TOO_LARGE && size.shrinks()) {
            answer = stored(id, offset, size.rows(), deadline);
        }
        return answer.bimap(error -> accepted(error, state), page -> {
            size.fitted();
            return page;
        });
    }

    /** Waits for the result to be stored, which it may not be yet, also when its first rows were shown. */
    private Either<ConnectorError, Answer<ResultWire>> stored(
            String id, long offset, int rows, OperationDeadline deadline) {
        return polling(deadline, offset == 0 ? HotdataPolling.VISIBILITY : Duration.ZERO)
                .until(
                        Duration.ZERO,
                        open(),
                        rest -> api.getResult(database, id, offset == 0 ? null : offset, rows, rest)
                                .mapLeft(error -> NotFoundErrors.named(error, "result", id))
                                .flatMap(answer ->
                                        about("result", id, answer.body().resultId(), answer))
                                .flatMap(this::ready));
    }

    /** Refuses an answer about another run or result than the requested one. */
    private <T> Either<ConnectorError, T> about(String what, String asked, @Nullable String answered, T answer) {
        return answered == null || answered.isBlank() || answered.equals(asked)
                ? Either.right(answer)
                : Either.left(malformed("the answer is about " + what + ' ' + answered + ", not " + asked));
    }

    /** A result that could not be made says nothing about its statement, which ran. */
    private Either<ConnectorError, Optional<Answer<ResultWire>>> ready(Answer<ResultWire> answer) {
        ResultWire body = answer.body();
        String status = body.status() == null ? "" : body.status().toLowerCase(Locale.ROOT);
        if (FAILED.contains(status)) {
            return Either.left(failed(status, body.errorMessage(), outcome));
        }
        boolean here = body.rows() != null || (status.equals("ready") && isEmpty(answer));
        return Either.right(here ? Optional.of(answer) : Optional.empty());
    }

    private static boolean isEmpty(Answer<ResultWire> answer) {
        return answer.header(TOTAL).filter(total -> number(total) == 0).isPresent();
    }

    private HotdataPolling polling(OperationDeadline deadline, Duration visibility) {
        return new HotdataPolling(runtime, deadline, patience, visibility);
    }

    private ErrorContext open() {
        return context("time ran out");
    }

    /** A poll that failed says nothing about the statement, which runs on. */
    private ConnectorError accepted(ConnectorError error, String state) {
        ErrorContext.Builder context =
                error.context().toBuilder().explaining(state).outcome(outcome);
        if (outcome == Outcome.UNKNOWN) {
            context.advice("Check the run with HotdataApi.getQueryRun before sending the statement again.");
        }
        return error.withContext(context.build());
    }

    private ErrorContext context(String summary) {
        return ErrorContext.of(Hotdata.ID, "query")
                .summary(summary)
                .outcome(outcome)
                .build();
    }

    private static ConnectorError failed(String status, @Nullable String reason, Outcome outcome) {
        ErrorContext context = ErrorContext.of(Hotdata.ID, "query")
                .summary(reason == null ? "the statement ended as " + status + "; Hotdata gave no reason" : reason)
                .outcome(outcome)
                .build();
        return new ConnectorError.QueryFailed(context, OptionalInt.empty());
    }

    private ConnectorError malformed(String summary) {
        return new ConnectorError.MalformedResponse(context(summary), "");
    }

    /**
     * How many rows of one result to ask for at a time: not many more than the server showed by itself, more while they
     * fit into an answer, fewer where they do not. Asked by the one thread that reads the rows.
     */
    private static final class PageSize {
        private static final int MOST = 10_000;
        private static final int SHRINK = 4;

        private int rows;
        private boolean grows = true;

        /** Begins with twice the rows that the server showed of the result, with the most if it showed none. */
        PageSize(int shown) {
            rows = shown == 0 ? MOST : Math.min(shown, MOST);
            fitted();
        }

        int rows() {
            return rows;
        }

        /** They were too large an answer. {@return whether fewer can be asked for} */
        boolean shrinks() {
            boolean can = rows > 1;
            rows = Math.max(1, rows / SHRINK);
            grows = false;
            return can;
        }

        /** They fitted; twice as many may fit too, unless it was seen that they do not. */
        void fitted() {
            rows = grows ? Math.min(MOST, rows * 2) : rows;
        }
    }
}
