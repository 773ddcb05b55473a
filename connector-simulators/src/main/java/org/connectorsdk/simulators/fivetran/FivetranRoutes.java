package org.connectorsdk.simulators.fivetran;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.testkit.simulator.RouteGroup;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.wire.Answer;

/** What the routes have in common: their state, the connection that a path names, and the envelope. */
abstract class FivetranRoutes {
    static final String ALL = "/connections";
    static final String ONE = "/connections/{connectionId}";

    final FivetranState state;

    FivetranRoutes(FivetranState state) {
        this.state = state;
    }

    abstract void addTo(RouteGroup api);

    final StoredConnection connection(VendorRequest request) {
        return state.connection(request.pathParameter("connectionId"));
    }

    static Answer data(int status, String message, JsonNode data) {
        return Answer.json(status, envelope(message).set("data", data));
    }

    static Answer data(JsonNode data) {
        return Answer.json(200, Json.object().put("code", "Success").set("data", data));
    }

    /** A success of which there is nothing to tell. */
    static Answer done(String message) {
        return Answer.json(200, envelope(message));
    }

    private static ObjectNode envelope(String message) {
        return Json.object().put("code", "Success").put("message", message);
    }
}
