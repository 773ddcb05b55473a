package org.connectorsdk.simulators.planasonix;

import com.fasterxml.jackson.databind.node.ObjectNode;
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
        return whole(connection).put("createdAt", PlanasonixRoutes.time(connection.createdAt()));
    }

    ObjectNode read(StoredConnection connection) {
        return withUpdate(tenant.createdAtOnGet ? created(connection) : whole(connection), connection);
    }

    ObjectNode updated(StoredConnection connection) {
        return withUpdate(created(connection), connection);
    }

    private static ObjectNode withUpdate(ObjectNode body, StoredConnection connection) {
        return body.put("updatedAt", PlanasonixRoutes.time(connection.updatedAt()));
    }

    private ObjectNode whole(StoredConnection connection) {
        ObjectNode shown = switch (tenant.shownSecrets()) {
            case MASKED -> SecretFields.hidden(connection.config(), Optional.of(PlanasonixState.MASK));
            case DROPPED -> SecretFields.hidden(connection.config(), Optional.empty());
            case CLEAR -> connection.config();
        };
        boolean client = tenant.speaksVendorClient();
        return head(connection, client).set(client ? "params" : "config", client ? ClientForm.texts(shown) : shown);
    }

    private static ObjectNode head(StoredConnection connection, boolean client) {
        ObjectNode body = Json.object()
                .put("id", connection.id())
                .put("name", connection.name())
                .put("type", connection.type());
        PlanasonixRoutes.putIfPresent(
                body, client ? "category" : "credentialId", client ? connection.category() : connection.credentialId());
        return body;
    }

    /** Written as it is sent, for an account may have a million connections; the list must not change meanwhile. */
    Answer list(List<StoredConnection> found) {
        boolean client = tenant.speaksVendorClient();
        return Json.streamed(json -> {
            if (!client) {
                json.writeStartObject();
                json.writeFieldName("data");
            }
            json.writeStartArray();
            for (StoredConnection connection : found) {
                ObjectNode head = head(connection, client);
                head.put("createdAt", PlanasonixRoutes.time(connection.createdAt()));
                json.writeTree(withUpdate(head, connection));
            }
            json.writeEndArray();
            if (!client) {
                json.writeFieldName("meta");
                json.writeTree(Json.object().put("total", found.size()));
                json.writeEndObject();
            }
        });
    }
}
