package org.connectorsdk.simulators.planasonix;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.connectorsdk.simulators.Json;

/** How a connection test ends: well, unless the source at that host was made to say otherwise. */
final class SourceChecks {
    private static final int LATENCY_MILLIS = 38;
    private static final Map<String, String> VERSIONS =
            Map.of("postgres", "PostgreSQL 16.2", "mysql", "8.4.0", "snowflake", "8.12.1");

    private static final Map<String, String> HOST_ENDINGS = Map.of(
            ".unreachable.test", "could not connect: no route to host",
            ".timeout.test", "could not connect: timed out",
            ".tls.test", "TLS handshake failed: certificate is not trusted");

    final Map<String, String> failures = new HashMap<>();
    final Map<String, String> passwords = new HashMap<>();

    /** Looks at the settings; a credential's settings stand in for what the connection's own do not say. */
    ObjectNode run(String type, ObjectNode config, Optional<StoredCredential> credential) {
        ObjectNode all = credential
                .map(StoredCredential::config)
                .map(ObjectNode::deepCopy)
                .orElseGet(Json::object);
        all.setAll(config);
        String failure = failure(all.path("host").asText(), all.path("password").asText());
        return failure.isEmpty() ? passed(type) : failed(failure);
    }

    private String failure(String host, String password) {
        if (failures.containsKey(host)) {
            return failures.getOrDefault(host, "");
        }
        for (Map.Entry<String, String> ending : HOST_ENDINGS.entrySet()) {
            if (host.endsWith(ending.getKey())) {
                return ending.getValue();
            }
        }
        boolean wrong = !passwords.getOrDefault(host, password).equals(password) || password.contains("invalid");
        return wrong ? "password authentication failed" : "";
    }

    private static ObjectNode passed(String type) {
        ObjectNode body = Json.object().put("ok", true).put("latencyMs", LATENCY_MILLIS);
        PlanasonixRoutes.putIfPresent(body, "serverVersion", Optional.ofNullable(VERSIONS.get(type)));
        return body.put("message", "Login and SELECT 1 succeeded");
    }

    static ObjectNode failed(String message) {
        return Json.object().put("ok", false).put("message", message);
    }
}
