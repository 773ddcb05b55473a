package org.connectorsdk.simulators.hotdata;

import static org.connectorsdk.simulators.hotdata.model.HotdataErrors.notFound;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.simulators.hotdata.model.HotdataState;
import org.connectorsdk.testkit.simulator.Members;
import org.connectorsdk.testkit.simulator.RouteGroup;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.wire.Answer;

/** Texts that are kept with a database under names; in June also with a workspace, where none could be deleted. */
final class ContextRoutes extends HotdataRoutes {
    private record Draft(String name, String content) {
        static Draft read(Members members) {
            return new Draft(members.text("name"), members.text("content"));
        }
    }

    private final Map<String, Map<String, ObjectNode>> byOwner = new LinkedHashMap<>();

    ContextRoutes(HotdataState state) {
        super(state);
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

    private Map<String, ObjectNode> contexts(VendorRequest request) {
        boolean ofWorkspace = request.operation().contains("_workspace_");
        String owner = ofWorkspace
                ? workspace(request).id()
                : DatabaseRoutes.named(workspace(request), request).id();
        return byOwner.computeIfAbsent(owner, any -> ofWorkspace ? new LinkedHashMap<>() : new TreeMap<>());
    }

    private Answer list(VendorRequest request) {
        return whole(contexts(request).values(), "contexts");
    }

    private Answer upsert(VendorRequest request) {
        Draft draft = request.read(Draft::read);
        String name = ManagedRoutes.identifier(draft.name());
        ObjectNode context = Json.object().put("name", name).put("content", draft.content());
        contexts(request).put(name, context.put("updated_at", time()));
        return one(context);
    }

    private Answer get(VendorRequest request) {
        String name = ManagedRoutes.identifier(request.pathParameter("name"));
        return one(Optional.ofNullable(contexts(request).get(name))
                .orElseThrow(() -> notFound("no context '" + name + "'")));
    }

    private Answer delete(VendorRequest request) {
        String name = ManagedRoutes.identifier(request.pathParameter("name"));
        if (contexts(request).remove(name) == null) {
            throw notFound("no context '" + name + "'");
        }
        return Answer.noContent();
    }

    private static Answer one(ObjectNode context) {
        ObjectNode body = Json.object();
        body.set("context", context);
        return Answer.json(200, body);
    }
}
