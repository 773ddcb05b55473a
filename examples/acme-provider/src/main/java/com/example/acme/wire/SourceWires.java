package com.example.acme.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.json.Lenient;
import org.connectorsdk.http.operation.SecretBearing;
import org.jspecify.annotations.Nullable;

/**
 * Sources: read, listed, created, changed and checked, and their tables. A component that is not {@code @Nullable} must be in the answer.
 */
public final class SourceWires {
    private SourceWires() {}

    /** A source; every member that is not known here is kept in {@code more}. */
    public record SourceWire(
            String id,
            String name,
            String type,
            String state,
            @Nullable JsonObject settings,
            @JsonProperty("created_at") @Nullable String createdAt,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}

    /** One page of sources; no cursor means that it is the last one. */
    public record SourcesWire(
            List<Lenient<SourceWire>> sources,
            @JsonProperty("next_cursor") @Nullable String nextCursor) {}

    /** A source to create. Its credentials are written to the wire and nowhere else. */
    public record NewSourceWire(String name, String type, JsonObject settings, Map<String, Secret> credentials)
            implements SecretBearing {
        @Override
        public Iterable<Secret> secrets() {
            return credentials.values();
        }
    }

    /** What changes in a source; what is null stays as it is. */
    public record SourceChangeWire(
            @Nullable String name,
            @Nullable JsonObject settings,
            @Nullable Map<String, Secret> credentials) implements SecretBearing {
        @Override
        public Iterable<Secret> secrets() {
            return credentials == null ? List.of() : credentials.values();
        }
    }

    /** What a check found; {@code code} says why it failed. */
    public record CheckWire(
            boolean ok, @Nullable String code, @Nullable String message) {}

    /** The tables of a source. A table that does not fit costs itself and not the list. */
    public record TablesWire(List<Lenient<Table>> tables) {
        /** One table; without its name or its columns it is none. */
        public record Table(String schema, String name, List<Column> columns) {}

        /** One column; whether it may hold nulls is not always known. */
        public record Column(
                String name, String type, @Nullable Boolean nullable) {}
    }
}
