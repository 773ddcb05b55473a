package org.connectorsdk.airbyte.publicapi;

import io.vavr.control.Either;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.connectorsdk.airbyte.internal.ActorOperations;
import org.connectorsdk.airbyte.internal.ActorRole;
import org.connectorsdk.airbyte.internal.ConnectorType;
import org.connectorsdk.airbyte.wire.ActorWires.EndRequestWire;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.http.json.Lenient;
import org.connectorsdk.http.operation.Unit;

/**
 * Ends in the public API, which tells of a connector type its id and its name.
 *
 * @param api the API
 */
record PublicActors(AirbytePublicApi api) implements ActorOperations {

    @Override
    public Either<ConnectorError, List<ConnectorType>> types(ActorRole role, String workspace, CallOptions options) {
        return api.listConnectorDefinitions(role.word(), workspace, options)
                .map(list -> list.data().stream()
                        .map(Lenient::value)
                        .flatMap(Optional::stream)
                        .map(type -> ConnectorType.of(type.id(), type.name(), null))
                        .toList());
    }

    @Override
    public Map<String, Object> members(
            ActorRole role, String type, String workspace, Map<String, Object> configuration) {
        return Map.of("definitionId", type, "workspaceId", workspace, "configuration", configuration);
    }

    @Override
    public Either<ConnectorError, String> create(ActorRole role, EndRequestWire body, CallOptions options) {
        return role == ActorRole.SOURCE
                ? api.createSource(body, options).map(source -> source.sourceId())
                : api.createDestination(body, options).map(destination -> destination.destinationId());
    }

    @Override
    public Either<ConnectorError, Unit> delete(ActorRole role, String id, CallOptions options) {
        return role == ActorRole.SOURCE ? api.deleteSource(id, options) : api.deleteDestination(id, options);
    }
}
