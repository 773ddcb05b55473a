package org.connectorsdk.planasonix.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.json.Strict;
import org.jspecify.annotations.Nullable;

/**
 * That a connection was deleted.
 *
 * @param ok whether it was
 * @param id its id
 * @param deletedAt when
 * @param more every other member, as it came
 */
@Strict
public record DeletedWire(
        @Nullable Boolean ok,
        @Nullable String id,
        @Nullable String deletedAt,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}
