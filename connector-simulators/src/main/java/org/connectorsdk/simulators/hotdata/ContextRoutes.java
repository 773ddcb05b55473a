package org.connectorsdk.simulators.hotdata;

import static org.connectorsdk.simulators.hotdata.HotdataErrors.notFound;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.testkit.simulator.Members;
import org.connectorsdk.testkit.simulator.RouteGroup;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.wire.Answer;

/** Texts that are kept with a database under names; in June also with a workspace, where none could be deleted. */
final class ContextRoutes {
    /** A text and when it was written. */
    record Context(String content, Instant updatedAt) {}

    private record Draft(String name, String content) {
        static Draft read(Members members) {
            return new Draft(members.text("name"), members.text("content"));
        }
    }

    private final HotdataState state;
    private final Map<String, Map<String, Context>> ofWorkspaces = new LinkedHashMap<>();

    ContextRoutes(HotdataState state) {
        this.state = state;
    }

    void addTo(RouteGroup api) {
        String contexts = "/databases/{database_id}/context";
        api.get("list_database_contexts", contexts, this::list);
        api.post("upsert_database_context", contexts, this::upsert);
        api.get("get_database_context", contexts + "/{name}", this::get);
        api.delete("delete_database_context", contexts + "/{name}", this::delete)
                .succeedsWith(204);
        api.get("list_workspace_contexts", "/context", this::list);
        api.post("upsert_workspace_context", "/context", this::upsert);
        api.get("get_workspace_context", "/context/{name}", this::get);
    }

    private Map<String, Context> contexts(VendorRequest request) {
        if (request.operation().contains("_workspace_")) {
            String workspace = HotdataSimulator.workspace(state, request).id();
            return ofWorkspaces.computeIfAbsent(workspace, any -> new LinkedHashMap<>());
        }
        return DatabaseRoutes.named(HotdataSimulator.workspace(state, request), request)
                .contexts();
    }

    private Answer list(VendorRequest request) {
        ObjectNode body = Json.object();
        ArrayNode shown = body.putArray("contexts");
        contexts(request).forEach((name, context) -> shown.add(describe(name, context)));
        return Answer.json(200, body);
    }

    private Answer upsert(VendorRequest request) {
        Draft draft = request.read(Draft::read);
        String name = ManagedTables.identifier(draft.name());
        Context context = new Context(draft.content(), state.now());
        contexts(request).put(name, context);
        return one(name, context);
    }

    private Answer get(VendorRequest request) {
        String name = ManagedTables.identifier(request.pathParameter("name"));
        return one(
                name,
                Optional.ofNullable(contexts(request).get(name))
                        .orElseThrow(() -> notFound("no context '" + name + "'")));
    }

    private Answer delete(VendorRequest request) {
        String name = ManagedTables.identifier(request.pathParameter("name"));
        if (contexts(request).remove(name) == null) {
            throw notFound("no context '" + name + "'");
        }
        return Answer.noContent();
    }

    private static Answer one(String name, Context context) {
        ObjectNode body = Json.object();
        body.set("context", describe(name, context));
        return Answer.json(200, body);
    }

    private static ObjectNode describe(String name, Context context) {
        return Json.object()
                .put("name", name)
                .put("content", context.content())
                .put("updated_at", context.updatedAt().toString());
    }
}
