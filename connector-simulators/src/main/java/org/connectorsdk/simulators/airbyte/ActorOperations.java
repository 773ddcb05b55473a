package org.connectorsdk.simulators.airbyte;
import org.connectorsdk.simulators.airbyte.model.Actor;
import org.connectorsdk.simulators.airbyte.model.ActorKind;
import org.connectorsdk.simulators.airbyte.model.AirbyteErrors;
import org.connectorsdk.simulators.airbyte.model.Definition;
import org.connectorsdk.simulators.airbyte.model.Definitions;
import org.connectorsdk.simulators.airbyte.model.Store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.connectorsdk.testkit.simulator.Members;
import org.connectorsdk.testkit.simulator.RouteGroup;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.wire.Answer;

/** Sources, or destinations, in the configuration API. The two are mirror images. */
final class ActorOperations extends AirbyteOperations {
    private static final long PAGE = 20;

    private final ActorKind kind;

    ActorOperations(Store store, ActorKind kind) {
        super(store);
        this.kind = kind;
    }

    void declare(RouteGroup api) {
        String path = "/" + kind.plural();
        api.post("list-" + kind.plural(), path + "/list", this::list);
        api.post("get-" + kind.word(), path + "/get", request -> shown(named(request)));
        api.post("create-" + kind.word(), path + "/create", this::create);
        api.post("update-" + kind.word(), path + "/update", this::update);
        api.post("delete-" + kind.word(), path + "/delete", this::delete).succeedsWith(204);
    }

    private Answer shown(Actor actor) {
        return Answer.json(200, actor.configJson(version));
    }

    private Actor named(VendorRequest request) {
        return store.actor(kind, request.read(members -> RequestReader.requiredId(members, kind.idField())));
    }

    private record Listing(String workspace, Optional<String> cursor, long size) {}

    /** A server of 2023 overlooks the members of paging; a current one shows 20 unless asked for more. */
    private Listing read(Members members) {
        Optional<String> cursor = RequestReader.id(members, "cursor");
        long size = members.optionalNumber("pageSize").orElse(PAGE);
        if (version.isCurrent()) {
            members.optionalText("sortKey");
            members.optionalObject("filters");
            members.flag("includeTombstone", false);
        }
        return new Listing(RequestReader.requiredId(members, "workspaceId"), cursor, size);
    }

    private Answer list(VendorRequest request) {
        Listing asked = request.read(this::read);
        List<Actor> all = store.actors(kind).values().stream()
                .filter(actor -> !actor.deleted && actor.workspaceId.equals(asked.workspace()))
                .toList();
        List<Actor> page = version.isCurrent() ? page(all, asked) : all;
        ObjectNode json = listed(kind.plural(), page, actor -> actor.configJson(version));
        if (version.isCurrent()) {
            json.put("page_size", asked.size()).put("num_connections", all.size());
        }
        return Answer.json(200, json);
    }

    private static List<Actor> page(List<Actor> all, Listing asked) {
        int from = 0;
        for (int i = 0; i < all.size(); i++) {
            if (asked.cursor().filter(all.get(i).id::equals).isPresent()) {
                from = i + 1;
            }
        }
        return all.stream().skip(from).limit(asked.size()).toList();
    }

    private record Fresh(String definition, ObjectNode configuration, String workspace, String name) {}

    private Answer create(VendorRequest request) {
        Fresh fresh = request.read(members -> new Fresh(
                RequestReader.requiredId(members, kind.definitionField()),
                members.object("connectionConfiguration"),
                RequestReader.requiredId(members, "workspaceId"),
                members.text("name")));
        Definition definition = definition(kind, fresh.definition());
        if (store.workspace(fresh.workspace()).isEmpty()) {
            throw AirbyteErrors.notFound("STANDARD_WORKSPACE", fresh.workspace());
        }
        checkConfiguration(definition, fresh.configuration());
        return shown(store.addActor(definition, fresh.workspace(), fresh.name(), fresh.configuration()));
    }

    static Definition definition(ActorKind kind, String id) {
        return Definitions.find(kind, id)
                .orElseThrow(() -> AirbyteErrors.notFound(kind.table() + "_DEFINITION", id));
    }

    static void checkConfiguration(Definition definition, ObjectNode configuration) {
        List<String> objections = definition.objections(configuration);
        if (!objections.isEmpty()) {
            throw AirbyteErrors.unprocessable("The provided configuration does not fulfill the specification. Errors: "
                    + String.join(", ", objections));
        }
    }

    private record Changed(String id, ObjectNode configuration, String name) {}

    private Answer update(VendorRequest request) {
        Changed changed = request.read(members -> new Changed(
                RequestReader.requiredId(members, kind.idField()),
                members.object("connectionConfiguration"),
                members.text("name")));
        Actor actor = store.actor(kind, changed.id());
        checkConfiguration(actor.definition, Actor.unmasked(changed.configuration(), actor.configuration));
        actor.replaceConfiguration(changed.configuration());
        actor.name = changed.name();
        return shown(actor);
    }

    private Answer delete(VendorRequest request) {
        store.delete(named(request));
        return Answer.noContent();
    }

    /** Changes of an end what was sent. */
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
