package org.connectorsdk.fivetran.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.json.Strict.NotBlank;
import org.connectorsdk.http.operation.SecretBearing;
import org.jspecify.annotations.Nullable;

/**
 * Webhooks: addresses to which the vendor reports what happens.
 *
 * @since 0.1.0
 */
public final class WebhookWires {
    private WebhookWires() {}

    /**
     * A webhook. Its secret is never shown.
     *
     * @param id the id
     * @param type {@code account} or {@code group}; an open set
     * @param groupId the group, where it is one's
     * @param url where events are delivered
     * @param events which, such as {@code sync_end}; an open set
     * @param active whether it is switched on
     * @param createdAt when it was created
     * @param more every other member, as it came, the secret as {@code ******} among them
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record WebhookWire(
            @NotBlank String id,
            @Nullable String type,
            @Nullable String groupId,
            @Nullable String url,
            @Nullable List<String> events,
            @Nullable Boolean active,
            @Nullable String createdAt,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {

        /** {@return the id alone: an address may hold a secret} */
        @Override
        public String toString() {
            return "WebhookWire[" + id + "]";
        }
    }

    /**
     * A webhook to create, or what to change of one. What is null is not sent.
     *
     * @param url where events are to be delivered, by https; the vendor calls it at once unless {@code active} is false
     * @param events which events
     * @param active whether it is switched on
     * @param secret what signs the deliveries
     */
    public record NewWebhookWire(
            @Nullable String url,
            @Nullable List<String> events,
            @Nullable Boolean active,
            @Nullable Secret secret) implements SecretBearing {
        @Override
        public Iterable<Secret> secrets() {
            return secret == null ? List.of() : List.of(secret);
        }

        /** {@return which events; neither the secret nor the address, which may hold one} */
        @Override
        public String toString() {
            return "NewWebhookWire[" + events + "]";
        }
    }

    /**
     * Which event to deliver as a test.
     *
     * @param event such as {@code sync_end}
     */
    public record NewDeliveryWire(String event) {}

    /**
     * How the test delivery went.
     *
     * @param succeed whether it arrived
     * @param status what the receiver answered
     * @param message why it did not arrive
     * @param more every other member, as it came
     */
    public record DeliveryWire(
            @Nullable Boolean succeed,
            @Nullable Integer status,
            @Nullable String message,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}
}
