package org.connectorsdk.simulators.fivetran;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.connectorsdk.simulators.Json;

/**
 * A part of the test of a connection.
 *
 * @param title what is tried
 * @param status the vendor's word, such as {@code PASSED}
 * @param message the vendor's explanation; empty for none
 * @param details any JSON; empty for none
 * @since 0.1.0
 */
public record SetupTest(String title, String status, String message, Optional<JsonNode> details) {
    static final String PASSED = "PASSED";
    static final String SKIPPED = "SKIPPED";
    static final String FAILED = "FAILED";

    private static final List<String> TITLES =
            List.of("Connecting to host", "Validating certificate", "Validating login");

    /**
     * A part without details.
     *
     * @param title what is tried
     * @param status the vendor's word
     * @param message the vendor's explanation; empty for none
     * @return the part
     */
    public static SetupTest of(String title, String status, String message) {
        return new SetupTest(title, status, message, Optional.empty());
    }

    boolean failed() {
        return status.equals(FAILED) || status.equals("JOB_FAILED");
    }

    ObjectNode shown() {
        ObjectNode shown = Json.object().put("title", title).put("status", status);
        if (!message.isEmpty()) {
            shown.put("message", message);
        }
        details.ifPresent(content -> shown.set("details", content));
        return shown;
    }

    /** What a test finds: as scripted, or by the host and the password of the connection. */
    static List<SetupTest> of(StoredConnection connection, boolean trusted) {
        return connection.scriptedTests.orElseGet(() -> byConfig(connection, trusted));
    }

    private static List<SetupTest> byConfig(StoredConnection connection, boolean trusted) {
        String host = connection.config.path("host").asText();
        if (host.endsWith(".unreachable.test")) {
            return failing(0, "The host name could not be resolved", Optional.empty());
        }
        if (host.endsWith(".timeout.test")) {
            return failing(0, "The host did not answer in time", Optional.empty());
        }
        if (host.endsWith(".tls.test") && !trusted) {
            JsonNode certificate =
                    Json.array().add(Json.object().put("name", "CN=" + host).put("hash", "c2FtcGxlLWNlcnQ="));
            return failing(1, "The certificate is not trusted", Optional.of(certificate));
        }
        boolean bad = connection.config.path("password").asText().contains("invalid");
        return failing(bad ? 2 : TITLES.size(), "The login was refused", Optional.empty());
    }

    /** What comes before passes, what comes after is skipped. */
    private static List<SetupTest> failing(int at, String message, Optional<JsonNode> details) {
        List<SetupTest> tests = new ArrayList<>();
        for (int i = 0; i < TITLES.size(); i++) {
            String title = TITLES.get(i);
            tests.add(
                    i == at
                            ? new SetupTest(title, FAILED, message, details)
                            : of(title, i < at ? PASSED : SKIPPED, ""));
        }
        return tests;
    }
}
