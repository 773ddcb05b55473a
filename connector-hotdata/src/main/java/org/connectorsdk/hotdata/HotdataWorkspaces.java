package org.connectorsdk.hotdata;

import io.vavr.control.Either;
import java.util.Optional;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.connection.PageToken;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.facet.Workspaces;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.spi.ValidationErrors;
import org.connectorsdk.hotdata.wire.WorkspaceWires.WorkspacesWire;
import org.connectorsdk.http.provider.LenientList;

/** Lists the workspaces that the token sees, in one answer. The token of a single workspace may not list them. */
final class HotdataWorkspaces implements Workspaces {
    private static final LenientList<WorkspacesWire.Workspace, Workspace> LIST =
            new LenientList<>(Hotdata.ID, "workspaces", HotdataWorkspaces::workspace, HotdataWorkspaces::remains);

    private final HotdataApi api;

    HotdataWorkspaces(HotdataApi api) {
        this.api = api;
    }

    @Override
    public Either<ConnectorError, Page<Workspace>> workspaces(Optional<PageToken> pageToken, CallOptions options) {
        if (pageToken.isPresent()) {
            return Either.left(ValidationErrors.of(
                    Hotdata.ID, "workspaces", "pageToken", "must be absent: the list has one page"));
        }
        return api.listWorkspaces(options).flatMap(all -> LIST.page(all.workspaces()));
    }

    private static Workspace workspace(WorkspacesWire.Workspace wire) {
        JsonObject.Builder fields = JsonObject.builder();
        if (wire.active() != null) {
            fields.set("active", wire.active());
        }
        if (wire.provisionStatus() != null) {
            fields.set("provision_status", wire.provisionStatus());
        }
        wire.more().forEach(fields::set);
        return new Workspace(wire.publicId(), wire.name() == null ? "" : wire.name(), fields.build());
    }

    private static Optional<Workspace> remains(JsonObject raw, String problem) {
        return raw.string("public_id")
                .filter(id -> !id.isBlank())
                .map(id -> new Workspace(id, raw.string("name").orElse(""), raw));
    }
}
