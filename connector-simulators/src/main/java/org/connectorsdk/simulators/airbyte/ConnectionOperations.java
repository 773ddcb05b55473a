package org.connectorsdk.simulators.airbyte;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.simulators.airbyte.model.Actor;
import org.connectorsdk.simulators.airbyte.model.ActorKind;
import org.connectorsdk.simulators.airbyte.model.AirbyteErrors;
import org.connectorsdk.simulators.airbyte.model.CatalogRules;
import org.connectorsdk.simulators.airbyte.model.Link;
import org.connectorsdk.simulators.airbyte.model.ScheduleRules;
import org.connectorsdk.simulators.airbyte.model.Store;
import org.connectorsdk.testkit.simulator.RouteGroup;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.wire.Answer;

/** Connections in the configuration API: create, read, change and delete. */
final class ConnectionOperations extends AirbyteOperations {
    private final ConnectionRequests requests;
    private final ScheduleRules schedules;
    private final CatalogRules catalogs;

    ConnectionOperations(Store store) {
        super(store);
        this.requests = new ConnectionRequests(version);
        this.schedules = new ScheduleRules(version);
        this.catalogs = new CatalogRules(version);
    }

    void declare(RouteGroup api) {
        api.post("create-connection", "/connections/create", this::create);
        api.post("get-connection", "/connections/get", request -> shown(store.link(connectionId(request))));
        api.post("list-connections", "/connections/list", this::list);
        api.post("update-connection", "/connections/update", this::update);
        api.post("delete-connection", "/connections/delete", this::delete).succeedsWith(204);
    }

    static String connectionId(VendorRequest request) {
        return request.read(members -> RequestReader.requiredId(members, "connectionId"));
    }

    private Answer shown(Link link) {
        return Answer.json(200, link.configJson(version));
    }

    private Answer create(VendorRequest request) {
        ObjectNode document = request.read(requests::create);
        Actor source = store.actor(ActorKind.SOURCE, document.path("sourceId").asText());
        Actor destination = store.actor(
                ActorKind.DESTINATION, document.path("destinationId").asText());
        if (!source.workspaceId.equals(destination.workspaceId)) {
            throw AirbyteErrors.failure("Source and destination must belong to the same workspace.");
        }
        schedules.onCreate(document);
        ObjectNode catalog =
                document.get("syncCatalog") instanceof ObjectNode sent ? sent : Json.parseObject("{\"streams\":[]}");
        document.set("syncCatalog", catalogs.stored(catalog));
        complete(document, source.name + " <> " + destination.name);
        return shown(store.addLink(document, source.workspaceId));
    }

    private void complete(ObjectNode document, String defaultName) {
        absent(document, "name", defaultName);
        absent(document, "namespaceDefinition", "source");
        absent(document, "nonBreakingChangesPreference", "ignore");
        absent(document, "geography", "auto");
        document.withArray("operationIds");
        if (version.isCurrent()) {
            document.withArray("tags");
        }
        document.put("breakingChange", false);
        if (!version.isCurrent() || !document.has("notifySchemaChanges")) {
            // A server of 2023 takes this member on create and does not store it.
            document.put("notifySchemaChanges", true);
        }
    }

    private static void absent(ObjectNode document, String member, String value) {
        if (!document.has(member)) {
            document.put(member, value);
        }
    }

    private record Listing(String workspace, boolean withDeleted) {}

    /** Written while it is sent: a list carries every catalog and may have hundreds of megabytes. */
    private Answer list(VendorRequest request) {
        Listing asked = request.read(members -> new Listing(
                RequestReader.requiredId(members, "workspaceId"),
                version.isCurrent() && members.flag("includeTombstone", false)));
        List<ObjectNode> documents = store.links().values().stream()
                .filter(link ->
                        link.workspaceId.equals(asked.workspace()) && (asked.withDeleted() || !link.isDeleted()))
                .map(link -> link.configJson(version))
                .toList();
        return Json.streamed("connections", documents);
    }

    private Answer update(VendorRequest request) {
        ObjectNode change = request.read(requests::update);
        Link link = store.link(change.path("connectionId").asText());
        if (link.isLocked()) {
            throw AirbyteErrors.locked();
        }
        boolean deleted = link.isDeleted();
        link.document = changed(link.document, change);
        if (deleted) {
            link.status(Link.DELETED);
        }
        return shown(link);
    }

    private ObjectNode changed(ObjectNode stored, ObjectNode change) {
        ObjectNode document = Json.shallowCopy(stored);
        schedules.onUpdate(document, change);
        for (Map.Entry<String, JsonNode> member : change.properties()) {
            switch (member.getKey()) {
                case "connectionId", "scheduleType", "scheduleData" -> {
                    // The id is no change, and the schedule has been taken care of.
                }
                case "syncCatalog" -> document.set("syncCatalog", catalogs.stored((ObjectNode) member.getValue()));
                default -> document.set(member.getKey(), member.getValue());
            }
        }
        return document;
    }

    private Answer delete(VendorRequest request) {
        Link link = store.link(connectionId(request));
        if (!link.isDeleted()) {
            store.delete(link);
        }
        return Answer.noContent();
    }
}
