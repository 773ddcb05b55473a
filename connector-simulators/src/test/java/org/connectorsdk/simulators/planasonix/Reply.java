package org.connectorsdk.simulators.planasonix;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.http.HttpHeaders;

/** An answer: its status, its body as JSON (missing when it is none), its headers. */
record Reply(int status, JsonNode json, String text, HttpHeaders headers) {

    static final JsonNode NO_JSON = MissingNode.getInstance();

    /** A value deep in the body, as text; empty when it is not there. */
    String at(String pointer) {
        return json.at(pointer).asText();
    }

    boolean has(String pointer) {
        return !json.at(pointer).isMissingNode();
    }

    String header(String name) {
        return headers.firstValue(name).orElse("");
    }
}
