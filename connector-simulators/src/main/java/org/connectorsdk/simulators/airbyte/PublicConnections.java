package org.connectorsdk.simulators.airbyte;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.simulators.airbyte.model.Actor;
import org.connectorsdk.simulators.airbyte.model.ActorKind;
import org.connectorsdk.simulators.airbyte.model.AirbyteErrors;
import org.connectorsdk.simulators.airbyte.model.CatalogRules;
import org.connectorsdk.simulators.airbyte.model.Link;
import org.connectorsdk.simulators.airbyte.model.ScheduleRules;
import org.connectorsdk.simulators.airbyte.model.Store;
import org.connectorsdk.testkit.simulator.Members;
import org.connectorsdk.testkit.simulator.RouteGroup;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.wire.Answer;

/** Connections in the public API: the same ones, in other words. */
final class PublicConnections extends AirbyteOperations {
    private static final Set<String> NAMESPACES = Set.of("source", "destination", "custom_format");
    private static final Set<String> CHANGES =
            Set.of("ignore", "disable_connection", "propagate_columns", "propagate_fully");
    private static final Set<String> SCHEDULES = Set.of("manual", "cron");

    private final ScheduleRules schedules;
    private final CatalogRules catalogs;

    PublicConnections(Store store) {
        super(store);
        this.schedules = new ScheduleRules(version);
        this.catalogs = new CatalogRules(version);
    }

    void declare(RouteGroup api) {
        api.get("public-list-connections", "/connections", this::list);
        api.post("public-create-connection", "/connections", this::create);
        api.get("public-get-connection", "/connections/{connectionId}", request -> shown(named(request)));
        api.patch("public-patch-connection", "/connections/{connectionId}", this::patch);
        api.delete("public-delete-connection", "/connections/{connectionId}", this::delete)
                .succeedsWith(204);
    }

    private Link named(VendorRequest request) {
        return store.link(request.pathParameter("connectionId"));
    }

    private static Answer shown(Link link) {
        return Answer.json(200, json(link));
    }

    private Answer list(VendorRequest request) {
        PublicQuery query = PublicQuery.of(request, "workspaceIds", "tagIds", "includeDeleted");
        boolean withDeleted = query.flag("includeDeleted");
        return query.page(
                store.links().values().stream()
                        .filter(link -> withDeleted || !link.isDeleted())
                        .filter(link -> query.admits("workspaceIds", link.workspaceId))
                        .filter(link -> query.values("tagIds").isEmpty() || link.hasTag(query.values("tagIds")))
                        .map(PublicConnections::json)
                        .toList(),
                store);
    }

    private ObjectNode read(Members members, boolean creating) {
        RequestReader reader = new RequestReader(members, version);
        if (creating) {
            reader.requiredId("sourceId").requiredId("destinationId");
        }
        reader.text("name").text("dataResidency").text("namespaceFormat").text("prefix");
        reader.word("namespaceDefinition", NAMESPACES).word("nonBreakingSchemaUpdatesBehavior", CHANGES);
        reader.word("status", ConnectionRequests.STATUSES).object("configurations");
        reader.nested(
                "schedule",
                schedule -> schedule.requiredWord("scheduleType", SCHEDULES).text("cronExpression"));
        return ConnectionRequests.tags(reader).sent();
    }

    private Answer create(VendorRequest request) {
        ObjectNode sent = request.read(members -> read(members, true));
        Actor source = store.actor(ActorKind.SOURCE, sent.path("sourceId").asText());
        Actor destination =
                store.actor(ActorKind.DESTINATION, sent.path("destinationId").asText());
        if (!source.workspaceId.equals(destination.workspaceId)) {
            throw AirbyteErrors.badRequest("Source and destination must belong to the same workspace.");
        }
        ObjectNode document = Json.object().put("name", source.name + " <> " + destination.name);
        document.put("sourceId", source.id).put("destinationId", destination.id).put("status", "active");
        document.put("namespaceDefinition", "destination").put("scheduleType", "manual");
        document.put("breakingChange", false).put("notifySchemaChanges", true);
        document.put("nonBreakingChangesPreference", "ignore").putArray("operationIds");
        document.putArray("tags");
        document.set(
                "syncCatalog", catalogs.stored(PublicStreams.catalog(source.catalog, sent.path("configurations"))));
        source.discovered = true;
        apply(document, sent.without("configurations"), source);
        return shown(store.addLink(document, source.workspaceId));
    }

