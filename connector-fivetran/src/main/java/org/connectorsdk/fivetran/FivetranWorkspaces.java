package org.connectorsdk.fivetran;

import io.vavr.control.Either;
import java.util.Optional;
import java.util.OptionalLong;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.connection.PageToken;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.facet.Workspaces;
import org.connectorsdk.fivetran.wire.GroupWires.GroupWire;
import org.connectorsdk.fivetran.wire.ReplyWires.ReplyWire;
import org.connectorsdk.http.provider.LenientList;

/** Lists the groups that the key sees; one of them is what the setting {@code group} takes. */
final class FivetranWorkspaces implements Workspaces {
    private static final LenientList<GroupWire, Workspace> LIST =
            new LenientList<>(Fivetran.ID, "list_groups", FivetranMapper::group, FivetranMapper::remainsOfGroup);

    private final FivetranApi api;

    FivetranWorkspaces(FivetranApi api) {
        this.api = api;
    }

    @Override
    public Either<ConnectorError, Page<Workspace>> workspaces(Optional<PageToken> pageToken, CallOptions options) {
        return FivetranRequests.cursor("workspaces", pageToken)
                .flatMap(cursor -> api.listGroups(null, cursor.orElse(null), options))
                .map(ReplyWire::content)
                .flatMap(page ->
                        LIST.page(page.items(), pageToken.isEmpty(), FivetranMapper.next(page), OptionalLong.empty()));
    }
}
