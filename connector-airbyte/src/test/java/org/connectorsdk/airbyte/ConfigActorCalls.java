package org.connectorsdk.airbyte;

import static org.connectorsdk.airbyte.OperationStage.ID;
import static org.connectorsdk.testkit.fixture.ProviderFixture.NONE;

import org.connectorsdk.airbyte.wire.ActorWires.EndRequestWire;
import org.connectorsdk.airbyte.wire.ActorWires.EndsQueryWire;
import org.connectorsdk.airbyte.wire.DestinationWires.DestinationIdWire;
import org.connectorsdk.airbyte.wire.SchemaWires.DiscoverChangesRequestWire;
import org.connectorsdk.airbyte.wire.SourceWires.SourceIdWire;

/** A call of each operation about sources and destinations in the configuration API. */
final class ConfigActorCalls extends OperationCalls {
    ConfigActorCalls() {
        super("api/v1/");
        sources();
        sourceChecks();
        destinations();
        destinationChecks();
    }

    private static EndRequestWire created(OperationStage on, boolean ofSource) {
        String definition = ofSource ? "sourceDefinitionId" : "destinationDefinitionId";
        return on.end(ofSource, definition, "connectionConfiguration", "workspaceId", "name");
    }

    private static EndRequestWire unsaved(OperationStage on, boolean ofSource) {
        String kind = ofSource ? "source" : "destination";
        return on.end(ofSource, kind + "DefinitionId", "connectionConfiguration", "workspaceId", kind + "Id");
    }

    private static EndRequestWire changed(OperationStage on, boolean ofSource) {
        return on.end(ofSource, ofSource ? "sourceId" : "destinationId", "connectionConfiguration", "name");
    }

    private static EndsQueryWire ends(OperationStage on) {
        return new EndsQueryWire(on.workspace, ID, 50, true, "name_asc", on.json("{'searchTerm': 'n'}"));
    }

    private static SourceIdWire sourceId(OperationStage on) {
        return new SourceIdWire(on.source());
    }

    private static DestinationIdWire destinationId(OperationStage on) {
        return new DestinationIdWire(on.destination());
    }

    private void sources() {
        call("POST sources/list", on -> () -> on.config.listSources(ends(on), NONE));
        call(
                "POST sources/list_paginated",
                on -> () -> on.config.listSourcesPaginated(ConfigCalls.resources(on), NONE));
        call("POST sources/get", ConfigActorCalls::sourceId, (on, id) -> on.config.getSource(id, NONE));
        call("POST sources/create", on -> () -> on.config.createSource(created(on, true), NONE));
        call("POST sources/update", on -> () -> on.config.updateSource(changed(on, true), NONE));
        call(
                "POST sources/partial_update",
                on -> on.end(true, "sourceId", "connectionConfiguration", "name", "secretId", "resourceAllocation"),
                (on, change) -> on.config.partialUpdateSource(change, NONE));
        call(
                "POST sources/upgrade_version",
                ConfigActorCalls::sourceId,
                (on, id) -> on.config.upgradeSourceVersion(id, NONE));
        call("POST sources/delete", ConfigActorCalls::sourceId, (on, id) -> on.config.deleteSource(id, NONE));
    }

    private void sourceChecks() {
        call("POST sources/check_connection", ConfigActorCalls::sourceId, (on, id) -> on.config.checkSource(id, NONE));
        call(
                "POST sources/check_connection_for_update",
                on -> () -> on.config.checkSourceForUpdate(changed(on, true), NONE));
        call(
                "POST scheduler/sources/check_connection",
                on -> () -> on.config.checkSourceConfig(unsaved(on, true), NONE));
        call(
                "POST sources/discover_schema",
                on -> new DiscoverChangesRequestWire(on.source(), on.newConnection(), true, "high", null),
                (on, request) -> on.config.discoverChanges(request, NONE));
    }

    private void destinations() {
        call("POST destinations/list", on -> () -> on.config.listDestinations(ends(on), NONE));
        call(
                "POST destinations/list_paginated",
                on -> () -> on.config.listDestinationsPaginated(ConfigCalls.resources(on), NONE));
        call("POST destinations/get", ConfigActorCalls::destinationId, (on, id) -> on.config.getDestination(id, NONE));
        call("POST destinations/create", on -> () -> on.config.createDestination(created(on, false), NONE));
        call("POST destinations/update", on -> () -> on.config.updateDestination(changed(on, false), NONE));
        call(
                "POST destinations/partial_update",
                on -> on.end(false, "destinationId", "connectionConfiguration", "name", "resourceAllocation"),
                (on, change) -> on.config.partialUpdateDestination(change, NONE));
        call(
                "POST destinations/upgrade_version",
                ConfigActorCalls::destinationId,
                (on, id) -> on.config.upgradeDestinationVersion(id, NONE));
        call(
                "POST destinations/delete",
                ConfigActorCalls::destinationId,
                (on, id) -> on.config.deleteDestination(id, NONE));
    }

    private void destinationChecks() {
        call(
                "POST destinations/check_connection",
                ConfigActorCalls::destinationId,
                (on, id) -> on.config.checkDestination(id, NONE));
        call(
                "POST destinations/check_connection_for_update",
                on -> () -> on.config.checkDestinationForUpdate(changed(on, false), NONE));
        call(
                "POST scheduler/destinations/check_connection",
                on -> () -> on.config.checkDestinationConfig(unsaved(on, false), NONE));
    }
}
