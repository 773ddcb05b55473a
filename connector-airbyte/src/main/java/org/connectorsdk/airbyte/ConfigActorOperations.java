package org.connectorsdk.airbyte;

import io.vavr.control.Either;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.connectorsdk.airbyte.wire.DestinationWires.DestinationIdWire;
import org.connectorsdk.airbyte.wire.ActorWires.EndRequestWire;
import org.connectorsdk.airbyte.wire.SourceWires.SourceIdWire;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.http.operation.Unit;
import org.connectorsdk.http.json.Lenient;

/**
 * Ends in the configuration API.
 *
 * @param api the API
 */
record ConfigActorOperations(AirbyteConfigApi api) implements ActorOperations {
    private static final JsonObject NOTHING = JsonObject.empty();

    @Override
    public Either<ConnectorError, List<ConnectorType>> types(ActorRole role, String workspace, CallOptions options) {
        return role == ActorRole.SOURCE
                ? api.listSourceDefinitions(NOTHING, options)
                        .map(list -> list.sourceDefinitions().stream()
                                .map(Lenient::value)
                                .flatMap(Optional::stream)
                                .map(type -> new ConnectorType(
                                        type.sourceDefinitionId(),
                                        ConfigMapper.text(type.name()),
                                        ConfigMapper.text(type.dockerRepository())))
                                .toList())
                : api.listDestinationDefinitions(NOTHING, options)
                        .map(list -> list.destinationDefinitions().stream()
                                .map(Lenient::value)
                                .flatMap(Optional::stream)
                                .map(type -> new ConnectorType(
                                        type.destinationDefinitionId(),
                                        ConfigMapper.text(type.name()),
                                        ConfigMapper.text(type.dockerRepository())))
                                .toList());
    }

    @Override
    public Map<String, Object> members(ActorRole role, String type, String workspace, Map<String, Object> configuration) {
        return Map.of(
                role.word() + "DefinitionId", type, "workspaceId", workspace, "connectionConfiguration", configuration);
    }

    @Override
    public Either<ConnectorError, String> create(ActorRole role, EndRequestWire body, CallOptions options) {
        return role == ActorRole.SOURCE
                ? api.createSource(body, options).map(source -> source.sourceId())
                : api.createDestination(body, options).map(destination -> destination.destinationId());
    }

    @Override
    public Either<ConnectorError, Unit> delete(ActorRole role, String id, CallOptions options) {
        return role == ActorRole.SOURCE
                ? api.deleteSource(new SourceIdWire(id), options)
                : api.deleteDestination(new DestinationIdWire(id), options);
    }
}
