package org.connectorsdk.simulators.planasonix;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.connectorsdk.testkit.simulator.IdSource;
import org.connectorsdk.testkit.simulator.Refusal;

/** The webhooks; whoever listens to an event is told. */
final class WebhookStore implements JobEvents {

    private final Map<String, StoredWebhook> webhooks = new LinkedHashMap<>();
    private final WebhookSender sender;
    private final IdSource ids;
    private int created;
    private int delivered;

    WebhookStore(WebhookSender sender, IdSource ids) {
        this.sender = sender;
        this.ids = ids;
    }

    String newSecret() {
        return ids.text("whsec_", 32);
    }

    StoredWebhook add(String url, List<String> events, String secret, Instant now) {
        StoredWebhook webhook = new StoredWebhook("wh_%06d".formatted(++created), url, events, secret, now);
        webhooks.put(webhook.id(), webhook);
        return webhook;
    }

    List<StoredWebhook> all() {
        return List.copyOf(webhooks.values());
    }

    StoredWebhook get(String id) {
        StoredWebhook webhook = webhooks.get(id);
        if (webhook == null) {
            throw Refusal.of(Refusal.Kind.NOT_FOUND, "No webhook " + id);
        }
        return webhook;
    }

    void remove(String id) {
        webhooks.remove(get(id).id());
    }

    @Override
    public void ended(String event, ObjectNode data, Instant at) {
        for (StoredWebhook webhook : webhooks.values()) {
            if (webhook.wants(event)) {
                deliver(webhook, event, data, at);
            }
        }
    }

    StoredWebhook.Delivery deliver(StoredWebhook webhook, String event, ObjectNode data, Instant at) {
        StoredWebhook.Delivery delivery = new StoredWebhook.Delivery("whd_%06d".formatted(++delivered), event);
        webhook.deliveries().add(delivery);
        ObjectNode body = Bodies.object()
                .put("id", delivery.id())
                .put("event", event)
                .put("created_at", Bodies.time(at))
                .set("data", data);
        sender.send(delivery, webhook.url(), webhook.secret(), body.toString());
        return delivery;
    }
}
