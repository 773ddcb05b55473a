package org.connectorsdk.airbyte;

import io.vavr.control.Either;
import java.util.List;
import java.util.Map;
import org.connectorsdk.airbyte.wire.ActorWires.EndRequestWire;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.http.operation.Unit;

/** What either of Airbyte's APIs can do with the ends of a connection. */
interface ActorOperations {
    /** The connector types of the server for one end. */
    Either<ConnectorError, List<ConnectorType>> types(ActorRole role, String workspace, CallOptions options);

    /** The members that a new end is made of, in this API's words; the name is added to them. */
    Map<String, Object> members(ActorRole role, String type, String workspace, Map<String, Object> configuration);

    /** Creates an end; its id. */
    Either<ConnectorError, String> create(ActorRole role, EndRequestWire body, CallOptions options);

    /** Deletes an end, and with it the connections that it is in. */
    Either<ConnectorError, Unit> delete(ActorRole role, String id, CallOptions options);
}
