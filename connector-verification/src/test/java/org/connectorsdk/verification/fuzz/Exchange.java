package org.connectorsdk.verification.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.connectorsdk.verification.wire.Message;

/**
 * A request and the honest answer to it.
 *
 * @param request the request
 * @param answer the answer
 * @param write whether it changes anything
 */
record Exchange(Message request, Message answer, boolean write) {
    private static final Set<String> FRAMING = Set.of("transfer-encoding", "content-length", "connection");

    /** {@return what tells requests apart} */
    static String key(Message request) {
        return request.method() + " " + request.target() + " "
                + new String(request.content(), StandardCharsets.ISO_8859_1);
    }

    /** {@return what is left of that when the details differ} */
    static String place(Message request) {
        return request.method() + " " + request.path();
    }

    String key() {
        return key(request);
    }

    String text() {
        return new String(answer.content(), StandardCharsets.UTF_8);
    }

    /** {@return the headers of the answer that say nothing about its length, each with its line end} */
    String headers() {
        StringBuilder headers = new StringBuilder();
        answer.headers().forEach((name, value) -> {
            if (!FRAMING.contains(name)) {
                headers.append(name).append(": ").append(value).append("\r\n");
            }
        });
        return headers.toString();
    }
}
