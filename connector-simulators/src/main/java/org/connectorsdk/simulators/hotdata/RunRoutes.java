package org.connectorsdk.simulators.hotdata;

import static org.connectorsdk.simulators.hotdata.model.HotdataErrors.badRequest;
import static org.connectorsdk.simulators.hotdata.model.HotdataErrors.notFound;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.simulators.hotdata.model.HotdataEra;
import org.connectorsdk.simulators.hotdata.model.HotdataState;
import org.connectorsdk.simulators.hotdata.model.HotdataWorkspace;
import org.connectorsdk.simulators.hotdata.model.QueryRun;
import org.connectorsdk.testkit.simulator.RouteGroup;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.wire.Answer;

/** The runs of statements, and their results. */
final class RunRoutes extends HotdataRoutes {
    private static final String ARROW = "application/vnd.apache.arrow.stream";
    private static final int MILLIS = 17;
    private static final int RUNS_A_PAGE = 50;
    private static final int MOST_RUNS = 100;
    private static final int RESULTS_A_PAGE = 100;
    private static final int MOST_RESULTS = 1_000;

    RunRoutes(HotdataState state) {
        super(state);
    }

    void addTo(RouteGroup api) {
        api.get("list_query_runs", "/query-runs", this::listRuns);
        api.get("get_query_run", "/query-runs/{id}", this::getRun);
        api.get("list_results", "/results", this::listResults);
        api.get("get_result", "/results/{id}", this::getResult).succeedsWith(200, 202);
    }

    /** The database that a request has to name since August; in June all of them count. */
    private Optional<String> database(VendorRequest request) {
        if (!isSince(HotdataEra.AUGUST)) {
            return Optional.empty();
        }
        String id = request.header(QueryRoutes.DATABASE)
                .orElseThrow(() -> badRequest("the header " + QueryRoutes.DATABASE + " is missing"));
        return Optional.of(
                found(workspace(request).databasesById, id, "database").id());
    }

    /** Since August a run and a result are found in the database of their statement only. */
    private QueryRun inDatabase(
            VendorRequest request, Function<HotdataWorkspace, Optional<QueryRun>> search, String what) {
        Optional<String> database = database(request);
        return search.apply(workspace(request))
                .filter(run -> database.isEmpty() || run.databaseId.equals(database.get()))
                .orElseThrow(() -> notFound(what));
    }

    /** What is of the database, newest first. */
    private List<QueryRun> runs(VendorRequest request) {
        Optional<String> database = database(request);
        List<QueryRun> runs = new ArrayList<>(workspace(request).queryRuns.values());
        runs.removeIf(run -> database.isPresent() && !run.databaseId.equals(database.get()));
        Collections.reverse(runs);
        return runs;
    }

    private Answer listRuns(VendorRequest request) {
        List<QueryRun> runs = runs(request);
        List<String> statuses = request.query("status")
                .map(text -> List.of(text.split(",", -1)))
                .orElse(List.of());
        runs.removeIf(run -> !statuses.isEmpty() && !statuses.contains(run.status(state.now())));
        Optional<String> saved = request.query("saved_query_id");
        runs.removeIf(run -> saved.isPresent() && !run.savedQueryId.equals(saved));
        return cursorPage(
                request, runs, limit(request, RUNS_A_PAGE, MOST_RUNS), run -> run.id, "query_runs", this::describe);
    }

    private Answer getRun(VendorRequest request) {
        String id = request.pathParameter("id");
        QueryRun run = inDatabase(
                request, workspace -> Optional.ofNullable(workspace.queryRuns.get(id)), "no query run with id " + id);
        run.poll(state.now());
        return Answer.json(200, describe(run));
    }

    private ObjectNode describe(QueryRun run) {
        String status = run.status(state.now());
        ObjectNode body = Json.object().put("id", run.id).put("status", status).put("sql_text", run.sql);
        body.put("sql_hash", QueryRun.hash(run.sql));
        body.put("snapshot_id", "snap1").put("created_at", run.startedAt.toString());
        json.optional(body, "saved_query_id", run.savedQueryId);
        if (run.savedQueryId.isPresent()) {
            body.put("saved_query_version", run.savedQueryVersion);
        }
        if (!status.equals("running")) {
            body.put("completed_at", state.now().toString()).put("execution_time_ms", MILLIS);
            body.put("server_processing_ms", MILLIS);
        }
        json.optional(body, "error_message", status.equals("failed") ? run.failure : Optional.empty());
        if (status.equals("succeeded")) {
            body.put("result_id", run.resultId).put("row_count", run.rowCount());
        }
        return body;
    }

    private Answer listResults(VendorRequest request) {
        return offsetPage(
                request,
                runs(request),
                limit(request, RESULTS_A_PAGE, MOST_RESULTS),
                Json.object(),
                "results",
                this::result);
    }

    private ObjectNode result(QueryRun run) {
        String status = run.status(state.now());
        boolean waits = status.equals("running") || !run.isStored();
        ObjectNode result = Json.object().put("id", run.resultId);
        result.put("status", waits ? "processing" : status.equals("failed") ? "failed" : "ready");
        result.put("created_at", run.startedAt.toString());
        json.optional(result, "error_message", waits ? Optional.empty() : run.failure);
        return result;
    }

    private Answer getResult(VendorRequest request) {
        String id = request.pathParameter("id");
        QueryRun run = inDatabase(request, workspace -> workspace.queryRunByResult(id), "no result with id " + id);
        ObjectNode body = Json.object().put("result_id", id);
        boolean stored = run.isStored();
        run.look();
        if (!run.poll(state.now()) || !stored) {
            return Answer.json(202, body.put("status", "processing")).header("Retry-After", "1");
        }
        if (run.failure.isPresent()) {
            body.put("status", "failed").put("error_message", run.failure.get());
            return Answer.json(409, body);
        }
        return page(request, run);
    }

    /** What the parameter says counts more than what the header {@code Accept} says. */
    private static String format(VendorRequest request) {
        boolean arrow = request.header("Accept")
                .filter(accept -> accept.contains(ARROW))
                .isPresent();
        return request.query("format").orElse(arrow ? "arrow" : "json");
    }

    private static Answer page(VendorRequest request, QueryRun run) {
        long from = Math.min(run.rowCount(), Math.max(0, request.queryNumber("offset", 0)));
        long limit = Math.max(0, request.queryNumber("limit", run.rowCount()));
        long to = Math.min(run.rowCount(), from + limit);
        ResultWriter writer = new ResultWriter(run.answer, from, to);
        String format = format(request);
        Answer answer = switch (format) {
            case "json" ->
                writer.json(json -> {
                    json.writeStringField("result_id", run.resultId);
                    json.writeStringField("status", "ready");
                });
            case "csv" -> Answer.stream(200, "text/csv", writer.csv());
            case "md", "markdown" -> Answer.stream(200, "text/markdown", writer.markdown());
            case "arrow" -> Answer.stream(200, ARROW, writer.arrow());
            default -> throw badRequest("format: the simulator writes json, csv, md and arrow");
        };
        answer = answer.header("X-Total-Row-Count", String.valueOf(run.rowCount()));
        String next = "</v1/results/" + run.resultId + "?offset=" + to + "&limit=" + limit + "&format=" + format
                + ">; rel=\"next\"";
        return to < run.rowCount() ? answer.header("Link", next) : answer;
    }
}
