package org.connectorsdk.simulators.airbyte;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.testkit.simulator.Refusal;
import org.connectorsdk.testkit.simulator.RouteGroup;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.wire.Answer;

/** Workspaces, connector types, saved states and health in the configuration API. */
final class WorkspaceOperations extends AirbyteOperations {
    WorkspaceOperations(Store store) {
        super(store);
    }

    void declare(RouteGroup api) {
        declareSettings(api);
        api.post("list-workspaces", "/workspaces/list", request -> {
            expectNothing(request);
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

    /** Connector types, saved states and health. */
    private void declareSettings(RouteGroup api) {
        for (EndKind kind : EndKind.values()) {
            api.post(
                    "list-" + kind.word() + "-definitions",
                    "/" + kind.word() + "_definitions/list",
                    request -> definitions(kind, request));
        }
        api.post("get-source-specification", "/source_definition_specifications/get", this::specification);
        api.post("get-state", "/state/get", this::state);
        api.get("health", "/health", request -> Answer.json(200, Json.object().put("available", store.healthy)));
    }

    private Answer shown(Optional<Store.Workspace> workspace, String id) {
        return Answer.json(200, json(workspace.orElseThrow(() -> Refusals.notFound("STANDARD_WORKSPACE", id))));
    }

    private Answer listed(List<Store.Workspace> workspaces) {
        return Answer.json(200, listed("workspaces", workspaces, this::json));
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
        return version.isCurrent()
                ? json.put("organizationId", store.organization())
                : json.put("defaultGeography", "auto");
    }

    /** These operations take no body at all as well as an empty object. */
    static void expectNothing(VendorRequest request) {
        if (request.body().length > 0) {
            request.read(members -> "");
        }
    }

    private Answer definitions(EndKind kind, VendorRequest request) {
        expectNothing(request);
        ObjectNode json = Json.object();
        ArrayNode definitions = json.putArray(kind.word() + "Definitions");
        store.definitions().all(kind).forEach(definition -> definitions.add(definition.json()));
        return Answer.json(200, json);
    }

    private Answer specification(VendorRequest request) {
        String id = request.read(members -> {
            Draft.requiredId(members, "workspaceId");
            return Draft.requiredId(members, EndKind.SOURCE.definitionField());
        });
        return Answer.json(
                200, EndOperations.definition(store, EndKind.SOURCE, id).specificationJson());
    }

    private Answer state(VendorRequest request) {
        Link link = store.link(ConnectionOperations.connectionId(request));
        ObjectNode json = Json.object().put("connectionId", link.id);
        store.jobs();
        ArrayNode states = Json.array();
        for (Map.Entry<String, String> stream : link.streams()) {
            long rows = link.rows.getOrDefault(Link.key(stream), 0L);
            if (rows > 0) {
                states.add(streamState(stream, rows));
            }
        }
        json.put("stateType", states.isEmpty() ? "not_set" : "stream");
        if (!states.isEmpty()) {
            json.set("streamState", states);
        }
        return Answer.json(200, json);
    }

    private static ObjectNode streamState(Map.Entry<String, String> stream, long rows) {
        ObjectNode json = Json.object();
        ObjectNode descriptor = json.putObject("streamDescriptor").put("name", stream.getValue());
        if (!stream.getKey().isEmpty()) {
            descriptor.put("namespace", stream.getKey());
        }
        json.putObject("streamState").put("cursor", Long.toString(rows));
        return json;
    }
}
