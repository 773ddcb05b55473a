package org.connectorsdk.airbyte.publicapi;

import io.vavr.control.Either;
import java.util.Optional;
import org.connectorsdk.airbyte.internal.Airbyte;
import org.connectorsdk.airbyte.internal.AirbyteWorkspaces;
import org.connectorsdk.airbyte.wire.WorkspaceWires.PublicWorkspaceWire;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.connection.PageToken;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.facet.Workspaces;
import org.connectorsdk.api.facet.Workspaces.Workspace;
import org.connectorsdk.http.provider.LenientList;

/**
 * All workspaces that the credential sees.
 *
 * @param api the API
 */
record PublicWorkspaces(AirbytePublicApi api) implements Workspaces {
    private static final LenientList<PublicWorkspaceWire, Workspace> LIST =
            AirbyteWorkspaces.list(PublicWorkspaces::workspace);

    @Override
    public Either<ConnectorError, Page<Workspace>> workspaces(Optional<PageToken> pageToken, CallOptions options) {
        return AirbyteWorkspaces.PAGES.page(
                pageToken.orElse(null),
                Airbyte.LARGEST_PAGE,
                (offset, limit) -> api.listWorkspaces(null, null, limit, offset, options)
                        .map(page -> PublicMapper.slice(LIST, page, limit)));
    }

    private static Workspace workspace(PublicWorkspaceWire wire) {
        return AirbyteWorkspaces.workspace(
                wire.workspaceId(), wire.name(), "dataResidency", wire.dataResidency(), wire.more());
    }
}
