package org.connectorsdk.airbyte;

import io.vavr.control.Either;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.connectorsdk.airbyte.wire.WorkspaceWires.OrganizationWorkspacesQueryWire;
import org.connectorsdk.airbyte.wire.PageWires.PaginationWire;
import org.connectorsdk.airbyte.wire.WorkspaceWires.PublicWorkspaceWire;
import org.connectorsdk.airbyte.wire.WorkspaceWires.WorkspaceIdWire;
import org.connectorsdk.airbyte.wire.WorkspaceWires.WorkspaceWire;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.config.ConfigViolation;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.connection.PageToken;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.facet.Workspaces;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.spi.OffsetPages;
import org.connectorsdk.http.provider.OperationDeadline;
import org.connectorsdk.http.HttpRuntime;
import org.connectorsdk.http.provider.LenientList;
import org.connectorsdk.api.spi.ValidationErrors;

/** The workspaces that the credential sees: of the public API all of them, of the configuration API what it has a list of. */
final class AirbyteWorkspaces {
    private static final String OPERATION = "workspaces";
    private static final String ORGANIZATION_ID = "organizationId";
    private static final int LARGEST_PAGE = 100;

    private static final OffsetPages<Workspaces.Workspace> PAGES =
            new OffsetPages<>(AirbyteProvider.ID, OPERATION, LARGEST_PAGE, Workspaces.Workspace::id);

    private AirbyteWorkspaces() {}

    private static Optional<Workspaces.Workspace> remains(JsonObject raw, String problem) {
        return raw.string("workspaceId")
                .filter(id -> !id.isBlank())
                .map(id -> new Workspaces.Workspace(id, raw.string("name").orElse(""), NoticeAddresses.masked(raw)));
    }

    /** With the public API. */
    record OfPublic(AirbytePublicApi api) implements Workspaces {
        private static final LenientList<PublicWorkspaceWire, Workspace> LIST =
                new LenientList<>(AirbyteProvider.ID, OPERATION, OfPublic::workspace, AirbyteWorkspaces::remains);

        @Override
        public Either<ConnectorError, Page<Workspace>> workspaces(Optional<PageToken> pageToken, CallOptions options) {
            return PAGES.page(
                    pageToken.orElse(null),
                    LARGEST_PAGE,
                    (offset, limit) -> api.listWorkspaces(null, null, limit, offset, options)
                            .map(page ->
                                    LIST.slice(page.data(), PublicJobs.isFollowed(page, limit), OptionalLong.empty())));
        }

        private static Workspace workspace(PublicWorkspaceWire wire) {
            JsonObject.Builder fields = JsonObject.builder();
            if (wire.dataResidency() != null) {
                fields.set("dataResidency", wire.dataResidency());
            }
            wire.more().forEach(fields::set);
            return new Workspace(
                    wire.workspaceId(), ConfigMapper.text(wire.name()), NoticeAddresses.masked(fields.build()));
        }
    }

    /**
     * With the configuration API, which has a list of all workspaces until April 2025 and since then one per organisation: that of the
     * setting {@code organization}, else that of the workspace with which the client was opened.
     *
     * @param api the API
     * @param runtime the account's way to it
     * @param organization the id of an organisation, where one is set
     * @param workspace the id of a workspace, where one is set
     * @param current whether the server may be asked for what came later
     */
    record OfConfig(
            AirbyteConfigApi api,
            HttpRuntime runtime,
            Optional<String> organization,
            Optional<String> workspace,
            boolean current)
            implements Workspaces {
        private static final LenientList<WorkspaceWire, Workspace> LIST =
                new LenientList<>(AirbyteProvider.ID, OPERATION, OfConfig::workspace, AirbyteWorkspaces::remains);

        @Override
        public Either<ConnectorError, Page<Workspace>> workspaces(Optional<PageToken> pageToken, CallOptions options) {
            OperationDeadline deadline = OperationDeadline.begin(OPERATION, options, runtime);
            if (!current || (organization.isEmpty() && workspace.isEmpty())) {
                return all(pageToken, deadline);
            }
            return organization(deadline).flatMap(id -> page(id, pageToken, deadline));
        }

        private Either<ConnectorError, Page<Workspace>> all(Optional<PageToken> pageToken, OperationDeadline deadline) {
            if (pageToken.isPresent()) {
                return Either.left(ValidationErrors.of(
                        AirbyteProvider.ID, OPERATION, "pageToken", "is not known: the list is one answer"));
            }
            return deadline.request(left -> api.listWorkspaces(JsonObject.empty(), left))
                    .mapLeft(error -> Fallback.isUnknownOperation(error) ? needsOrganization(error.context()) : error)
                    .flatMap(answer -> LIST.page(answer.workspaces()));
        }

        private static ConnectorError needsOrganization(ErrorContext context) {
            return new ConnectorError.Configuration(
                    context,
                    List.of(new ConfigViolation(
                            AirbyteSettings.ORGANIZATION,
                            ConfigViolation.MISSING,
                            "organization must be set to list workspaces: with api=config this server lists those of one"
                                    + " organisation; api=public lists all")));
        }

        private Either<ConnectorError, String> organization(OperationDeadline deadline) {
            return organization.isPresent()
                    ? Either.right(organization.get())
                    : deadline.request(left -> api.getWorkspace(new WorkspaceIdWire(workspace.orElse("")), left))
                            .flatMap(OfConfig::organization);
        }

        private static Either<ConnectorError, String> organization(WorkspaceWire wire) {
            JsonObject.Builder more = JsonObject.builder();
            wire.more().forEach(more::set);
            return more.build()
                    .string(ORGANIZATION_ID)
                    .<Either<ConnectorError, String>>map(Either::right)
                    .orElseGet(
                            () -> Either.left(
                                    ValidationErrors.needs(
                                            AirbyteProvider.ID,
                                            OPERATION,
                                            AirbyteSettings.ORGANIZATION,
                                            "must be set to list workspaces: the server does not say of which organisation the workspace is")));
        }

        private Either<ConnectorError, Page<Workspace>> page(
                String id, Optional<PageToken> pageToken, OperationDeadline deadline) {
            return PAGES.page(pageToken.orElse(null), LARGEST_PAGE, (offset, limit) -> {
                var query = new OrganizationWorkspacesQueryWire(id, new PaginationWire(limit, offset), null);
                return deadline.request(left -> api.listWorkspacesByOrganization(query, left))
                        .map(answer -> LIST.slice(answer.workspaces(), Optional.empty(), OptionalLong.empty()));
            });
        }

        private static Workspace workspace(WorkspaceWire wire) {
            JsonObject.Builder fields = JsonObject.builder();
            if (wire.slug() != null) {
                fields.set("slug", wire.slug());
            }
            wire.more().forEach(fields::set);
            return new Workspace(
                    wire.workspaceId(), ConfigMapper.text(wire.name()), NoticeAddresses.masked(fields.build()));
        }
    }
}
