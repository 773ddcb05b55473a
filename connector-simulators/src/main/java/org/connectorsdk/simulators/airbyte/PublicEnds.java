package org.connectorsdk.simulators.airbyte;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.connectorsdk.testkit.simulator.Members;
import org.connectorsdk.testkit.simulator.RouteGroup;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.wire.Answer;

/** Sources, or destinations, in the public API: the same ones, in other words. */
final class PublicEnds extends AirbyteOperations {
    private static final String CONFIGURATION = "configuration";

    private final EndKind kind;

    PublicEnds(Store store, EndKind kind) {
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

    private End named(VendorRequest request) {
        return store.end(kind, request.pathParameter(kind.idField()));
    }

    private Answer shown(End end) {
        return Answer.json(200, json(end));
    }

    /** The server takes the type out of what it stores; the vendor's document and clients look for it there. */
    private ObjectNode json(End end) {
        ObjectNode json = end.publicJson();
        if (store.configurationsNameTheirType && json.get(CONFIGURATION) instanceof ObjectNode configuration) {
            end.definition.typeWord().ifPresent(word -> configuration.put(kind.typeField(), word));
        }
        return json;
    }

    private Answer list(VendorRequest request) {
        PublicQuery query = PublicQuery.of(request, "workspaceIds", "includeDeleted");
        boolean withDeleted = query.flag("includeDeleted");
        return query.page(
                store.ends(kind).values().stream()
                        .filter(end -> withDeleted || !end.deleted)
                        .filter(end -> query.admits("workspaceIds", end.workspaceId))
                        .map(this::json)
                        .toList(),
                store);
    }

    private record Fresh(
            String name, Optional<String> definition, String workspace, ObjectNode configuration, ObjectNode sent) {}

    private Answer create(VendorRequest request) {
        Fresh fresh = request.read(members -> new Fresh(
                members.text("name"),
                Draft.id(members, "definitionId"),
                Draft.requiredId(members, "workspaceId"),
                members.object(CONFIGURATION),
                common(members, kind == EndKind.SOURCE)));
        if (store.workspace(fresh.workspace()).isEmpty()) {
            throw Refusals.forbidden();
        }
        Definition definition = fresh.definition()
                .flatMap(id -> Definitions.find(kind, id))
                .or(() -> ofType(fresh))
                .orElseThrow(() -> Refusals.badRequest("There is no such connector."));
        ObjectNode configuration = fresh.configuration().deepCopy().without(kind.typeField());
        check(definition, configuration);
        End end = store.addEnd(definition, fresh.workspace(), fresh.name(), configuration);
        EndOperations.change(end, fresh.sent(), CONFIGURATION);
        return shown(end);
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
            throw Refusals.badRequest(
                    "The configuration does not fit the connector. Errors: " + String.join(", ", objections));
        }
    }

    private ObjectNode common(Members members, boolean withSecretId) {
        Draft draft = new Draft(members, version).object("resourceAllocation");
        return (withSecretId ? draft.text("secretId") : draft).sent();
    }

    private Answer patch(VendorRequest request) {
        ObjectNode sent = request.read(members -> {
            Draft draft = new Draft(members, version).text("name").object(CONFIGURATION);
            draft.object("resourceAllocation");
            return kind == EndKind.SOURCE
                    ? draft.id("workspaceId").text("secretId").sent()
                    : draft.sent();
        });
        End end = named(request);
        withoutType(sent);
        EndOperations.change(end, sent, CONFIGURATION);
        return shown(end);
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
        End end = named(request);
        withoutType(sent);
        ObjectNode replacement = (ObjectNode) sent.path(CONFIGURATION);
        check(end.definition, End.unmasked(replacement, end.configuration));
        end.replaceConfiguration(replacement);
        EndOperations.change(end, sent.without(CONFIGURATION), CONFIGURATION);
        return shown(end);
    }
}
