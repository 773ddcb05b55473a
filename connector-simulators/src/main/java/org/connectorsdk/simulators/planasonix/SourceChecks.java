package org.connectorsdk.simulators.planasonix;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** How a connection test ends: well, unless the source at that host was made to say otherwise. */
final class SourceChecks {

    private static final int LATENCY_MILLIS = 38;
    private static final Map<String, String> VERSIONS =
            Map.of("postgres", "PostgreSQL 16.2", "mysql", "8.4.0", "snowflake", "8.12.1");

    private static final Map<String, String> HOST_ENDINGS = Map.of(
            ".unreachable.test", "could not connect: no route to host",
            ".timeout.test", "could not connect: timed out",
            ".tls.test", "TLS handshake failed: certificate is not trusted");

    private final Map<String, String> failures = new HashMap<>();
    private final Map<String, String> passwords = new HashMap<>();

    void fail(String host, String message) {
        failures.put(host, message);
    }

    void expectPassword(String host, String password) {
        passwords.put(host, password);
    }

    /** Looks at the settings; a credential's settings stand in for what the connection's own do not say. */
    ObjectNode run(String type, ObjectNode config, Optional<StoredCredential> credential) {
        ObjectNode all = credential
                .map(StoredCredential::config)
                .map(ObjectNode::deepCopy)
                .orElseGet(Bodies::object);
        all.setAll(config);
        String host = text(all, "host");
        String failure = failure(host, text(all, "password"));
        return failure.isEmpty() ? passed(type) : failed(failure);
    }

    private String failure(String host, String password) {
        String told = failures.getOrDefault(host, "");
        if (!told.isEmpty()) {
            return told;
        }
        for (Map.Entry<String, String> ending : HOST_ENDINGS.entrySet()) {
            if (host.endsWith(ending.getKey())) {
                return ending.getValue();
            }
        }
        boolean wrong = !passwords.getOrDefault(host, password).equals(password) || password.contains("invalid");
        return wrong ? "password authentication failed" : "";
    }

    private static String text(ObjectNode object, String name) {
        JsonNode value = object.get(name);
        return value == null ? "" : value.asText();
    }

    private static ObjectNode passed(String type) {
        ObjectNode body = Bodies.object().put("ok", true).put("latencyMs", LATENCY_MILLIS);
        Bodies.putIfPresent(body, "serverVersion", Optional.ofNullable(VERSIONS.get(type)));
        return body.put("message", "Login and SELECT 1 succeeded");
    }

    static ObjectNode failed(String message) {
        return Bodies.object().put("ok", false).put("message", message);
    }
}
