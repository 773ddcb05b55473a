package org.connectorsdk.api.facet;

import io.vavr.control.Either;
import java.util.Objects;
import java.util.Optional;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.ItemStream;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.connection.PageToken;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.spi.PagedStream;

/**
 * Lists the workspaces that a credential sees, so that one can be chosen for the setting {@code workspace}. Works with
 * a client that was opened without that setting. Read-only.
 *
 * @since 0.1.0
 */
public interface Workspaces {

    /**
     * Lists one page of workspaces.
     *
     * @param pageToken where to go on; empty for the first page
     * @param options for this call
     * @return one page, in the vendor's order; a read, hence retried within the deadline
     */
    Either<ConnectorError, Page<Workspace>> workspaces(Optional<PageToken> pageToken, CallOptions options);

    /**
     * Walks over all workspaces page by page, as {@code Connections.stream} does over connections.
     *
     * @param options for each request of the walk, and its ceilings
     * @return the walk, which the caller closes when leaving it early
     */
    default ItemStream<Workspace> workspaceStream(CallOptions options) {
        return new PagedStream<>(options, token -> workspaces(Optional.ofNullable(token), options));
    }

    /**
     * A workspace.
     *
     * @param id what the setting {@code workspace} takes
     * @param name the name for people; empty when not given
     * @param vendorFields every field that the vendor sent and the library does not model
     */
    record Workspace(String id, String name, JsonObject vendorFields) {
        /**
         * Null for any part is refused with {@link NullPointerException}.
         *
         * @param id what the setting {@code workspace} takes
         * @param name the name for people; empty when not given
         * @param vendorFields every field that the vendor sent and the library does not model
         */
        public Workspace {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(vendorFields, "vendorFields");
        }
    }
}
