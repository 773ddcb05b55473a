package org.connectorsdk.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.vavr.control.Either;
import java.util.Optional;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.http.error.VendorError;
import org.connectorsdk.http.error.VendorError.FailureEnvelope;
import org.connectorsdk.http.operation.Answer;
import org.connectorsdk.http.operation.ElementStream;
import org.connectorsdk.http.operation.Operation;
import org.connectorsdk.http.operation.Operation.Breaker;
import org.connectorsdk.http.operation.Operation.Safety;
import org.connectorsdk.http.operation.Operation.TimeoutClass;
import org.connectorsdk.http.operation.StreamedArray;
import org.connectorsdk.http.operation.Unit;
import org.connectorsdk.http.operation.UploadBody;
import org.jspecify.annotations.Nullable;
import retrofit2.http.Body;
import retrofit2.http.DELETE;
import retrofit2.http.GET;
import retrofit2.http.Header;
import retrofit2.http.POST;
import retrofit2.http.PUT;
import retrofit2.http.Path;
import retrofit2.http.Query;
import retrofit2.http.Tag;
import retrofit2.http.Url;

public interface ThingApi {

    record Thing(String id, @Nullable String name) {}

    record Verdict(
            @JsonProperty("ok") boolean isOk, @Nullable String problem) implements FailureEnvelope {
        @Override
        public Optional<VendorError> failure() {
            return isOk
                    ? Optional.empty()
                    : Optional.of(VendorError.builder()
                            .message(problem)
                            .code("NOT_OK")
                            .build());
        }
    }

    @Operation(value = "get_thing", safety = Safety.READ)
    @GET("things/{id}")
    Either<ConnectorError, Thing> get(@Path("id") String id, @Tag CallOptions options);

    @Operation(value = "find_things", safety = Safety.READ)
    @GET("things")
    Either<ConnectorError, Answer<Thing>> find(@Query("name") String name, @Tag CallOptions options);

    @Operation(value = "create_thing", safety = Safety.ONCE)
    @POST("things")
    Either<ConnectorError, Thing> create(@Body Thing thing, @Tag CallOptions options);

    @Operation(value = "trigger_thing", safety = Safety.ONCE)
    @POST("things/{id}/runs")
    Either<ConnectorError, Unit> trigger(@Path("id") String id, @Tag CallOptions options);

    @Operation(value = "upsert_thing", safety = Safety.KEYED)
    @POST("things/upsert")
    Either<ConnectorError, Thing> upsert(@Body Thing thing, @Tag CallOptions options);

    @Operation(value = "replace_thing", safety = Safety.IDEMPOTENT)
    @PUT("things/{id}")
    Either<ConnectorError, Thing> replace(@Path("id") String id, @Body Thing thing, @Tag CallOptions options);

    @Operation(value = "delete_thing", safety = Safety.IDEMPOTENT)
    @DELETE("things/{id}")
    Either<ConnectorError, Unit> delete(@Path("id") String id, @Tag CallOptions options);

    @Operation(value = "examine_thing", safety = Safety.READ, timeout = TimeoutClass.SLOW)
    @GET("things/{id}/examination")
    Either<ConnectorError, Thing> examine(@Path("id") String id, @Tag CallOptions options);

    @Operation(value = "download_thing", safety = Safety.READ, timeout = TimeoutClass.TRANSFER)
    @GET("things/{id}/content")
    Either<ConnectorError, Thing> download(@Path("id") String id, @Tag CallOptions options);

    @Operation(value = "upload_thing", safety = Safety.IDEMPOTENT, timeout = TimeoutClass.TRANSFER)
    @PUT("things/{id}/content")
    Either<ConnectorError, Unit> upload(@Path("id") String id, @Body UploadBody content, @Tag CallOptions options);

    @Operation(value = "poll_thing", safety = Safety.READ, breaker = Breaker.POLL)
    @GET("runs/{id}")
    Either<ConnectorError, Thing> poll(@Path("id") String id, @Tag CallOptions options);

    @Operation(value = "cancel_thing", safety = Safety.IDEMPOTENT, breaker = Breaker.BYPASS)
    @DELETE("runs/{id}")
    Either<ConnectorError, Unit> cancel(@Path("id") String id, @Tag CallOptions options);

    @Operation(value = "judge_thing", safety = Safety.READ)
    @GET("things/{id}/verdict")
    Either<ConnectorError, Verdict> judge(@Path("id") String id, @Tag CallOptions options);

    @Operation(value = "shed_thing", safety = Safety.ONCE, retryOn = 503)
    @POST("shed")
    Either<ConnectorError, Unit> shed(@Tag CallOptions options);

    @Operation(value = "ask_thing", safety = Safety.ONCE, statement = true)
    @POST("ask")
    Either<ConnectorError, Unit> ask(@Tag CallOptions options);

    @Operation(value = "once_only", safety = Safety.READ, maxAttempts = 1)
    @GET("once")
    Either<ConnectorError, Thing> onceOnly(@Tag CallOptions options);

    @Operation(value = "follow_link", safety = Safety.READ)
    @GET
    Either<ConnectorError, Thing> follow(@Url String link, @Tag CallOptions options);

    @Operation(value = "marked_get", safety = Safety.READ)
    @GET("marked")
    Either<ConnectorError, Thing> marked(@Header("X-Mark") String mark, @Tag CallOptions options);

    @Operation(value = "stream_things", safety = Safety.READ)
    @StreamedArray(value = "data.things", members = "next")
    @GET("things")
    Either<ConnectorError, ElementStream<Thing>> stream(@Tag CallOptions options);
}
