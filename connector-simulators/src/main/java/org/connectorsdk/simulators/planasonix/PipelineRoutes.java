package org.connectorsdk.simulators.planasonix;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.testkit.simulator.Members;
import org.connectorsdk.testkit.simulator.Refusal;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.wire.Answer;

/**
 * Pipelines, their runs, and the assistant that drafts them, as far as the vendor's own client shows them: its reference does not
 * have them. A run takes a minute and succeeds; drafts are always the same.
 */
final class PipelineRoutes extends PlanasonixRoutes {
    private static final Duration A_MINUTE = Duration.ofMinutes(1);
    private static final List<String> STATUSES = List.of("active", "paused");
    private static final int MOST_RUNS = 50;
    private static final JsonNode DRAFT = Json.parse("""
            {"success": true, "pipelineName": "Drafted pipeline", "description": "", "explanation": "Reads and writes.",
            "nodes": [{"id": "extract"}, {"id": "load"}], "edges": [{"source": "extract", "target": "load"}]}""");
    private static final JsonNode ONE_STEP_MORE = Json.parse(
            "{\"success\": true, \"explanation\": \"One more step.\", \"newNodes\": [{\"id\": \"step\"}], \"newEdges\": []}");
    private static final JsonNode CLARIFICATION = Json.parse("""
            {"success": false, "needsClarification": true, "clarifyingQuestion": "What shall the pipeline do?"}""");

    private record Run(String id, Instant startedAt) {}

    private record Pipeline(String id, String name, String status, JsonNode nodes, JsonNode edges, Deque<Run> runs) {
        /** No nodes at all are a null where the client says so. */
        static Pipeline read(Members members, String id, Optional<Pipeline> former) {
            members.ignoreOthers();
            String status = members.optionalText("status").orElse("active");
            return new Pipeline(
                    id,
                    ConnectionRoutes.notBlank(members, "name"),
                    former.map(Pipeline::status).orElse(status),
                    members.any("nodes").filter(JsonNode::isArray).orElseGet(Json::array),
                    members.any("edges").filter(JsonNode::isArray).orElseGet(Json::array),
                    former.map(Pipeline::runs).orElseGet(ArrayDeque::new));
        }

        Pipeline inStatus(String newStatus) {
            return new Pipeline(id, name, newStatus, nodes, edges, runs);
        }

        ObjectNode json() {
            ObjectNode json = Json.object().put("id", id).put("name", name).put("status", status);
            json.set("nodes", nodes);
            return json.set("edges", edges);
        }
    }

    private final Entries<Pipeline> pipelines = new Entries<>("pipeline", "pl");
    private int started;

    PipelineRoutes(PlanasonixState state) {
        super(state);
    }

    @Override
    void addTo(AccessControl.Api api) {
        Scope read = Scope.PIPELINES_READ;
        Scope write = Scope.PIPELINES_WRITE;
        api.get("pipelines.list", "/pipelines", request -> list(), read);
        api.post("pipelines.create", "/pipelines", this::create, write).succeedsWith(201);
        api.get("pipelines.get", "/pipelines/{id}", request -> shown(200, asked(request)), read);
        api.put("pipelines.update", "/pipelines/{id}", this::update, write);
        api.delete("pipelines.delete", "/pipelines/{id}", this::delete, write).succeedsWith(204);
        api.patch("pipelines.status", "/pipelines/{id}/status", this::changeStatus, write);
        api.post("pipelines.run", "/pipelines/{id}/run", this::run, write);
        api.get("pipelines.runs", "/pipelines/{id}/runs", this::runs, read, "limit");
        api.post("assistant.generate", "/ai/generate-pipeline", PipelineRoutes::generate, write);
        api.post("assistant.enhance", "/ai/enhance-pipeline", PipelineRoutes::enhance, write);
    }

    /** The name of one that is there. */
    String nameOf(String id) {
        return pipelines.get(id).name();
    }

    private Pipeline asked(VendorRequest request) {
        return pipelines.get(request.pathParameter("id"));
    }

    private static Answer shown(int status, Pipeline pipeline) {
        return PlanasonixJson.bare(status, pipeline.json());
    }

    private Answer list() {
        return PlanasonixJson.bare(200, PlanasonixJson.array(pipelines.all(), Pipeline::json));
    }

    private Answer create(VendorRequest request) {
        Pipeline draft = request.read(members -> Pipeline.read(members, "", Optional.empty()));
        return shown(201, pipelines.add(id -> new Pipeline(
                id, draft.name(), draft.status(), draft.nodes(), draft.edges(), draft.runs())));
    }

    private Answer update(VendorRequest request) {
        Pipeline former = asked(request);
        return changed(request.read(members -> Pipeline.read(members, former.id(), Optional.of(former))));
    }

    private Answer changed(Pipeline pipeline) {
        pipelines.put(pipeline.id(), pipeline);
        return shown(200, pipeline);
    }

    private Answer delete(VendorRequest request) {
        pipelines.remove(asked(request).id());
        return Answer.noContent();
    }

    private Answer changeStatus(VendorRequest request) {
        Pipeline pipeline = asked(request);
        return changed(pipeline.inStatus(request.read(members -> {
            String wanted = members.text("status");
            if (members.has("status") && !STATUSES.contains(wanted)) {
                members.refuse("status", "not_allowed");
            }
            return wanted;
        })));
    }

    private Answer run(VendorRequest request) {
        Pipeline pipeline = asked(request);
        request.read(members -> members.optionalObject("parameters"));
        Run run = new Run("run_%06d".formatted(++started), now());
        pipeline.runs().addFirst(run);
        ObjectNode body = Json.object().put("success", true).put("message", "Pipeline started");
        return PlanasonixJson.bare(200, body.put("runId", run.id()));
    }

    private Answer runs(VendorRequest request) {
        Pipeline pipeline = asked(request);
        String limit = request.query("limit").orElse(Integer.toString(MOST_RUNS));
        if (!limit.matches("[1-9][0-9]{0,3}")) {
            throw Refusal.of(Refusal.Kind.BAD_REQUEST, "limit must be a number above zero");
        }
        ArrayNode newest = Json.array();
        pipeline.runs().stream().limit(Integer.parseInt(limit)).forEach(run -> newest.add(json(pipeline, run)));
        return PlanasonixJson.bare(200, newest);
    }

    private ObjectNode json(Pipeline pipeline, Run run) {
        Instant end = run.startedAt().plus(A_MINUTE);
        boolean ended = !now().isBefore(end);
        return Json.object()
                .put("id", run.id())
                .put("pipelineId", pipeline.id())
                .put("status", ended ? "success" : "running")
                .put("startedAt", PlanasonixJson.time(run.startedAt()))
                .put("recordsWritten", ended ? 1 : 0)
                .put("endedAt", ended ? PlanasonixJson.time(end) : null)
                .putNull("errorMessage");
    }

    /** Drafts an extract and a load, or asks back when there is nothing to go by. */
    private static Answer generate(VendorRequest request) {
        String wanted = request.read(members -> members.text("description"));
        ObjectNode draft = DRAFT.deepCopy();
        return PlanasonixJson.bare(200, wanted.isBlank() ? CLARIFICATION : draft.put("description", wanted));
    }

    /** Drafts one more step. */
    private static Answer enhance(VendorRequest request) {
        String wanted = request.read(members -> {
            members.ignoreOthers();
            return members.text("request");
        });
        return PlanasonixJson.bare(200, wanted.isBlank() ? CLARIFICATION : ONE_STEP_MORE);
    }
}
