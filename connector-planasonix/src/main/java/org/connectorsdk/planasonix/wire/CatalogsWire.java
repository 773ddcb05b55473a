package org.connectorsdk.planasonix.wire;

import com.fasterxml.jackson.annotation.JsonAlias;
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
 * Catalogs of a lakehouse. The vendor does not document the form, so all likely ones are read. One that does not fit does not
 * spoil the others.
 *
 * @param catalogs the catalogs
 * @param connectionId the connection, where a deployment says so
 * @param more every other member, as it came
 */
@Strict
public record CatalogsWire(
        @JsonAlias("data") @ArrayOrObject List<Lenient<CatalogWire>> catalogs,
        @Nullable String connectionId,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {
    /**
     * A catalog.
     *
     * @param name the exact name
     * @param schemas its schemas; null when not told
     * @param more every other member, as it came
     */
    @Strict
    public record CatalogWire(
            @ArrayOrObject String name,
            @Nullable List<String> schemas,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}
}
