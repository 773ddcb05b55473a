package org.connectorsdk.simulators.airbyte;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.testkit.simulator.RouteGroup;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.wire.Answer;

/** Connector types in the public API: those that a workspace can use, and those of its own. */
final class PublicDefinitions extends AirbyteOperations {
    private static final String OF_WORKSPACE = "/workspaces/{workspaceId}/definitions/";

    PublicDefinitions(Store store) {
        super(store);
    }

    void declare(RouteGroup api) {
        api.get("public-list-connector-definitions", "/connector_definitions", this::listUsable);
        declare(api, "declarative-source", "declarative_sources", EndKind.SOURCE, true);
        for (EndKind kind : EndKind.values()) {
            declare(api, kind.word(), kind.plural(), kind, false);
        }
    }

    private void declare(RouteGroup api, String word, String segment, EndKind kind, boolean declarative) {
        String all = OF_WORKSPACE + segment;
        String one = all + "/{definitionId}";
        String name = word + "-definition";
        api.get("public-list-" + name + "s", all, request -> list(request, kind, declarative));
        api.post("public-create-" + name, all, request -> declarative ? describe(request) : create(request, kind));
        api.get("public-get-" + name, one, request -> shown(named(request, kind, declarative)));
        api.put("public-update-" + name, one, request -> declarative ? describeAnew(request) : rename(request, kind));
        api.delete("public-delete-" + name, one, request -> {
            OwnDefinition definition = named(request, kind, declarative);
            store.definitions().remove(definition);
            return shown(definition);
        });
    }

    private static Answer shown(OwnDefinition definition) {
        return Answer.json(200, definition.json());
    }

    private Answer stored(OwnDefinition definition) {
        store.definitions().put(definition);
        return shown(definition);
    }

    private String workspace(VendorRequest request) {
        String id = request.pathParameter("workspaceId");
        if (store.workspace(id).isEmpty()) {
            throw Refusals.forbidden();
        }
        return id;
    }

    private OwnDefinition named(VendorRequest request, EndKind kind, boolean declarative) {
        String id = request.pathParameter("definitionId");
        return store.definitions().own(workspace(request)).stream()
                .filter(definition -> is(definition, kind, declarative))
                .filter(definition -> definition.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Refusals.notFound(kind.table() + "_DEFINITION", id));
    }

    private static boolean is(OwnDefinition definition, EndKind kind, boolean declarative) {
        return definition.definition().kind() == kind && definition.manifest().isPresent() == declarative;
    }

    private Answer list(VendorRequest request, EndKind kind, boolean declarative) {
        ObjectNode json = Json.object().put("previous", "").put("next", "");
        json.putArray("data")
                .addAll(store.definitions().own(workspace(request)).stream()
                        .filter(definition -> is(definition, kind, declarative))
                        .map(OwnDefinition::json)
                        .toList());
        return Answer.json(200, json);
    }

    private Answer listUsable(VendorRequest request) {
        String type = request.query("type").orElse("");
        Optional<String> workspace = request.query("workspaceId");
        EndKind kind = switch (type) {
            case "source" -> EndKind.SOURCE;
            case "destination" -> EndKind.DESTINATION;
            default -> throw Refusals.badRequest("type must be source or destination.");
        };
        if (workspace.isPresent() && store.workspace(workspace.get()).isEmpty()) {
            throw Refusals.forbidden();
        }
        return Answer.json(
                200,
                listed(
                        "data",
                        store.definitions().usable(kind, workspace),
                        definition -> Json.object()
                                .put("id", definition.id())
                                .put("name", definition.name())
                                .put("connectorDefinitionType", type)
                                .put("version", definition.tag())));
    }

    private Answer create(VendorRequest request, EndKind kind) {
        ObjectNode sent = request.read(members -> new Draft(members, version)
                .requiredText("name")
                .requiredText("dockerRepository")
                .requiredText("dockerImageTag")
                .text("documentationUrl")
                .sent());
        return stored(OwnDefinition.ofImage(
                workspace(request),
                kind,
                store.newId(),
                sent.path("name").asText(),
                sent.path("dockerRepository").asText(),
                sent.path("dockerImageTag").asText(),
                sent.path("documentationUrl").asText()));
    }

    private Answer rename(VendorRequest request, EndKind kind) {
        ObjectNode sent = request.read(members -> new Draft(members, version)
                .requiredText("name")
                .requiredText("dockerImageTag")
                .sent());
        return stored(named(request, kind, false)
                .renamed(sent.path("name").asText(), sent.path("dockerImageTag").asText()));
    }

    private Answer describe(VendorRequest request) {
        ObjectNode sent = request.read(members -> {
            ObjectNode read = Json.object().put("name", members.text("name"));
            read.set("manifest", members.object("manifest"));
            return read;
        });
        return stored(OwnDefinition.ofManifest(
                workspace(request), store.newId(), sent.path("name").asText(), (ObjectNode) sent.path("manifest")));
    }

    private Answer describeAnew(VendorRequest request) {
        ObjectNode manifest = request.read(members -> members.object("manifest"));
        return stored(named(request, EndKind.SOURCE, true).describedBy(manifest));
    }
}
