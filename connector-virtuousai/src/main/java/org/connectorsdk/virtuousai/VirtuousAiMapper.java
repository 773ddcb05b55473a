package org.connectorsdk.virtuousai;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.connectorsdk.api.catalog.Column;
import org.connectorsdk.api.catalog.Table;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ConnectionStatus;
import org.connectorsdk.api.connection.ConnectionStatus.Health;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.connection.TestReport;
import org.connectorsdk.api.facet.FileBrowser.FileEntry;
import org.connectorsdk.api.json.JsonNull;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.api.spi.EchoedSecretMasker;
import org.connectorsdk.api.spi.SqlTypes;
import org.connectorsdk.api.spi.VendorCount;
import org.connectorsdk.api.spi.VendorFields;
import org.connectorsdk.api.spi.VendorTime;
import org.connectorsdk.api.text.SecretSettings;
import org.connectorsdk.http.provider.UnreadableMembers;
import org.connectorsdk.virtuousai.wire.ConnectionWires.ConnectionWire;
import org.connectorsdk.virtuousai.wire.FileWires.FilesWire;
import org.connectorsdk.virtuousai.wire.SchemaWires.ColumnWire;
import org.connectorsdk.virtuousai.wire.SchemaWires.TablesWire;
import org.jspecify.annotations.Nullable;

/** VirtuousAI's answers in neutral words. */
final class VirtuousAiMapper {
    private VirtuousAiMapper() {}

    static Connection connection(ConnectionWire wire) {
        return connection(wire, SecretSettings.shown(config(wire.config())), SecretSettings.shown(wire.more()));
    }

    /**
     * The answer to a write, which a vendor may fill with what it was given.
     *
     * @param secrets the secrets of the request
     * @param config the config of the request, which holds none of them
     */
    static Connection written(ConnectionWire wire, Map<String, Secret> secrets, JsonObject config) {
        EchoedSecretMasker echo = new EchoedSecretMasker(secrets, "credentials");
        return connection(
                wire, echo.settings(config(wire.config()), config), SecretSettings.shown(echo.mask(wire.more())));
    }

    private static Connection connection(ConnectionWire wire, JsonObject config, Map<String, JsonValue> more) {
        Instant createdAt = VendorTime.read(wire.createdAt());
        Instant updatedAt = VendorTime.read(wire.updatedAt());
        UnreadableMembers unreadable = UnreadableMembers.in(wire.more())
                .unless("createdAt", wire.createdAt(), createdAt)
                .unless("updatedAt", wire.updatedAt(), updatedAt);
        return Connection.builder(ConnectionId.of(wire.id()), text(wire.name()), text(wire.provider()))
                .status(status(text(wire.status())))
                .config(unreadable.isCut() ? JsonObject.empty() : config)
                .createdAt(createdAt)
                .updatedAt(updatedAt)
                .warnings(unreadable.warnings())
                .vendorFields(unreadable.fields(new VendorFields(more)
                        .with("slug", wire.slug())
                        .with("isDefault", wire.isDefault())
                        .with("lastVerifiedAt", wire.lastVerifiedAt())
                        .with("verificationError", wire.verificationError())
                        .with("verificationErrorCode", wire.verificationErrorCode())
                        .with("verificationDetails", wire.verificationDetails())
                        .build()))
                .build();
    }

    /** What is left of one that does not fit; empty when it has no id. */
    static Optional<Connection> remains(JsonObject members, String problem) {
        return members.string("id")
                .filter(id -> !id.isBlank())
                .map(id -> Connection.builder(
                                ConnectionId.of(id),
                                members.string("name").orElse(""),
                                members.string("provider").orElse(""))
                        .status(status(members.string("status").orElse("")))
                        .warnings(List.of("the vendor's answer for this connection is not as documented: " + problem))
                        .vendorFields(SecretSettings.shown(members))
                        .build());
    }

