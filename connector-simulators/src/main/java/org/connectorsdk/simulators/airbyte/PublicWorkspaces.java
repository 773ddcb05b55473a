package org.connectorsdk.simulators.airbyte;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.testkit.simulator.Members;
import org.connectorsdk.testkit.simulator.RouteGroup;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.wire.Answer;

/** Workspaces in the public API. */
final class PublicWorkspaces extends AirbyteOperations {
    private static final String[] NOTICES = {
        "failure",
        "success",
        "connectionUpdate",
        "connectionUpdateActionRequired",
        "syncDisabled",
        "syncDisabledWarning"
    };

    PublicWorkspaces(Store store) {
        super(store);
    }

    void declare(RouteGroup api) {
        String one = "/workspaces/{workspaceId}";
        api.get("public-list-workspaces", "/workspaces", this::list);
        api.post("public-create-workspace", "/workspaces", this::create);
        api.get("public-get-workspace", one, request -> shown(named(request)));
        api.patch("public-update-workspace", one, this::update);
        api.delete("public-delete-workspace", one, request -> {
                    store.delete(named(request));
                    return Answer.noContent();
                })
                .succeedsWith(204);
    }

    private Store.Workspace named(VendorRequest request) {
        String id = request.pathParameter("workspaceId");
        return store.workspace(id).orElseThrow(() -> Refusals.notFound("STANDARD_WORKSPACE", id));
    }

    private static Answer shown(Store.Workspace workspace) {
        return Answer.json(200, json(workspace));
    }

    private Answer list(VendorRequest request) {
        PublicQuery query = PublicQuery.of(request, "workspaceIds", "includeDeleted");
        boolean withDeleted = query.flag("includeDeleted");
        return query.page(
                store.allWorkspaces().stream()
                        .filter(workspace -> withDeleted || !workspace.deleted())
                        .filter(workspace -> query.admits("workspaceIds", workspace.id()))
                        .map(PublicWorkspaces::json)
                        .toList(),
                store);
    }

    private static ObjectNode json(Store.Workspace workspace) {
        ObjectNode json = Json.object().put("workspaceId", workspace.id()).put("name", workspace.name());
        json.put("dataResidency", "auto").set("notifications", workspace.notifications());
        return json;
    }

    private Draft read(Members members) {
        Draft draft = new Draft(members, version).id("regionId");
        return draft.nested("notifications", notifications -> {
            for (String notice : NOTICES) {
                notifications.nested(
                        notice,
                        ways -> ways.nested("email", email -> email.flag("enabled"))
                                .nested(
                                        "webhook",
                                        webhook -> webhook.flag("enabled").text("url")));
            }
        });
    }

    private Answer create(VendorRequest request) {
        ObjectNode sent = request.read(members ->
                read(members).requiredText("name").id("organizationId").sent());
        String organization = sent.path("organizationId").asText(store.organization());
        if (!organization.equals(store.organization())) {
            throw Refusals.forbidden();
        }
        return shown(changed(store.addWorkspace(sent.path("name").asText()), sent));
    }

    /** A workspace that is not there looks like one that must not be seen: this operation has no 404. */
    private Answer update(VendorRequest request) {
        ObjectNode sent = request.read(members -> read(members).text("name").sent());
        return shown(
                changed(store.workspace(request.pathParameter("workspaceId")).orElseThrow(Refusals::forbidden), sent));
    }

    private Store.Workspace changed(Store.Workspace workspace, ObjectNode sent) {
        ObjectNode notifications = Json.shallowCopy(workspace.notifications());
        for (Map.Entry<String, JsonNode> notice : sent.path("notifications").properties()) {
            notifications.set(notice.getKey(), notice.getValue());
        }
        String name = sent.path("name").asText(workspace.name());
        return store.put(new Store.Workspace(workspace.id(), name, notifications, false));
    }
}
