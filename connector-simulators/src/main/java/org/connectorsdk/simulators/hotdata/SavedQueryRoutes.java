package org.connectorsdk.simulators.hotdata;

import static org.connectorsdk.simulators.hotdata.HotdataErrors.badRequest;
import static org.connectorsdk.simulators.hotdata.HotdataErrors.notFound;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.simulators.hotdata.QueryRoutes.Query;
import org.connectorsdk.testkit.simulator.Members;
import org.connectorsdk.testkit.simulator.RouteGroup;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.wire.Answer;

/** Statements that are kept under names, with their versions, and run in a database. */
final class SavedQueryRoutes extends HotdataRoutes {
    private record Draft(
            Optional<String> name, Optional<String> sql, Optional<String> description, Optional<List<String>> tags) {
        static Draft read(Members members) {
            boolean tagged = members.any("tags").isPresent();
            return new Draft(
                    members.optionalText("name"),
                    members.optionalText("sql"),
                    members.optionalText("description"),
                    tagged ? Optional.of(members.texts("tags")) : Optional.empty());
        }

        static Draft readWhole(Members members) {
            members.text("name");
            members.text("sql");
            return read(members);
        }
    }

    private static final int USUAL_PAGE = 50;
    private static final int MOST_A_PAGE = 100;

    private final QueryRoutes queries;

    SavedQueryRoutes(HotdataState state, QueryRoutes queries) {
        super(state);
        this.queries = queries;
    }

    void addTo(RouteGroup api) {
        api.get("list_saved_queries", "/queries", this::list);
        api.post("create_saved_query", "/queries", this::create).succeedsWith(201);
        api.get("get_saved_query", "/queries/{id}", request -> Answer.json(200, detail(named(request))));
        api.put("update_saved_query", "/queries/{id}", this::update);
        api.delete("delete_saved_query", "/queries/{id}", this::delete).succeedsWith(204);
        api.get("list_saved_query_versions", "/queries/{id}/versions", this::versions);
        api.post("execute_saved_query", "/queries/{id}/execute", this::execute);
    }

    private SavedQuery named(VendorRequest request) {
        String id = request.pathParameter("id");
        return workspace(request)
                .savedQuery(id)
                .orElseThrow(() -> notFound("no saved query with id " + id));
    }

    private Answer list(VendorRequest request) {
        return offsetPage(
                request,
                workspace(request).savedQueries(),
                limit(request, USUAL_PAGE, MOST_A_PAGE),
                Json.object(),
                "queries",
                this::detail);
    }

    private Answer create(VendorRequest request) {
        Draft draft = request.read(Draft::readWhole);
        String name = draft.name().orElse("");
        String sql = draft.sql().orElse("");
        if (name.isBlank() || sql.isBlank()) {
            throw badRequest("name and sql must not be blank");
        }
        SavedQuery query = new SavedQuery(
                state.newId("savq"),
                name,
                sql,
                draft.description().orElse(""),
                draft.tags().orElse(List.of()),
                state.now());
        workspace(request).addSavedQuery(query);
        return Answer.json(201, detail(query));
    }

    private Answer update(VendorRequest request) {
        Draft draft = request.read(Draft::read);
        SavedQuery query = named(request);
        query.name = draft.name().orElse(query.name);
        query.description = draft.description().orElse(query.description);
        query.tags = draft.tags().map(List::copyOf).orElse(query.tags);
        query.updatedAt = state.now();
        // A statement is a new version even if it is the same.
        draft.sql().ifPresent(sql -> query.versions.add(new SavedQuery.Version(sql, state.now())));
        return Answer.json(200, detail(query));
    }

    private Answer delete(VendorRequest request) {
        workspace(request).removeSavedQuery(named(request));
        return Answer.noContent();
    }

    private ObjectNode detail(SavedQuery query) {
        String sql = query.version(query.latest()).map(SavedQuery.Version::sql).orElse("");
        ObjectNode body = Json.object()
                .put("id", query.id)
                .put("name", query.name)
                .put("sql", sql)
                .put("sql_hash", QueryRun.hash(sql))
                .put("description", query.description);
        query.tags.forEach(body.putArray("tags")::add);
        return body.put("latest_version", query.latest())
                .put("created_at", query.createdAt.toString())
                .put("updated_at", query.updatedAt.toString());
    }

    private Answer versions(VendorRequest request) {
        SavedQuery query = named(request);
        ObjectNode body = Json.object().put("saved_query_id", query.id);
        List<Integer> numbers = IntStream.rangeClosed(1, query.latest()).boxed().toList();
        int limit = limit(request, USUAL_PAGE, MOST_A_PAGE);
        return offsetPage(request, numbers, limit, body, "versions", number -> {
            SavedQuery.Version version = query.versions.get(number - 1);
            return Json.object()
                    .put("version", number)
                    .put("sql", version.sql())
                    .put("sql_hash", QueryRun.hash(version.sql()))
                    .put("created_at", version.createdAt().toString());
        });
    }

    private Answer execute(VendorRequest request) {
        OptionalLong wanted = request.readIfSent(members -> members.optionalNumber("version"));
        SavedQuery query = named(request);
        long number = wanted.orElse(query.latest());
        SavedQuery.Version version = query.version(number)
                .orElseThrow(() -> notFound("no version " + number + " of saved query " + query.id));
        return queries.answer(request, Query.of(version.sql()), run -> {
            run.savedQueryId = Optional.of(query.id);
            run.savedQueryVersion = number;
        });
    }
}
