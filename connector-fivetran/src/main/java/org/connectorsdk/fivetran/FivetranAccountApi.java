package org.connectorsdk.fivetran;

import io.vavr.control.Either;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.fivetran.wire.ConnectionWires.NewTestWire;
import org.connectorsdk.fivetran.wire.GroupWires.AccountWire;
import org.connectorsdk.fivetran.wire.GroupWires.DestinationWire;
import org.connectorsdk.fivetran.wire.GroupWires.GroupWire;
import org.connectorsdk.fivetran.wire.ReplyWires.PageWire;
import org.connectorsdk.fivetran.wire.ReplyWires.ReplyWire;
import org.connectorsdk.fivetran.wire.TypeWires.ConnectorTypeWire;
import org.connectorsdk.http.operation.Operation;
import org.connectorsdk.http.operation.Operation.Safety;
import org.connectorsdk.http.operation.Operation.TimeoutClass;
import org.jspecify.annotations.Nullable;
import retrofit2.http.Body;
import retrofit2.http.GET;
import retrofit2.http.Headers;
import retrofit2.http.POST;
import retrofit2.http.Path;
import retrofit2.http.Query;
import retrofit2.http.Tag;

/**
 * The account, its groups and destinations, and the types of connections there are. Part of {@link FivetranApi}.
 *
 * @since 0.1.0
 */
public interface FivetranAccountApi {

    /**
     * Reads whose key the client uses.
     *
     * @param options for this call
     * @return the account, and the user or the key
     */
    @Operation(value = "get_account_info", safety = Safety.READ)
    @GET("v1/account/info")
    Either<ConnectorError, ReplyWire<AccountWire>> getAccountInfo(@Tag CallOptions options);

    /**
     * Lists one page of groups.
     *
     * @param limit 1 to 1000; null for 100
     * @param cursor where the page begins, from the page before; null for the first
     * @param options for this call
     * @return the page
     */
    @Operation(value = "list_groups", safety = Safety.READ)
    @GET("v1/groups")
    Either<ConnectorError, ReplyWire<PageWire<GroupWire>>> listGroups(
            @Query("limit") @Nullable Integer limit,
            @Query("cursor") @Nullable String cursor,
            @Tag CallOptions options);

    /**
     * Reads one group.
     *
     * @param id the group's id
     * @param options for this call
     * @return the group
     */
    @Operation(value = "get_group", safety = Safety.READ)
    @GET("v1/groups/{groupId}")
    Either<ConnectorError, ReplyWire<GroupWire>> getGroup(@Path("groupId") String id, @Tag CallOptions options);

    /**
     * Lists one page of the types of connections, without their settings.
     *
     * @param limit 1 to 1000; null for 100
     * @param cursor where the page begins, from the page before; null for the first
     * @param options for this call
     * @return the page
     */
    @Operation(value = "list_connector_types", safety = Safety.READ)
    @GET("v1/metadata/connector-types")
    Either<ConnectorError, ReplyWire<PageWire<ConnectorTypeWire>>> listConnectorTypes(
            @Query("limit") @Nullable Integer limit,
            @Query("cursor") @Nullable String cursor,
            @Tag CallOptions options);

    /**
     * Reads one type with the settings that it takes.
     *
     * @param service its id, such as {@code postgres}
     * @param options for this call
     * @return the type
     */
    @Operation(value = "get_connector_type", safety = Safety.READ)
    @GET("v1/metadata/connector-types/{service}")
    Either<ConnectorError, ReplyWire<ConnectorTypeWire>> getConnectorType(
            @Path("service") String service, @Tag CallOptions options);

    /**
     * Reads one destination.
     *
     * @param id its id, that of its group
     * @param options for this call
     * @return the destination, secrets in its settings masked
     */
    @Operation(value = "get_destination", safety = Safety.READ)
    @Headers(FivetranApi.VERSION_2)
    @GET("v1/destinations/{destinationId}")
    Either<ConnectorError, ReplyWire<DestinationWire>> getDestination(
            @Path("destinationId") String id, @Tag CallOptions options);

    /**
     * Tries a destination. Repeated once at the most.
     *
     * @param id its id, that of its group
     * @param test how; a body there must be
     * @param options for this call
     * @return the destination with what the test found
     */
    @Operation(
            value = "run_destination_tests",
            safety = Safety.IDEMPOTENT,
            timeout = TimeoutClass.SLOW,
            maxAttempts = 2)
    @Headers(FivetranApi.VERSION_2)
    @POST("v1/destinations/{destinationId}/test")
    Either<ConnectorError, ReplyWire<DestinationWire>> runDestinationTests(
            @Path("destinationId") String id, @Body NewTestWire test, @Tag CallOptions options);
}
