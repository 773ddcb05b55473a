package org.connectorsdk.airbyte.config;

import io.vavr.control.Either;
import org.connectorsdk.airbyte.wire.DefinitionWires.DestinationDefinitionsWire;
import org.connectorsdk.airbyte.wire.DefinitionWires.SourceDefinitionsWire;
import org.connectorsdk.airbyte.wire.DefinitionWires.SpecificationRequestWire;
import org.connectorsdk.airbyte.wire.DefinitionWires.SpecificationWire;
import org.connectorsdk.airbyte.wire.SchemaWires.DiscoverChangesRequestWire;
import org.connectorsdk.airbyte.wire.SchemaWires.DiscoverRequestWire;
import org.connectorsdk.airbyte.wire.SchemaWires.DiscoveryWire;
import org.connectorsdk.airbyte.wire.StreamWires.ConfiguredStreamWire;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.http.json.Lenient;
import org.connectorsdk.http.operation.ElementStream;
import org.connectorsdk.http.operation.Operation;
import org.connectorsdk.http.operation.Operation.Safety;
import org.connectorsdk.http.operation.Operation.TimeoutClass;
import org.connectorsdk.http.operation.StreamedArray;
import retrofit2.http.Body;
import retrofit2.http.POST;
import retrofit2.http.Tag;

/**
 * Connector types and what their connectors find, in Airbyte's configuration API. Discoveries start a container and
 * take seconds to many minutes.
 *
 * @since 0.1.0
 */
public interface ConfigConnectorsApi {
    /**
     * Starts the connector of a source and lets it tell its streams, or answers from a cache.
     *
     * @param source which
     * @param options of the call
     * @return the streams; no catalog when the discovery failed
     */
    @Operation(value = "discover_source_schema", safety = Safety.READ, timeout = TimeoutClass.SLOW)
    @POST("sources/discover_schema")
    Either<ConnectorError, DiscoveryWire> discoverSchema(@Body DiscoverRequestWire source, @Tag CallOptions options);

    /**
     * Does the same for a connection, which the server compares with what is found, and may switch off then. So it is
     * never sent twice.
     *
     * @param source which, and of which connection
     * @param options of the call
     * @return the streams; no catalog when the discovery failed
     */
    @Operation(value = "discover_source_schema", safety = Safety.ONCE, timeout = TimeoutClass.SLOW)
    @POST("sources/discover_schema")
    Either<ConnectorError, DiscoveryWire> discoverChanges(
            @Body DiscoverChangesRequestWire source, @Tag CallOptions options);

    /**
     * Discovers a schema in flat memory, however many streams there are.
     *
     * @param source which
     * @param options of the call
     * @return the same as {@link #discoverSchema}, stream by stream; nothing is sent before the first {@code next()}
     */
    @Operation(value = "discover_source_schema", safety = Safety.READ, timeout = TimeoutClass.SLOW)
    @StreamedArray(
            value = "catalog.streams",
            members = {"catalogId", "jobInfo", "message"},
            orAbsent = true)
    @POST("sources/discover_schema")
    Either<ConnectorError, ElementStream<Lenient<ConfiguredStreamWire>>> streamSchema(
            @Body DiscoverRequestWire source, @Tag CallOptions options);

    /**
     * Lists the types of sources.
     *
     * @param empty an empty object: some proxies refuse a POST without a body
     * @param options of the call
     * @return the types
     */
    @Operation(value = "list_source_definitions", safety = Safety.READ)
    @POST("source_definitions/list")
    Either<ConnectorError, SourceDefinitionsWire> listSourceDefinitions(
            @Body JsonObject empty, @Tag CallOptions options);

    /**
     * Lists the types of destinations.
     *
     * @param empty an empty object: some proxies refuse a POST without a body
     * @param options of the call
     * @return the types
     */
    @Operation(value = "list_destination_definitions", safety = Safety.READ)
    @POST("destination_definitions/list")
    Either<ConnectorError, DestinationDefinitionsWire> listDestinationDefinitions(
            @Body JsonObject empty, @Tag CallOptions options);

    /**
     * Tells what a type of source takes.
     *
     * @param type which
     * @param options of the call
     * @return a JSON Schema
     */
    @Operation(value = "get_source_specification", safety = Safety.READ)
    @POST("source_definition_specifications/get")
    Either<ConnectorError, SpecificationWire> getSourceSpecification(
            @Body SpecificationRequestWire type, @Tag CallOptions options);
}
