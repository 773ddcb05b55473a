package org.connectorsdk.simulators.hotdata;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.simulators.hotdata.model.ConnectionEntry;
import org.connectorsdk.simulators.hotdata.model.HotdataWorkspace;
import org.connectorsdk.simulators.hotdata.model.SecretEntry;

/**
 * Whether a source can be reached: decided by the ending of its host name, and by its credential.
 *
 * <p>A host that ends in {@code .unreachable.test} does not answer, one in {@code .timeout.test} answers too late, one
 * in {@code .tls.test} has a certificate that nobody trusts, one in {@code .unknown.test} has no address. A credential
 * that contains {@code invalid} is turned away.
 */
final class SourceProbe {
    private static final Map<String, String> HOSTS = Map.of(
            ".unreachable.test", "connection failed: host did not answer",
            ".timeout.test", "connection failed: timed out",
            ".tls.test", "connection failed: certificate verify failed",
            ".unknown.test", "connection failed: failed to lookup address information");

    private SourceProbe() {}

    /** What the source says, in one line, empty when all is well. */
    static Optional<String> failure(HotdataWorkspace workspace, ConnectionEntry connection) {
        String host = connection.configText("host").toLowerCase(Locale.ROOT);
        Optional<String> unreachable = HOSTS.entrySet().stream()
                .filter(ending -> host.endsWith(ending.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
        if (unreachable.isPresent()) {
            return unreachable;
        }
        Optional<String> credential =
                connection.secretId().flatMap(workspace::secretById).map(SecretEntry::value);
        if (credential.filter(value -> value.contains("invalid")).isPresent()) {
            return Optional.of("authentication failed: password authentication failed for user \""
                    + connection.configText("user") + "\"");
        }
        return connection.sourceType().equals("snowflake")
                ? credential.flatMap(SourceProbe::snowflakeProblem)
                : Optional.empty();
    }

    /** Snowflake's credential has to be JSON; what came inline is stored as bare text and cannot be read. */
    private static Optional<String> snowflakeProblem(String credential) {
        Optional<String> problem = Optional.of("invalid credential: expected JSON with password or private_key");
        try {
            JsonNode json = Json.parse(credential);
            return json.has("password") || json.has("private_key") ? Optional.empty() : problem;
        } catch (IllegalArgumentException notJson) {
            return problem;
        }
    }
}
