package org.connectorsdk.testkit.hotdata;

import static org.connectorsdk.testkit.hotdata.HotdataErrors.badRequest;
import static org.connectorsdk.testkit.hotdata.HotdataErrors.notFound;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.connectorsdk.testkit.simulator.Members;
import org.connectorsdk.testkit.simulator.RouteGroup;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.wire.Answer;
import org.connectorsdk.testkit.wire.StreamingBody;

/** Queries, their runs and their results. */
final class QueryRoutes {

    /** What a query asks for. */
    record Query(
            String sql,
            Optional<String> databaseId,
            boolean async,
            OptionalLong asyncAfterMillis,
            Optional<String> defaultCatalog,
            Optional<String> defaultSchema,
            Optional<String> dialect) {

        static Query read(Members members) {
            return new Query(
                    members.text("sql"),
                    members.optionalText("database_id"),
                    members.flag("async", false),
                    members.optionalNumber("async_after_ms"),
                    members.optionalText("default_catalog"),
                    members.optionalText("default_schema"),
                    members.optionalText("dialect"));
        }
    }

    private static final Set<String> DIALECTS = Set.of("hotsql", "duckdb", "postgres", "snowflake");
    private static final int MIN_ASYNC_AFTER = 1_000;
    private static final JobScript AT_ONCE = JobScript.byPolls();
    private static final int MILLIS = 17;
    private static final String DATABASE = "X-Database-Id";

    private final HotdataState state;

    QueryRoutes(HotdataState state) {
        this.state = state;
    }

    void addTo(RouteGroup api) {
        api.post("query", "/query", this::query).succeedsWith(200, 202);
        api.get("get_query_run", "/query-runs/{id}", this::getRun);
        api.get("get_result", "/results/{id}", this::getResult).succeedsWith(200, 202);
    }

    private Answer query(VendorRequest request) {
        Query wanted = request.read(Query::read);
        if (wanted.asyncAfterMillis().isPresent() && wanted.asyncAfterMillis().getAsLong() < MIN_ASYNC_AFTER) {
            throw badRequest("async_after_ms must be at least " + MIN_ASYNC_AFTER);
        }
        if (!DIALECTS.contains(wanted.dialect().orElse("hotsql"))) {
            throw badRequest("dialect must be one of " + DIALECTS);
        }
        HotdataWorkspace workspace = HotdataSimulator.workspace(state, request);
        DatabaseEntry database = database(workspace, request, wanted);
        QueryPlan plan = QueryPlan.of(workspace, database, wanted);
        boolean async = wanted.async();
        JobScript script = async ? state.behaviour().jobScript() : AT_ONCE;
        QueryRun run = plan.run(state.newId("qrun"), state.newId("rslt"), script);
        workspace.addQueryRun(run);
        if (async) {
            ObjectNode body = HotdataJson.object()
                    .put("query_run_id", run.id())
                    .put("status", "running")
                    .put("status_url", "/v1/query-runs/" + run.id());
            return Answer.json(202, body);
        }
        run.failure().ifPresent(failure -> {
            throw HotdataErrors.failure(failure);
        });
        return Answer.stream(200, "application/json", inline(run));
    }

    /** The answer to a statement, cut where it would be too large; in June nothing was cut. */
    private StreamingBody inline(QueryRun run) {
        boolean cuts = state.behaviour().isSince(HotdataEra.AUGUST);
        long shown = cuts ? Math.min(run.rowCount(), state.behaviour().inlineRows()) : run.rowCount();
        boolean truncated = shown < run.rowCount();
        run.storeAfter(truncated ? state.behaviour().resultPolls() : 0);
        return new ResultWriter(run, 0, shown).json(json -> {
            json.writeStringField("query_run_id", run.id());
            json.writeStringField("result_id", run.resultId());
            json.writeNumberField("execution_time_ms", MILLIS);
            if (cuts) {
                json.writeBooleanField("truncated", truncated);
                json.writeNumberField("preview_row_count", shown);
                if (run.isStored()) {
                    json.writeNumberField("total_row_count", run.rowCount());
                } else {
                    json.writeNullField("total_row_count");
                }
            }
        });
    }

