package org.connectorsdk.airbyte;

import static org.connectorsdk.airbyte.AirbyteFixture.NONE;
import static org.connectorsdk.airbyte.OperationStage.ID;
import static org.connectorsdk.airbyte.OperationStage.POSTGRES;
import static org.connectorsdk.airbyte.OperationStage.S3;
import static org.connectorsdk.airbyte.OperationStage.end;

import java.util.LinkedHashMap;
import java.util.Map;
import org.connectorsdk.airbyte.wire.ActorWires.EndRequestWire;
import org.connectorsdk.airbyte.wire.ActorWires.EndsQueryWire;
import org.connectorsdk.airbyte.wire.DestinationWires.DestinationIdWire;
import org.connectorsdk.airbyte.wire.SchemaWires.DiscoverChangesRequestWire;
import org.connectorsdk.airbyte.wire.SourceWires.SourceIdWire;

/** A call of each operation about sources and destinations in the configuration API. */
final class ConfigActorCalls {
    private final Map<String, OperationCall> calls = new LinkedHashMap<>();

    private ConfigActorCalls() {
        sources();
        sourceChecks();
        destinations();
        destinationChecks();
    }

    static Map<String, OperationCall> all() {
        return new ConfigActorCalls().calls;
    }

    private void post(String path, OperationCall call) {
        calls.put("POST api/v1/" + path, call);
    }

    private static EndRequestWire fresh(OperationStage on, String kind, String definition, boolean ofSource) {
        return end(
                kind + "DefinitionId",
                definition,
                "connectionConfiguration",
                on.settings(ofSource),
                "workspaceId",
                on.workspace,
                "name",
                "n");
    }

    private static EndRequestWire unsaved(OperationStage on, String kind, String definition, boolean ofSource) {
        return end(
                kind + "DefinitionId",
                definition,
                "connectionConfiguration",
                on.settings(ofSource),
                "workspaceId",
                on.workspace,
                kind + "Id",
                ofSource ? on.source() : on.destination());
    }

    private static EndRequestWire changed(OperationStage on, String kind, boolean ofSource) {
        return end(
                kind + "Id",
                ofSource ? on.source() : on.destination(),
                "connectionConfiguration",
                on.settings(ofSource),
                "name",
                "renamed");
    }

    private static EndsQueryWire ends(OperationStage on) {
        return new EndsQueryWire(on.workspace, ID, 50, true, "name_asc", on.json("{'searchTerm': 'n'}"));
    }

    private void sources() {
        post("sources/list", on -> () -> on.config.listSources(ends(on), NONE));
        post("sources/list_paginated", on -> () -> on.config.listSourcesPaginated(ConfigCalls.resources(on), NONE));
        post("sources/get", on -> {
            SourceIdWire id = new SourceIdWire(on.source());
            return () -> on.config.getSource(id, NONE);
        });
        post("sources/create", on -> () -> on.config.createSource(fresh(on, "source", POSTGRES, true), NONE));
        post("sources/update", on -> () -> on.config.updateSource(changed(on, "source", true), NONE));
        post("sources/partial_update", on -> {
            EndRequestWire change = end(
                    "sourceId",
                    on.source(),
                    "connectionConfiguration",
                    on.settings(true),
                    "name",
                    "renamed",
                    "secretId",
                    "s1",
                    "resourceAllocation",
                    on.allocation());
            return () -> on.config.partialUpdateSource(change, NONE);
        });
        post("sources/upgrade_version", on -> {
            SourceIdWire id = new SourceIdWire(on.source());
            return () -> on.config.upgradeSourceVersion(id, NONE);
        });
        post("sources/delete", on -> {
            SourceIdWire id = new SourceIdWire(on.source());
            return () -> on.config.deleteSource(id, NONE);
        });
    }

    private void sourceChecks() {
        post("sources/check_connection", on -> {
            SourceIdWire id = new SourceIdWire(on.source());
            return () -> on.config.checkSource(id, NONE);
        });
        post(
                "sources/check_connection_for_update",
                on -> () -> on.config.checkSourceForUpdate(changed(on, "source", true), NONE));
        post(
                "scheduler/sources/check_connection",
                on -> () -> on.config.checkSourceConfig(unsaved(on, "source", POSTGRES, true), NONE));
        post("sources/discover_schema", on -> {
            var request = new DiscoverChangesRequestWire(on.source(), on.newConnection(), true, "high", null);
            return () -> on.config.discoverChanges(request, NONE);
        });
    }

    private void destinations() {
        post("destinations/list", on -> () -> on.config.listDestinations(ends(on), NONE));
        post(
                "destinations/list_paginated",
                on -> () -> on.config.listDestinationsPaginated(ConfigCalls.resources(on), NONE));
        post("destinations/get", on -> {
            DestinationIdWire id = new DestinationIdWire(on.destination());
            return () -> on.config.getDestination(id, NONE);
        });
        post("destinations/create", on -> () -> on.config.createDestination(fresh(on, "destination", S3, false), NONE));
        post("destinations/update", on -> () -> on.config.updateDestination(changed(on, "destination", false), NONE));
        post("destinations/partial_update", on -> {
            EndRequestWire change = end(
                    "destinationId",
                    on.destination(),
                    "connectionConfiguration",
                    on.settings(false),
                    "name",
                    "renamed",
                    "resourceAllocation",
                    on.allocation());
            return () -> on.config.partialUpdateDestination(change, NONE);
        });
        post("destinations/upgrade_version", on -> {
            DestinationIdWire id = new DestinationIdWire(on.destination());
            return () -> on.config.upgradeDestinationVersion(id, NONE);
        });
        post("destinations/delete", on -> {
            DestinationIdWire id = new DestinationIdWire(on.destination());
            return () -> on.config.deleteDestination(id, NONE);
        });
    }

    private void destinationChecks() {
        post("destinations/check_connection", on -> {
            DestinationIdWire id = new DestinationIdWire(on.destination());
            return () -> on.config.checkDestination(id, NONE);
        });
        post(
                "destinations/check_connection_for_update",
                on -> () -> on.config.checkDestinationForUpdate(changed(on, "destination", false), NONE));
        post(
                "scheduler/destinations/check_connection",
                on -> () -> on.config.checkDestinationConfig(unsaved(on, "destination", S3, false), NONE));
    }
}
