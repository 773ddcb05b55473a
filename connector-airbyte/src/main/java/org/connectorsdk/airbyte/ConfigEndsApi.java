package org.connectorsdk.airbyte;

import io.vavr.control.Either;
import org.connectorsdk.airbyte.wire.CheckWire;
import org.connectorsdk.airbyte.wire.ConfiguredStreamWire;
import org.connectorsdk.airbyte.wire.DestinationDefinitionsWire;
import org.connectorsdk.airbyte.wire.DestinationIdWire;
import org.connectorsdk.airbyte.wire.DestinationWire;
import org.connectorsdk.airbyte.wire.DestinationsWire;
import org.connectorsdk.airbyte.wire.DiscoverChangesRequestWire;
import org.connectorsdk.airbyte.wire.DiscoverRequestWire;
import org.connectorsdk.airbyte.wire.DiscoveryWire;
import org.connectorsdk.airbyte.wire.EndRequestWire;
import org.connectorsdk.airbyte.wire.EndsQueryWire;
import org.connectorsdk.airbyte.wire.SourceDefinitionsWire;
import org.connectorsdk.airbyte.wire.SourceIdWire;
import org.connectorsdk.airbyte.wire.SourceWire;
import org.connectorsdk.airbyte.wire.SourcesWire;
import org.connectorsdk.airbyte.wire.SpecificationRequestWire;
import org.connectorsdk.airbyte.wire.SpecificationWire;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.http.ElementStream;
import org.connectorsdk.http.Elements;
import org.connectorsdk.http.Operation;
import org.connectorsdk.http.Safety;
import org.connectorsdk.http.TimeoutClass;
import org.connectorsdk.http.Unit;
import org.connectorsdk.http.json.Lenient;
import retrofit2.http.Body;
import retrofit2.http.POST;
import retrofit2.http.Tag;

/**
 * Sources, destinations and their connectors in Airbyte's configuration API. Checks and discoveries start a container and take
 * seconds to many minutes; they are repeated once at most.
 */
public interface ConfigEndsApi {
    /**
     * Lists sources of a workspace: all of them on servers until July 2025, 20 at a time since.
     *
     * @param query which
     * @param options what this call does differently
     * @return the sources
     */
    @Operation(value = "list_sources", safety = Safety.READ)
    @POST("sources/list")
    Either<ConnectorError, SourcesWire> listSources(@Body EndsQueryWire query, @Tag CallOptions options);

    /**
     * Reads a source, secrets masked.
     *
     * @param source which
     * @param options what this call does differently
     * @return the source
     */
    @Operation(value = "get_source", safety = Safety.READ)
    @POST("sources/get")
    Either<ConnectorError, SourceWire> getSource(@Body SourceIdWire source, @Tag CallOptions options);

    /**
     * Creates a source.
     *
     * @param source {@code sourceDefinitionId}, {@code workspaceId}, {@code name} and {@code connectionConfiguration}
     * @param options what this call does differently
     * @return the source; {@code InvalidRequest} when the connector does not take the configuration
     */
    @Operation(value = "create_source", safety = Safety.ONCE)
    @POST("sources/create")
    Either<ConnectorError, SourceWire> createSource(@Body EndRequestWire source, @Tag CallOptions options);

    /**
     * Replaces name and configuration of a source.
     *
     * @param replacement {@code sourceId}, {@code name} and the whole {@code connectionConfiguration}; a masked secret keeps
     * the one that is stored
     * @param options what this call does differently
     * @return the source afterwards
     */
    @Operation(value = "update_source", safety = Safety.IDEMPOTENT)
    @POST("sources/update")
    Either<ConnectorError, SourceWire> updateSource(@Body EndRequestWire replacement, @Tag CallOptions options);

    /**
     * Deletes a source and <em>all its connections</em>.
     *
     * @param source which
     * @param options what this call does differently
     * @return done
     */
    @Operation(value = "delete_source", safety = Safety.IDEMPOTENT)
    @POST("sources/delete")
    Either<ConnectorError, Unit> deleteSource(@Body SourceIdWire source, @Tag CallOptions options);

    /**
     * Starts the connector of a source and lets it connect.
     *
     * @param source which
     * @param options what this call does differently
     * @return how it went; a failed check is an answer
     */
    @Operation(value = "check_source", safety = Safety.READ, timeout = TimeoutClass.SLOW, maxAttempts = 2)
    @POST("sources/check_connection")
    Either<ConnectorError, CheckWire> checkSource(@Body SourceIdWire source, @Tag CallOptions options);

    /**
     * Checks what a source would be after an update, and stores nothing.
     *
     * @param proposal as for {@link #updateSource}
     * @param options what this call does differently
     * @return how it went
     */
    @Operation(value = "check_source_for_update", safety = Safety.READ, timeout = TimeoutClass.SLOW, maxAttempts = 2)
    @POST("sources/check_connection_for_update")
    Either<ConnectorError, CheckWire> checkSourceForUpdate(@Body EndRequestWire proposal, @Tag CallOptions options);

    /**
     * Checks a configuration that is not stored.
     *
     * @param proposal {@code sourceDefinitionId}, {@code workspaceId} and {@code connectionConfiguration}
     * @param options what this call does differently
     * @return how it went
     */
    @Operation(value = "check_source_config", safety = Safety.READ, timeout = TimeoutClass.SLOW, maxAttempts = 2)
    @POST("scheduler/sources/check_connection")
    Either<ConnectorError, CheckWire> checkSourceConfig(@Body EndRequestWire proposal, @Tag CallOptions options);

