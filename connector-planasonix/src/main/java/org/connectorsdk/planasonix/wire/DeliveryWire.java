package org.connectorsdk.planasonix.wire;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.Map;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.json.UnwrapRoot;
import org.jspecify.annotations.Nullable;

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
