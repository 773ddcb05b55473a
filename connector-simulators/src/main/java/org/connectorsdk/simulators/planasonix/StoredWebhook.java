package org.connectorsdk.simulators.planasonix;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.connectorsdk.simulators.Json;

/** A webhook and what was delivered to it. */
record StoredWebhook(
        String id,
        Instant createdAt,
        String url,
        List<String> events,
        String secret,
        boolean enabled,
        List<Delivery> deliveries) {
    /** One event on its way to a webhook. */
    static final class Delivery {
        private final ObjectNode shown;

        Delivery(String id, String event) {
            shown = Json.object().put("id", id).put("event", event).put("status", "pending");
            shown.putNull("http_status").put("attempt", 1).putNull("delivered_at");
        }

        synchronized void answered(int status, Instant at) {
            shown.put("http_status", status);
            if (status / 100 == 2) {
                shown.put("status", "delivered").put("delivered_at", PlanasonixRoutes.time(at));
            } else {
                failed("the receiver answered " + status);
            }
        }

        synchronized void failed(String error) {
            shown.put("status", "failed").put("last_error", error);
        }

        synchronized ObjectNode shown() {
            return shown.deepCopy();
        }
    }

    StoredWebhook changed(String newUrl, List<String> newEvents, boolean newEnabled) {
        return new StoredWebhook(id, createdAt, newUrl, newEvents, secret, newEnabled, deliveries);
    }

    StoredWebhook rotated(String newSecret) {
        return new StoredWebhook(id, createdAt, url, events, newSecret, enabled, deliveries);
    }

    /** What every answer shows. */
    ObjectNode core() {
        ObjectNode body = Json.object().put("id", id).put("url", url);
        body.set("events", Json.texts(events));
        return body.put("enabled", enabled);
    }

    ObjectNode summary() {
        return core().put("created_at", PlanasonixRoutes.time(createdAt));
    }

    ObjectNode detail() {
        List<ObjectNode> shown = deliveries.stream().map(Delivery::shown).toList();
        Optional<String> last = shown.stream()
                .map(delivery -> delivery.path("delivered_at"))
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .max(Comparator.naturalOrder());
        long failed = shown.stream()
                .filter(delivery -> delivery.path("status").asText().equals("failed"))
                .count();
        return summary().put("last_delivery_at", last.orElse(null)).put("failure_count_24h", failed);
    }
}
