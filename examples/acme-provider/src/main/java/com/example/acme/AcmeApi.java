package com.example.acme;

import io.vavr.control.Either;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.http.operation.Answer;
import org.connectorsdk.http.operation.Operation;
import org.connectorsdk.http.operation.Operation.Safety;
import org.connectorsdk.http.operation.Operation.TimeoutClass;
import org.connectorsdk.http.operation.Unit;
import org.jspecify.annotations.Nullable;
import retrofit2.http.Body;
import retrofit2.http.DELETE;
import retrofit2.http.GET;
import retrofit2.http.PATCH;
import retrofit2.http.POST;
import retrofit2.http.Path;
import retrofit2.http.Query;
import retrofit2.http.Tag;

/** Acme's API in its own words: {@code connections.unwrap(AcmeApi.class)}. What is null is not sent. */
public interface AcmeApi {

    @Operation(value = "list_sources", safety = Safety.READ)
    @GET("v1/sources")
    Either<ConnectorError, AcmeWire.Sources> listSources(
            @Query("type") @Nullable String type,
            @Query("limit") @Nullable Integer limit,
            @Query("cursor") @Nullable String cursor,
            @Tag CallOptions options);

    @Operation(value = "get_source", safety = Safety.READ)
    @GET("v1/sources/{id}")
    Either<ConnectorError, AcmeWire.Source> getSource(@Path("id") String id, @Tag CallOptions options);

    @Operation(value = "create_source", safety = Safety.ONCE)
    @POST("v1/sources")
    Either<ConnectorError, AcmeWire.Source> createSource(@Body AcmeWire.NewSource source, @Tag CallOptions options);

    @Operation(value = "update_source", safety = Safety.ONCE)
    @PATCH("v1/sources/{id}")
    Either<ConnectorError, AcmeWire.Source> updateSource(
            @Path("id") String id, @Body AcmeWire.SourceChange change, @Tag CallOptions options);

    @Operation(value = "delete_source", safety = Safety.IDEMPOTENT)
    @DELETE("v1/sources/{id}")
    Either<ConnectorError, Answer<Unit>> deleteSource(@Path("id") String id, @Tag CallOptions options);

    @Operation(value = "check_source", safety = Safety.IDEMPOTENT, timeout = TimeoutClass.SLOW)
    @POST("v1/sources/{id}/check")
    Either<ConnectorError, AcmeWire.Check> checkSource(@Path("id") String id, @Tag CallOptions options);
}