    static ConnectionStatus status(String raw) {
        return ConnectionStatus.of(
                raw,
                switch (raw) {
                    case VirtuousAi.ACTIVE -> Health.HEALTHY;
                    case "error", "expired" -> Health.UNHEALTHY;
                    case "needs_verification", "pending" -> Health.PENDING;
                    case VirtuousAi.DISABLED -> Health.DISABLED;
                    default -> Health.UNKNOWN;
                });
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    static JsonObject config(@Nullable JsonObject config) {
        return config == null ? JsonObject.empty() : config;
    }

    /** A verification that failed is answered like one that succeeded; only the status tells. */
    static TestReport report(ConnectionWire wire, Instant now) {
        boolean ok = VirtuousAi.ACTIVE.equals(wire.status());
        Instant verifiedAt = VendorTime.read(wire.lastVerifiedAt());
        String message = wire.verificationError() == null ? "" : wire.verificationError();
        return TestReport.builder(ok)
                .message(
                        ok || !message.isEmpty()
                                ? message
                                : "the status after the verification is '" + text(wire.status()) + "'")
                .reason(ok ? null : wire.verificationErrorCode())
                .latency(latency(wire.verificationDetails()))
                .observedAt(verifiedAt == null ? now : verifiedAt)
                .vendorFields(new VendorFields(Map.of())
                        .with("status", wire.status())
                        .with("verificationDetails", wire.verificationDetails())
                        .build())
                .build();
    }

    private static @Nullable Duration latency(@Nullable JsonObject details) {
        return config(details)
                .number("latencyMs")
                .map(number -> Duration.ofNanos((long) (number.doubleValue() * 1_000_000)))
                .orElse(null);
    }

    static TableRef ref(TablesWire.Table wire) {
        return TableRef.of(wire.schema() == null ? "" : wire.schema(), wire.table());
    }

    static Table table(TablesWire.Table wire) {
        return Table.builder(ref(wire))
                .vendorFields(new VendorFields(wire.more())
                        .with("normalizedName", wire.normalizedName())
                        .with("spec", wire.spec())
                        .build())
                .build();
    }

    static Table withColumns(Table table, List<ColumnWire> wire) {
        List<Column> columns = new ArrayList<>(wire.size());
        List<List<String>> key = new ArrayList<>();
        for (ColumnWire column : wire) {
            boolean inKey = Boolean.TRUE.equals(column.primaryKey());
            String type = column.dataType() == null ? "" : column.dataType();
            columns.add(Column.builder(column.name(), type)
                    .type(SqlTypes.read(type))
                    .nullable(column.nullable())
                    .primaryKey(inKey)
                    .position(columns.size() + 1)
                    .vendorFields(new VendorFields(column.more())
                            .with("normalizedName", column.normalizedName())
                            .build())
                    .build());
            if (inKey) {
                key.add(List.of(column.name()));
            }
        }
        return table.toBuilder().columns(columns).primaryKey(key).build();
    }

    /** Whether rows go by the exact or by the normalised names is not documented. */
    static List<JsonValue> sampled(List<ColumnWire> columns, JsonObject row) {
        List<JsonValue> values = new ArrayList<>(columns.size());
        for (ColumnWire column : columns) {
            Optional<JsonValue> exact = row.get(column.name());
            Optional<JsonValue> value =
                    exact.isPresent() || column.normalizedName() == null ? exact : row.get(column.normalizedName());
            values.add(value.orElse(JsonNull.INSTANCE));
        }
        return values;
    }

    static List<JsonValue> row(List<String> columns, JsonObject row) {
        List<JsonValue> values = new ArrayList<>(columns.size());
        for (String column : columns) {
            values.add(row.get(column).orElse(JsonNull.INSTANCE));
        }
        return values;
    }

    static FileEntry file(FilesWire.Item wire) {
        return new FileEntry(
                wire.path() == null ? wire.id() : wire.path(),
                wire.name(),
                wire.kind(),
                VendorCount.read(wire.size()),
                Optional.ofNullable(VendorTime.read(wire.modifiedAt())),
                new VendorFields(wire.more())
                        .with("id", wire.id())
                        .with("mimeType", wire.mimeType())
                        .build());
    }
}
