package org.connectorsdk.fivetran.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.json.Lenient;
import org.connectorsdk.http.json.Strict.NotBlank;
import org.connectorsdk.http.operation.SecretBearing;
import org.jspecify.annotations.Nullable;

/**
 * Connections: read, listed, created, changed and tested.
 *
 * @since 0.1.0
 */
public final class ConnectionWires {
    private ConnectionWires() {}

    /**
     * A connection. Times are texts with up to nine digits after the second.
     *
     * @param id the id, two words as a rule
     * @param groupId the group, which is the destination as well
     * @param service what it connects to, such as {@code postgres}; an open set
     * @param schema the name, which never changes
     * @param createdAt when it was created
     * @param succeededAt when a sync last succeeded; null before the first time; never cleared
     * @param failedAt when a sync last failed; null before the first time; never cleared
     * @param paused whether nothing is synced
     * @param scheduleType {@code auto}, or {@code manual} where only a start makes a sync; an open set
     * @param syncFrequency minutes between two syncs
     * @param status what it does and how it fares
     * @param config the settings, secrets in them as {@code ******}; any members
     * @param setupTests what a test found; null where none was run
     * @param connectCard a form for people, its address a secret
     * @param more every other member, as it came
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record ConnectionWire(
            @NotBlank String id,
            @Nullable String groupId,
            @Nullable String service,
            @Nullable String schema,
            @Nullable String createdAt,
            @Nullable String succeededAt,
            @Nullable String failedAt,
            @Nullable Boolean paused,
            @Nullable String scheduleType,
            @Nullable Long syncFrequency,
            @Nullable StatusWire status,
            @Nullable JsonObject config,
            @Nullable List<Lenient<SetupTestWire>> setupTests,
            @Nullable JsonValue connectCard,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {

        /** {@return id and name; settings and connect card are left out, as they hold secrets} */
        @Override
        public String toString() {
            return "ConnectionWire[" + id + ", " + schema + "]";
        }
    }

    /**
     * What a connection does and how it fares. All words are open sets.
     *
     * @param setupState {@code incomplete}, {@code connected}, {@code broken}
     * @param syncState {@code scheduled} (idle or queued), {@code syncing}, {@code paused}, {@code rescheduled}
     * @param updateState {@code on_schedule}, {@code delayed}
     * @param isHistoricalSync whether a full load is due or running
     * @param rescheduledFor when a sync that was put off goes on
     * @param tasks what somebody has to do
     * @param warnings what somebody should know
     * @param more every other member, as it came
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record StatusWire(
            @Nullable String setupState,
            @Nullable String syncState,
            @Nullable String updateState,
            @Nullable Boolean isHistoricalSync,
            @Nullable String rescheduledFor,
            @Nullable List<Lenient<NoticeWire>> tasks,
            @Nullable List<Lenient<NoticeWire>> warnings,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}

    /**
     * A task or a warning.
     *
     * @param code for programs; an open set
     * @param message for people
     * @param details more of it, any JSON
     * @param more every other member, as it came
     */
    public record NoticeWire(
            @Nullable String code,
            @Nullable String message,
            @Nullable JsonValue details,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}

    /**
     * One step of a test.
     *
     * @param title what was tried
     * @param status {@code PASSED}, {@code SKIPPED}, {@code WARNING}, {@code FAILED}, {@code JOB_FAILED}; an open set
     * @param message why
     * @param details a text, an object or an array: what is needed to trust a certificate or a host key
     * @param more every other member, as it came
     */
    public record SetupTestWire(
            @Nullable String title,
            @Nullable String status,
            @Nullable String message,
            @Nullable JsonValue details,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}

    /**
     * A connection to create.
     *
     * @param groupId the group, which is the destination as well
     * @param service what it connects to, one of the vendor's services
     * @param paused whether it stays still; one that is not begins its first load at once
     * @param runSetupTests whether the source is tried at once, which the vendor does unless it is told not to
     * @param trustCertificates whether every certificate of the source is trusted
     * @param trustFingerprints whether every host key of the source is trusted
     * @param destinationSchemaNames {@code FIVETRAN_NAMING} or {@code SOURCE_NAMING}
     * @param config the settings: {@code JsonValue}s, the name among them, and secrets
     * @param more further members, written as they are
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record NewConnectionWire(
            String groupId,
            String service,
            boolean paused,
            boolean runSetupTests,
            boolean trustCertificates,
            boolean trustFingerprints,
            String destinationSchemaNames,
            Map<String, Object> config,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more)
            implements SecretBearing {

        @Override
        public Iterable<Secret> secrets() {
            return SecretsIn.values(config, more);
        }

        /** {@return group and service alone} */
        @Override
        public String toString() {
            return "NewConnectionWire[" + groupId + ", " + service + "]";
        }
    }

    /**
     * A change of a connection. What is null is not sent and stays as it is.
     *
     * @param config settings to set, {@code JsonValue}s and secrets; those left out stay
     * @param paused whether nothing is synced from now on
     * @param runSetupTests whether the source is tried at once, which the vendor does unless it is told not to
     * @param more further members, written as they are
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record ConnectionChangeWire(
            @Nullable Map<String, Object> config,
            @Nullable Boolean paused,
            boolean runSetupTests,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more)
            implements SecretBearing {

        @Override
        public Iterable<Secret> secrets() {
            return SecretsIn.values(config == null ? Map.of() : config, more);
        }

        /** {@return which members change, without values} */
        @Override
        public String toString() {
            return "ConnectionChangeWire[" + (config == null ? "" : "config " + config.keySet() + " ")
                    + (paused == null ? "" : "paused ") + more.keySet() + "]";
        }
    }

    /**
     * How to test. Written as {@code {}} where all is null; a body there must be.
     *
     * @param trustCertificates whether every certificate of the source is trusted; null for the vendor's choice
     * @param trustFingerprints whether every host key of the source is trusted; null for the vendor's choice
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record NewTestWire(
            @Nullable Boolean trustCertificates, @Nullable Boolean trustFingerprints) {}

    /**
     * A form in which a person connects the source, for services that need a person's consent.
     *
     * @param connectCardConfig what the form shows and where it leads afterwards
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record NewConnectCardWire(JsonObject connectCardConfig) {}

    /**
     * Where that form is. Whoever has the address can change the connection.
     *
     * @param connectCard the address and its token, both secret
     * @param connectCardConfig what the form shows
     * @param more every other member, as it came
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record ConnectCardWire(
            @Nullable JsonObject connectCard,
            @Nullable JsonObject connectCardConfig,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {

        /** {@return nothing of it, as it is secret} */
        @Override
        public String toString() {
            return "ConnectCardWire[]";
        }
    }
}