    private Answer patch(VendorRequest request) {
        ObjectNode sent = request.read(members -> read(members, false));
        Link link = named(request);
        if (link.isLocked()) {
            throw AirbyteErrors.locked();
        }
        ObjectNode document = Json.shallowCopy(link.document);
        boolean deleted = link.isDeleted();
        apply(document, sent, store.actor(ActorKind.SOURCE, link.text("sourceId")));
        link.document = document;
        if (deleted) {
            link.status(Link.DELETED);
        }
        return shown(link);
    }

    /** Translates what was sent into the members of the configuration API. */
    private void apply(ObjectNode document, ObjectNode sent, Actor source) {
        for (Map.Entry<String, JsonNode> member : sent.properties()) {
            String text = member.getValue().asText();
            switch (member.getKey()) {
                case "sourceId", "destinationId", "dataResidency" -> {
                    // The actors are fixed, and the residency is overlooked.
                }
                case "namespaceDefinition" -> document.put("namespaceDefinition", text.replace("_", ""));
                case "nonBreakingSchemaUpdatesBehavior" ->
                    document.put("nonBreakingChangesPreference", text.equals("disable_connection") ? "disable" : text);
                case "schedule" -> schedule(document, member.getValue());
                case "configurations" ->
                    document.set(
                            "syncCatalog", catalogs.stored(PublicStreams.catalog(source.catalog, member.getValue())));
                default -> document.set(member.getKey(), member.getValue());
            }
        }
    }

    private void schedule(ObjectNode document, JsonNode schedule) {
        document.remove("schedule");
        document.remove("scheduleData");
        document.put("scheduleType", schedule.path("scheduleType").asText());
        if (schedule.path("scheduleType").asText().equals("cron")) {
            String expression = schedule.path("cronExpression").asText("");
            String cron = expression.endsWith(" UTC") ? expression.substring(0, expression.length() - 4) : expression;
            schedules.checkCron(cron, "UTC");
            document.putObject("scheduleData")
                    .putObject("cron")
                    .put("cronExpression", cron)
                    .put("cronTimeZone", "UTC");
        }
    }

    private Answer delete(VendorRequest request) {
        Link link = named(request);
        if (!link.isDeleted()) {
            store.delete(link);
        }
        return Answer.noContent();
    }

    static ObjectNode json(Link link) {
        ObjectNode json = Json.object().put("connectionId", link.id).put("name", link.text("name"));
        json.put("sourceId", link.text("sourceId")).put("destinationId", link.text("destinationId"));
        json.put("workspaceId", link.workspaceId).put("status", link.text("status"));
        json.set("schedule", shownSchedule(link.document));
        String namespace = link.text("namespaceDefinition");
        json.put("namespaceDefinition", namespace.equals("customformat") ? "custom_format" : namespace);
        for (String member : new String[] {"namespaceFormat", "prefix", "statusReason"}) {
            if (link.document.hasNonNull(member)) {
                json.set(member, link.document.get(member));
            }
        }
        String changes = link.text("nonBreakingChangesPreference");
        json.put("nonBreakingSchemaUpdatesBehavior", changes.equals("disable") ? "disable_connection" : changes);
        json.put("createdAt", link.createdAt.getEpochSecond());
        json.set("tags", link.document.has("tags") ? link.document.get("tags") : Json.array());
        json.set("configurations", PublicStreams.shown(link.document.path("syncCatalog")));
        for (Map.Entry<String, JsonNode> member : link.unknown().entrySet()) {
            json.set(member.getKey(), member.getValue());
        }
        return json;
    }

    private static ObjectNode shownSchedule(JsonNode document) {
        String type = document.path("scheduleType").asText("manual");
        ObjectNode json = Json.object().put("scheduleType", type);
        JsonNode data = document.path("scheduleData");
        if (type.equals("cron")) {
            JsonNode cron = data.path("cron");
            json.put(
                    "cronExpression",
                    cron.path("cronExpression").asText() + " "
                            + cron.path("cronTimeZone").asText());
        } else if (type.equals("basic")) {
            JsonNode basic = data.path("basicSchedule");
            json.put(
                    "basicTiming",
                    "Every " + basic.path("units").asLong() + " "
                            + basic.path("timeUnit").asText().toUpperCase(Locale.ROOT));
        }
        return json;
    }
}
