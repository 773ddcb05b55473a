package org.connectorsdk.fivetran;

import io.vavr.control.Either;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.fivetran.wire.ReplyWires.ReplyWire;
import org.connectorsdk.http.provider.OperationDeadline;
import org.jspecify.annotations.Nullable;

/** Creates connections, paused. Where the settings do not say the name, the type is read to learn where it goes. */
final class FivetranCreations {
    private final FivetranApi api;
    private final @Nullable String group;

    /**
     * Makes it.
     *
     * @param group where connections go that name no destination; null for nowhere
     */
    FivetranCreations(FivetranApi api, @Nullable String group) {
        this.api = api;
        this.group = group;
    }

    Either<ConnectorError, Connection> create(ConnectionSpec spec, OperationDeadline deadline) {
        return FivetranRequests.group(spec, group)
                .flatMap(chosen -> named(spec, deadline).flatMap(config -> sent(spec, chosen, config, deadline)));
    }

    private Either<ConnectorError, JsonObject> named(ConnectionSpec spec, OperationDeadline deadline) {
        return FivetranNames.isIn(spec.config())
                ? FivetranNames.given(spec)
                : properties(spec.type(), deadline).flatMap(properties -> FivetranNames.placed(spec, properties));
    }

    private Either<ConnectorError, JsonObject> properties(String type, OperationDeadline deadline) {
        Either<ConnectorError, JsonObject> properties = deadline.request(rest -> api.getConnectorType(type, rest))
                .map(ReplyWire::content)
                .map(wire -> wire.config() == null ? JsonObject.empty() : wire.config())
                .map(config -> config.object("properties").orElse(JsonObject.empty()))
                .mapLeft(FivetranErrors::ofRoute);
        return properties.isLeft() && properties.getLeft() instanceof ConnectorError.NotFound
                ? FivetranRequests.invalid("create", "type", "is not a connector type of Fivetran")
                : properties;
    }

    private Either<ConnectorError, Connection> sent(
            ConnectionSpec spec, String chosen, JsonObject config, OperationDeadline deadline) {
        return deadline.request(rest -> api.createConnection(FivetranRequests.creation(spec, chosen, config), rest))
                .map(answer -> FivetranMapper.written(answer.content(), spec.secrets(), config));
    }
}
