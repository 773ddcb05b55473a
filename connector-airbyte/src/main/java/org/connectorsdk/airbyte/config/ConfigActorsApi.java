package org.connectorsdk.airbyte.config;

import io.vavr.control.Either;
import org.connectorsdk.airbyte.wire.ActorWires.CheckWire;
import org.connectorsdk.airbyte.wire.ActorWires.EndRequestWire;
import org.connectorsdk.airbyte.wire.ActorWires.EndsQueryWire;
import org.connectorsdk.airbyte.wire.DestinationWires.DestinationIdWire;
import org.connectorsdk.airbyte.wire.DestinationWires.DestinationWire;
import org.connectorsdk.airbyte.wire.DestinationWires.DestinationsWire;
import org.connectorsdk.airbyte.wire.PageWires.ResourcesQueryWire;
import org.connectorsdk.airbyte.wire.SourceWires.SourceIdWire;
import org.connectorsdk.airbyte.wire.SourceWires.SourceWire;
import org.connectorsdk.airbyte.wire.SourceWires.SourcesWire;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.http.operation.Operation;
import org.connectorsdk.http.operation.Operation.Safety;
import org.connectorsdk.http.operation.Operation.TimeoutClass;
import org.connectorsdk.http.operation.Unit;
import retrofit2.http.Body;
import retrofit2.http.POST;
import retrofit2.http.Tag;

/**
 * Sources and destinations in Airbyte's configuration API. Checks start a container and take
 * seconds to many minutes; they are repeated once at most.
 *
 * @since 0.1.0
 */
public interface ConfigActorsApi {
    /**
     * Lists sources of a workspace: all of them on servers until July 2025, 20 at a time since.
     *
     * @param query which
     * @param options of the call
     * @return the sources
     */
    @Operation(value = "list_sources", safety = Safety.READ)
    @POST("sources/list")
    Either<ConnectorError, SourcesWire> listSources(@Body EndsQueryWire query, @Tag CallOptions options);

    /**
     * Reads a source, secrets masked.
     *
     * @param source which
     * @param options of the call
     * @return the source
     */
    @Operation(value = "get_source", safety = Safety.READ)
    @POST("sources/get")
    Either<ConnectorError, SourceWire> getSource(@Body SourceIdWire source, @Tag CallOptions options);

    /**
     * Creates a source.
     *
     * @param source {@code sourceDefinitionId}, {@code workspaceId}, {@code name} and {@code connectionConfiguration}
     * @param options of the call
     * @return the source; {@code InvalidRequest} when the connector does not take the configuration
     */
    @Operation(value = "create_source", safety = Safety.ONCE)
    @POST("sources/create")
    Either<ConnectorError, SourceWire> createSource(@Body EndRequestWire source, @Tag CallOptions options);

    /**
     * Replaces name and configuration of a source.
     *
     * @param replacement {@code sourceId}, {@code name} and the whole {@code connectionConfiguration}; a masked secret
     *     keeps
     * the one that is stored
     * @param options of the call
     * @return the source afterwards
     */
    @Operation(value = "update_source", safety = Safety.IDEMPOTENT)
    @POST("sources/update")
    Either<ConnectorError, SourceWire> updateSource(@Body EndRequestWire replacement, @Tag CallOptions options);

    /**
     * Deletes a source and <em>all its connections</em>.
     *
     * @param source which
     * @param options of the call
     * @return done
     */
    @Operation(value = "delete_source", safety = Safety.IDEMPOTENT)
    @POST("sources/delete")
    Either<ConnectorError, Unit> deleteSource(@Body SourceIdWire source, @Tag CallOptions options);

    /**
     * Starts the connector of a source and lets it connect.
     *
     * @param source which
     * @param options of the call
     * @return how it went; a failed check is an answer
     */
    @Operation(value = "check_source", safety = Safety.READ, timeout = TimeoutClass.SLOW, maxAttempts = 2)
    @POST("sources/check_connection")
    Either<ConnectorError, CheckWire> checkSource(@Body SourceIdWire source, @Tag CallOptions options);

    /**
     * Checks what a source would be after an update, and stores nothing.
     *
     * @param proposal as for {@link #updateSource}
     * @param options of the call
     * @return how it went
     */
    @Operation(value = "check_source_for_update", safety = Safety.READ, timeout = TimeoutClass.SLOW, maxAttempts = 2)
    @POST("sources/check_connection_for_update")
    Either<ConnectorError, CheckWire> checkSourceForUpdate(@Body EndRequestWire proposal, @Tag CallOptions options);

