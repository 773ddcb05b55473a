package org.connectorsdk.planasonix;

import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.json.JsonArray;
import org.connectorsdk.api.json.JsonNull;
import org.connectorsdk.api.json.JsonNumber;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.api.text.SecretNames;
import org.connectorsdk.api.text.SecretSettings;
import org.connectorsdk.http.provider.OperationDeadline;
import org.connectorsdk.planasonix.wire.ConnectionWires.ConnectionWire;
import org.jspecify.annotations.Nullable;

/**
 * Compares what was written with what the server says that it has. A server of the other dialect ignores settings that
 * it does not know, and answers success. Secrets are left out, as no server has to show them.
 */
final class PlanasonixComparison {
    private final PlanasonixApi api;
    private final PlanasonixDialects dialects;

    PlanasonixComparison(PlanasonixApi api, PlanasonixDialects dialects) {
        this.api = api;
        this.dialects = dialects;
    }

    /**
     * The connection as it was answered, with a warning for whatever of the request is not there. An answer without the
     * settings, or without something else that was sent, is completed by reading the connection.
     *
     * @param warnings what there is to warn of already
     */
    Connection compared(
            ConnectionWire answered,
            Sent sent,
            Map<String, Secret> secrets,
            List<String> warnings,
            OperationDeadline deadline) {
        ConnectionWire wire = answered.content();
        dialects.learnFrom(wire);
        Connection connection = PlanasonixMapper.written(answered, secrets, sent.settings());
        List<String> all = new ArrayList<>(connection.warnings());
        all.addAll(warnings);
        if (!sent.needsMore(wire)) {
            all.addAll(sent.warnings(wire));
            return connection.toBuilder().warnings(all).build();
        }
        Either<ConnectorError, ConnectionWire> read = readAgain(wire, deadline);
        if (read.isLeft()) {
            all.add("the result of the write could not be verified: "
                    + read.getLeft().context().summary());
            return connection.toBuilder().warnings(all).build();
        }
        all.addAll(sent.warnings(completed(wire, read.get())));
        Connection whole = PlanasonixMapper.written(read.get(), secrets, sent.settings());
        return completed(connection, wire, whole).toBuilder().warnings(all).build();
    }

    private Either<ConnectorError, ConnectionWire> readAgain(ConnectionWire written, OperationDeadline deadline) {
        ConnectionId id = ConnectionId.of(written.id());
        return deadline.request(options -> api.getConnection(id.value(), options))
                .flatMap(read -> PlanasonixErrors.inFull("get_connection", "compared", id, read))
                .peek(dialects::learnFrom);
    }

    /** An answer with what it does not tell from the connection as it was read after it; both without envelopes. */
    private static ConnectionWire completed(ConnectionWire answer, ConnectionWire read) {
        boolean hasSettings = answer.settings() != null;
        return new ConnectionWire(
                answer.id(),
                answer.name() == null ? read.name() : answer.name(),
                answer.type() == null ? read.type() : answer.type(),
                answer.credentialId() == null ? read.credentialId() : answer.credentialId(),
                hasSettings ? answer.config() : read.config(),
                hasSettings ? answer.params() : read.params(),
                answer.createdAt(),
                answer.updatedAt(),
                null,
                answer.more());
    }

    /** The same for the neutral connections that were made of them. */
    private static Connection completed(Connection connection, ConnectionWire answer, Connection read) {
        Connection.Builder completed = connection.toBuilder();
        if (answer.name() == null) {
            completed.name(read.name());
        }
        if (answer.type() == null) {
            completed.type(read.type());
        }
        if (answer.credentialId() == null) {
            completed.credential(read.credential().orElse(null));
        }
        if (answer.settings() == null) {
            completed.config(read.config());
        }
        return completed.build();
    }

    /**
     * What was written; null for what was not.
     *
     * @param settings as they were sent, without secrets
     * @param secrets the names of the secrets that were sent among the settings
     */
    record Sent(
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
                warnings.add("the server did not keep " + dialect.member()
                        + "; it seems to speak the other dialect: set dialect="
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

        /**
         * Whether secrets, sent among the settings and nothing else with them, came to a server that keeps no such
         * settings.
         */
        private boolean isOfTheReference(ConnectionWire answer) {
            JsonObject config = answer.config();
            return config != null
                    && answer.params() == null
                    && !secrets.isEmpty()
                    && secrets.stream().noneMatch(config::has);
        }

        private static void differs(
                String what, @Nullable String sent, @Nullable String answered, List<String> warnings) {
            if (sent != null && !sent.equals(answered)) {
                warnings.add(answered == null ? lost(what) : changed(what));
            }
        }

        private static String lost(String what) {
            return what + " was sent but is missing from the server's answer";
        }

        private static String changed(String what) {
            return what + " differs in the server's answer from what was sent";
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

        /**
         * Whether the value is the same, whatever it is written as: a number may come back as a text, and in another
         * form.
         */
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
}
