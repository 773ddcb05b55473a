package org.connectorsdk.simulators.airbyte;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.connectorsdk.api.catalog.Catalog;
import org.connectorsdk.api.catalog.Column;
import org.connectorsdk.api.catalog.DataType;
import org.connectorsdk.api.catalog.Schema;
import org.connectorsdk.api.catalog.Table;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ConnectionKind;
import org.connectorsdk.api.connection.ConnectionStatus;
import org.connectorsdk.api.connection.EndRef;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.simulators.airbyte.model.SourceCatalog;
import org.jspecify.annotations.Nullable;

/** What a provider must show of what the simulator was seeded with. */
final class ExpectedAirbyte {
    private static final List<String> NO_CONFIG = List.of("""
            connectionId name sourceId destinationId workspaceId status createdAt created_at
            breakingChange""".split("\\s+", -1));

    private final AirbyteState state;
    private final boolean isPublic;
    private boolean unknownWords;

    ExpectedAirbyte(AirbyteState state, boolean isPublic) {
        this.state = state;
        this.isPublic = isPublic;
    }

    void speakUnknownWords() {
        unknownWords = true;
    }

    Connection connection(String id) {
        ObjectNode shown = state.shown(id, isPublic);
        String source = shown.path("sourceId").asText();
        Connection.Builder connection = Connection.builder(
                        ConnectionId.of(id), shown.path("name").asText(), "link")
                .kind(ConnectionKind.LINK)
                .status(ConnectionStatus.of("active", ConnectionStatus.Health.UNKNOWN))
                .source(EndRef.of(source))
                .destination(EndRef.of(shown.path("destinationId").asText()))
                .createdAt(Instant.ofEpochSecond(
                        shown.path(isPublic ? "createdAt" : "created_at").asLong()));
        shown.remove(NO_CONFIG);
        return connection.config(JsonObject.of(Json.toJava(shown))).build();
    }

    /** A source with columns of many types, one of them with a word that nobody knows where that is asked for. */
    SourceCatalog source() {
        return SourceCatalog.parse("""
                {"name": "orders", "namespace": "public", "supportedSyncModes": ["full_refresh", "incremental"],
                 "sourceDefinedPrimaryKey": [["id"]], "defaultCursorField": ["at"],
                 "jsonSchema": {"type": "object", "properties": {
                   "id": {"type": "integer"},
                   "total": {"type": ["null", "number"]},
                   "paid": {"type": ["null", "boolean"]},
                   "on": {"type": ["null", "string"], "format": "date"},
                   "at": {"type": ["null", "string"], "format": "date-time", "airbyte_type": "timestamp_with_timezone"},
                   "shape": {"type": ["null", "%s"]}}}}""".formatted(unknownWords ? "hologram" : "object"), """
                {"name": "Ünïcode \\"quoted\\".dotted", "namespace": "Other", "supportedSyncModes": ["full_refresh"],
                 "jsonSchema": {"type": "object", "properties": {"Select": {"type": "string"}}}}""");
    }

    Catalog catalog() {
        Table orders = Table.builder(TableRef.of("public", "orders"))
                .columns(numbered(
                        column("id", "integer", DataType.INTEGER, null, true),
                        column("total", "number", DataType.DECIMAL, true, false),
                        column("paid", "boolean", DataType.BOOLEAN, true, false),
                        column("on", "string date", DataType.DATE, true, false),
                        column("at", "timestamp_with_timezone", DataType.TIMESTAMP_TZ, true, false),
                        unknownWords
                                ? column("shape", "hologram", DataType.unknown(), true, false)
                                : column("shape", "object", DataType.OBJECT, true, false)))
                .build();
        Table other = Table.builder(TableRef.of("Other", "Ünïcode \"quoted\".dotted"))
                .columns(numbered(column("Select", "string", DataType.STRING, null, false)))
                .build();
        List<Schema> schemas = List.of(new Schema("public", List.of(orders)), new Schema("Other", List.of(other)));
        return new Catalog(schemas, List.of(), true);
    }

    /** The key is inside of a column, and another column's name looks like its path. */
    static SourceCatalog nestedKey() {
        return SourceCatalog.parse("""
                {"name": "spend", "namespace": "ads", "supportedSyncModes": ["full_refresh", "incremental"],
                 "sourceDefinedPrimaryKey": [["campaign", "id"], ["day"]],
                 "jsonSchema": {"type": "object", "properties": {
                   "campaign": {"type": "object", "properties": {"id": {"type": "integer"}}},
                   "campaign.id": {"type": "string"},
                   "day": {"type": ["null", "string"]}}}}""");
    }

    Catalog nestedKeyCatalog() {
        Table spend = Table.builder(TableRef.of("ads", "spend"))
                .columns(numbered(
                        column("campaign", "object", DataType.OBJECT, null, false),
                        column("campaign.id", "string", DataType.STRING, null, false),
                        column("day", "string", DataType.STRING, true, true)))
                .primaryKey(List.of(List.of("campaign", "id"), List.of("day")))
                .build();
        return new Catalog(List.of(new Schema("ads", List.of(spend))), List.of(), true);
    }

    /** The public API tells names and keys, no types. */
    private Column.Builder column(
            String name, String vendorType, DataType type, @Nullable Boolean nullable, boolean key) {
        Column.Builder column = Column.builder(name, isPublic ? "" : vendorType).primaryKey(key);
        return isPublic ? column : column.type(type).nullable(nullable);
    }

    private static List<Column> numbered(Column.Builder... columns) {
        List<Column> numbered = new ArrayList<>();
        for (Column.Builder column : columns) {
            numbered.add(column.position(numbered.size() + 1).build());
        }
        return numbered;
    }
}
