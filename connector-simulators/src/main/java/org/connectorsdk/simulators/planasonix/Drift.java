package org.connectorsdk.simulators.planasonix;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.wire.Answer;

/** Lets the vendor speak as a later version of itself might: with words and members that nobody knows yet. */
final class Drift {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> FREE_FORM = List.of("config", "params");
    private static final List<String> TYPED = List.of("columns", "tables");

    private final PlanasonixTenant tenant;

    Drift(PlanasonixTenant tenant) {
        this.tenant = tenant;
    }

    Answer apply(VendorRequest request, Answer answer) {
        boolean changes = tenant.usesFutureWords() || tenant.sendsFutureMembers();
        if (!changes || !answer.header("Content-Type").orElse("").startsWith("application/json")) {
            return answer;
        }
        try {
            JsonNode body = JSON.readTree(answer.bodyBytes());
            drift(body, "");
            return answer.body(body.toString().getBytes(StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the simulator answered no JSON", e);
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory cannot fail to be read", e);
        }
    }

    private void drift(JsonNode node, String name) {
        if (FREE_FORM.contains(name)) {
            return;
        }
        if (node.isArray()) {
            node.forEach(element -> drift(element, name));
        }
        if (node instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> member : object.properties()) {
                drift(member.getValue(), member.getKey());
            }
            if (tenant.usesFutureWords() && TYPED.contains(name) && object.has("type")) {
                object.put("type", "HYPERCUBE");
            }
            if (tenant.sendsFutureMembers()) {
                object.putObject("x_future").putArray("values").add(1).addNull();
            }
        }
    }
}
