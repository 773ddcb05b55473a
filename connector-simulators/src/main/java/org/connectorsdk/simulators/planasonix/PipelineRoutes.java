package org.connectorsdk.simulators.planasonix;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.testkit.simulator.Members;
import org.connectorsdk.testkit.simulator.Refusal;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.wire.Answer;

/**
 * Pipelines, their runs, and the assistant that drafts them, as far as the vendor's own client shows them: its
 * reference does not have them. A run takes a minute and succeeds; drafts are always the same.
 */
final class PipelineRoutes extends PlanasonixRoutes {
    private static final Duration A_MINUTE = Duration.ofMinutes(1);
    private static final List<String> STATUSES = List.of("active", "paused");
    private static final int MOST_RUNS = 50;
    private static final JsonNode ASSISTANT = Json.resource(PipelineRoutes.class, "assistant.json");

    private record Run(String id, Instant startedAt) {}

    private final Entries<ObjectNode> pipelines = new Entries<>("pipeline", "pl");
    private final Map<String, Deque<Run>> runs = new HashMap<>();
    private int started;

    PipelineRoutes(PlanasonixState state) {
        super(state);
    }

    @Override
    void addTo(AccessControl.Api api) {
        Scope read = Scope.PIPELINES_READ;
        Scope write = Scope.PIPELINES_WRITE;
        String one = "/pipelines/{id}";
        api.get("pipelines.list", "/pipelines", request -> shown(Json.array().addAll(pipelines.all())), read);
        api.post("pipelines.create", "/pipelines", this::create, write).succeedsWith(201);
        api.get("pipelines.get", one, request -> shown(asked(request)), read);
        api.put("pipelines.update", one, this::update, write);
        api.delete("pipelines.delete", one, this::delete, write).succeedsWith(204);
        api.patch("pipelines.status", one + "/status", this::changeStatus, write);
        api.post("pipelines.run", one + "/run", this::run, write);
        api.get("pipelines.runs", one + "/runs", this::runs, read, "limit");
        api.post("assistant.generate", "/ai/generate-pipeline", PipelineRoutes::generate, write);
        api.post("assistant.enhance", "/ai/enhance-pipeline", PipelineRoutes::enhance, write);
    }

    /** The name of one that is there. */
    String nameOf(String id) {
        return pipelines.get(id).path("name").textValue();
    }

    private ObjectNode asked(VendorRequest request) {
        return pipelines.get(request.pathParameter("id"));
    }

    private static Answer shown(JsonNode body) {
        return bare(200, body);
    }

    /** What a request says of a pipeline; its status counts when it is new. */
    private static ObjectNode read(Members members) {
        members.ignoreOthers();
        ObjectNode read = Json.object().put("name", ConnectionRoutes.notBlank(members, "name"));
        read.put("status", members.optionalText("status").orElse("active"));
        return read.<ObjectNode>set("nodes", array(members, "nodes")).set("edges", array(members, "edges"));
    }

    /** No nodes at all are a null where the client says so. */
    private static JsonNode array(Members members, String name) {
        return members.any(name).filter(JsonNode::isArray).orElseGet(Json::array);
    }

    private Answer create(VendorRequest request) {
        ObjectNode read = request.read(PipelineRoutes::read);
        return bare(201, pipelines.add(id -> Json.object().put("id", id).setAll(read)));
    }

    private Answer update(VendorRequest request) {
        ObjectNode pipeline = asked(request);
        ObjectNode read = request.read(PipelineRoutes::read);
        read.set("status", pipeline.get("status"));
        return shown(pipeline.setAll(read));
    }

    private Answer delete(VendorRequest request) {
        asked(request);
        pipelines.remove(request.pathParameter("id"));
        return Answer.noContent();
    }

    private Answer changeStatus(VendorRequest request) {
        ObjectNode pipeline = asked(request);
        return shown(pipeline.put("status", request.<String>read(members -> {
            String wanted = members.text("status");
            if (members.has("status") && !STATUSES.contains(wanted)) {
                members.refuse("status", "not_allowed");
            }
            return wanted;
        })));
    }

    private Deque<Run> runsOf(VendorRequest request) {
        return runs.computeIfAbsent(asked(request).path("id").textValue(), id -> new ArrayDeque<>());
    }

    private Answer run(VendorRequest request) {
        Deque<Run> earlier = runsOf(request);
        request.read(members -> members.optionalObject("parameters"));
        Run run = new Run("run_%06d".formatted(++started), now());
        earlier.addFirst(run);
        ObjectNode body = Json.object().put("success", true).put("message", "Pipeline started");
        return shown(body.put("runId", run.id()));
    }

    private Answer runs(VendorRequest request) {
        Deque<Run> found = runsOf(request);
        String limit = request.query("limit").orElse(Integer.toString(MOST_RUNS));
        if (!limit.matches("[1-9][0-9]{0,3}")) {
            throw Refusal.of(Refusal.Kind.BAD_REQUEST, "limit must be a number above zero");
        }
        List<Run> newest = found.stream().limit(Integer.parseInt(limit)).toList();
        return shown(array(newest, run -> json(request.pathParameter("id"), run)));
    }

    private ObjectNode json(String pipeline, Run run) {
        Instant end = run.startedAt().plus(A_MINUTE);
        boolean ended = !now().isBefore(end);
        return Json.object()
                .put("id", run.id())
                .put("pipelineId", pipeline)
                .put("status", ended ? "success" : "running")
                .put("startedAt", time(run.startedAt()))
                .put("recordsWritten", ended ? 1 : 0)
                .put("endedAt", ended ? time(end) : null)
                .putNull("errorMessage");
    }

    /** Drafts an extract and a load, or asks back when there is nothing to go by. */
    private static Answer generate(VendorRequest request) {
        String wanted = request.read(members -> members.text("description"));
        ObjectNode draft = ASSISTANT.get("pipeline").deepCopy();
        return shown(wanted.isBlank() ? ASSISTANT.get("question") : draft.put("description", wanted));
    }

    /** Drafts one more step. */
    private static Answer enhance(VendorRequest request) {
        String wanted = request.read(members -> {
            members.ignoreOthers();
            return members.text("request");
        });
        return shown(ASSISTANT.get(wanted.isBlank() ? "question" : "step"));
    }
}
