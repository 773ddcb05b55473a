package org.connectorsdk.airbyte.config;

import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.connectorsdk.airbyte.internal.Airbyte;
import org.connectorsdk.airbyte.internal.AirbyteCatalog;
import org.connectorsdk.airbyte.wire.SchemaWires.DiscoverRequestWire;
import org.connectorsdk.airbyte.wire.StreamWires.ConfiguredStreamWire;
import org.connectorsdk.airbyte.wire.StreamWires.StreamConfigWire;
import org.connectorsdk.airbyte.wire.StreamWires.StreamWire;
import org.connectorsdk.api.catalog.CatalogSummary;
import org.connectorsdk.api.catalog.CatalogVisitor;
import org.connectorsdk.api.catalog.Column;
import org.connectorsdk.api.catalog.IntrospectionRequest;
import org.connectorsdk.api.catalog.Table;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.json.JsonArray;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.operation.ElementStream;
import org.connectorsdk.http.provider.OperationDeadline;
import org.jspecify.annotations.Nullable;

/** Reads what the source of a connection offers. The source alone is named: naming the connection could disable it. */
final class ConfigCatalog {
    private static final String STREAMS = "catalog.streams";
    private static final int MOST_LOG = 500;

    private final AirbyteConfigApi api;

    ConfigCatalog(AirbyteConfigApi api) {
        this.api = api;
    }

    Either<ConnectorError, CatalogSummary> introspect(
            String sourceId, IntrospectionRequest request, CatalogVisitor visitor, OperationDeadline deadline) {
        DiscoverRequestWire source = new DiscoverRequestWire(sourceId, request.isFresh() ? true : null);
        return deadline.request(options -> api.streamSchema(source, options)).flatMap(streams -> {
            try (streams) {
                return new AirbyteCatalog<>(streams, request, visitor)
                        .walk(
                                ConfigCatalog::ref,
                                pair -> table(pair, stream(pair), request.columns()),
                                pair -> unread(stream(pair)),
                                ConfigCatalog::failure);
            }
        });
    }

    private static Optional<TableRef> ref(ConfiguredStreamWire pair) {
        StreamWire stream = pair.stream();
        return stream == null || stream.name().isEmpty() || stream.more().containsKey("namespace")
                ? Optional.empty()
                : Optional.of(AirbyteCatalog.ref(stream.namespace(), stream.name()));
    }

    private static Optional<String> unread(StreamWire stream) {
        return properties(stream).isEmpty()
                ? Optional.of("jsonSchema.properties")
                : AirbyteCatalog.unfit(stream.more(), "sourceDefinedPrimaryKey", "defaultCursorField");
    }

    private static StreamWire stream(ConfiguredStreamWire pair) {
        StreamWire stream = pair.stream();
        if (stream == null) {
            throw new IllegalStateException("a pair without a stream has no name and is left out");
        }
        return stream;
    }

    /** A discovery that failed is an answer of status 200 without a catalog; the run of the connector says why. */
    private static Optional<ConnectorError> failure(ElementStream<?> streams) {
        JsonObject run = streams.members().object("jobInfo").orElse(JsonObject.empty());
        if (run.bool("succeeded").orElse(true)) {
            return streams.members().has(STREAMS) ? Optional.of(catalogless(streams.members())) : Optional.empty();
        }
        ErrorContext context = ErrorContext.of(Airbyte.ID, "introspect")
                .summary("the source could not be discovered: " + reason(run))
                .outcome(Outcome.REFUSED)
                .advice("Test the connection.")
                .build();
        return Optional.of(new ConnectorError.ProviderFailure(context));
    }

    private static ConnectorError catalogless(JsonObject members) {
        String message = members.string("message").orElse("");
        ErrorContext context = ErrorContext.of(Airbyte.ID, "introspect")
                .summary("the answer has no catalog" + (message.isEmpty() ? "" : ": " + cut(message)))
                .outcome(Outcome.REFUSED)
                .build();
        return new ConnectorError.MalformedResponse(context, "");
    }

    private static String reason(JsonObject run) {
        String reason = run.object("failureReason")
                .flatMap(failure -> failure.string("externalMessage"))
                .or(() -> lastLine(run))
                .orElse("Airbyte gave no reason");
        return cut(reason);
    }

    private static String cut(String text) {
        return text.length() <= MOST_LOG ? text : text.substring(0, MOST_LOG - 1) + "…";
    }

    private static Optional<String> lastLine(JsonObject run) {
        JsonArray lines =
                run.object("logs").flatMap(logs -> logs.array("logLines")).orElse(JsonArray.empty());
        return lines.isEmpty() ? Optional.empty() : lines.get(lines.size() - 1).asString();
    }

    /** With types, key and cursor; columns only where they are wanted. */
    private static Table table(ConfiguredStreamWire pair, StreamWire stream, boolean columns) {
        List<List<String>> key = key(stream, pair.config());
        return Table.builder(AirbyteCatalog.ref(stream.namespace(), stream.name()))
                .columns(columns ? columns(stream, Set.copyOf(key)) : List.of())
                .primaryKey(key)
                .cursor(cursor(stream, pair.config()))
                .vendorFields(fields(stream))
                .build();
    }

    private static List<List<String>> key(StreamWire stream, @Nullable StreamConfigWire config) {
        List<List<String>> defined = AirbyteCatalog.orEmpty(stream.sourceDefinedPrimaryKey());
        return !defined.isEmpty() || config == null ? defined : AirbyteCatalog.orEmpty(config.primaryKey());
    }

    private static List<String> cursor(StreamWire stream, @Nullable StreamConfigWire config) {
        List<String> proposed = AirbyteCatalog.orEmpty(stream.defaultCursorField());
        return !proposed.isEmpty() || config == null ? proposed : AirbyteCatalog.orEmpty(config.cursorField());
    }

    private static JsonObject fields(StreamWire stream) {
        JsonObject.Builder fields = JsonObject.builder();
        if (stream.supportedSyncModes() != null) {
            fields.set("supportedSyncModes", stream.supportedSyncModes());
        }
        if (stream.sourceDefinedCursor() != null) {
            fields.set("sourceDefinedCursor", stream.sourceDefinedCursor());
        }
        if (stream.jsonSchema() != null && properties(stream).isEmpty()) {
            fields.set("jsonSchema", stream.jsonSchema()); // what it says stands elsewhere than in its columns
        }
        stream.more().forEach(fields::set);
        return fields.build();
    }

    /** The fields of a stream; empty where its schema names none in the usual place. */
    private static Optional<JsonObject> properties(StreamWire stream) {
        return stream.jsonSchema() == null
                ? Optional.empty()
                : stream.jsonSchema().object("properties");
    }

    private static List<Column> columns(StreamWire stream, Set<List<String>> key) {
        JsonObject properties = properties(stream).orElse(JsonObject.empty());
        List<Column> columns = new ArrayList<>(properties.size());
        for (Map.Entry<String, JsonValue> property : properties.members().entrySet()) {
            JsonObject schema = property.getValue().asObject().orElse(JsonObject.empty());
            columns.add(Column.builder(property.getKey(), StreamTypes.vendorType(schema))
                    .type(StreamTypes.read(schema))
                    .nullable(StreamTypes.isNullable(schema))
                    .primaryKey(key.contains(List.of(property.getKey())))
                    .position(columns.size() + 1)
                    .vendorFields(schema)
                    .build());
        }
        return columns;
    }
}
