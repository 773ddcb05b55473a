package org.connectorsdk.simulators.planasonix;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.testkit.wire.Answer;

/** Connections as they are sent. Which fields an answer has differs from call to call. */
final class ConnectionJson {
    private final PlanasonixTenant tenant;

    ConnectionJson(PlanasonixTenant tenant) {
        this.tenant = tenant;
    }

    ObjectNode created(StoredConnection connection) {
        return whole(connection).put("createdAt", PlanasonixJson.time(connection.createdAt()));
    }

    ObjectNode read(StoredConnection connection) {
        return withUpdate(tenant.createdAtOnGet ? created(connection) : whole(connection), connection);
    }

    ObjectNode updated(StoredConnection connection) {
        return withUpdate(created(connection), connection);
    }

    private static ObjectNode withUpdate(ObjectNode body, StoredConnection connection) {
        return body.put("updatedAt", PlanasonixJson.time(connection.updatedAt()));
    }

    private ObjectNode whole(StoredConnection connection) {
        ObjectNode body = Json.object()
                .put("id", connection.id())
                .put("name", connection.name())
                .put("type", connection.type());
        ObjectNode shown = switch (tenant.shownSecrets()) {
            case MASKED -> SecretFields.hidden(connection.config(), Optional.of(PlanasonixState.MASK));
            case DROPPED -> SecretFields.hidden(connection.config(), Optional.empty());
            case CLEAR -> connection.config();
        };
        if (tenant.speaksVendorClient()) {
            PlanasonixJson.putIfPresent(body, "category", connection.category());
            return body.set("params", ClientForm.texts(shown));
        }
        PlanasonixJson.putIfPresent(body, "credentialId", connection.credentialId());
        return body.set("config", shown);
    }

    /** Written as it is sent, for an account may have a million connections; the list must not change meanwhile. */
    Answer list(List<StoredConnection> found) {
        boolean bareArray = tenant.speaksVendorClient();
        return Json.streamed(json -> {
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
        });
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
        json.writeStringField("createdAt", PlanasonixJson.time(connection.createdAt()));
        json.writeStringField("updatedAt", PlanasonixJson.time(connection.updatedAt()));
        json.writeEndObject();
    }
}
