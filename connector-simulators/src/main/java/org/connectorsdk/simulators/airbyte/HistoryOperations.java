package org.connectorsdk.simulators.airbyte;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.simulators.airbyte.ResourceQuery.Rows;
import org.connectorsdk.simulators.airbyte.ResourceQuery.TimeWindow;
import org.connectorsdk.testkit.simulator.Members;
import org.connectorsdk.testkit.simulator.RouteGroup;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.wire.Answer;

/** What became of a connection, told from its jobs: progress, history, events, and schemas that it takes over. */
final class HistoryOperations extends AirbyteOperations {
    private static final long PAGE = 20;

    HistoryOperations(Store store) {
        super(store);
    }

    void declare(RouteGroup api) {
        api.post("sync-progress", "/connections/sync_progress", this::progress);
        api.post("stream-history", "/connections/stream_history", this::history);
        api.post("list-connection-events", "/connections/events/list", this::events);
        api.post("last-job-per-stream", "/connections/last_job_per_stream", this::lastJobs);
        api.post("apply-schema-changes", "/connections/apply_schema_changes", this::applyChanges)
                .succeedsWith(204);
    }

    private List<SimulatedJob> jobs(Link link) {
        return store.jobs().list(job -> job.connectionId.equals(link.id));
    }

    private Answer progress(VendorRequest request) {
        Link link = store.link(ConnectionOperations.connectionId(request));
        Optional<SimulatedJob> running = store.jobs().running(link);
        ObjectNode json = Json.object().put("connectionId", link.id);
        String type = running.map(job -> job.type).orElse("sync");
        ArrayNode streams = json.put("configType", type).putArray("streams");
        running.ifPresent(job -> {
            List<Map.Entry<String, String>> all = link.streams();
            json.put("jobId", job.id).put("syncStartedAt", job.startedAt().getEpochSecond());
            count(json, job, 1);
            all.forEach(stream ->
                    count(named(streams.addObject(), stream), job, all.size()).put("configType", type));
        });
        return Answer.json(200, json);
    }

    private ObjectNode count(ObjectNode json, SimulatedJob job, int parts) {
        long records = job.recordsSoFar(store.now()) / parts;
        long bytes = job.bytesSoFar(store.now()) / parts;
        json.put("recordsEmitted", records).put("recordsCommitted", records).put("recordsRejected", 0);
        return json.put("bytesEmitted", bytes).put("bytesCommitted", bytes);
    }

    private static ObjectNode named(ObjectNode json, Map.Entry<String, String> stream) {
        json.put("streamName", stream.getValue());
        return stream.getKey().isEmpty() ? json : json.put("streamNamespace", stream.getKey());
    }

    private Answer history(VendorRequest request) {
        Map.Entry<String, String> asked =
                request.read(members -> Map.entry(Draft.requiredId(members, "connectionId"), members.text("timezone")));
        Link link = store.link(asked.getKey());
        ZoneId zone = zone(asked.getValue());
        List<Map.Entry<String, String>> streams = link.streams();
        ArrayNode json = Json.array();
        for (SimulatedJob job : jobs(link)) {
            if (job.type.equals("sync") && job.status(store.now()).equals("succeeded")) {
                long day = job.updatedAt(store.now())
                        .atZone(zone)
                        .toLocalDate()
                        .atStartOfDay(zone)
                        .toEpochSecond();
                streams.forEach(stream -> named(json.addObject().put("timestamp", day), stream)
                        .put("recordsCommitted", job.recordsSoFar(store.now()) / streams.size()));
            }
        }
        return Answer.json(200, json);
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException noSuchZone) {
            throw Refusals.unprocessable("There is no such time zone.");
        }
    }

    private record EventQuery(String connectionId, List<String> types, TimeWindow window, Rows rows) {
        static EventQuery read(Members members) {
            return new EventQuery(
                    Draft.requiredId(members, "connectionId"),
                    members.texts("eventTypes"),
                    TimeWindow.read(members, "createdAt"),
                    Rows.read(members, PAGE));
        }
    }

    private Answer events(VendorRequest request) {
        EventQuery query = request.read(EventQuery::read);
        Link link = store.link(query.connectionId());
        List<ObjectNode> all = new ArrayList<>();
        for (SimulatedJob job : jobs(link)) {
            if (job.type.equals("sync") || job.type.equals("refresh")) {
                String status = job.status(store.now());
                if (job.isOver(store.now()) && !status.equals("running")) {
                    add(all, query, event(job, status, job.updatedAt(store.now())));
                }
                add(all, query, event(job, "started", job.createdAt));
            }
        }
        ObjectNode json = Json.object();
        json.putArray("events").addAll(query.rows().of(all));
        return Answer.json(200, json);
    }

    private static void add(List<ObjectNode> events, EventQuery query, ObjectNode event) {
        boolean typed = query.types().isEmpty()
                || query.types().contains(event.path("eventType").asText());
        if (typed && query.window().admits(event.path("createdAt").asLong())) {
            events.add(event);
        }
    }

    private ObjectNode event(SimulatedJob job, String what, Instant when) {
        String type = (job.type + "_" + what).toUpperCase(Locale.ROOT);
        UUID id = UUID.nameUUIDFromBytes((job.id + type).getBytes(StandardCharsets.UTF_8));
        ObjectNode json = Json.object().put("id", id.toString()).put("connectionId", job.connectionId);
        json.put("eventType", type).put("createdAt", when.getEpochSecond());
        json.putObject("summary").put("jobId", job.id);
        if (what.equals("started")) {
            json.putObject("user").put("id", store.user()).put("name", "Reader").put("isDeleted", false);
        }
        return json;
    }

    private Answer lastJobs(VendorRequest request) {
        Link link = store.link(ConnectionOperations.connectionId(request));
        ArrayNode json = Json.array();
        jobs(link).stream()
                .filter(job -> job.isOver(store.now()))
                .findFirst()
                .ifPresent(job -> link.streams().forEach(stream -> {
                    ObjectNode last = named(json.addObject(), stream).put("jobId", job.id);
                    last.put("configType", job.type).put("jobStatus", job.status(store.now()));
                    int parts = link.streams().size();
                    last.put("recordsCommitted", job.recordsSoFar(store.now()) / parts);
                    last.put("bytesCommitted", job.bytesSoFar(store.now()) / parts);
                    last.put("startedAt", job.startedAt().getEpochSecond());
                    last.put("endedAt", job.updatedAt(store.now()).getEpochSecond());
                }));
        return Answer.json(200, json);
    }

    /** Takes the schema and says nothing: an answer 204 has no room for what was taken over. */
    private Answer applyChanges(VendorRequest request) {
        String connectionId = request.read(members -> {
            members.object("catalog");
            Draft.requiredId(members, "catalogId");
            Draft.requiredId(members, "workspaceId");
            return Draft.requiredId(members, "connectionId");
        });
        store.link(connectionId);
        return Answer.noContent();
    }
}
