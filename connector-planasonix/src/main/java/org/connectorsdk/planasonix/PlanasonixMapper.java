package org.connectorsdk.planasonix;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.connectorsdk.api.catalog.Column;
import org.connectorsdk.api.catalog.Table;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.api.connection.CredentialRef;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.connection.TestReport;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.api.text.SecretSettings;
import org.connectorsdk.http.provider.UnreadableMembers;
import org.connectorsdk.api.spi.EchoedSecretMasker;
import org.connectorsdk.api.spi.SqlTypes;
import org.connectorsdk.api.spi.VendorTime;
import org.connectorsdk.planasonix.wire.CatalogWires.ColumnWire;
import org.connectorsdk.planasonix.wire.ConnectionWires.ConnectionWire;
import org.connectorsdk.planasonix.wire.ConnectionWires.NewConnectionWire;
import org.connectorsdk.planasonix.wire.TestWires.SettingsWire;
import org.connectorsdk.planasonix.wire.CatalogWires.TablesWire;
import org.connectorsdk.planasonix.wire.TestWires.TestWire;
import org.jspecify.annotations.Nullable;

/** Planasonix's words to neutral ones and back. Jobs are in {@link PlanasonixJobs}. */
final class PlanasonixMapper {
    /** The vendor option, and the member, that tells a source from a destination. */
    static final String CATEGORY = "category";

    private static final String SOURCE = "source";

    private PlanasonixMapper() {}

    static Connection connection(ConnectionWire enveloped) {
        ConnectionWire wire = enveloped.content();
        UnreadableMembers kept = UnreadableMembers.in(enveloped.more());
        return connection(wire, kept, shown(wire), SecretSettings.shown(wire.more()));
    }

    /**
     * The answer to a write, which a vendor may fill with what it was given.
     *
     * @param secrets the secrets of the request
     * @param config the config of the request, which holds none of them
     */
    static Connection written(ConnectionWire enveloped, Map<String, Secret> secrets, JsonObject config) {
        ConnectionWire wire = enveloped.content();
        EchoedSecretMasker echo = new EchoedSecretMasker(secrets);
        UnreadableMembers kept = UnreadableMembers.in(enveloped.more());
        return connection(wire, kept, echo.settings(shown(wire), config), SecretSettings.shown(echo.mask(wire.more())));
    }

    /** An answer with what it does not tell from the connection as it was read after it; both without envelopes. */
    static ConnectionWire completed(ConnectionWire answer, ConnectionWire read) {
        boolean hasSettings = answer.settings() != null;
        return new ConnectionWire(
                answer.id(),
                answer.name() == null ? read.name() : answer.name(),
                answer.type() == null ? read.type() : answer.type(),
                answer.credentialId() == null ? read.credentialId() : answer.credentialId(),
                hasSettings ? answer.config() : read.config(),
                hasSettings ? answer.params() : read.params(),
                answer.createdAt(),
                answer.updatedAt(),
                null,
                answer.more());
    }

    /** The same for the neutral connections that were made of them. */
    static Connection completed(Connection connection, ConnectionWire answer, Connection read) {
        Connection.Builder completed = connection.toBuilder();
        if (answer.name() == null) {
            completed.name(read.name());
        }
        if (answer.type() == null) {
            completed.type(read.type());
        }
        if (answer.credentialId() == null) {
            completed.credential(read.credential().orElse(null));
        }
        if (answer.settings() == null) {
            completed.config(read.config());
        }
        return completed.build();
    }

    private static JsonObject shown(ConnectionWire wire) {
        return wire.params() == null ? SecretSettings.shown(config(wire)) : PlanasonixParams.shown(wire.params());
    }

    static JsonObject config(ConnectionWire wire) {
        JsonObject settings = wire.settings();
        return settings == null ? JsonObject.empty() : settings;
    }

    private static Connection connection(
            ConnectionWire wire, UnreadableMembers kept, JsonObject config, Map<String, JsonValue> more) {
        Instant createdAt = VendorTime.read(wire.createdAt());
        Instant updatedAt = VendorTime.read(wire.updatedAt());
        UnreadableMembers unreadable =
                kept.unless("createdAt", wire.createdAt(), createdAt).unless("updatedAt", wire.updatedAt(), updatedAt);
        return Connection.builder(ConnectionId.of(wire.id()), text(wire.name()), text(wire.type()))
                .config(unreadable.isCut() ? JsonObject.empty() : config)
                .credential(wire.credentialId() == null ? null : CredentialRef.id(wire.credentialId()))
                .createdAt(createdAt)
                .updatedAt(updatedAt)
                .vendorFields(unreadable.fields(object(more)))
                .warnings(unreadable.warnings())
                .build();
    }

