package org.connectorsdk.simulators.hotdata;

import static org.connectorsdk.simulators.hotdata.model.HotdataErrors.badRequest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.simulators.hotdata.model.DatabaseEntry;
import org.connectorsdk.simulators.hotdata.model.HotdataEra;
import org.connectorsdk.simulators.hotdata.model.HotdataErrors;
import org.connectorsdk.simulators.hotdata.model.HotdataState;
import org.connectorsdk.simulators.hotdata.model.HotdataWorkspace;
import org.connectorsdk.simulators.hotdata.model.JobScript;
import org.connectorsdk.simulators.hotdata.model.QueryRun;
import org.connectorsdk.testkit.simulator.Members;
import org.connectorsdk.testkit.simulator.RouteGroup;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.wire.Answer;

/** Queries. Their runs and results are in {@link RunRoutes}. */
final class QueryRoutes extends HotdataRoutes {
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

        /** Nothing but a statement. */
        static Query of(String sql) {
            return new Query(
                    sql,
                    Optional.empty(),
                    false,
                    OptionalLong.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }
    }

    private static final Set<String> DIALECTS = Set.of("hotsql", "duckdb", "postgres", "snowflake");
    private static final int MIN_ASYNC_AFTER = 1_000;
    private static final JobScript AT_ONCE = JobScript.byPolls();
    private static final int MILLIS = 17;
    static final String DATABASE = "X-Database-Id";

    QueryRoutes(HotdataState state) {
        super(state);
    }

    void addTo(RouteGroup api) {
        api.post("query", "/query", this::query).succeedsWith(200, 202);
    }

    private Answer query(VendorRequest request) {
        Query wanted = request.read(Query::read);
        if (wanted.asyncAfterMillis().isPresent() && wanted.asyncAfterMillis().getAsLong() < MIN_ASYNC_AFTER) {
            throw badRequest("async_after_ms must be at least " + MIN_ASYNC_AFTER);
        }
        if (!DIALECTS.contains(wanted.dialect().orElse("hotsql"))) {
            throw badRequest("dialect must be one of " + DIALECTS);
        }
        return answer(request, wanted, run -> {});
    }

    /** Runs a statement in the database that the request names. */
    Answer answer(VendorRequest request, Query wanted, Consumer<QueryRun> mark) {
        HotdataWorkspace workspace = workspace(request);
        DatabaseEntry database = database(workspace, request, wanted);
        QueryPlan plan = new QueryPlan(workspace, database, wanted);
        boolean async = wanted.async();
        JobScript script = async ? state.behaviour().jobScript : AT_ONCE;
        QueryRun run = plan.run(state.newId("qrun"), state.newId("rslt"), script);
        mark.accept(run);
        workspace.queryRuns.put(run.id, run);
        if (async) {
            ObjectNode body = Json.object().put("query_run_id", run.id).put("status", "running");
            body.put("status_url", "/v1/query-runs/" + run.id);
            return Answer.json(202, body);
        }
        run.failure.ifPresent(failure -> {
            throw HotdataErrors.failure(failure);
        });
        return inline(run);
    }

    /** The answer to a statement, cut where it would be too large; in June nothing was cut. */
    private Answer inline(QueryRun run) {
        boolean cuts = isSince(HotdataEra.AUGUST);
        long shown = cuts ? Math.min(run.rowCount(), state.behaviour().inlineRows) : run.rowCount();
        boolean truncated = shown < run.rowCount();
        run.storedAfter = truncated ? state.behaviour().resultPolls : 0;
        return new ResultWriter(run.answer, 0, shown).json(json -> {
            json.writeStringField("query_run_id", run.id);
            json.writeStringField("result_id", run.resultId);
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
        return found(workspace.databasesById, id, "database");
    }
}
