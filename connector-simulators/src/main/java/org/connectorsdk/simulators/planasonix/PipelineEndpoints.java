package org.connectorsdk.simulators.planasonix;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.connectorsdk.testkit.simulator.Members;
import org.connectorsdk.testkit.simulator.Refusal;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.wire.Answer;

/**
 * Pipelines, their runs, and the assistant that drafts them, as far as the vendor's own client shows them: its reference does not
 * have them. A run takes a minute and succeeds.
 */
final class PipelineEndpoints {

    private static final Duration A_MINUTE = Duration.ofMinutes(1);
    private static final List<String> STATUSES = List.of("active", "paused");
    private static final int MOST_RUNS = 50;

    private record Run(String id, Instant startedAt) {}

    private static final class Pipeline {
        private final String id;
        private final Deque<Run> runs = new ArrayDeque<>();
        private String name;
        private String status;
        private JsonNode nodes = Bodies.array();
        private JsonNode edges = Bodies.array();

        private Pipeline(String id, String name, String status) {
            this.id = id;
            this.name = name;
            this.status = status;
        }

        private ObjectNode json() {
            ObjectNode json = Bodies.object().put("id", id).put("name", name).put("status", status);
            json.set("nodes", nodes);
            json.set("edges", edges);
            return json;
        }
    }

    private record Draft(String name, String status, JsonNode nodes, JsonNode edges) {

        static Draft read(Members members) {
            members.ignoreOthers();
            return new Draft(
                    ConnectionEndpoints.notBlank(members, "name"),
                    members.optionalText("status").orElse("active"),
                    array(members, "nodes"),
                    array(members, "edges"));
        }

        /** No nodes at all are a null where the client says so. */
        private static JsonNode array(Members members, String name) {
            return members.any(name).filter(JsonNode::isArray).orElseGet(Bodies::array);
        }
    }

    private final Map<String, Pipeline> pipelines = new LinkedHashMap<>();
    private final InstantSource clock;
    private int created;
    private int started;

    PipelineEndpoints(InstantSource clock) {
        this.clock = clock;
    }

    /** The name of one that is there. */
    String nameOf(String id) {
        return pipeline(id).name;
    }

    private Pipeline pipeline(String id) {
        Pipeline pipeline = pipelines.get(id);
        if (pipeline == null) {
            throw Refusal.of(Refusal.Kind.NOT_FOUND, "No pipeline " + id);
        }
        return pipeline;
    }

    private Pipeline asked(VendorRequest request) {
        return pipeline(request.pathParameter("id"));
    }

    Answer list(VendorRequest request) {
        ArrayNode all = Bodies.array();
        pipelines.values().forEach(pipeline -> all.add(pipeline.json()));
        return Bodies.bare(200, all);
    }

    Answer create(VendorRequest request) {
        Draft draft = request.read(Draft::read);
        Pipeline pipeline = new Pipeline("pl_%06d".formatted(++created), draft.name(), draft.status());
        pipelines.put(pipeline.id, pipeline);
        return changed(201, pipeline, draft);
    }

    Answer get(VendorRequest request) {
        return Bodies.bare(200, asked(request).json());
    }

    Answer update(VendorRequest request) {
        Pipeline pipeline = asked(request);
        Draft draft = request.read(Draft::read);
        pipeline.name = draft.name();
        return changed(200, pipeline, draft);
    }

    private static Answer changed(int status, Pipeline pipeline, Draft draft) {
        pipeline.nodes = draft.nodes();
        pipeline.edges = draft.edges();
        return Bodies.bare(status, pipeline.json());
    }

    Answer delete(VendorRequest request) {
        pipelines.remove(asked(request).id);
        return Answer.noContent();
    }

    Answer changeStatus(VendorRequest request) {
        Pipeline pipeline = asked(request);
        pipeline.status = request.read(members -> {
            String wanted = members.text("status");
            if (members.has("status") && !STATUSES.contains(wanted)) {
                members.refuse("status", "not_allowed");
            }
            return wanted;
        });
        return Bodies.bare(200, pipeline.json());
    }

    Answer run(VendorRequest request) {
        Pipeline pipeline = asked(request);
        request.read(members -> members.optionalObject("parameters"));
        Run run = new Run("run_%06d".formatted(++started), clock.instant());
        pipeline.runs.addFirst(run);
        return Bodies.bare(
                200,
                Bodies.object()
                        .put("success", true)
                        .put("message", "Pipeline started")
                        .put("runId", run.id()));
    }

    Answer runs(VendorRequest request) {
        Pipeline pipeline = asked(request);
        String limit = request.query("limit").orElse(Integer.toString(MOST_RUNS));
        if (!limit.matches("[1-9][0-9]{0,3}")) {
            throw Refusal.of(Refusal.Kind.BAD_REQUEST, "limit must be a number above zero");
        }
        ArrayNode newest = Bodies.array();
        pipeline.runs.stream().limit(Integer.parseInt(limit)).forEach(run -> newest.add(json(pipeline, run)));
        return Bodies.bare(200, newest);
    }

    private ObjectNode json(Pipeline pipeline, Run run) {
        Instant end = run.startedAt().plus(A_MINUTE);
        boolean ended = !clock.instant().isBefore(end);
        ObjectNode json = Bodies.object()
                .put("id", run.id())
                .put("pipelineId", pipeline.id)
                .put("status", ended ? "success" : "running")
                .put("startedAt", Bodies.time(run.startedAt()))
                .put("recordsWritten", ended ? 1 : 0)
                .putNull("endedAt")
                .putNull("errorMessage");
        return ended ? json.put("endedAt", Bodies.time(end)) : json;
    }

    /** Drafts an extract and a load, or asks back when there is nothing to go by. */
    Answer generate(VendorRequest request) {
        String wanted = request.read(members -> members.text("description"));
        if (wanted.isBlank()) {
            return clarification();
        }
        ObjectNode draft = Bodies.object().put("success", true).put("pipelineName", "Drafted pipeline");
        draft.put("description", wanted).put("explanation", "Reads and writes.");
        ArrayNode nodes = draft.putArray("nodes");
        nodes.addObject().put("id", "extract");
        nodes.addObject().put("id", "load");
        draft.putArray("edges").addObject().put("source", "extract").put("target", "load");
        return Bodies.bare(200, draft);
    }

    /** Drafts one more step. */
    Answer enhance(VendorRequest request) {
        String wanted = request.read(members -> {
            members.ignoreOthers();
            return members.text("request");
        });
        if (wanted.isBlank()) {
            return clarification();
        }
        ObjectNode draft = Bodies.object().put("success", true).put("explanation", "One more step.");
        draft.putArray("newNodes").addObject().put("id", "step");
        draft.putArray("newEdges");
        return Bodies.bare(200, draft);
    }

    private static Answer clarification() {
        return Bodies.bare(
                200,
                Bodies.object()
                        .put("success", false)
                        .put("needsClarification", true)
                        .put("clarifyingQuestion", "What shall the pipeline do?"));
    }
}
