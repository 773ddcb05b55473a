package org.connectorsdk.airbyte.internal;

import io.vavr.control.Either;
import java.util.List;
import java.util.Map;
import org.connectorsdk.airbyte.wire.ActorWires.EndRequestWire;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.http.operation.Unit;

/** What either of Airbyte's APIs can do with the ends of a connection. */
public interface ActorOperations {
    /**
     * Lists the connector types of the server.
     *
     * @param role for which end
     * @param workspace the workspace that is to use them
     * @param options of the request
     * @return the types
     */
    Either<ConnectorError, List<ConnectorType>> types(ActorRole role, String workspace, CallOptions options);

    /**
     * The members that a new end is made of, in this API's words; the name is added to them.
     *
     * @param role which end
     * @param type the id of its type
     * @param workspace its workspace
     * @param configuration its settings and secrets
     * @return the members
     */
    Map<String, Object> members(ActorRole role, String type, String workspace, Map<String, Object> configuration);

    /**
     * Creates an end.
     *
     * @param role which end
     * @param body what it is made of
     * @param options of the request
     * @return its id
     */
    Either<ConnectorError, String> create(ActorRole role, EndRequestWire body, CallOptions options);

    /**
     * Deletes an end, and with it the connections that it is in.
     *
     * @param role which end
     * @param id its id
     * @param options of the request
     * @return nothing more than that
     */
    Either<ConnectorError, Unit> delete(ActorRole role, String id, CallOptions options);
}
