package org.connectorsdk.simulators.hotdata;

import static org.connectorsdk.simulators.hotdata.model.HotdataErrors.badRequest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.connectorsdk.simulators.hotdata.ConnectionRoutes.NewConnection;
import org.connectorsdk.simulators.hotdata.model.HotdataErrors;
import org.connectorsdk.simulators.hotdata.model.HotdataWorkspace;
import org.connectorsdk.simulators.hotdata.model.SecretEntry;

/** How the credential of a new connection becomes a secret. */
final class Credentials {
    private static final List<String> INLINE = List.of("password", "token", "bearer_token", "credentials_json");
    private static final int NAME_LIMIT = 106;
    private static final int CLASHES = 999;

    private final HotdataWorkspace workspace;

    Credentials(HotdataWorkspace workspace) {
        this.workspace = workspace;
    }

    /** Takes the credential out of the configuration and gives the secret that the connection is to use. */
    Optional<SecretEntry> settle(NewConnection wanted, ObjectNode config) {
        if (wanted.secretName().isPresent() && wanted.secretId().isPresent()) {
            throw badRequest("secret_name and secret_id are mutually exclusive");
        }
        refuseTokenForGlue(config);
        if (wanted.secretName().isPresent()) {
            SecretEntry secret = workspace
                    .secret(wanted.secretName().get().toLowerCase(Locale.ROOT))
                    .orElseThrow(
                            () -> badRequest("secret '" + wanted.secretName().get() + "' not found"));
            config.remove(INLINE);
            return Optional.of(secret);
        }
        Optional<SecretEntry> named = wanted.secretId().map(this::existing);
        Optional<SecretEntry> inline = takeInline(wanted.name(), config);
        return named.or(() -> inline);
    }

    private SecretEntry existing(String secretId) {
        return workspace
                .secretById(secretId)
                .orElseThrow(() -> badRequest("secret with id '" + secretId + "' not found"));
    }

    private static void refuseTokenForGlue(ObjectNode config) {
        boolean token = config.has("token") || config.has("bearer_token");
        if (token && config.path("catalog_type").path("type").asText("").equals("glue")) {
            throw badRequest("a glue catalog takes no inline token");
        }
    }

    private Optional<SecretEntry> takeInline(String connectionName, ObjectNode config) {
        for (String field : INLINE) {
            JsonNode value = config.path(field);
            if (value.isTextual() && !value.textValue().isEmpty()) {
                config.remove(field);
                return Optional.of(workspace.addSecret(freeName(connectionName, field), value.textValue()));
            }
        }
        return Optional.empty();
    }

    private String freeName(String connectionName, String field) {
        String full = "conn-" + normalised(connectionName) + "-" + field;
        String name = full.substring(0, Math.min(full.length(), NAME_LIMIT));
        for (int clash = 0; clash <= CLASHES; clash++) {
            String candidate = clash == 0 ? name : name + "-" + clash;
            if (workspace.secret(candidate).isEmpty()) {
                return candidate;
            }
        }
        throw HotdataErrors.conflict("no free secret name for '" + name + "'");
    }

    private static String normalised(String name) {
        StringBuilder normalised = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean kept = c < 128 && (Character.isLetterOrDigit(c) || c == '_' || c == '-');
            normalised.append(kept ? Character.toLowerCase(c) : Character.isWhitespace(c) ? '-' : '_');
        }
        return normalised.toString();
    }
}
