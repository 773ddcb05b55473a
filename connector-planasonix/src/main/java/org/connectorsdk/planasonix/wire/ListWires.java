package org.connectorsdk.planasonix.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.json.Strict;
import org.jspecify.annotations.Nullable;

/**
 * What stands around a list.
 *
 * @since 0.1.0
 */
public final class ListWires {
    private ListWires() {}

    /**
     * What the credentials and orchestration APIs put around their lists.
     *
     * @param <T> what was asked for
     * @param data what was asked for
     * @param meta what the vendor says of the list; null where it says nothing
     * @param more every other member, as it came
     */
    @Strict
    public record DataWire<T>(
            T data,
            @Nullable MetaWire meta,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}

    /**
     * What the vendor says of a list. Which of these there are differs from list to list.
     *
     * @param total how many there are in all; a hint
     * @param page where the next page begins
     * @param cursor the same without an object around it, as older lists have it
     * @param more every other member, as it came
     */
    public record MetaWire(
            @Nullable Long total,
            @Nullable PageWire page,
            @Nullable String cursor,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {
        /**
         * Where the next page begins.
         *
         * @param limit the page size that the vendor used
         * @param cursor the cursor of the next page; null on the last one
         * @param more every other member, as it came
         */
        public record PageWire(
                @Nullable Long limit,
                @Nullable String cursor,
                @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}

        /** {@return the cursor of the next page; null on the last one} */
        public @Nullable String next() {
            String found = page != null && page.cursor() != null ? page.cursor() : cursor;
            return found == null || found.isEmpty() ? null : found;
        }
    }
}
