package org.connectorsdk.virtuousai.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * A connection. Its credentials are never shown.
 *
 * @param id the id, a UUID in practice
 * @param name the name for people, not unique; null where the answer has none
 * @param slug a stable handle, unique in the organisation; null in old deployments
 * @param provider what it connects to, such as {@code postgres}; an open set; null where the answer has none
 * @param status such as {@code needs_verification} or {@code active}; an open set; null where the answer has none
 * @param config settings that are no secrets; null when none are stored
 * @param isDefault whether it is the default of its provider; null in old deployments
 * @param createdAt when it was created, ISO 8601
 * @param updatedAt when it was last changed, ISO 8601
 * @param lastVerifiedAt when it was last verified, ISO 8601; null before the first time
 * @param verificationError why the last verification failed; null when it did not
 * @param verificationErrorCode the same for programs; an open set
 * @param verificationDetails what the verification found
 * @param more every other member, as it came
 */
public record ConnectionWire(
        String id,
        @Nullable String name,
        @Nullable String slug,
        @Nullable String provider,
        @Nullable String status,
        @Nullable JsonObject config,
        @Nullable Boolean isDefault,
        @Nullable String createdAt,
        @Nullable String updatedAt,
        @Nullable String lastVerifiedAt,
        @Nullable String verificationError,
        @Nullable String verificationErrorCode,
        @Nullable JsonObject verificationDetails,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {

    /**
     * Refuses a blank id, by which nothing could be found again.
     *
     * @param id the id, a UUID in practice
     * @param name the name for people, not unique; null where the answer has none
     * @param slug a stable handle, unique in the organisation; null in old deployments
     * @param provider what it connects to, such as {@code postgres}; an open set; null where the answer has none
     * @param status such as {@code needs_verification} or {@code active}; an open set; null where the answer has none
     * @param config settings that are no secrets; null when none are stored
     * @param isDefault whether it is the default of its provider; null in old deployments
     * @param createdAt when it was created, ISO 8601
     * @param updatedAt when it was last changed, ISO 8601
     * @param lastVerifiedAt when it was last verified, ISO 8601; null before the first time
     * @param verificationError why the last verification failed; null when it did not
     * @param verificationErrorCode the same for programs; an open set
     * @param verificationDetails what the verification found
     * @param more every other member, as it came
     */
    public ConnectionWire {
        if (id.isBlank()) {
            throw new IllegalArgumentException("id: is blank");
        }
    }

    /** {@return id, name and status; the config is left out, as it may hold what it should not} */
    @Override
    public String toString() {
        return "ConnectionWire[" + id + ", " + name + ", " + status + "]";
    }
}
