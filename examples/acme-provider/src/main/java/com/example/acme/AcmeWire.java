package com.example.acme;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.operation.SecretBearing;
import org.connectorsdk.http.json.Lenient;
import org.jspecify.annotations.Nullable;

/** What goes over the wire. A component that is not {@code @Nullable} must be there, or the answer is malformed. */
public final class AcmeWire {
    private AcmeWire() {}

    /** A source; every member that is not known here is kept in {@code more}. */
    public record Source(
            String id,
            String name,
            String type,
            String state,
            @Nullable JsonObject settings,
            @JsonProperty("created_at") @Nullable String createdAt,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}

    /** One page of sources; no cursor means that it is the last one. */
    public record Sources(
            List<Lenient<Source>> sources,
            @JsonProperty("next_cursor") @Nullable String nextCursor) {}

    /** A source to create. Its credentials are written to the wire and nowhere else. */
    public record NewSource(String name, String type, JsonObject settings, Map<String, Secret> credentials)
            implements HoldsSecrets {
        @Override
        public Iterable<Secret> secrets() {
            return credentials.values();
        }
    }

    /** What changes in a source; what is null stays as it is. */
    public record SourceChange(
            @Nullable String name,
            @Nullable JsonObject settings,
            @Nullable Map<String, Secret> credentials) implements HoldsSecrets {
        @Override
        public Iterable<Secret> secrets() {
            return credentials == null ? List.of() : credentials.values();
        }
    }

    /** What a check found; {@code code} says why it failed. */
    public record Check(
            boolean ok, @Nullable String code, @Nullable String message) {}
}
