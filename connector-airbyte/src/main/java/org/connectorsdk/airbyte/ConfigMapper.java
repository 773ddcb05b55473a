package org.connectorsdk.airbyte;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.connectorsdk.airbyte.wire.ConnectionWires.ConnectionWire;
import org.connectorsdk.airbyte.wire.ConnectionWires.SyncedStreamsWire;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ConnectionKind;
import org.connectorsdk.api.connection.EndRef;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.provider.UnreadableMembers;
import org.jspecify.annotations.Nullable;

/** Connections of the configuration API in neutral words. What can be sent back is config, all else a vendor field. */
final class ConfigMapper {
    private static final Set<String> SETTINGS = Set.of(
            "namespaceDefinition",
            "namespaceFormat",
            "prefix",
            "operationIds",
            "syncCatalog",
            "scheduleType",
            "scheduleData",
            "resourceRequirements",
            "sourceCatalogId",
            "destinationCatalogId",
            "geography",
            "dataplaneGroupId",
            "notifySchemaChanges",
            "notifySchemaChangesByEmail",
            "nonBreakingChangesPreference",
            "backfillPreference",
            "onDemandEnabled",
            "tags");

    private ConfigMapper() {}

    static Connection connection(ConnectionWire wire) {
        Instant createdAt = AirbyteStatuses.seconds(wire.createdAt());
        UnreadableMembers unreadable = UnreadableMembers.in(wire.settings()).unless("created_at", wire.createdAt(), createdAt);
        return Connection.builder(ConnectionId.of(wire.connectionId()), text(wire.name()), AirbyteStatuses.LINK)
                .kind(ConnectionKind.LINK)
                .status(AirbyteStatuses.connectionStatus(wire.status()))
                .source(end(wire.sourceId()))
                .destination(end(wire.destinationId()))
                .createdAt(createdAt)
                .config(unreadable.isCut() ? JsonObject.empty() : ConnectionFieldChecks.withoutNulls(members(wire.settings(), true)))
                .vendorFields(unreadable.fields(members(wire.settings(), false)))
                .warnings(unreadable.warnings(warnings(wire)))
                .build();
    }

    /** What is left of one that does not fit; empty when it has no id. */
    static Optional<Connection> remains(JsonObject raw, String problem) {
        return raw.string("connectionId")
                .filter(id -> !id.isBlank())
                .map(id -> Connection.builder(
                                ConnectionId.of(id), raw.string("name").orElse(""), AirbyteStatuses.LINK)
                        .kind(ConnectionKind.LINK)
                        .status(AirbyteStatuses.connectionStatus(
                                raw.string("status").orElse(null)))
                        .source(end(raw.string("sourceId").orElse(null)))
                        .destination(end(raw.string("destinationId").orElse(null)))
                        .vendorFields(raw)
                        .warnings(List.of("it is given as it came: " + problem))
                        .build());
    }

    private static List<String> warnings(ConnectionWire wire) {
        return wire.hasBreakingChange()
                ? List.of("the source has changed in a way that breaks this connection: look at it in Airbyte")
                : List.of();
    }

    private static JsonObject members(Map<String, JsonValue> all, boolean settings) {
        JsonObject.Builder some = JsonObject.builder();
        all.forEach((name, value) -> {
            if (SETTINGS.contains(name) == settings) {
                some.set(name, value);
            }
        });
        return some.build();
    }

    static @Nullable EndRef end(@Nullable String id) {
        return id == null || id.isBlank() ? null : EndRef.of(id);
    }

    static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** Streams as tables; one without a name, or that cannot be read, cannot be meant by anybody. */
    static List<TableRef> tables(SyncedStreamsWire wire) {
        List<TableRef> tables = new ArrayList<>();
        if (wire.syncCatalog() != null && wire.syncCatalog().streams() != null) {
            wire.syncCatalog().streams().stream()
                    .flatMap(pair -> pair.value().stream())
                    .map(SyncedStreamsWire.Pair::stream)
                    .filter(Objects::nonNull)
                    .filter(stream -> !text(stream.name()).isBlank())
                    .forEach(stream -> tables.add(TableRef.of(text(stream.namespace()), text(stream.name()))));
        }
        return tables;
    }
}
