package org.connectorsdk.simulators.hotdata;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.simulators.hotdata.model.HotdataState;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.wire.Answer;

/** Routes over what a workspace keeps as JSON, by id. */
abstract class DocumentRoutes extends HotdataRoutes {
    private final String kind;
    private final Map<String, Map<String, ObjectNode>> byWorkspace = new HashMap<>();

    DocumentRoutes(HotdataState state, String kind) {
        super(state);
        this.kind = kind;
    }

    final Map<String, ObjectNode> documents(VendorRequest request) {
        return byWorkspace.computeIfAbsent(workspace(request).id(), any -> new LinkedHashMap<>());
    }

    final ObjectNode named(VendorRequest request) {
        return found(documents(request), request.pathParameter("id"), kind);
    }

    /** Keeps a new document under an id of its own. */
    final ObjectNode keep(VendorRequest request, String idKind) {
        String id = state.newId(idKind);
        ObjectNode document = Json.object().put("id", id);
        documents(request).put(id, document);
        return document;
    }

    final Answer delete(VendorRequest request) {
        documents(request).remove(named(request).path("id").asText());
        return Answer.noContent();
    }

    /** Some members of a document. */
    static ObjectNode part(ObjectNode document, String... members) {
        return Json.shallowCopy(document).retain(members);
    }
}
