package org.connectorsdk.airbyte.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.List;
import java.util.Map;
import org.connectorsdk.airbyte.wire.NoticeWires.NotificationsWire;
import org.connectorsdk.airbyte.wire.PageWires.PaginationWire;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.json.Lenient;
import org.connectorsdk.http.operation.SecretBearing;
import org.jspecify.annotations.Nullable;

/**
 * Workspaces of either API.
 *
 * @since 0.1.0
 */
public final class WorkspaceWires {
    private WorkspaceWires() {}

    /**
     * A workspace.
     *
     * @param workspaceId the id
     * @param name the name for people
     * @param slug the name in addresses
     * @param more every other member, as it came
     */
    public record WorkspaceWire(
            String workspaceId,
            @Nullable String name,
            @Nullable String slug,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {

        /** {@return the id alone, as notices may name addresses that nobody else should know} */
        @Override
        public String toString() {
            return "WorkspaceWire[" + workspaceId + "]";
        }
    }

    /**
     * The workspaces, as servers until 2025 list them.
     *
     * @param workspaces the workspaces
     * @param more every other member, as it came
     */
    public record WorkspacesWire(
            List<Lenient<WorkspaceWire>> workspaces,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}

    /**
     * Names a workspace.
     *
     * @param workspaceId the id
     * @param includeTombstone what is deleted as well; for lists of current servers; null for no
     */
    public record WorkspaceIdWire(
            String workspaceId, @Nullable Boolean includeTombstone) {

        /**
         * The same without what is rarely wanted.
         *
         * @param workspaceId the id
         */
        public WorkspaceIdWire(String workspaceId) {
            this(workspaceId, null);
        }
    }

    /**
     * A workspace to create.
     *
     * @param name the name for people
     * @param organizationId the organisation; null for the caller's
     * @param notifications which notices it sends; null for the vendor's choice
     * @param regionId where its data lives; null for the vendor's choice
     */
    public record NewWorkspaceWire(
            String name,
            @Nullable String organizationId,
            @Nullable NotificationsWire notifications,
            @Nullable String regionId)
            implements SecretBearing {
        @Override
        public Iterable<Secret> secrets() {
            return notifications == null ? List.of() : notifications.secrets();
        }
    }

    /**
     * What changes of a workspace; a part that is null is left as it is.
     *
     * @param name the name for people
     * @param notifications which notices it sends
     * @param regionId where its data lives
     */
    public record WorkspaceChangeWire(
            @Nullable String name,
            @Nullable NotificationsWire notifications,
            @Nullable String regionId) implements SecretBearing {
        @Override
        public Iterable<Secret> secrets() {
            return notifications == null ? List.of() : notifications.secrets();
        }
    }

    /**
     * A workspace.
     *
     * @param workspaceId the id
     * @param name the name for people
     * @param dataResidency where its data lives; an open set
     * @param more every other member, as it came
     */
    public record PublicWorkspaceWire(
            String workspaceId,
            @Nullable String name,
            @Nullable String dataResidency,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {

        /** {@return the id alone, as notices may name addresses that nobody else should know} */
        @Override
        public String toString() {
            return "PublicWorkspaceWire[" + workspaceId + "]";
        }
    }

    /**
     * Which workspaces of an organisation to list.
     *
     * @param organizationId the organisation
     * @param pagination which rows; null for all
     * @param nameContains only with this in the name; null for all
     */
    public record OrganizationWorkspacesQueryWire(
            String organizationId,
            @Nullable PaginationWire pagination,
            @Nullable String nameContains) {}

    /**
     * Which workspaces of a user to list.
     *
     * @param userId the user
     * @param pagination which rows; null for all
     * @param nameContains only with this in the name; null for all
     */
    public record UserWorkspacesQueryWire(
            String userId,
            @Nullable PaginationWire pagination,
            @Nullable String nameContains) {}

    /**
     * Names a workspace by its name in addresses.
     *
     * @param slug the name
     */
    public record SlugWire(String slug) {}
}
