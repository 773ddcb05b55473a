package org.connectorsdk.simulators.airbyte;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.testkit.simulator.Refusal;
import org.connectorsdk.testkit.simulator.RouteGroup;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.wire.Answer;

/** Workspaces in the configuration API. */
final class WorkspaceOperations {
    private final Store store;

    WorkspaceOperations(Store store) {
        this.store = store;
    }

    void declare(RouteGroup api) {
        api.post("list-workspaces", "/workspaces/list", request -> {
            SettingOperations.expectNothing(request);
            return listed(store.workspaces());
        });
        api.post("get-workspace", "/workspaces/get", request -> {
            String id = request.read(members -> Draft.requiredId(members, "workspaceId"));
            return shown(store.workspace(id), id);
        });
        api.post("list-workspaces-paginated", "/workspaces/list_paginated", this::listPaginated);
        api.post(
                "list-workspaces-by-organization",
                "/workspaces/list_by_organization_id",
                request -> listOf(request, "organizationId", store.organization()));
        api.post(
                "list-workspaces-by-user",
                "/workspaces/list_by_user_id",
                request -> listOf(request, "userId", store.user()));
        api.post("get-workspace-by-slug", "/workspaces/get_by_slug", this::getBySlug);
        api.post("get-workspace-by-connection", "/workspaces/get_by_connection_id", request -> {
            Link link = store.link(ConnectionOperations.connectionId(request));
            return shown(store.workspace(link.workspaceId), link.workspaceId);
        });
    }

    private Answer shown(Optional<Store.Workspace> workspace, String id) {
        return Answer.json(200, json(workspace.orElseThrow(() -> Refusals.notFound("STANDARD_WORKSPACE", id))));
    }

    private Answer listed(List<Store.Workspace> workspaces) {
        ObjectNode json = Json.object();
        json.putArray("workspaces").addAll(workspaces.stream().map(this::json).toList());
        return Answer.json(200, json);
    }

    private Answer listPaginated(VendorRequest request) {
        return listed(request.read(ResourceQuery::read));
    }

    private Answer listed(ResourceQuery query) {
        return listed(query.rows()
                .of(store.allWorkspaces().stream()
                        .filter(workspace -> query.admits(workspace.id(), workspace.name(), workspace.deleted()))
                        .toList()));
    }

    /** All workspaces are of one organisation, and one user sees them. */
    private Answer listOf(VendorRequest request, String member, String known) {
        List<String> all = store.workspaces().stream().map(Store.Workspace::id).toList();
        ResourceQuery query = request.read(members -> {
            boolean isKnown = Draft.requiredId(members, member).equals(known);
            return ResourceQuery.of(members, isKnown ? all : List.of(), false);
        });
        if (query.workspaces().isEmpty()) {
            throw Refusal.of(Refusal.Kind.NOT_FOUND, "Could not find what " + member + " names.");
        }
        return listed(query);
    }

    private Answer getBySlug(VendorRequest request) {
        String slug = request.read(members -> members.text("slug"));
        Optional<Store.Workspace> named = store.workspaces().stream()
                .filter(workspace -> workspace.slug().equals(slug))
                .findFirst();
        return shown(named, slug);
    }

    private ObjectNode json(Store.Workspace workspace) {
        ObjectNode json = Json.object();
        json.put("workspaceId", workspace.id()).put("customerId", workspace.id());
        json.put("name", workspace.name()).put("slug", workspace.slug());
        json.put("initialSetupComplete", true).putArray("notifications");
        if (workspace.deleted()) {
            json.put("tombstone", true);
        }
        return store.version().isCurrent()
                ? json.put("organizationId", store.organization())
                : json.put("defaultGeography", "auto");
    }
}
