package org.connectorsdk.simulators.hotdata;

import static org.connectorsdk.simulators.hotdata.HotdataErrors.notFound;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.testkit.simulator.Members;
import org.connectorsdk.testkit.simulator.RouteGroup;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.wire.Answer;

/** Texts that are kept with a database under names; in June also with a workspace, where none could be deleted. */
final class ContextRoutes extends HotdataRoutes {
    /** A text and when it was written. */
    record Context(String content, Instant updatedAt) {}

    private record Draft(String name, String content) {
        static Draft read(Members members) {
            return new Draft(members.text("name"), members.text("content"));
        }
    }

    private final Map<String, Map<String, Context>> byOwner = new LinkedHashMap<>();

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

    private Map<String, Context> contexts(VendorRequest request) {
        boolean ofWorkspace = request.operation().contains("_workspace_");
        String owner = ofWorkspace
                ? workspace(request).id()
                : DatabaseRoutes.named(workspace(request), request).id();
        return byOwner.computeIfAbsent(owner, any -> ofWorkspace ? new LinkedHashMap<>() : new TreeMap<>());
    }

    private Answer list(VendorRequest request) {
        return whole(contexts(request).entrySet(), "contexts", each -> describe(each.getKey(), each.getValue()));
    }

    private Answer upsert(VendorRequest request) {
        Draft draft = request.read(Draft::read);
        String name = ManagedRoutes.identifier(draft.name());
        Context context = new Context(draft.content(), state.now());
        contexts(request).put(name, context);
        return one(name, context);
    }

    private Answer get(VendorRequest request) {
        String name = ManagedRoutes.identifier(request.pathParameter("name"));
        return one(
                name,
                Optional.ofNullable(contexts(request).get(name))
                        .orElseThrow(() -> notFound("no context '" + name + "'")));
    }

    private Answer delete(VendorRequest request) {
        String name = ManagedRoutes.identifier(request.pathParameter("name"));
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
