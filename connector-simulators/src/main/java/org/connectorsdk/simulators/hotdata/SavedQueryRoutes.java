package org.connectorsdk.simulators.hotdata;

import static org.connectorsdk.simulators.hotdata.model.HotdataErrors.badRequest;
import static org.connectorsdk.simulators.hotdata.model.HotdataErrors.notFound;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.simulators.hotdata.QueryRoutes.Query;
import org.connectorsdk.simulators.hotdata.model.HotdataState;
import org.connectorsdk.simulators.hotdata.model.QueryRun;
import org.connectorsdk.testkit.simulator.Members;
import org.connectorsdk.testkit.simulator.RouteGroup;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.wire.Answer;

/** Statements that are kept under names, with their versions, and run in a database. */
final class SavedQueryRoutes extends DocumentRoutes {
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
        super(state, "saved query");
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

    private static ObjectNode detail(ObjectNode query) {
        return Json.shallowCopy(query).without("versions");
    }

    private Answer list(VendorRequest request) {
        int limit = limit(request, USUAL_PAGE, MOST_A_PAGE);
        List<ObjectNode> all = List.copyOf(documents(request).values());
        return offsetPage(request, all, limit, Json.object(), "queries", SavedQueryRoutes::detail);
    }

    private Answer create(VendorRequest request) {
        Draft draft = request.read(Draft::readWhole);
        if (draft.name().orElse("").isBlank() || draft.sql().orElse("").isBlank()) {
            throw badRequest("name and sql must not be blank");
        }
        ObjectNode query = keep(request, "savq").put("description", "").put("created_at", time());
        query.putArray("tags");
        return changed(query, draft, 201);
    }

    private Answer update(VendorRequest request) {
        Draft draft = request.read(Draft::read);
        return changed(named(request), draft, 200);
    }

    /** Takes over what was sent. A statement is a new version even if it is the same. */
    private Answer changed(ObjectNode query, Draft draft, int status) {
        draft.name().ifPresent(name -> query.put("name", name));
        draft.description().ifPresent(description -> query.put("description", description));
        draft.tags().ifPresent(tags -> query.set("tags", Json.texts(tags)));
        draft.sql().ifPresent(sql -> {
            ArrayNode versions = query.withArray("versions");
            int number = versions.size() + 1;
            ObjectNode version = versions.addObject().put("version", number).put("sql", sql);
            version.put("sql_hash", QueryRun.hash(sql)).put("created_at", time());
            query.put("sql", sql).put("sql_hash", QueryRun.hash(sql)).put("latest_version", number);
        });
        return Answer.json(status, detail(query.put("updated_at", time())));
    }

    private Answer versions(VendorRequest request) {
        ObjectNode query = named(request);
        List<ObjectNode> versions = new ArrayList<>();
        query.path("versions").forEach(version -> versions.add((ObjectNode) version));
        ObjectNode body = Json.object().put("saved_query_id", query.path("id").asText());
        int limit = limit(request, USUAL_PAGE, MOST_A_PAGE);
        return offsetPage(request, versions, limit, body, "versions", version -> version);
    }

    private Answer execute(VendorRequest request) {
        OptionalLong wanted = request.readIfSent(members -> members.optionalNumber("version"));
        ObjectNode query = named(request);
        String id = query.path("id").asText();
        JsonNode versions = query.path("versions");
        long number = wanted.orElse(versions.size());
        if (number < 1 || number > versions.size()) {
            throw notFound("no version " + number + " of saved query " + id);
        }
        Query statement = Query.of(versions.path((int) number - 1).path("sql").asText());
        return queries.answer(request, statement, run -> {
            run.savedQueryId = Optional.of(id);
            run.savedQueryVersion = number;
        });
    }
}
