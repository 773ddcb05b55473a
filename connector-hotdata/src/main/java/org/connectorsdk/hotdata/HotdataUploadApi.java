package org.connectorsdk.hotdata;

import io.vavr.control.Either;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.hotdata.wire.UploadWires.EndOfUploadWire;
import org.connectorsdk.hotdata.wire.UploadWires.FinalizedUploadWire;
import org.connectorsdk.hotdata.wire.UploadWires.NewPartLinksWire;
import org.connectorsdk.hotdata.wire.UploadWires.NewUploadWire;
import org.connectorsdk.hotdata.wire.UploadWires.PartLinksWire;
import org.connectorsdk.hotdata.wire.UploadWires.UploadSessionWire;
import org.connectorsdk.hotdata.wire.UploadWires.UploadWire;
import org.connectorsdk.hotdata.wire.UploadWires.UploadsWire;
import org.connectorsdk.http.operation.Operation;
import org.connectorsdk.http.operation.Operation.Safety;
import org.connectorsdk.http.operation.Operation.TimeoutClass;
import org.connectorsdk.http.operation.UploadBody;
import org.jspecify.annotations.Nullable;
import retrofit2.http.Body;
import retrofit2.http.GET;
import retrofit2.http.Header;
import retrofit2.http.POST;
import retrofit2.http.Path;
import retrofit2.http.Query;
import retrofit2.http.Tag;

/**
 * How files get to Hotdata: to the storage host that an upload session names, or, on servers of June, to Hotdata
 * itself. A part of {@link HotdataApi}; {@link HotdataManagedTables#upload} does all of it.
 *
 * @since 0.1.0
 */
public interface HotdataUploadApi {
    /** Proves whose upload it is; only the answer that opens a session shows it. */
    String FINALIZE_TOKEN = "X-Upload-Finalize-Token";

    /**
     * Begins an upload to the storage host. Not repeated; one that is begun and not finished vanishes after a day.
     *
     * @param upload what is known of the file
     * @param options for this call
     * @return where the file goes; {@code NotFound} on servers of June, which take {@link #uploadFile} instead
     */
    @Operation(value = "create_upload", safety = Safety.ONCE)
    @POST("v1/uploads")
    Either<ConnectorError, UploadSessionWire> createUpload(@Body NewUploadWire upload, @Tag CallOptions options);

    /**
     * Asks for links of parts, also in place of links that have expired. Repeated after a lost answer.
     *
     * @param uploadId the upload
     * @param finalizeToken the token of its session
     * @param parts which parts
     * @param options for this call
     * @return the links, good for about half an hour
     */
    @Operation(value = "mint_upload_parts", safety = Safety.IDEMPOTENT)
    @POST("v1/uploads/{upload_id}/parts")
    Either<ConnectorError, PartLinksWire> mintUploadParts(
            @Path("upload_id") String uploadId,
            @Header(FINALIZE_TOKEN) String finalizeToken,
            @Body NewPartLinksWire parts,
            @Tag CallOptions options);

    /**
     * Ends an upload. One request is sent, whatever it is answered: a second one would be refused.
     *
     * @param uploadId the upload
     * @param finalizeToken the token of its session
     * @param end the parts, or none for a file in one part
     * @param options for this call
     * @return the upload, ready to be loaded; after a lost answer a load shows whether it is
     */
    @Operation(value = "finalize_upload", safety = Safety.ONCE, maxAttempts = 1)
    @POST("v1/uploads/{upload_id}/finalize")
    Either<ConnectorError, FinalizedUploadWire> finalizeUpload(
            @Path("upload_id") String uploadId,
            @Header(FINALIZE_TOKEN) String finalizeToken,
            @Body EndOfUploadWire end,
            @Tag CallOptions options);

    /**
     * Stores a file for one later load, on servers until 2026-07-21. Streamed. Not repeated, as each upload is stored
     * and none can be deleted.
     *
     * @param content the bytes of the file; its format is judged by the load, not here
     * @param options for this call
     * @return the upload
     */
    @Operation(value = "upload_file", safety = Safety.ONCE, timeout = TimeoutClass.TRANSFER)
    @POST("v1/files")
    Either<ConnectorError, UploadWire> uploadFile(@Body UploadBody content, @Tag CallOptions options);

    /**
     * Lists uploads, all in one answer, on servers until 2026-07-21.
     *
     * @param status the vendor's status, null for all
     * @param options for this call
     * @return the uploads
     */
    @Operation(value = "list_uploads", safety = Safety.READ)
    @GET("v1/files")
    Either<ConnectorError, UploadsWire> listUploads(@Query("status") @Nullable String status, @Tag CallOptions options);
}
