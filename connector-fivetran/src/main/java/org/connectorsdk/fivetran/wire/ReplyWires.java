package org.connectorsdk.fivetran.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.error.VendorError;
import org.connectorsdk.http.error.VendorError.FailureEnvelope;
import org.connectorsdk.http.json.Lenient;
import org.connectorsdk.http.json.Strict;
import org.jspecify.annotations.Nullable;

/**
 * What stands around every answer, and around every list.
 *
 * @since 0.1.0
 */
public final class ReplyWires {
    private static final Set<String> SUCCESS = Set.of("Success", "Created");

    private ReplyWires() {}

    /**
     * The envelope of an answer. The status says whether it is a success; the code counts only where what was asked for
     * is missing.
     *
     * @param <T> what was asked for
     * @param code the vendor's word, {@code Success} as a rule
     * @param message the vendor's text for people
     * @param data what was asked for; null where the answer reports a failure, which never reaches a caller; see
     *     {@link #content()}
     * @param more every other member, as it came
     */
    @Strict
    public record ReplyWire<T>(
            @Nullable String code,
            @Nullable String message,
            @Nullable T data,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more)
            implements FailureEnvelope {
        /**
         * Refuses a success that has nothing in it.
         *
         * @param code the vendor's word
         * @param message the vendor's text for people
         * @param data what was asked for; null where the answer reports a failure
         * @param more every other member, as it came
         */
        public ReplyWire {
            if (data == null && (code == null || SUCCESS.contains(code))) {
                throw new IllegalArgumentException("data: is missing");
            }
        }

        @Override
        public Optional<VendorError> failure() {
            return data != null
                    ? Optional.empty()
                    : Optional.of(
                            VendorError.builder().code(code).message(message).build());
        }

        /** {@return what was asked for} */
        public T content() {
            return Objects.requireNonNull(data, "data");
        }
    }

    /**
     * One page of a list. An element that does not fit does not spoil the others.
     *
     * @param <T> what is listed
     * @param items the elements
     * @param nextCursor where the next page begins; null or empty on the last one
     * @param more every other member, as it came
     */
    @Strict
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record PageWire<T>(
            List<Lenient<T>> items,
            @Nullable String nextCursor,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}

    /**
     * That something was done: an answer that has nothing to say beside its envelope.
     *
     * @param code the vendor's word, {@code Success} as a rule
     * @param message the vendor's text for people
     * @param more every other member, as it came
     */
    public record DoneWire(
            @Nullable String code,
            @Nullable String message,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}
}