    /**
     * Checks a configuration that is not stored.
     *
     * @param proposal {@code sourceDefinitionId}, {@code workspaceId} and {@code connectionConfiguration}
     * @param options of the call
     * @return how it went
     */
    @Operation(value = "check_source_config", safety = Safety.READ, timeout = TimeoutClass.SLOW, maxAttempts = 2)
    @POST("scheduler/sources/check_connection")
    Either<ConnectorError, CheckWire> checkSourceConfig(@Body EndRequestWire proposal, @Tag CallOptions options);

    /**
     * Changes of a source what is there and nothing else; current servers.
     *
     * @param change {@code sourceId}, and of {@code name}, {@code connectionConfiguration}, {@code secretId} and
     *     {@code resourceAllocation} what shall change
     * @param options of the call
     * @return the source afterwards
     */
    @Operation(value = "partial_update_source", safety = Safety.ONCE)
    @POST("sources/partial_update")
    Either<ConnectorError, SourceWire> partialUpdateSource(@Body EndRequestWire change, @Tag CallOptions options);

    /**
     * Moves a source to the newest version of its connector; current servers.
     *
     * @param source which
     * @param options of the call
     * @return done
     */
    @Operation(value = "upgrade_source_version", safety = Safety.ONCE)
    @POST("sources/upgrade_version")
    Either<ConnectorError, Unit> upgradeSourceVersion(@Body SourceIdWire source, @Tag CallOptions options);

    /**
     * Lists sources of several workspaces by pages of rows; current servers.
     *
     * @param query which
     * @param options of the call
     * @return the sources
     */
    @Operation(value = "list_sources_paginated", safety = Safety.READ)
    @POST("sources/list_paginated")
    Either<ConnectorError, SourcesWire> listSourcesPaginated(@Body ResourcesQueryWire query, @Tag CallOptions options);

    /**
     * Lists destinations of a workspace: all of them on servers until July 2025, 20 at a time since.
     *
     * @param query which
     * @param options of the call
     * @return the destinations
     */
    @Operation(value = "list_destinations", safety = Safety.READ)
    @POST("destinations/list")
    Either<ConnectorError, DestinationsWire> listDestinations(@Body EndsQueryWire query, @Tag CallOptions options);

    /**
     * Reads a destination, secrets masked.
     *
     * @param destination which
     * @param options of the call
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
     * @param options of the call
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
     * @param options of the call
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
     * @param options of the call
     * @return done
     */
    @Operation(value = "delete_destination", safety = Safety.IDEMPOTENT)
    @POST("destinations/delete")
    Either<ConnectorError, Unit> deleteDestination(@Body DestinationIdWire destination, @Tag CallOptions options);

    /**
     * Starts the connector of a destination and lets it connect.
     *
     * @param destination which
     * @param options of the call
     * @return how it went; a failed check is an answer
     */
    @Operation(value = "check_destination", safety = Safety.READ, timeout = TimeoutClass.SLOW, maxAttempts = 2)
    @POST("destinations/check_connection")
    Either<ConnectorError, CheckWire> checkDestination(@Body DestinationIdWire destination, @Tag CallOptions options);

    /**
     * Checks what a destination would be after an update, and stores nothing.
     *
     * @param proposal as for {@link #updateDestination}
     * @param options of the call
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
     * @param options of the call
     * @return how it went
     */
    @Operation(value = "check_destination_config", safety = Safety.READ, timeout = TimeoutClass.SLOW, maxAttempts = 2)
    @POST("scheduler/destinations/check_connection")
    Either<ConnectorError, CheckWire> checkDestinationConfig(@Body EndRequestWire proposal, @Tag CallOptions options);

    /**
     * Changes of a destination what is there and nothing else; current servers.
     *
     * @param change {@code destinationId}, and of {@code name}, {@code connectionConfiguration} and
     *     {@code resourceAllocation} what shall change
     * @param options of the call
     * @return the destination afterwards
     */
    @Operation(value = "partial_update_destination", safety = Safety.ONCE)
    @POST("destinations/partial_update")
    Either<ConnectorError, DestinationWire> partialUpdateDestination(
            @Body EndRequestWire change, @Tag CallOptions options);

    /**
     * Moves a destination to the newest version of its connector; current servers.
     *
     * @param destination which
     * @param options of the call
     * @return done
     */
    @Operation(value = "upgrade_destination_version", safety = Safety.ONCE)
    @POST("destinations/upgrade_version")
    Either<ConnectorError, Unit> upgradeDestinationVersion(
            @Body DestinationIdWire destination, @Tag CallOptions options);

    /**
     * Lists destinations of several workspaces by pages of rows; current servers.
     *
     * @param query which
     * @param options of the call
     * @return the destinations
     */
    @Operation(value = "list_destinations_paginated", safety = Safety.READ)
    @POST("destinations/list_paginated")
    Either<ConnectorError, DestinationsWire> listDestinationsPaginated(
            @Body ResourcesQueryWire query, @Tag CallOptions options);
}
