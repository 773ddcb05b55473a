package org.connectorsdk.verification.findings.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.connectorsdk.testkit.wire.Answer;

/** The answers to starts, of whatever vendor: where the id stands in them, and what else does. */
final class StartAnswers {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> ENVELOPES = Set.of("data", "job", "backfill");
    private static final Set<String> IDS = Set.of("id", "jobId", "job_id");
    /** What an answer says of another object than the job is for another finding. */
    private static final Set<String> OF_OTHERS = Set.of("configId", "connectionId", "connection_id");

    private StartAnswers() {}

    static ObjectNode tree(Answer answer) {
        try {
            return (ObjectNode) JSON.readTree(answer.bodyBytes());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The id of the job, as text. */
    static String id(JsonNode node) {
        for (String envelope : ENVELOPES) {
            if (node.path(envelope).isObject()) {
                return id(node.path(envelope));
            }
        }
        return IDS.stream()
                .map(node::path)
                .filter(JsonNode::isValueNode)
                .findFirst()
                .orElseThrow()
                .asText();
    }

    /** Takes away every member but the id. */
    static void strip(ObjectNode node) {
        others(node).forEach(member -> member.parent().remove(member.name()));
    }

    /** Puts something else in the place of every member but the id. */
    static void spoil(ObjectNode node, JsonNode by) {
        others(node).forEach(member -> member.parent().set(member.name(), by));
    }

    private record Member(ObjectNode parent, String name) {}

    private static List<Member> others(ObjectNode node) {
        List<Member> all = new ArrayList<>();
        node.properties().forEach(entry -> {
            if (ENVELOPES.contains(entry.getKey()) && entry.getValue() instanceof ObjectNode inner) {
                all.addAll(others(inner));
            } else if (!IDS.contains(entry.getKey()) && !OF_OTHERS.contains(entry.getKey())) {
                all.add(new Member(node, entry.getKey()));
            }
        });
        return all;
    }
}
