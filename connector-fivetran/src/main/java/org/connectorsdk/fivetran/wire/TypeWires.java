package org.connectorsdk.fivetran.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.json.Lenient;
import org.connectorsdk.http.json.Strict.NotBlank;
import org.jspecify.annotations.Nullable;

/**
 * Types of connections, and what a source shows that has to be trusted.
 *
 * @since 0.1.0
 */
public final class TypeWires {
    private TypeWires() {}

    /**
     * A type of connections.
     *
     * @param id the word for it in a connection, its {@code service}
     * @param name the name for people
     * @param type such as {@code API} or {@code Database}; an open set
     * @param connectorClass {@code standard} or {@code lite}; an open set
     * @param serviceStatus such as {@code general_availability}; an open set
     * @param supportedFeatures what it can do
     * @param config which settings it takes, in a form like JSON Schema; null in a list
     * @param auth how it is authorised; null in a list
     * @param more every other member, as it came
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record ConnectorTypeWire(
            @NotBlank String id,
            @Nullable String name,
            @Nullable String type,
            @Nullable String connectorClass,
            @Nullable String serviceStatus,
            @Nullable List<Lenient<FeatureWire>> supportedFeatures,
            @Nullable JsonObject config,
            @Nullable JsonObject auth,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {

        /**
         * Something that a type can do.
         *
         * @param id such as {@code RE_SYNC}; an open set
         * @param notes what limits it
         * @param more every other member, as it came
         */
        public record FeatureWire(
                @Nullable String id,
                @Nullable String notes,
                @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}
    }

    /**
     * A certificate of the source.
     *
     * @param hash what is approved
     * @param name whose it is
     * @param publicKey its key
     * @param more every other member, as it came
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record CertificateWire(
            @Nullable String hash,
            @Nullable String name,
            @Nullable String publicKey,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}

    /**
     * A certificate to trust.
     *
     * @param hash its hash, as a test that failed shows it
     * @param encodedCert the certificate, in Base64
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record NewCertificateWire(String hash, String encodedCert) {}

    /**
     * The key of an SSH host.
     *
     * @param hash what is approved
     * @param publicKey the key
     * @param more every other member, as it came
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record FingerprintWire(
            @Nullable String hash,
            @Nullable String publicKey,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}

    /**
     * The key of an SSH host to trust.
     *
     * @param hash its hash, as a test that failed shows it
     * @param publicKey the key
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record NewFingerprintWire(String hash, String publicKey) {}
}
