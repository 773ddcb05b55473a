package org.connectorsdk.simulators.airbyte;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.connectorsdk.testkit.simulator.Members;
import org.connectorsdk.testkit.simulator.RouteGroup;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.wire.Answer;

/** Sources, or destinations, in the configuration API. The two are mirror images. */
final class EndOperations extends AirbyteOperations {
    private static final long PAGE = 20;

    private final EndKind kind;

    EndOperations(Store store, EndKind kind) {
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

    private Answer shown(End end) {
        return Answer.json(200, end.configJson(version));
    }

    private End named(VendorRequest request) {
        return store.end(kind, request.read(members -> Draft.requiredId(members, kind.idField())));
    }

    private record Listing(String workspace, Optional<String> cursor, long size) {}

    /** A server of 2023 overlooks the members of paging; a current one shows 20 unless asked for more. */
    private Listing read(Members members) {
        Optional<String> cursor = Draft.id(members, "cursor");
        long size = members.optionalNumber("pageSize").orElse(PAGE);
        if (version.isCurrent()) {
            members.optionalText("sortKey");
            members.optionalObject("filters");
            members.flag("includeTombstone", false);
        }
        return new Listing(Draft.requiredId(members, "workspaceId"), cursor, size);
    }

    private Answer list(VendorRequest request) {
        Listing asked = request.read(this::read);
        List<End> all = store.ends(kind).values().stream()
                .filter(end -> !end.deleted && end.workspaceId.equals(asked.workspace()))
                .toList();
        List<End> page = version.isCurrent() ? page(all, asked) : all;
        ObjectNode json = listed(kind.plural(), page, end -> end.configJson(version));
        if (version.isCurrent()) {
            json.put("page_size", asked.size()).put("num_connections", all.size());
        }
        return Answer.json(200, json);
    }

    private static List<End> page(List<End> all, Listing asked) {
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
                Draft.requiredId(members, kind.definitionField()),
                members.object("connectionConfiguration"),
                Draft.requiredId(members, "workspaceId"),
                members.text("name")));
        Definition definition = definition(kind, fresh.definition());
        if (store.workspace(fresh.workspace()).isEmpty()) {
            throw Refusals.notFound("STANDARD_WORKSPACE", fresh.workspace());
        }
        checkConfiguration(definition, fresh.configuration());
        return shown(store.addEnd(definition, fresh.workspace(), fresh.name(), fresh.configuration()));
    }

    static Definition definition(EndKind kind, String id) {
        return Definitions.find(kind, id)
                .orElseThrow(() -> Refusals.notFound(kind.table() + "_DEFINITION", id));
    }

    static void checkConfiguration(Definition definition, ObjectNode configuration) {
        List<String> objections = definition.objections(configuration);
        if (!objections.isEmpty()) {
            throw Refusals.unprocessable("The provided configuration does not fulfill the specification. Errors: "
                    + String.join(", ", objections));
        }
    }

    private record Changed(String id, ObjectNode configuration, String name) {}

    private Answer update(VendorRequest request) {
        Changed changed = request.read(members -> new Changed(
                Draft.requiredId(members, kind.idField()),
                members.object("connectionConfiguration"),
                members.text("name")));
        End end = store.end(kind, changed.id());
        checkConfiguration(end.definition, End.unmasked(changed.configuration(), end.configuration));
        end.replaceConfiguration(changed.configuration());
        end.name = changed.name();
        return shown(end);
    }

    private Answer delete(VendorRequest request) {
        store.delete(named(request));
        return Answer.noContent();
    }

    /** Changes of an end what was sent. */
    static void change(End end, ObjectNode sent, String configurationMember) {
        if (sent.get(configurationMember) instanceof ObjectNode change) {
            ObjectNode merged = End.merged(change, end.configuration);
            checkConfiguration(end.definition, merged);
            end.replaceConfiguration(merged);
        }
        end.name = sent.path("name").asText(end.name);
        if (sent.get("resourceAllocation") instanceof ObjectNode allocation) {
            end.resourceAllocation = allocation;
        }
    }
}
