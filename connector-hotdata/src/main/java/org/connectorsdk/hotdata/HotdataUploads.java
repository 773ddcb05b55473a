package org.connectorsdk.hotdata;

import io.vavr.control.Either;
import java.util.Set;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.log.ClientLog;
import org.connectorsdk.api.log.LogName;
import org.connectorsdk.hotdata.wire.UploadWires.NewUploadWire;
import org.connectorsdk.hotdata.wire.UploadWires.UploadSessionWire;
import org.connectorsdk.hotdata.wire.UploadWires.UploadWire;
import org.connectorsdk.http.HttpRuntime;
import org.connectorsdk.http.operation.UploadBody;
import org.connectorsdk.http.provider.OperationDeadline;

/**
 * Uploads files in the way that the server offers: to its storage host, or, on servers until 2026-07-21, to Hotdata
 * itself. The first upload shows which of them the server offers; this is remembered.
 */
final class HotdataUploads {
    /** The setting, and its values. */
    static final String SETTING = "uploads";

    static final String AUTO = "auto";
    static final String PRESIGNED = "presigned";
    static final String FILES = "files";

    /** A file up to this size is sent in one part whose size is declared, a larger one in parts of this size. */
    private static final long PART = 8L << 20;
    /** Where parts grow, as there may be 10,000. */
    private static final long MOST_PARTS = 9_000;

    private static final Set<Integer> NO_ROUTE = Set.of(404, 405, 410);
    private static final int NOT_IMPLEMENTED = 501;

    private final HotdataApi api;
    private final HttpRuntime runtime;
    private final String way;
    private final ClientLog log;
    private volatile boolean older;

    HotdataUploads(HotdataApi api, HttpRuntime runtime, String way, ClientLog log) {
        this.api = api;
        this.runtime = runtime;
        this.way = way;
        this.log = log;
    }

    /** Uploads; nothing of the content is read before it is known which way it goes. {@return the id to load it by} */
    Either<ConnectorError, String> upload(UploadBody content, UploadProgress progress, OperationDeadline deadline) {
        UploadProgress safe = new SafeProgress(progress, log);
        if (way.equals(FILES)) {
            return file(content, safe, deadline).mapLeft(error -> is(error, NO_ROUTE) ? noFiles(error) : error);
        }
        if (older) {
            Either<ConnectorError, String> stored = file(content, safe, deadline);
            if (stored.isRight() || !is(stored.getLeft(), NO_ROUTE)) {
                return stored;
            }
            older = false; // the server has become a newer one
            if (!content.isReplayable()) {
                return stored.mapLeft(HotdataUploads::renewed);
            }
        }
        return presigned(content, safe, deadline);
    }

    /** Asks for links; a server that has none may take files itself. */
    private Either<ConnectorError, String> presigned(
            UploadBody content, UploadProgress progress, OperationDeadline deadline) {
        Either<ConnectorError, UploadSessionWire> session =
                deadline.request(rest -> api.createUpload(announced(content), rest));
        if (session.isRight()) {
            return new PresignedUpload(api, runtime, deadline, session.get(), content, progress).upload();
        }
        ConnectorError error = session.getLeft();
        boolean cannot = is(error, Set.of(NOT_IMPLEMENTED));
        if (!cannot && !is(error, NO_ROUTE)) {
            return Either.left(error);
        }
        if (way.equals(PRESIGNED)) {
            return Either.left(noLinks(error));
        }
        Either<ConnectorError, String> stored = file(content, progress, deadline);
        if (stored.isLeft() && is(stored.getLeft(), NO_ROUTE)) {
            return Either.left(cannot ? noLinks(error) : error);
        }
        older = !cannot && stored.isRight();
        return stored;
    }

    private static NewUploadWire announced(UploadBody content) {
        long size = content.length();
        boolean single = size >= 0 && size <= PART;
        long mebibytes = (Math.max(PART, size / MOST_PARTS) + (1L << 20) - 1) >> 20;
        Long partSize = single ? null : Math.max(PART, mebibytes << 20);
        return new NewUploadWire(single ? size : null, content.contentType(), null, partSize, null, null, null);
    }

    private Either<ConnectorError, String> file(
            UploadBody content, UploadProgress progress, OperationDeadline deadline) {
        return deadline.request(rest -> api.uploadFile(content, rest))
                .peek(stored -> progress.sent(
                        stored.sizeBytes() == null ? content.length() : stored.sizeBytes(), content.length()))
                .map(UploadWire::id);
    }

    private static boolean is(ConnectorError error, Set<Integer> statuses) {
        return statuses.contains(error.context().status().orElse(0));
    }

    private static ConnectorError renewed(ConnectorError error) {
        return error.withContext(error.context().toBuilder()
                .explaining("this server no longer takes files itself")
                .advice("Upload it again: files go to its storage host from now on.")
                .build());
    }

    private static ConnectorError noFiles(ConnectorError error) {
        return unsupported(
                error,
                "this server takes no files itself",
                "Hotdata retired that on 2026-07-21; set " + SETTING + " to " + AUTO + " or " + PRESIGNED + ".");
    }

    private static ConnectorError noLinks(ConnectorError error) {
        return unsupported(
                error,
                "this server gives no links to a storage host",
                "Servers until 2026-07-21 take files themselves: set " + SETTING + " to " + AUTO + " or " + FILES
                        + ".");
    }

    private static ConnectorError unsupported(ConnectorError error, String meaning, String advice) {
        ErrorContext context =
                error.context().toBuilder().explaining(meaning).advice(advice).build();
        return new ConnectorError.Unsupported(context, "UPLOAD");
    }

    /** Keeps a listener that throws from ending an upload; logs its first failure. For one upload, one call at once. */
    private static final class SafeProgress implements UploadProgress {
        private final UploadProgress listener;
        private final ClientLog log;
        private boolean failed;

        SafeProgress(UploadProgress listener, ClientLog log) {
            this.listener = listener;
            this.log = log;
        }

        @Override
        public void sent(long sent, long total) {
            try {
                listener.sent(sent, total);
            } catch (RuntimeException e) {
                if (!failed) {
                    failed = true;
                    log.warn(LogName.CALLBACK)
                            .withText("operation", "upload")
                            .withType(e)
                            .write("the progress listener of an upload failed with "
                                    + e.getClass().getName() + "; the upload goes on and keeps calling it");
                }
            }
        }
    }
}
