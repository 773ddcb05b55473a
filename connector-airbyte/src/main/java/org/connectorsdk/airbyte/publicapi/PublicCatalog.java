package org.connectorsdk.airbyte.publicapi;

import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.connectorsdk.airbyte.internal.AirbyteCatalog;
import org.connectorsdk.airbyte.internal.AirbyteMapper;
import org.connectorsdk.airbyte.wire.ConnectionWires.ConnectionEndsWire;
import org.connectorsdk.airbyte.wire.StreamWires.StreamPropertiesWire;
import org.connectorsdk.api.catalog.CatalogSummary;
import org.connectorsdk.api.catalog.CatalogVisitor;
import org.connectorsdk.api.catalog.Column;
import org.connectorsdk.api.catalog.IntrospectionRequest;
import org.connectorsdk.api.catalog.Table;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.http.provider.OperationDeadline;

/**
 * Reads what the source of a connection offers for its destination.
 *
 * @param api the API
 */
record PublicCatalog(AirbytePublicApi api) {

    Either<ConnectorError, CatalogSummary> introspect(
            ConnectionEndsWire ends, IntrospectionRequest request, CatalogVisitor visitor, OperationDeadline deadline) {
        Boolean ignoreCache = request.isFresh() ? true : null;
        String source = AirbyteMapper.text(ends.sourceId());
        return deadline.request(options -> api.streamProperties(source, ends.destinationId(), ignoreCache, options))
                .flatMap(streams -> {
                    try (streams) {
                        return new AirbyteCatalog<>(streams, request, visitor)
                                .walk(
                                        PublicCatalog::ref,
                                        stream -> table(stream, request.columns()),
                                        PublicCatalog::unread,
                                        all -> Optional.empty());
                    }
                });
    }

    private static Optional<TableRef> ref(StreamPropertiesWire stream) {
        return stream.streamName().isEmpty() || stream.more().containsKey("streamnamespace")
                ? Optional.empty()
                : Optional.of(AirbyteCatalog.ref(stream.namespace(), stream.streamName()));
    }

    private static Optional<String> unread(StreamPropertiesWire stream) {
        return stream.propertyFields() == null
                ? Optional.of("propertyFields")
                : AirbyteCatalog.unfit(stream.more(), "sourceDefinedPrimaryKey", "defaultCursorField");
    }

    /** Names, key and cursor, no types. */
    private static Table table(StreamPropertiesWire stream, boolean columns) {
        List<List<String>> key = AirbyteCatalog.orEmpty(stream.sourceDefinedPrimaryKey());
        JsonObject.Builder fields = JsonObject.builder();
        if (stream.syncModes() != null) {
            fields.set("syncModes", stream.syncModes());
        }
        stream.more().forEach(fields::set);
        return Table.builder(AirbyteCatalog.ref(stream.namespace(), stream.streamName()))
                .columns(columns ? columns(stream, Set.copyOf(key)) : List.of())
                .primaryKey(key)
                .cursor(AirbyteCatalog.orEmpty(stream.defaultCursorField()))
                .vendorFields(fields.build())
                .build();
    }

    /** Nested fields are told by their own paths; they belong to the column that holds them. */
    private static List<Column> columns(StreamPropertiesWire stream, Set<List<String>> key) {
        Set<String> names = AirbyteCatalog.orEmpty(stream.propertyFields()).stream()
                .filter(path -> !path.isEmpty())
                .map(path -> path.get(0))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        List<Column> columns = new ArrayList<>(names.size());
        for (String name : names) {
            columns.add(Column.builder(name, "")
                    .primaryKey(key.contains(List.of(name)))
                    .position(columns.size() + 1)
                    .build());
        }
        return columns;
    }
}
