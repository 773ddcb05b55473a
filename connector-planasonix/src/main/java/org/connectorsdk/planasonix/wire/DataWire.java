package org.connectorsdk.planasonix.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.json.Strict;
import org.jspecify.annotations.Nullable;

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
