package org.connectorsdk.airbyte.config;

import io.vavr.control.Either;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.connectorsdk.airbyte.internal.Airbyte;
import org.connectorsdk.airbyte.internal.AirbyteErrors;
import org.connectorsdk.airbyte.internal.AirbyteWorkspaces;
import org.connectorsdk.airbyte.wire.PageWires.PaginationWire;
import org.connectorsdk.airbyte.wire.WorkspaceWires.OrganizationWorkspacesQueryWire;
import org.connectorsdk.airbyte.wire.WorkspaceWires.WorkspaceIdWire;
import org.connectorsdk.airbyte.wire.WorkspaceWires.WorkspaceWire;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.config.ConfigViolation;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.connection.PageToken;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.facet.Workspaces;
import org.connectorsdk.api.facet.Workspaces.Workspace;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.spi.ValidationErrors;
import org.connectorsdk.http.HttpRuntime;
import org.connectorsdk.http.provider.LenientList;
import org.connectorsdk.http.provider.OperationDeadline;

/**
 * The workspaces that the configuration API has a list of. It has a list of all workspaces until April 2025 and since
 * then one per organisation: that of the setting {@code organization}, else that of the workspace with which the client
 * was opened.
 *
 * @param api the API
 * @param runtime the account's way to it
 * @param organization the id of an organisation, where one is set
 * @param workspace the id of a workspace, where one is set
 * @param current whether the server may be asked for what came later
 */
record ConfigWorkspaces(
        AirbyteConfigApi api,
        HttpRuntime runtime,
        Optional<String> organization,
        Optional<String> workspace,
        boolean current)
        implements Workspaces {
    private static final String ORGANIZATION_ID = "organizationId";
    private static final LenientList<WorkspaceWire, Workspace> LIST =
            AirbyteWorkspaces.list(ConfigWorkspaces::workspace);

    @Override
    public Either<ConnectorError, Page<Workspace>> workspaces(Optional<PageToken> pageToken, CallOptions options) {
        OperationDeadline deadline = OperationDeadline.begin(AirbyteWorkspaces.OPERATION, options, runtime);
        if (!current || (organization.isEmpty() && workspace.isEmpty())) {
            return all(pageToken, deadline);
        }
        return organization(deadline).flatMap(id -> page(id, pageToken, deadline));
    }

    private Either<ConnectorError, Page<Workspace>> all(Optional<PageToken> pageToken, OperationDeadline deadline) {
        if (pageToken.isPresent()) {
            return Either.left(ValidationErrors.of(
                    Airbyte.ID, AirbyteWorkspaces.OPERATION, "pageToken", "is not known: the list is one answer"));
        }
        return deadline.request(left -> api.listWorkspaces(JsonObject.empty(), left))
                .mapLeft(error -> AirbyteErrors.isUnknownOperation(error) ? needsOrganization(error.context()) : error)
                .flatMap(answer -> LIST.page(answer.workspaces()));
    }

    private static ConnectorError needsOrganization(ErrorContext context) {
        return new ConnectorError.Configuration(
                context,
                List.of(new ConfigViolation(
                        Airbyte.ORGANIZATION,
                        ConfigViolation.MISSING,
                        "organization must be set to list workspaces: with api=config this server lists those of one"
                                + " organisation; api=public lists all")));
    }

    private Either<ConnectorError, String> organization(OperationDeadline deadline) {
        return organization.isPresent()
                ? Either.right(organization.get())
                : deadline.request(left -> api.getWorkspace(new WorkspaceIdWire(workspace.orElse("")), left))
                        .flatMap(ConfigWorkspaces::organization);
    }

    private static Either<ConnectorError, String> organization(WorkspaceWire wire) {
        return JsonObject.of(wire.more())
                .string(ORGANIZATION_ID)
                .<Either<ConnectorError, String>>map(Either::right)
                .orElseGet(() -> Either.left(ValidationErrors.needs(
                        Airbyte.ID,
                        AirbyteWorkspaces.OPERATION,
                        Airbyte.ORGANIZATION,
                        "must be set to list workspaces: the server does not name the workspace's organisation")));
    }

    private Either<ConnectorError, Page<Workspace>> page(
            String id, Optional<PageToken> pageToken, OperationDeadline deadline) {
        return AirbyteWorkspaces.PAGES.page(pageToken.orElse(null), Airbyte.LARGEST_PAGE, (offset, limit) -> {
            var query = new OrganizationWorkspacesQueryWire(id, new PaginationWire(limit, offset), null);
            return deadline.request(left -> api.listWorkspacesByOrganization(query, left))
                    .map(answer -> LIST.slice(answer.workspaces(), Optional.empty(), OptionalLong.empty()));
        });
    }

    private static Workspace workspace(WorkspaceWire wire) {
        return AirbyteWorkspaces.workspace(wire.workspaceId(), wire.name(), "slug", wire.slug(), wire.more());
    }
}
