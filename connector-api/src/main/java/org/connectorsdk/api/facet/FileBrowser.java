package org.connectorsdk.api.facet;

import io.vavr.control.Either;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ItemStream;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.connection.PageToken;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.spi.PagedStream;

/**
 * Walks through the files of a connection. Read-only.
 *
 * @since 0.1.0
 */
public interface FileBrowser {

    /**
     * Lists one page of a folder.
     *
     * @param connection where
     * @param path the folder, in the source's own spelling; empty for the root
     * @param pageToken where to go on; empty for the first page
     * @param options for this call
     * @return one page, in the vendor's order; a read, hence retried within the deadline
     */
    Either<ConnectorError, Page<FileEntry>> files(
            ConnectionId connection, String path, Optional<PageToken> pageToken, CallOptions options);

    /**
     * Walks over a folder page by page, as {@code Connections.stream} does over connections. Into no folder of it.
     *
     * @param connection where
     * @param path the folder, in the source's own spelling; empty for the root
     * @param options for each request of the walk, and its ceilings
     * @return the walk, which the caller closes when leaving it early
     */
    default ItemStream<FileEntry> fileStream(ConnectionId connection, String path, CallOptions options) {
        return new PagedStream<>(options, token -> files(connection, path, Optional.ofNullable(token), options));
    }

    /**
     * A file or folder.
     *
     * @param path its path, in the source's own spelling
     * @param name its name
     * @param kind the vendor's word, such as {@code file} or {@code folder}; an open set
     * @param size bytes; empty for folders and when not given
     * @param modifiedAt when it was last changed; empty when not given
     * @param vendorFields every field that the vendor sent and the library does not model
     */
    record FileEntry(
            String path,
            String name,
            String kind,
            OptionalLong size,
            Optional<Instant> modifiedAt,
            JsonObject vendorFields) {
        /**
         * Null for any part is refused with {@link NullPointerException}.
         *
         * @param path its path, in the source's own spelling
         * @param name its name
         * @param kind the vendor's word, such as {@code file} or {@code folder}; an open set
         * @param size bytes; empty for folders and when not given
         * @param modifiedAt when it was last changed; empty when not given
         * @param vendorFields every field that the vendor sent and the library does not model
         */
        public FileEntry {
            Objects.requireNonNull(path, "path");
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(size, "size");
            Objects.requireNonNull(modifiedAt, "modifiedAt");
            Objects.requireNonNull(vendorFields, "vendorFields");
        }
    }
}
