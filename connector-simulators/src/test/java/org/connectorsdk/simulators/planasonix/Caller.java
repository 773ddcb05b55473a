package org.connectorsdk.simulators.planasonix;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import org.connectorsdk.simulators.http.PlainAnswer;

/** An HTTP client with a key. Single quotes in bodies stand for double ones. */
record Caller(URI base, String credential) {
    static Caller of(PlanasonixSimulator simulator) {
        return withKey(simulator, key(simulator));
    }

    static String key(PlanasonixSimulator simulator) {
        return requireNonNull(simulator.settings().get("token"));
    }

    static Caller withKey(PlanasonixSimulator simulator, String key) {
        return withHeader(simulator, "Authorization", "Bearer " + key);
    }

    static Caller withHeader(PlanasonixSimulator simulator, String name, String value) {
        return new Caller(simulator.baseUrl(), name + ": " + value);
    }

    static Caller withoutKey(PlanasonixSimulator simulator) {
        return withHeader(simulator, "X-Nothing", "nothing");
    }

    Reply get(String path) {
        return send("GET", path, "");
    }

    Reply post(String path, String body) {
        return send("POST", path, body);
    }

    Reply put(String path, String body) {
        return send("PUT", path, body);
    }

    Reply delete(String path) {
        return send("DELETE", path, "");
    }

    Reply send(String method, String path, String body) {
        String type = body.isEmpty() ? "Accept: application/json" : "Content-Type: application/json";
        try {
            return Reply.of(PlainAnswer.to(base, method, path, body.replace('\'', '"'), credential, type));
        } catch (IOException e) {
            throw new UncheckedIOException("no answer to " + method + " " + path, e);
        }
    }
}