    /**
     * Lists destinations of a workspace: all of them on servers until July 2025, 20 at a time since.
     *
     * @param query which
     * @param options what this call does differently
     * @return the destinations
     */
    @Operation(value = "list_destinations", safety = Safety.READ)
    @POST("destinations/list")
    Either<ConnectorError, DestinationsWire> listDestinations(@Body EndsQueryWire query, @Tag CallOptions options);

    /**
     * Reads a destination, secrets masked.
     *
     * @param destination which
     * @param options what this call does differently
     * @return the destination
     */
    @Operation(value = "get_destination", safety = Safety.READ)
    @POST("destinations/get")
    Either<ConnectorError, DestinationWire> getDestination(
            @Body DestinationIdWire destination, @Tag CallOptions options);

    /**
     * Creates a destination.
     *
     * @param destination {@code destinationDefinitionId}, {@code workspaceId}, {@code name} and {@code
     * connectionConfiguration}
     * @param options what this call does differently
     * @return the destination; {@code InvalidRequest} when the connector does not take the configuration
     */
    @Operation(value = "create_destination", safety = Safety.ONCE)
    @POST("destinations/create")
    Either<ConnectorError, DestinationWire> createDestination(
            @Body EndRequestWire destination, @Tag CallOptions options);

    /**
     * Replaces name and configuration of a destination.
     *
     * @param replacement {@code destinationId}, {@code name} and the whole {@code connectionConfiguration}; a masked
     * secret keeps the one that is stored
     * @param options what this call does differently
     * @return the destination afterwards
     */
    @Operation(value = "update_destination", safety = Safety.IDEMPOTENT)
    @POST("destinations/update")
    Either<ConnectorError, DestinationWire> updateDestination(
            @Body EndRequestWire replacement, @Tag CallOptions options);

    /**
     * Deletes a destination and <em>all its connections</em>.
     *
     * @param destination which
     * @param options what this call does differently
     * @return done
     */
    @Operation(value = "delete_destination", safety = Safety.IDEMPOTENT)
    @POST("destinations/delete")
    Either<ConnectorError, Unit> deleteDestination(@Body DestinationIdWire destination, @Tag CallOptions options);

    /**
     * Starts the connector of a destination and lets it connect.
     *
     * @param destination which
     * @param options what this call does differently
     * @return how it went; a failed check is an answer
     */
    @Operation(value = "check_destination", safety = Safety.READ, timeout = TimeoutClass.SLOW, maxAttempts = 2)
    @POST("destinations/check_connection")
    Either<ConnectorError, CheckWire> checkDestination(@Body DestinationIdWire destination, @Tag CallOptions options);

    /**
     * Checks what a destination would be after an update, and stores nothing.
     *
     * @param proposal as for {@link #updateDestination}
     * @param options what this call does differently
     * @return how it went
     */
    @Operation(
            value = "check_destination_for_update",
            safety = Safety.READ,
            timeout = TimeoutClass.SLOW,
            maxAttempts = 2)
    @POST("destinations/check_connection_for_update")
    Either<ConnectorError, CheckWire> checkDestinationForUpdate(
            @Body EndRequestWire proposal, @Tag CallOptions options);

    /**
     * Checks a configuration that is not stored.
     *
     * @param proposal {@code destinationDefinitionId}, {@code workspaceId} and {@code connectionConfiguration}
     * @param options what this call does differently
     * @return how it went
     */
    @Operation(value = "check_destination_config", safety = Safety.READ, timeout = TimeoutClass.SLOW, maxAttempts = 2)
    @POST("scheduler/destinations/check_connection")
    Either<ConnectorError, CheckWire> checkDestinationConfig(@Body EndRequestWire proposal, @Tag CallOptions options);

    /**
     * Starts the connector of a source and lets it tell its streams, or answers from a cache.
     *
     * @param source which
     * @param options what this call does differently
     * @return the streams; no catalog when the discovery failed
     */
    @Operation(value = "discover_source_schema", safety = Safety.READ, timeout = TimeoutClass.SLOW)
    @POST("sources/discover_schema")
    Either<ConnectorError, DiscoveryWire> discoverSchema(@Body DiscoverRequestWire source, @Tag CallOptions options);

    /**
     * Does the same for a connection, which the server compares with what is found, and may switch off then. So it is never sent
     * twice.
     *
     * @param source which, and of which connection
     * @param options what this call does differently
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
     * @param options what this call does differently
     * @return the same as {@link #discoverSchema}, stream by stream; nothing is sent before the first {@code next()}
     */
    @Operation(value = "discover_source_schema", safety = Safety.READ, timeout = TimeoutClass.SLOW)
    @Elements(
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
     * @param options what this call does differently
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
     * @param options what this call does differently
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
     * @param options what this call does differently
     * @return a JSON Schema
     */
    @Operation(value = "get_source_specification", safety = Safety.READ)
    @POST("source_definition_specifications/get")
    Either<ConnectorError, SpecificationWire> getSourceSpecification(
            @Body SpecificationRequestWire type, @Tag CallOptions options);
}
