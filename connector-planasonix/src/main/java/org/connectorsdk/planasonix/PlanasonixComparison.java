package org.connectorsdk.planasonix;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.connectorsdk.api.json.JsonArray;
import org.connectorsdk.api.json.JsonNull;
import org.connectorsdk.api.json.JsonNumber;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.api.text.SecretNames;
import org.connectorsdk.api.text.SecretSettings;
import org.connectorsdk.planasonix.wire.ConnectionWires.ConnectionWire;
import org.jspecify.annotations.Nullable;

/**
 * What was written, beside what the server says that it has. A server that speaks the other dialect takes no notice of settings that it
 * does not know, and answers success: so every write is compared with its answer. Secrets are left out, as no server has to show them.
 *
 * @param dialect in which it was written
 * @param name the name; null when none was sent
 * @param type the type; null when none was sent
 * @param settings the settings as they were sent, without secrets
 * @param credentialId the credential; null when none was sent
 * @param secrets the names of the secrets that were sent among the settings
 */
record PlanasonixComparison(
        PlanasonixDialect dialect,
        @Nullable String name,
        @Nullable String type,
        JsonObject settings,
        @Nullable String credentialId,
        Set<String> secrets) {

    /** {@return whether an answer tells so little that the connection has to be read to compare it} */
    boolean needsMore(ConnectionWire answer) {
        return (answer.settings() == null && !wanted().isEmpty())
                || (answer.name() == null && name != null)
                || (answer.type() == null && type != null)
                || (answer.credentialId() == null && credentialId != null);
    }

    /** {@return the settings that were sent to be there afterwards} */
    private JsonObject wanted() {
        JsonObject.Builder wanted = JsonObject.builder();
        settings.members().forEach((member, value) -> {
            if (!(value instanceof JsonNull) && !SecretNames.isSecret(member)) {
                wanted.set(member, value);
            }
        });
        return wanted.build();
    }

    /** {@return what of the request is not in the answer, in words for the connection's warnings} */
    List<String> warnings(ConnectionWire answer) {
        List<String> warnings = new ArrayList<>();
        differs("name", name, answer.name(), warnings);
        differs("type", type, answer.type(), warnings);
        differs("credential", credentialId, answer.credentialId(), warnings);
        JsonObject kept = answer.settings() == null ? JsonObject.empty() : answer.settings();
        JsonObject wanted = wanted();
        boolean isLost = wanted.isEmpty()
                ? isOfTheReference(answer)
                : wanted.names().stream().noneMatch(kept::has);
        if (isLost) {
            warnings.add(
                    "the server kept no " + dialect.member() + "; it seems to speak the other dialect: set dialect="
                            + dialect.other().setting());
            return warnings;
        }
        for (Map.Entry<String, JsonValue> member : wanted.members().entrySet()) {
            compare(
                    "config." + member.getKey(),
                    member.getValue(),
                    kept.get(member.getKey()).orElse(null),
                    warnings);
        }
        return warnings;
    }

    /** Whether secrets, sent among the settings and nothing else with them, came to a server that keeps no such settings. */
    private boolean isOfTheReference(ConnectionWire answer) {
        JsonObject config = answer.config();
        return config != null
                && answer.params() == null
                && !secrets.isEmpty()
                && secrets.stream().noneMatch(config::has);
    }

    private static void differs(String what, @Nullable String sent, @Nullable String answered, List<String> warnings) {
        if (sent != null && !sent.equals(answered)) {
            warnings.add(answered == null ? lost(what) : changed(what));
        }
    }

    private static String lost(String what) {
        return what + " was sent and is not in the server's answer: it was not kept";
    }

    private static String changed(String what) {
        return what + " was sent and is another in the server's answer";
    }

    private static void compare(String path, JsonValue sent, @Nullable JsonValue kept, List<String> warnings) {
        if (kept == null) {
            warnings.add(lost(path));
        } else if (sent instanceof JsonObject wanted && kept instanceof JsonObject members) {
            wanted.members().forEach((name, value) -> {
                if (!(value instanceof JsonNull) && !SecretNames.isSecret(name)) {
                    compare(path + "." + name, value, members.get(name).orElse(null), warnings);
                }
            });
        } else if (!isSame(sent, kept)) {
            warnings.add(changed(path));
        }
    }

    /** Whether the value is the same, whatever it is written as: a number may come back as a text, and in another form. */
    private static boolean isSame(JsonValue sent, JsonValue kept) {
        if (sent instanceof JsonNumber one && kept instanceof JsonNumber other) {
            return one.equals(other) || one.bigDecimalValue().compareTo(other.bigDecimalValue()) == 0;
        }
        if (sent instanceof JsonArray some && kept instanceof JsonArray others) {
            return some.size() == others.size() && isSameInOrder(some, others);
        }
        return sent.equals(kept)
                || PlanasonixParams.text(sent).equals(PlanasonixParams.text(kept))
                || !SecretSettings.masked("", JsonObject.of("", kept)).isEmpty();
    }

    private static boolean isSameInOrder(JsonArray some, JsonArray others) {
        for (int i = 0; i < some.size(); i++) {
            List<String> differences = new ArrayList<>();
            compare("", some.get(i), others.get(i), differences);
            if (!differences.isEmpty()) {
                return false;
            }
        }
        return true;
    }
}
