package org.connectorsdk.virtuousai.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.json.Strict;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table.
 *
 * @param name the exact name
 * @param normalizedName the name as the platform would write it
 * @param dataType the type in the source's words; null when it has none
 * @param nullable whether it may hold nulls; null when the vendor does not say
 * @param primaryKey whether it is part of the primary key; null means no
 * @param more every other member, as it came
 */
@Strict
public record ColumnWire(
        String name,
        @Nullable String normalizedName,
        @Nullable String dataType,
        @Nullable Boolean nullable,
        @Nullable Boolean primaryKey,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}
