package org.connectorsdk.simulators.planasonix;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import org.connectorsdk.testkit.wire.Answer;

/** Connections as they stand on the wire. Which fields an answer has differs from call to call. */
final class ConnectionBodies {

    private static final JsonFactory JSON = new JsonFactory();

    private final PlanasonixTenant tenant;

    ConnectionBodies(PlanasonixTenant tenant) {
        this.tenant = tenant;
    }

    ObjectNode created(StoredConnection connection) {
        return whole(connection).put("createdAt", Bodies.time(connection.createdAt()));
    }

    ObjectNode read(StoredConnection connection) {
        ObjectNode body = whole(connection);
        if (tenant.showsCreatedAtOnGet()) {
            body.put("createdAt", Bodies.time(connection.createdAt()));
        }
        return body.put("updatedAt", Bodies.time(connection.updatedAt()));
    }

    ObjectNode updated(StoredConnection connection) {
        return created(connection).put("updatedAt", Bodies.time(connection.updatedAt()));
    }

    private ObjectNode whole(StoredConnection connection) {
        ObjectNode body = Bodies.object()
                .put("id", connection.id())
                .put("name", connection.name())
                .put("type", connection.type());
        ObjectNode shown = switch (tenant.secretDisplay()) {
            case MASKED -> SecretFields.masked(connection.config());
            case DROPPED -> SecretFields.dropped(connection.config());
            case CLEAR -> connection.config();
        };
        if (tenant.speaksVendorClient()) {
            Bodies.putIfPresent(body, "category", connection.category());
            body.set("params", ClientForm.texts(shown));
        } else {
            Bodies.putIfPresent(body, "credentialId", connection.credentialId());
            body.set("config", shown);
        }
        return body;
    }

    /** Written as it is sent, for an account may have a million connections; the list must not change meanwhile. */
    Answer list(List<StoredConnection> found) {
        boolean bareArray = tenant.speaksVendorClient();
        return Answer.stream(200, "application/json", out -> write(found, bareArray, out));
    }

    private static void write(List<StoredConnection> found, boolean bareArray, OutputStream out) throws IOException {
        JsonGenerator json = JSON.createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        if (!bareArray) {
            json.writeStartObject();
            json.writeFieldName("data");
        }
        json.writeStartArray();
        for (StoredConnection connection : found) {
            writeItem(connection, bareArray, json);
        }
        json.writeEndArray();
        if (!bareArray) {
            json.writeObjectFieldStart("meta");
            json.writeNumberField("total", found.size());
            json.writeEndObject();
            json.writeEndObject();
        }
        json.flush();
    }

    private static void writeItem(StoredConnection connection, boolean vendorClient, JsonGenerator json)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("id", connection.id());
        json.writeStringField("name", connection.name());
        json.writeStringField("type", connection.type());
        Optional<String> last = vendorClient ? connection.category() : connection.credentialId();
        if (last.isPresent()) {
            json.writeStringField(vendorClient ? "category" : "credentialId", last.get());
        }
        json.writeStringField("createdAt", Bodies.time(connection.createdAt()));
        json.writeStringField("updatedAt", Bodies.time(connection.updatedAt()));
        json.writeEndObject();
    }
}
