package org.connectorsdk.simulators.airbyte;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.simulators.airbyte.model.ActorKind;
import org.connectorsdk.simulators.airbyte.model.Definition;
import org.connectorsdk.simulators.airbyte.model.Definitions;
import org.connectorsdk.simulators.airbyte.model.Rows;
import org.connectorsdk.simulators.airbyte.model.Store;
import org.connectorsdk.testkit.simulator.Members;
import org.connectorsdk.testkit.simulator.Refusal;
import org.connectorsdk.testkit.simulator.RouteGroup;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.wire.Answer;

/** Workspaces, connector types and health in the configuration API. */
final class WorkspaceOperations extends AirbyteOperations {
    private static final long PAGE = 20;

    WorkspaceOperations(Store store) {
        super(store);
    }

    void declare(RouteGroup api) {
        for (ActorKind kind : ActorKind.values()) {
            api.post(
                    "list-" + kind.word() + "-definitions",
                    "/" + kind.word() + "_definitions/list",
                    request -> definitions(kind, request));
        }
        api.get("health", "/health", request -> Answer.json(200, Json.object().put("available", store.healthy)));
        api.post("list-workspaces", "/workspaces/list", request -> {
            expectNothing(request);
            return listed(store.workspaces());
        });
        api.post("get-workspace", "/workspaces/get", request -> {
            String id = request.read(members -> RequestReader.requiredId(members, "workspaceId"));
            return Answer.json(200, json(store.namedWorkspace(id)));
        });
        api.post("list-workspaces-by-organization", "/workspaces/list_by_organization_id", this::listOfOrganization);
    }

    private Answer listed(List<Store.Workspace> workspaces) {
        return Answer.json(200, listed("workspaces", workspaces, this::json));
    }

    private record Listing(String organization, String name, Rows rows) {
        static Listing read(Members members) {
            return new Listing(
                    RequestReader.requiredId(members, "organizationId"),
                    members.optionalText("nameContains").orElse(""),
                    Rows.read(members, PAGE));
        }
    }

    /** All workspaces are of one organisation. */
    private Answer listOfOrganization(VendorRequest request) {
        Listing asked = request.read(Listing::read);
        if (!asked.organization().equals(store.organization())) {
            throw Refusal.of(Refusal.Kind.NOT_FOUND, "Could not find what organizationId names.");
        }
        String part = asked.name().toLowerCase(Locale.ROOT);
        return listed(asked.rows()
                .of(store.workspaces().stream()
                        .filter(workspace ->
                                workspace.name().toLowerCase(Locale.ROOT).contains(part))
                        .toList()));
    }

    private ObjectNode json(Store.Workspace workspace) {
        ObjectNode json = Json.object();
        json.put("workspaceId", workspace.id()).put("customerId", workspace.id());
        json.put("name", workspace.name()).put("slug", workspace.name().toLowerCase(Locale.ROOT));
        json.put("initialSetupComplete", true).putArray("notifications");
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

    private Answer definitions(ActorKind kind, VendorRequest request) {
        expectNothing(request);
        return Answer.json(200, listed(kind.word() + "Definitions", Definitions.of(kind), Definition::json));
    }
}
