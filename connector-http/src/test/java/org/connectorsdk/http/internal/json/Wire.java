package org.connectorsdk.http.internal.json;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.json.Lenient;
import org.jspecify.annotations.Nullable;

final class Wire {

    private Wire() {}

    record Connection(
            String id,
            @Nullable String name,
            @Nullable Long units,
            @Nullable JsonObject config) {}

    record Flag(boolean active, int count) {}

    record Open(@Nullable JsonValue value) {}

    record AnyValue(JsonValue value) {}

    record Names(List<String> names) {}

    record Gaps(List<@Nullable String> names) {}

    record Connections(
            List<Connection> connections,
            @JsonProperty("next_cursor") @Nullable String nextCursor) {}

    record Tolerant(List<Lenient<Connection>> connections) {}

    record Kept(String id, @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}

    record Node(@Nullable Node child) {}

    record Picky(String text) {
        Picky {
            if (text.isEmpty()) {
                throw new IllegalArgumentException("text: empty, you gave [" + text + "]");
            }
        }
    }
}
