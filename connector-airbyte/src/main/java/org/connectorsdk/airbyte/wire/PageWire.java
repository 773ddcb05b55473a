package org.connectorsdk.airbyte.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.json.Strict;
import org.jspecify.annotations.Nullable;

/**
 * One page. The links are not to be followed: they name a host of the server's choice.
 *
 * @param data the rows
 * @param next empty when no row follows
 * @param previous empty on the first page
 * @param more every other member, as it came
 * @param <T> what is listed
 */
@Strict
public record PageWire<T>(
        List<T> data,
        @Nullable String next,
        @Nullable String previous,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}
