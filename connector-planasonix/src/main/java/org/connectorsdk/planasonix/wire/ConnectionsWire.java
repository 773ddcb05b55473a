package org.connectorsdk.planasonix.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.json.Lenient;
import org.connectorsdk.http.json.ArrayOrObject;
import org.connectorsdk.http.json.Strict;
import org.jspecify.annotations.Nullable;

/**
 * A list of connections, in an envelope or bare. One that does not fit does not spoil the others.
 *
 * @param data the connections in the envelope, without their settings; null when there is none around them
 * @param bare the connections of an answer that is the list itself; see {@link #connections()}
 * @param meta their number; null from older deployments
 * @param more every other member, as it came
 */
@Strict
public record ConnectionsWire(
        @Nullable List<Lenient<ConnectionWire>> data,
        @ArrayOrObject @Nullable List<Lenient<ConnectionWire>> bare,
        @Nullable MetaWire meta,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {
    /**
     * Refuses an answer without a list.
     *
     * @param data the connections in the envelope, without their settings; null when there is none around them
     * @param bare the connections of an answer that is the list itself
     * @param meta their number; null from older deployments
     * @param more every other member, as it came
     */
    public ConnectionsWire {
        if (data == null && bare == null) {
            throw new IllegalArgumentException("data: is missing");
        }
    }

    /** {@return the connections, in whichever form they came} */
    public List<Lenient<ConnectionWire>> connections() {
        if (data != null) {
            return data;
        }
        return bare == null ? List.of() : bare;
    }
}
