package org.connectorsdk.fivetran;

import io.vavr.control.Either;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.fivetran.wire.ConnectionWires.ConnectionWire;
import org.connectorsdk.fivetran.wire.ReplyWires.ReplyWire;
import org.connectorsdk.http.operation.Operation;
import org.connectorsdk.http.operation.Operation.Breaker;
import org.connectorsdk.http.operation.Operation.Safety;
import retrofit2.http.GET;
import retrofit2.http.Headers;
import retrofit2.http.Path;
import retrofit2.http.Tag;

/** Reads connections to follow their syncs: other reads that fail keep no such look back. */
interface FivetranPollApi {
    @Operation(value = "get_connection", safety = Safety.READ, breaker = Breaker.POLL)
    @Headers(FivetranApi.VERSION_2)
    @GET("v1/connections/{connectionId}")
    Either<ConnectorError, ReplyWire<ConnectionWire>> getConnection(
            @Path("connectionId") String id, @Tag CallOptions options);
}