    /** What is left of one that does not fit; empty when it has no id. */
    static Optional<Connection> remains(JsonObject raw, String problem) {
        return raw.string("id")
                .filter(id -> !id.isBlank())
                .map(id -> Connection.builder(
                                ConnectionId.of(id),
                                raw.string("name").orElse(""),
                                raw.string("type").orElse(""))
                        .warnings(List.of("was not understood: " + problem))
                        .vendorFields(SecretSettings.shown(raw))
                        .build());
    }

    static NewConnectionWire newConnection(ConnectionSpec spec, @Nullable String credentialId) {
        return new NewConnectionWire(
                spec.name(), spec.type(), spec.config(), credentialId, options(spec.vendorOptions()));
    }

    static SettingsWire settings(ConnectionSpec spec, @Nullable String credentialId) {
        return new SettingsWire(
                spec.type(), merged(spec.config(), spec.secrets()), credentialId, options(spec.vendorOptions()));
    }

    static SettingsWire settings(ConnectionWire stored) {
        return new SettingsWire(text(stored.type()), merged(config(stored), Map.of()), stored.credentialId(), Map.of());
    }

    /** A new connection as the vendor's own clients write it. */
    static NewConnectionWire newWhole(ConnectionSpec spec, @Nullable String credentialId) {
        return new NewConnectionWire(
                spec.name(),
                spec.type(),
                null,
                PlanasonixParams.withSecrets(PlanasonixParams.texts(spec.config()), spec.secrets()),
                category(spec.vendorOptions()),
                credentialId,
                options(spec.vendorOptions().without(CATEGORY)));
    }

    /** Settings to test as the vendor's own clients write them. */
    static SettingsWire params(ConnectionSpec spec, @Nullable String credentialId) {
        return new SettingsWire(
                spec.type(),
                null,
                PlanasonixParams.withSecrets(PlanasonixParams.texts(spec.config()), spec.secrets()),
                category(spec.vendorOptions()),
                credentialId,
                options(spec.vendorOptions().without(CATEGORY)));
    }

    static SettingsWire params(ConnectionWire stored) {
        return new SettingsWire(
                text(stored.type()),
                null,
                PlanasonixParams.withSecrets(PlanasonixParams.texts(config(stored)), Map.of()),
                stored.category() == null ? SOURCE : stored.category(),
                stored.credentialId(),
                Map.of());
    }

    /** Whoever does not say that a connection is a destination has a source. */
    private static String category(JsonObject vendorOptions) {
        return vendorOptions.string(CATEGORY).orElse(SOURCE);
    }

    /** Secrets join the settings here, on their way out, and nowhere else. */
    static Map<String, Object> merged(JsonObject config, Map<String, Secret> secrets) {
        Map<String, Object> merged = new LinkedHashMap<>(config.members());
        merged.putAll(secrets);
        return merged;
    }

    /** What is sent as it is: all but what this provider understands itself. */
    static Map<String, JsonValue> options(JsonObject vendorOptions) {
        return vendorOptions.without(PlanasonixCredentials.OPTION).members();
    }

    /** A source may quote the login that it refused. */
    static TestReport report(TestWire wire, Map<String, Secret> secrets, Instant observedAt) {
        EchoedSecretMasker echo = new EchoedSecretMasker(secrets);
        return TestReport.builder(wire.ok())
                .message(echo.mask(text(wire.message())))
                .latency(wire.latencyMs() == null ? null : Duration.ofMillis(wire.latencyMs()))
                .serverVersion(wire.serverVersion())
                .observedAt(observedAt)
                .vendorFields(object(SecretSettings.shown(echo.mask(wire.more()))))
                .build();
    }

    static Table table(TablesWire.TableWire wire, String schema) {
        JsonObject.Builder fields = JsonObject.builder();
        if (wire.type() != null) {
            fields.set("type", wire.type());
        }
        wire.more().forEach(fields::set);
        return Table.builder(TableRef.of(wire.schema() == null ? schema : wire.schema(), wire.name()))
                .vendorFields(fields.build())
                .build();
    }

    static List<Column> columns(List<ColumnWire> wires) {
        List<Column> columns = new ArrayList<>(wires.size());
        for (ColumnWire wire : wires) {
            String type = text(wire.type());
            columns.add(Column.builder(wire.name(), type)
                    .type(SqlTypes.read(type))
                    .nullable(wire.nullable())
                    .position(columns.size() + 1)
                    .vendorFields(object(wire.more()))
                    .build());
        }
        return columns;
    }

    static JsonObject object(Map<String, JsonValue> members) {
        return members.isEmpty() ? JsonObject.empty() : JsonObject.of(members);
    }

    static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
