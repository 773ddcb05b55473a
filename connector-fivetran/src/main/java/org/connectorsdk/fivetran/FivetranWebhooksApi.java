package org.connectorsdk.fivetran;

import io.vavr.control.Either;
import java.util.Optional;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.fivetran.wire.ReplyWires.DoneWire;
import org.connectorsdk.fivetran.wire.ReplyWires.PageWire;
import org.connectorsdk.fivetran.wire.ReplyWires.ReplyWire;
import org.connectorsdk.fivetran.wire.WebhookWires.DeliveryWire;
import org.connectorsdk.fivetran.wire.WebhookWires.NewDeliveryWire;
import org.connectorsdk.fivetran.wire.WebhookWires.NewWebhookWire;
import org.connectorsdk.fivetran.wire.WebhookWires.WebhookWire;
import org.connectorsdk.http.operation.Answer;
import org.connectorsdk.http.operation.Operation;
import org.connectorsdk.http.operation.Operation.Safety;
import org.jspecify.annotations.Nullable;
import retrofit2.http.Body;
import retrofit2.http.DELETE;
import retrofit2.http.GET;
import retrofit2.http.PATCH;
import retrofit2.http.POST;
import retrofit2.http.Path;
import retrofit2.http.Query;
import retrofit2.http.Tag;

/**
 * Webhooks, which report what happens to connections. Part of {@link FivetranApi}; what they deliver is checked by
 * {@link WebhookSignature}.
 *
 * @since 0.1.0
 */
public interface FivetranWebhooksApi {

    /**
     * Lists one page of webhooks.
     *
     * @param limit 1 to 1000; null for 100
     * @param cursor where the page begins, from the page before; null for the first
     * @param options for this call
     * @return the page
     */
    @Operation(value = "list_webhooks", safety = Safety.READ)
    @GET("v1/webhooks")
    Either<ConnectorError, ReplyWire<PageWire<WebhookWire>>> listWebhooks(
            @Query("limit") @Nullable Integer limit,
            @Query("cursor") @Nullable String cursor,
            @Tag CallOptions options);

    /**
     * Creates a webhook for the whole account. The address is called at once unless it is not active.
     *
     * @param webhook what it shall be
     * @param options for this call
     * @return the webhook; {@code InvalidRequest} when the address did not answer
     */
    @Operation(value = "create_account_webhook", safety = Safety.ONCE)
    @POST("v1/webhooks/account")
    Either<ConnectorError, ReplyWire<WebhookWire>> createAccountWebhook(
            @Body NewWebhookWire webhook, @Tag CallOptions options);

    /**
     * Creates a webhook for one group. The address is called at once unless it is not active.
     *
     * @param groupId the group
     * @param webhook what it shall be
     * @param options for this call
     * @return the webhook; {@code InvalidRequest} when the address did not answer
     */
    @Operation(value = "create_group_webhook", safety = Safety.ONCE)
    @POST("v1/webhooks/group/{groupId}")
    Either<ConnectorError, ReplyWire<WebhookWire>> createGroupWebhook(
            @Path("groupId") String groupId, @Body NewWebhookWire webhook, @Tag CallOptions options);

    /**
     * Reads one webhook.
     *
     * @param id the webhook's id
     * @param options for this call
     * @return the webhook
     */
    @Operation(value = "get_webhook", safety = Safety.READ)
    @GET("v1/webhooks/{webhookId}")
    Either<ConnectorError, ReplyWire<WebhookWire>> getWebhook(@Path("webhookId") String id, @Tag CallOptions options);

    /**
     * Changes a webhook.
     *
     * @param id the webhook's id
     * @param change what to change; what is null stays
     * @param options for this call
     * @return the webhook afterwards
     */
    @Operation(value = "update_webhook", safety = Safety.IDEMPOTENT)
    @PATCH("v1/webhooks/{webhookId}")
    Either<ConnectorError, ReplyWire<WebhookWire>> updateWebhook(
            @Path("webhookId") String id, @Body NewWebhookWire change, @Tag CallOptions options);

    /**
     * Deletes a webhook.
     *
     * @param id the webhook's id
     * @param options for this call
     * @return done
     */
    @Operation(value = "delete_webhook", safety = Safety.IDEMPOTENT)
    @DELETE("v1/webhooks/{webhookId}")
    Either<ConnectorError, Answer<Optional<DoneWire>>> deleteWebhook(
            @Path("webhookId") String id, @Tag CallOptions options);

    /**
     * Delivers an event as a test, by a real call.
     *
     * @param id the webhook's id
     * @param delivery which event
     * @param options for this call
     * @return how it went
     */
    @Operation(value = "test_webhook", safety = Safety.ONCE)
    @POST("v1/webhooks/{webhookId}/test")
    Either<ConnectorError, ReplyWire<DeliveryWire>> testWebhook(
            @Path("webhookId") String id, @Body NewDeliveryWire delivery, @Tag CallOptions options);
}
