package org.connectorsdk.simulators.fivetran;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.simulators.WebhookSender;

/** Tells webhooks what happens to connections. */
final class Events {
    private static final String SIGNATURE = "X-Fivetran-Signature-256";

    private final VendorClock clock;
    private final Entries<StoredWebhook> webhooks;
    private final WebhookSender sender = new WebhookSender();

    Events(VendorClock clock, Entries<StoredWebhook> webhooks) {
        this.clock = clock;
        this.webhooks = webhooks;
    }

    /** Tells whom it concerns; an event that is none of a run has no id of one. */
    void tell(String event, StoredConnection connection, ObjectNode data, String syncId) {
        if (webhooks.size() == 0) {
            return;
        }
        ObjectNode body = body(event)
                .put("connector_type", connection.type.id())
                .put("connector_id", connection.id)
                .put("connector_name", connection.name);
        if (!syncId.isEmpty()) {
            body.put("sync_id", syncId);
        }
        byte[] bytes =
                bytes(body.put("destination_group_id", connection.groupId).<ObjectNode>set("data", data));
        webhooks.all().stream()
                .filter(webhook -> webhook.wants(event, connection.groupId))
                .forEach(webhook -> sender.send(
                        webhook.url(), headers(webhook.secret(), bytes), bytes, status -> {}, failure -> {}));
    }

    /** Calls a webhook and waits for its answer, for which there is a made-up connection. */
    int call(StoredWebhook webhook, String event) throws IOException {
        ObjectNode body = body(event)
                .put("connector_type", "_connection_1")
                .put("connector_id", "_connection_1")
                .put("connector_name", "_connection_1")
                .put("destination_group_id", webhook.group().orElse("_destination_1"));
        byte[] bytes = bytes(body.<ObjectNode>set("data", Json.object()));
        return WebhookSender.deliver(webhook.url(), headers(webhook.secret(), bytes), bytes);
    }

    private ObjectNode body(String event) {
        String created = String.valueOf(VendorClock.text(clock.instant()));
        return Json.object().put("event", event).put("created", created);
    }

    private static byte[] bytes(ObjectNode body) {
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, String> headers(Optional<String> secret, byte[] body) {
        return secret.map(key -> Map.of(SIGNATURE, WebhookSender.signature(key, body)))
                .orElseGet(Map::of);
    }
}
