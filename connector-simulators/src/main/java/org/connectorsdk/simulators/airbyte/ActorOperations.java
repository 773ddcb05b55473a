package org.connectorsdk.simulators.airbyte;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.connectorsdk.simulators.airbyte.model.Actor;
import org.connectorsdk.simulators.airbyte.model.ActorKind;
import org.connectorsdk.simulators.airbyte.model.AirbyteErrors;
import org.connectorsdk.simulators.airbyte.model.Definition;
import org.connectorsdk.simulators.airbyte.model.Definitions;
import org.connectorsdk.simulators.airbyte.model.Store;
import org.connectorsdk.testkit.simulator.RouteGroup;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.wire.Answer;

/** Sources, or destinations, in the configuration API. The two are mirror images. */
final class ActorOperations extends AirbyteOperations {
    private final ActorKind kind;

    ActorOperations(Store store, ActorKind kind) {
        super(store);
        this.kind = kind;
    }

    void declare(RouteGroup api) {
        String path = "/" + kind.plural();
        api.post("get-" + kind.word(), path + "/get", request -> shown(named(request)));
        api.post("create-" + kind.word(), path + "/create", this::create);
        api.post("delete-" + kind.word(), path + "/delete", this::delete).succeedsWith(204);
    }

    private Answer shown(Actor actor) {
        return Answer.json(200, actor.configJson(version));
    }

    private Actor named(VendorRequest request) {
        return store.actor(kind, request.read(members -> RequestReader.requiredId(members, kind.idField())));
    }

    private record Fresh(String definition, ObjectNode configuration, String workspace, String name) {}

    private Answer create(VendorRequest request) {
        Fresh fresh = request.read(members -> new Fresh(
                RequestReader.requiredId(members, kind.definitionField()),
                members.object("connectionConfiguration"),
                RequestReader.requiredId(members, "workspaceId"),
                members.text("name")));
        Definition definition = definition(kind, fresh.definition());
        store.namedWorkspace(fresh.workspace());
        checkConfiguration(definition, fresh.configuration());
        return shown(store.addActor(definition, fresh.workspace(), fresh.name(), fresh.configuration()));
    }

    static Definition definition(ActorKind kind, String id) {
        return Definitions.find(kind, id).orElseThrow(() -> AirbyteErrors.notFound(kind.table() + "_DEFINITION", id));
    }

    static void checkConfiguration(Definition definition, ObjectNode configuration) {
        List<String> objections = definition.objections(configuration);
        if (!objections.isEmpty()) {
            throw AirbyteErrors.unprocessable("The provided configuration does not fulfill the specification. Errors: "
                    + String.join(", ", objections));
        }
    }

    private Answer delete(VendorRequest request) {
        store.delete(named(request));
        return Answer.noContent();
    }

    /** Changes what was sent of an actor. */
    static void change(Actor actor, ObjectNode sent, String configurationMember) {
        if (sent.get(configurationMember) instanceof ObjectNode change) {
            ObjectNode merged = Actor.merged(change, actor.configuration);
            checkConfiguration(actor.definition, merged);
            actor.replaceConfiguration(merged);
        }
        actor.name = sent.path("name").asText(actor.name);
        if (sent.get("resourceAllocation") instanceof ObjectNode allocation) {
            actor.resourceAllocation = allocation;
        }
    }
}
