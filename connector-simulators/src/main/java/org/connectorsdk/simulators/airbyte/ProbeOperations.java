package org.connectorsdk.simulators.airbyte;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.simulators.airbyte.model.Actor;
import org.connectorsdk.simulators.airbyte.model.ActorKind;
import org.connectorsdk.simulators.airbyte.model.CheckOutcome;
import org.connectorsdk.simulators.airbyte.model.Definition;
import org.connectorsdk.simulators.airbyte.model.SourceCatalog;
import org.connectorsdk.simulators.airbyte.model.Store;
import org.connectorsdk.testkit.simulator.RouteGroup;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.wire.Answer;
import org.jspecify.annotations.Nullable;

/** What starts a connector and waits for it: checks of sources and destinations, and discovery of schemas. */
final class ProbeOperations extends AirbyteOperations {
    private static final long CHECK_MILLIS = 9_333;
    private static final long DISCOVERY_MILLIS = 41_777;

    ProbeOperations(Store store) {
        super(store);
    }

    void declare(RouteGroup api) {
        for (ActorKind kind : ActorKind.values()) {
            String path = "/" + kind.plural();
            api.post("check-" + kind.word(), path + "/check_connection", request -> check(kind, request));
            api.post(
                    "check-" + kind.word() + "-config",
                    "/scheduler" + path + "/check_connection",
                    request -> checkConfig(kind, request));
        }
        api.post("discover-source-schema", "/sources/discover_schema", this::discover);
    }

    private Answer check(ActorKind kind, VendorRequest request) {
        String id = request.read(members -> RequestReader.requiredId(members, kind.idField()));
        Actor actor = store.actor(kind, id);
        return checked(actor.definition, actor.checkOf(actor.configuration));
    }

    private record Proposal(String id, ObjectNode configuration) {}

    private Answer checkConfig(ActorKind kind, VendorRequest request) {
        Proposal proposal = request.read(members -> {
            RequestReader.requiredId(members, "workspaceId");
            RequestReader.id(members, kind.idField());
            return new Proposal(
                    RequestReader.requiredId(members, kind.definitionField()),
                    members.object("connectionConfiguration"));
        });
        Definition definition = ActorOperations.definition(kind, proposal.id());
        ActorOperations.checkConfiguration(definition, proposal.configuration());
        Actor unsaved = new Actor(definition, store.newId(), "", "", proposal.configuration(), store.now());
        return checked(definition, unsaved.checkOf(proposal.configuration()));
    }

    private Answer checked(Definition definition, CheckOutcome outcome) {
        ObjectNode json = Json.object();
        json.put("status", outcome.succeeded() ? "succeeded" : "failed");
        if (!outcome.message().isEmpty()) {
            json.put("message", outcome.message());
        }
        ObjectNode job = job(definition.kind().checkJobType(), definition.id(), CHECK_MILLIS, outcome.ran(), null);
        json.set("jobInfo", job);
        return Answer.json(200, json);
    }

    /** These jobs count milliseconds, unlike all others. */
    private ObjectNode job(String type, String configId, long millis, boolean succeeded, @Nullable String logLine) {
        Instant start = store.now();
        ObjectNode json = Json.object();
        json.put("id", store.newId()).put("configType", type).put("configId", configId);
        json.put("createdAt", start.toEpochMilli())
                .put("endedAt", start.plusMillis(millis).toEpochMilli());
        json.put("succeeded", succeeded).put("connectorConfigurationUpdated", false);
        json.set("logs", logs(logLine));
        return json;
    }

    private static ObjectNode logs(@Nullable String logLine) {
        ObjectNode logs = Json.object();
        logs.putArray("logLines");
        if (logLine != null) {
            logs.withArray("logLines").add("discover > starting").add(logLine);
        }
        return logs;
    }

    private record Discovery(String sourceId, boolean fresh, boolean forConnection) {}

    private Answer discover(VendorRequest request) {
        Discovery asked = request.read(members -> {
            if (version.isCurrent()) {
                members.optionalText("priority");
            } else {
                members.flag("notifySchemaChange", false);
            }
            return new Discovery(
                    RequestReader.requiredId(members, "sourceId"),
                    members.flag("disable_cache", false),
                    RequestReader.id(members, "connectionId").isPresent());
        });
        Actor source = store.actor(ActorKind.SOURCE, asked.sourceId());
        if (source.discoveryFailure != null) {
            ObjectNode failed = Json.object();
            failed.set("jobInfo", job("discover_schema", source.id, DISCOVERY_MILLIS, false, source.discoveryFailure));
            return Answer.json(200, failed);
        }
        boolean cached = source.discovered && !asked.fresh();
        source.discovered = true;
        return found(
                source, cached ? cachedJob() : job("discover_schema", source.id, DISCOVERY_MILLIS, true, null), asked);
    }

    /** A cached answer makes a job up that never ran. */
    private ObjectNode cachedJob() {
        ObjectNode json = job("discover_schema", "NoConfiguration", 0, true, null);
        return json.put("createdAt", 0).put("endedAt", 0);
    }

    private static Answer found(Actor source, ObjectNode job, Discovery asked) {
        SourceCatalog catalog = source.catalog;
        String catalogId = source.catalogId;
        return Json.streamed(json -> {
            json.writeStartObject();
            json.writeStringField("catalogId", catalogId);
            json.writeObjectFieldStart("catalog");
            json.writeArrayFieldStart("streams");
            for (int i = 0; i < catalog.size(); i++) {
                json.writeTree(catalog.proposal(i));
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeFieldName("jobInfo");
            json.writeTree(job);
            if (asked.forConnection()) {
                json.writeFieldName("catalogDiff");
                json.writeTree(Json.parse("{\"transforms\": []}"));
                json.writeBooleanField("breakingChange", false);
                json.writeStringField("connectionStatus", "active");
            }
            json.writeEndObject();
        });
    }
}
