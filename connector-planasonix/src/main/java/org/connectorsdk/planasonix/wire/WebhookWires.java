package org.connectorsdk.planasonix.wire;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.json.UnwrapRoot;
import org.connectorsdk.http.operation.SecretBearing;
import org.jspecify.annotations.Nullable;

/**
 * Webhooks and what is delivered to them.
 *
 * @since 0.1.0
 */
public final class WebhookWires {
    private WebhookWires() {}

    /**
     * A webhook. Its signing secret is shown when it is made or rotated, and never again.
     *
     * @param id the id, opaque
     * @param url where events are delivered
     * @param events which events; an open set
     * @param enabled whether it is switched on
     * @param signingSecret the secret that signs deliveries
     * @param createdAt when it was created
     * @param updatedAt when it was last changed
     * @param rotatedAt when its secret was changed
     * @param lastDeliveryAt when something was last delivered
     * @param failuresOfLastDay failed deliveries of the last 24 hours
     * @param more every other member, as it came
     */
    @UnwrapRoot("data")
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record WebhookWire(
            String id,
            @Nullable String url,
            @Nullable List<String> events,
            @Nullable Boolean enabled,
            @Nullable String signingSecret,
            @Nullable String createdAt,
            @Nullable String updatedAt,
            @Nullable String rotatedAt,
            @Nullable String lastDeliveryAt,
            @JsonProperty("failure_count_24h") @Nullable Long failuresOfLastDay,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {
        /** {@return id and address, never the secret} */
        @Override
        public String toString() {
            return "WebhookWire[" + id + ", " + url + "]";
        }
    }

    /**
     * A webhook to create.
     *
     * @param url where events are to be delivered
     * @param events which events, such as {@code job.failed}
     * @param secret the secret to sign with; null to have one made
     */
    public record NewWebhookWire(
            String url, List<String> events, @Nullable Secret secret) implements SecretBearing {
        @Override
        public Iterable<Secret> secrets() {
            return secret == null ? List.of() : List.of(secret);
        }
    }

    /**
     * What to change of a webhook. What is null stays as it is.
     *
     * @param url where events are to be delivered
     * @param events which events
     * @param enabled whether it is switched on
     */
    public record WebhookChangeWire(
            @Nullable String url,
            @Nullable List<String> events,
            @Nullable Boolean enabled) {}

    /**
     * Which event to deliver as a test.
     *
     * @param event null for the vendor's choice
     */
    public record WebhookTestWire(@Nullable String event) {}

    /**
     * A delivery of an event.
     *
     * @param id the id, opaque
     * @param event which event
     * @param status whether it arrived, as the vendor words it; an open set
     * @param httpStatus what the receiver answered
     * @param attempt how many times it was tried
     * @param deliveredAt when
     * @param lastError why it failed
     * @param more every other member, as it came
     */
    @UnwrapRoot("data")
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record DeliveryWire(
            @JsonAlias("delivery_id") @Nullable String id,
            @Nullable String event,
            @Nullable String status,
            @Nullable Integer httpStatus,
            @Nullable Integer attempt,
            @Nullable String deliveredAt,
            @Nullable String lastError,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}
}
