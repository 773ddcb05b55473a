package org.connectorsdk.simulators.airbyte;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.testkit.simulator.RouteGroup;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.wire.Answer;

/** Tags in the public API. Connections carry copies of them, which follow. */
final class PublicTags extends AirbyteOperations {
    PublicTags(Store store) {
        super(store);
    }

    void declare(RouteGroup api) {
        api.get("public-list-tags", "/tags", this::list);
        api.post("public-create-tag", "/tags", this::create);
        api.get("public-get-tag", "/tags/{tagId}", request -> shown(named(request)));
        api.patch("public-update-tag", "/tags/{tagId}", this::update);
        api.delete("public-delete-tag", "/tags/{tagId}", request -> {
                    Store.Tag tag = named(request);
                    store.tags().remove(tag.id());
                    follow(tag.id(), Optional.empty());
                    return Answer.noContent();
                })
                .succeedsWith(204);
    }

    private Store.Tag named(VendorRequest request) {
        String id = request.pathParameter("tagId");
        Store.Tag tag = store.tags().get(id);
        if (tag == null) {
            throw Refusals.notFound("TAG", id);
        }
        return tag;
    }

    private static Answer shown(Store.Tag tag) {
        return Answer.json(200, tag.json());
    }

    private Answer list(VendorRequest request) {
        PublicQuery query = PublicQuery.of(request, "workspaceIds");
        List<Store.Tag> found = store.tags().values().stream()
                .filter(tag -> query.admits("workspaceIds", tag.workspaceId()))
                .toList();
        return Answer.json(200, listed("data", found, Store.Tag::json));
    }

    private Answer create(VendorRequest request) {
        Store.Tag tag = request.read(members -> new Store.Tag(
                store.newId(), members.text("name"), members.text("color"), Draft.requiredId(members, "workspaceId")));
        if (store.workspace(tag.workspaceId()).isEmpty()) {
            throw Refusals.forbidden();
        }
        boolean taken = store.tags().values().stream()
                .anyMatch(other -> other.workspaceId().equals(tag.workspaceId())
                        && other.name().equals(tag.name()));
        if (taken) {
            throw Refusals.stateConflict("The workspace has a tag of this name.");
        }
        store.tags().put(tag.id(), tag);
        return shown(tag);
    }

    private Answer update(VendorRequest request) {
        ObjectNode sent = request.read(
                members -> Json.object().put("name", members.text("name")).put("color", members.text("color")));
        Store.Tag old = named(request);
        Store.Tag tag = new Store.Tag(
                old.id(), sent.path("name").asText(), sent.path("color").asText(), old.workspaceId());
        store.tags().put(tag.id(), tag);
        follow(tag.id(), Optional.of(tag));
        return shown(tag);
    }

    private void follow(String tagId, Optional<Store.Tag> now) {
        for (Link link : store.links().values()) {
            ArrayNode tags = Json.array();
            for (JsonNode tag : link.document.path("tags")) {
                if (!tag.path("tagId").asText().equals(tagId)) {
                    tags.add(tag);
                } else {
                    now.map(Store.Tag::json).ifPresent(tags::add);
                }
            }
            if (link.document.has("tags")) {
                link.set("tags", tags);
            }
        }
    }
}
