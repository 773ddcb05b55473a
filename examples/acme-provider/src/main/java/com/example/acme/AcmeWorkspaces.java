package com.example.acme;

import com.example.acme.wire.WorkspaceWires.WorkspaceWire;
import io.vavr.control.Either;
import java.util.Optional;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.connection.PageToken;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.facet.Workspaces;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.http.provider.HttpConnections;
import org.connectorsdk.http.provider.LenientList;

/** Lists the workspaces that the token sees. */
record AcmeWorkspaces(AcmeApi api) implements Workspaces {
    private static final LenientList<WorkspaceWire, Workspace> LIST = new LenientList<>(
            Acme.ID,
            "workspaces",
            wire -> new Workspace(wire.id(), wire.name() == null ? "" : wire.name(), JsonObject.of(wire.more())),
            (members, problem) -> members.string("id").map(id -> new Workspace(id, "", members)));

    @Override
    public Either<ConnectorError, Page<Workspace>> workspaces(Optional<PageToken> page, CallOptions options) {
        return api.listWorkspaces(HttpConnections.cursor(page), options)
                .flatMap(found -> LIST.page(found.workspaces(), page, found.nextCursor()));
    }
}
