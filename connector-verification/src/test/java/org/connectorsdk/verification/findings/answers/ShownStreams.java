package org.connectorsdk.verification.findings.answers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.connectorsdk.api.catalog.Catalog;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.testkit.conformance.NeutralCall;
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.verification.findings.Case;
import org.connectorsdk.verification.findings.ViewCall;
import org.connectorsdk.verification.incidents.Stage;

/** An Airbyte that shows other streams than its source has. */
final class ShownStreams {
    static final String AIRBYTE = "airbyte";
    static final String PUBLIC = "airbyte-public";

    private ShownStreams() {}

    /** What introspection makes of these streams, which are JSON with single quotes. */
    static Catalog introspected(Case<?> one, String... streams) {
        try (Stage stage = new Stage(one.target())) {
            ConnectionId id = stage.seed(1).get(0).id();
            stage.always(NeutralCall.INTROSPECT, Fault.rewriteTree(answer -> {
                ArrayNode shown = answer instanceof ArrayNode bare
                        ? bare
                        : ((ObjectNode) answer).withObject("/catalog").withArray("streams");
                shown.removeAll().addAll(parsed(streams));
            }));
            return one.answer(stage.open(), ViewCall.introspect(id));
        }
    }

    /** A stream of the configuration API with these properties. */
    static String stream(String name, String properties) {
        return pair("'name': '" + name + "', 'jsonSchema': {'type': 'object', 'properties': " + properties + "}");
    }

    static String pair(String stream) {
        return "{'stream': {" + stream + "}, 'config': {'syncMode': 'full_refresh', 'destinationSyncMode': 'append'}}";
    }

    private static ArrayNode parsed(String... streams) {
        try {
            return (ArrayNode) new ObjectMapper()
                    .readTree("[" + String.join(",", List.of(streams)).replace('\'', '"') + "]");
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("streams: no JSON", e);
        }
    }
}