    private static DatabaseEntry database(HotdataWorkspace workspace, VendorRequest request, Query wanted) {
        Optional<String> header = request.header(DATABASE);
        Optional<String> body = wanted.databaseId();
        if (header.isPresent() && body.isPresent() && !header.equals(body)) {
            throw badRequest("X-Database-Id and database_id differ");
        }
        String id = header.or(() -> body)
                .orElseThrow(() -> badRequest("a query needs a database: X-Database-Id or database_id"));
        return workspace.database(id).orElseThrow(() -> notFound("no database with id " + id));
    }

    /** Since August a run and a result are found in the database of their statement only. */
    private QueryRun inDatabase(VendorRequest request, Optional<QueryRun> found, String what) {
        if (state.behaviour().isSince(HotdataEra.AUGUST)) {
            String id =
                    request.header(DATABASE).orElseThrow(() -> badRequest("the header " + DATABASE + " is missing"));
            if (HotdataSimulator.workspace(state, request).database(id).isEmpty()) {
                throw notFound("no database with id " + id);
            }
            return found.filter(run -> run.databaseId().equals(id))
                    .orElseThrow(() -> notFound(what + " in the database " + id));
        }
        return found.orElseThrow(() -> notFound(what));
    }

    private Answer getRun(VendorRequest request) {
        String id = request.pathParameter("id");
        QueryRun run = inDatabase(
                request, HotdataSimulator.workspace(state, request).queryRun(id), "no query run with id " + id);
        boolean ended = run.poll(state.now());
        ObjectNode body = HotdataJson.object()
                .put("id", run.id())
                .put("sql_text", run.sql())
                .put("sql_hash", Integer.toHexString(run.sql().hashCode()))
                .put("snapshot_id", "snap1")
                .put("created_at", run.startedAt().toString());
        if (!ended) {
            return Answer.json(200, body.put("status", "running"));
        }
        body.put("completed_at", state.now().toString());
        if (run.failure().isPresent()) {
            body.put("status", "failed").put("error_message", run.failure().get());
        } else {
            body.put("status", "succeeded").put("result_id", run.resultId()).put("row_count", run.rowCount());
        }
        return Answer.json(200, body);
    }

    private Answer getResult(VendorRequest request) {
        String id = request.pathParameter("id");
        QueryRun run = inDatabase(
                request, HotdataSimulator.workspace(state, request).queryRunByResult(id), "no result with id " + id);
        ObjectNode body = HotdataJson.object().put("result_id", id);
        boolean stored = run.isStored();
        run.look();
        if (!run.poll(state.now()) || !stored) {
            return Answer.json(202, body.put("status", "processing")).header("Retry-After", "1");
        }
        if (run.failure().isPresent()) {
            return Answer.json(
                    409,
                    body.put("status", "failed")
                            .put("error_message", run.failure().get()));
        }
        return page(request, run);
    }

    private static Answer page(VendorRequest request, QueryRun run) {
        long from = Math.min(run.rowCount(), Math.max(0, request.queryNumber("offset", 0)));
        long limit = Math.max(0, request.queryNumber("limit", run.rowCount()));
        long to = Math.min(run.rowCount(), from + limit);
        ResultWriter writer = new ResultWriter(run, from, to);
        String format = request.query("format").orElse("json");
        Answer answer = switch (format) {
            case "json" ->
                Answer.stream(200, "application/json", writer.json(json -> {
                    json.writeStringField("result_id", run.resultId());
                    json.writeStringField("status", "ready");
                }));
            case "csv" -> Answer.stream(200, "text/csv", writer.csv());
            case "md" -> Answer.stream(200, "text/markdown", writer.markdown());
            default -> throw badRequest("format: the simulator writes json, csv and md");
        };
        answer = answer.header("X-Total-Row-Count", String.valueOf(run.rowCount()));
        String next = "</v1/results/" + run.resultId() + "?offset=" + to + "&limit=" + limit + "&format=" + format
                + ">; rel=\"next\"";
        return to < run.rowCount() ? answer.header("Link", next) : answer;
    }
}
