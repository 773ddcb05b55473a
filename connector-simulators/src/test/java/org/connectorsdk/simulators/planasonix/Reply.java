package org.connectorsdk.simulators.planasonix;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.simulators.http.PlainAnswer;

/** An answer: its status, its body as JSON (missing when it is none). */
record Reply(int status, JsonNode json, PlainAnswer raw) {
    static Reply of(PlainAnswer answer) {
        boolean isJson = answer.header("Content-Type").startsWith("application/json");
        return new Reply(answer.status(), isJson ? Json.parse(answer.text()) : MissingNode.getInstance(), answer);
    }

    /** A value deep in the body, as text; empty when it is not there. */
    String at(String pointer) {
        return json.at(pointer).asText();
    }

    boolean has(String pointer) {
        return !json.at(pointer).isMissingNode();
    }

    /** The values of a member, wherever it is in the body. */
    List<String> all(String member) {
        return json.findValuesAsText(member);
    }

    String text() {
        return raw.text();
    }

    String header(String name) {
        return raw.header(name);
    }
}
