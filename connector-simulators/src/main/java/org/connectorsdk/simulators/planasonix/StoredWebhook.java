package org.connectorsdk.simulators.planasonix;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A webhook and what was delivered to it. */
final class StoredWebhook {

    /** One event on its way to a webhook. */
    static final class Delivery {

        private final String id;
        private final String event;
        private volatile String status = "pending";
        private volatile int httpStatus;
        private volatile @Nullable Instant deliveredAt;
        private volatile @Nullable String lastError;

        Delivery(String id, String event) {
            this.id = id;
            this.event = event;
        }

        String id() {
            return id;
        }

        String event() {
            return event;
        }

        void answered(int newHttpStatus, Instant at) {
            httpStatus = newHttpStatus;
            if (newHttpStatus / 100 == 2) {
                deliveredAt = at;
                status = "delivered";
            } else {
                failed("the receiver answered " + newHttpStatus);
            }
        }

        void failed(String error) {
            lastError = error;
            status = "failed";
        }

        boolean hasFailed() {
            return status.equals("failed");
        }

        Optional<Instant> deliveredAt() {
            return Optional.ofNullable(deliveredAt);
        }

        ObjectNode body() {
            ObjectNode body = Bodies.object()
                    .put("id", id)
                    .put("event", event)
                    .put("status", status)
                    .put("http_status", httpStatus == 0 ? null : Integer.valueOf(httpStatus))
                    .put("attempt", 1)
                    .put("delivered_at", deliveredAt().map(Bodies::time).orElse(null));
            Bodies.putIfPresent(body, "last_error", Optional.ofNullable(lastError));
            return body;
        }
    }

    private final String id;
    private final Instant createdAt;
    private final List<Delivery> deliveries = new ArrayList<>();
    private String url;
    private List<String> events;
    private String secret;
    private boolean enabled = true;

    StoredWebhook(String id, String url, List<String> events, String secret, Instant createdAt) {
        this.id = id;
        this.url = url;
        this.events = List.copyOf(events);
        this.secret = secret;
        this.createdAt = createdAt;
    }

    String id() {
        return id;
    }

    String url() {
        return url;
    }

    String secret() {
        return secret;
    }

    List<Delivery> deliveries() {
        return deliveries;
    }

    boolean wants(String event) {
        return enabled && events.contains(event);
    }

    void change(Optional<String> newUrl, Optional<List<String>> newEvents, boolean newEnabled) {
        url = newUrl.orElse(url);
        events = newEvents.map(List::copyOf).orElse(events);
        enabled = newEnabled;
    }

    boolean isEnabled() {
        return enabled;
    }

    void rotate(String newSecret) {
        secret = newSecret;
    }

    /** What every answer shows. */
    ObjectNode core() {
        ObjectNode body = Bodies.object().put("id", id).put("url", url);
        body.set("events", Bodies.texts(events));
        return body.put("enabled", enabled);
    }

    ObjectNode summary() {
        return core().put("created_at", Bodies.time(createdAt));
    }

    ObjectNode detail() {
        Optional<Instant> last = deliveries.stream()
                .flatMap(delivery -> delivery.deliveredAt().stream())
                .max(Instant::compareTo);
        return summary()
                .put("last_delivery_at", last.map(Bodies::time).orElse(null))
                .put(
                        "failure_count_24h",
                        deliveries.stream().filter(Delivery::hasFailed).count());
    }
}
