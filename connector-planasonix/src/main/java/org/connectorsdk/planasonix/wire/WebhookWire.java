package org.connectorsdk.planasonix.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.json.UnwrapRoot;
import org.jspecify.annotations.Nullable;

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
