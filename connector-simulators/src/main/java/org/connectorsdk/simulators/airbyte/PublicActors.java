package org.connectorsdk.simulators.airbyte;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.connectorsdk.simulators.airbyte.model.Actor;
import org.connectorsdk.simulators.airbyte.model.ActorKind;
import org.connectorsdk.simulators.airbyte.model.AirbyteErrors;
import org.connectorsdk.simulators.airbyte.model.Definition;
import org.connectorsdk.simulators.airbyte.model.Definitions;
import org.connectorsdk.simulators.airbyte.model.Store;
import org.connectorsdk.testkit.simulator.Members;
import org.connectorsdk.testkit.simulator.RouteGroup;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.wire.Answer;

/** Sources, or destinations, in the public API: the same ones, in other words. */
final class PublicActors extends AirbyteOperations {
    private static final String CONFIGURATION = "configuration";

    private final ActorKind kind;

    PublicActors(Store store, ActorKind kind) {
        super(store);
        this.kind = kind;
    }

    void declare(RouteGroup api) {
        String all = "/" + kind.plural();
        String one = all + "/{" + kind.idField() + "}";
        api.get("public-list-" + kind.plural(), all, this::list);
        api.post("public-create-" + kind.word(), all, this::create);
        api.get("public-get-" + kind.word(), one, request -> shown(named(request)));
        api.patch("public-patch-" + kind.word(), one, this::patch);
        api.put("public-put-" + kind.word(), one, this::put);
        api.delete("public-delete-" + kind.word(), one, request -> {
                    store.delete(named(request));
                    return Answer.noContent();
                })
                .succeedsWith(204);
    }

    private Actor named(VendorRequest request) {
        return store.actor(kind, request.pathParameter(kind.idField()));
    }

    private Answer shown(Actor actor) {
        return Answer.json(200, json(actor));
    }

    /** The server takes the type out of what it stores; the vendor's document and clients look for it there. */
    private ObjectNode json(Actor actor) {
        ObjectNode json = actor.publicJson();
        if (store.configurationsNameTheirType && json.get(CONFIGURATION) instanceof ObjectNode configuration) {
            actor.definition.typeWord().ifPresent(word -> configuration.put(kind.typeField(), word));
        }
        return json;
    }

    private Answer list(VendorRequest request) {
        PublicQuery query = PublicQuery.of(request, "workspaceIds", "includeDeleted");
        boolean withDeleted = query.flag("includeDeleted");
        return query.page(
                store.actors(kind).values().stream()
                        .filter(actor -> withDeleted || !actor.deleted)
                        .filter(actor -> query.admits("workspaceIds", actor.workspaceId))
                        .map(this::json)
                        .toList(),
                store);
    }

    private record Fresh(
            String name, Optional<String> definition, String workspace, ObjectNode configuration, ObjectNode sent) {}

    private Answer create(VendorRequest request) {
        Fresh fresh = request.read(members -> new Fresh(
                members.text("name"),
                RequestReader.id(members, "definitionId"),
                RequestReader.requiredId(members, "workspaceId"),
                members.object(CONFIGURATION),
                common(members, kind == ActorKind.SOURCE)));
        if (store.workspace(fresh.workspace()).isEmpty()) {
            throw AirbyteErrors.forbidden();
        }
        Definition definition = fresh.definition()
                .flatMap(id -> Definitions.find(kind, id))
                .or(() -> ofType(fresh))
                .orElseThrow(() -> AirbyteErrors.badRequest("There is no such connector."));
        ObjectNode configuration = fresh.configuration().deepCopy().without(kind.typeField());
        check(definition, configuration);
        Actor actor = store.addActor(definition, fresh.workspace(), fresh.name(), configuration);
        ActorOperations.change(actor, fresh.sent(), CONFIGURATION);
        return shown(actor);
    }

    /** Without an id the configuration says the connector's type. */
    private Optional<Definition> ofType(Fresh fresh) {
        String type = fresh.configuration().path(kind.typeField()).asText();
        return fresh.definition().isPresent()
                ? Optional.empty()
                : Definitions.of(kind).stream()
                        .filter(definition ->
                                definition.typeWord().filter(type::equals).isPresent())
                        .findFirst();
    }

    private static void check(Definition definition, ObjectNode configuration) {
        List<String> objections = definition.objections(configuration);
        if (!objections.isEmpty()) {
            throw AirbyteErrors.badRequest(
                    "The configuration does not fit the connector. Errors: " + String.join(", ", objections));
        }
    }

    private ObjectNode common(Members members, boolean withSecretId) {
        RequestReader reader = new RequestReader(members, version).object("resourceAllocation");
        return (withSecretId ? reader.text("secretId") : reader).sent();
    }

    private Answer patch(VendorRequest request) {
        ObjectNode sent = request.read(members -> {
            RequestReader reader =
                    new RequestReader(members, version).text("name").object(CONFIGURATION);
            reader.object("resourceAllocation");
            return kind == ActorKind.SOURCE
                    ? reader.id("workspaceId").text("secretId").sent()
                    : reader.sent();
        });
        Actor actor = named(request);
        withoutType(sent);
        ActorOperations.change(actor, sent, CONFIGURATION);
        return shown(actor);
    }

    private void withoutType(ObjectNode sent) {
        if (sent.get(CONFIGURATION) instanceof ObjectNode configuration) {
            configuration.remove(kind.typeField());
        }
    }

    private Answer put(VendorRequest request) {
        ObjectNode sent = request.read(members -> {
            ObjectNode read = common(members, false).put("name", members.text("name"));
            read.set(CONFIGURATION, members.object(CONFIGURATION));
            return read;
        });
        Actor actor = named(request);
        withoutType(sent);
        ObjectNode replacement = (ObjectNode) sent.path(CONFIGURATION);
        check(actor.definition, Actor.unmasked(replacement, actor.configuration));
        actor.replaceConfiguration(replacement);
        ActorOperations.change(actor, sent.without(CONFIGURATION), CONFIGURATION);
        return shown(actor);
    }
}
