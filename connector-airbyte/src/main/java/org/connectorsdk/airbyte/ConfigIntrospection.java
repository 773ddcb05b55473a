package org.connectorsdk.airbyte;

import io.vavr.control.Either;
import java.util.Optional;
import org.connectorsdk.airbyte.wire.StreamWires.ConfiguredStreamWire;
import org.connectorsdk.airbyte.wire.SchemaWires.DiscoverRequestWire;
import org.connectorsdk.airbyte.wire.StreamWires.StreamWire;
import org.connectorsdk.api.catalog.CatalogSummary;
import org.connectorsdk.api.catalog.CatalogVisitor;
import org.connectorsdk.api.catalog.IntrospectionRequest;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.json.JsonArray;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.http.provider.OperationDeadline;
import org.connectorsdk.http.operation.ElementStream;

/** Reads what the source of a connection offers. The source alone is named: naming the connection could disable it. */
final class ConfigIntrospection {
    private static final String STREAMS = "catalog.streams";
    private static final int MOST_LOG = 500;

    private final AirbyteConfigApi api;

    ConfigIntrospection(AirbyteConfigApi api) {
        this.api = api;
    }

    Either<ConnectorError, CatalogSummary> introspect(
            String sourceId, IntrospectionRequest request, CatalogVisitor visitor, OperationDeadline deadline) {
        DiscoverRequestWire source = new DiscoverRequestWire(sourceId, request.isFresh() ? true : null);
        return deadline.request(options -> api.streamSchema(source, options)).flatMap(streams -> {
            try (streams) {
                return new StreamWalk<>(streams, request, visitor)
                        .walk(
                                ConfigIntrospection::ref,
                                pair -> StreamTables.table(pair, stream(pair), request.columns()),
                                pair -> unread(stream(pair)),
                                ConfigIntrospection::failure);
            }
        });
    }

    private static Optional<TableRef> ref(ConfiguredStreamWire pair) {
        StreamWire stream = pair.stream();
        return stream == null || stream.name().isEmpty() || stream.more().containsKey("namespace")
                ? Optional.empty()
                : Optional.of(StreamTables.ref(stream.namespace(), stream.name()));
    }

    private static Optional<String> unread(StreamWire stream) {
        return StreamTables.properties(stream).isEmpty()
                ? Optional.of("jsonSchema.properties")
                : StreamTables.odd(stream.more(), "sourceDefinedPrimaryKey", "defaultCursorField");
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
        ErrorContext context = ErrorContext.of(AirbyteProvider.ID, "introspect")
                .summary("the source could not be discovered: " + reason(run))
                .outcome(Outcome.REFUSED)
                .advice("Test the connection.")
                .build();
        return Optional.of(new ConnectorError.ProviderFailure(context));
    }

    private static ConnectorError catalogless(JsonObject members) {
        String said = members.string("message").orElse("");
        ErrorContext context = ErrorContext.of(AirbyteProvider.ID, "introspect")
                .summary("the answer has no catalog" + (said.isEmpty() ? "" : ": " + cut(said)))
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
}
