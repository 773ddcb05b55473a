package org.connectorsdk.simulators.airbyte;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.simulators.airbyte.model.ActorKind;
import org.connectorsdk.simulators.airbyte.model.AirbyteErrors;
import org.connectorsdk.simulators.airbyte.model.Definition;
import org.connectorsdk.simulators.airbyte.model.Definitions;
import org.connectorsdk.simulators.airbyte.model.Store;
import org.connectorsdk.testkit.simulator.RouteGroup;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.wire.Answer;

/** Workspaces and connector types in the public API. */
final class PublicWorkspaces extends AirbyteOperations {
    PublicWorkspaces(Store store) {
        super(store);
    }

    void declare(RouteGroup api) {
        api.get("public-list-workspaces", "/workspaces", this::list);
        api.get(
                "public-get-workspace",
                "/workspaces/{workspaceId}",
                request -> Answer.json(200, json(store.namedWorkspace(request.pathParameter("workspaceId")))));
        api.get("public-list-connector-definitions", "/connector_definitions", this::listDefinitions);
    }

    private Answer list(VendorRequest request) {
        PublicQuery query = PublicQuery.of(request, "workspaceIds", "includeDeleted");
        query.flag("includeDeleted");
        return query.page(
                store.workspaces().stream()
                        .filter(workspace -> query.admits("workspaceIds", workspace.id()))
                        .map(PublicWorkspaces::json)
                        .toList(),
                store);
    }

    private static ObjectNode json(Store.Workspace workspace) {
        ObjectNode json = Json.object().put("workspaceId", workspace.id()).put("name", workspace.name());
        json.put("dataResidency", "auto").putObject("notifications");
        return json;
    }

    private Answer listDefinitions(VendorRequest request) {
        String type = request.query("type").orElse("");
        ActorKind kind = switch (type) {
            case "source" -> ActorKind.SOURCE;
            case "destination" -> ActorKind.DESTINATION;
            default -> throw AirbyteErrors.badRequest("type must be source or destination.");
        };
        if (request.query("workspaceId")
                .filter(id -> store.workspace(id).isEmpty())
                .isPresent()) {
            throw AirbyteErrors.forbidden();
        }
        return Answer.json(
                200,
                listed(
                        "data",
                        Definitions.of(kind),
                        definition -> Json.object()
                                .put("id", definition.id())
                                .put("name", definition.name())
                                .put("connectorDefinitionType", type)
                                .put("version", Definition.TAG)));
    }
}
