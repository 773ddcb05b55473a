package org.connectorsdk.planasonix;

import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionChange;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.error.FieldViolation;
import org.connectorsdk.api.json.JsonNull;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.api.spi.NotFoundErrors;
import org.connectorsdk.api.spi.ValidationErrors;
import org.connectorsdk.api.text.SecretSettings;
import org.connectorsdk.http.provider.OperationDeadline;
import org.connectorsdk.planasonix.wire.ConnectionWires.ConnectionChangeWire;
import org.connectorsdk.planasonix.wire.ConnectionWires.ConnectionWire;
import org.jspecify.annotations.Nullable;

/**
 * Changes connections. A config that is not changed is not sent. One that is changed is read, merged and sent as a
 * whole, as many connectors take a config for the replacement of the old one; where the account's connectors merge
 * (setting {@code merges-config}), only the changes are sent. A server that speaks the dialect of the vendor's own
 * clients gets the whole connection: {@link PlanasonixReplacement}.
 */
final class PlanasonixUpdates {
    private static final String OPERATION = "update_connection";

    private final PlanasonixApi api;
    private final PlanasonixCredentials credentials;
    private final PlanasonixComparison comparison;
    private final PlanasonixDialects dialects;
    private final PlanasonixReplacement whole;
    private final boolean serverMerges;

    PlanasonixUpdates(
            PlanasonixApi api,
            PlanasonixCredentials credentials,
            PlanasonixComparison comparison,
            PlanasonixDialects dialects,
            PlanasonixReplacement whole,
            boolean serverMerges) {
        this.api = api;
        this.credentials = credentials;
        this.comparison = comparison;
        this.dialects = dialects;
        this.whole = whole;
        this.serverMerges = serverMerges;
    }

    /**
     * Makes the change.
     *
     * @param most how many requests the caller allows; 0 for the setting
     */
    Either<ConnectorError, Connection> update(
            ConnectionId id, ConnectionChange change, int most, OperationDeadline deadline) {
        return check(change)
                .flatMap(ok -> read(id, deadline))
                .flatMap(former -> dialects.of(former, deadline)
                        .flatMap(dialect -> dialect == PlanasonixDialect.CLIENT
                                ? whole.update(
                                        former,
                                        change,
                                        changed(change, PlanasonixMapper.config(former)),
                                        () -> read(id, deadline),
                                        most,
                                        deadline)
                                : inPart(id, former, change, deadline)));
    }

    private Either<ConnectorError, Connection> inPart(
            ConnectionId id, ConnectionWire former, ConnectionChange change, OperationDeadline deadline) {
        return config(former, change)
                .flatMap(config -> secrets(former, change, deadline)
                        .flatMap(credential -> put(id, former, change, config, credential, deadline)));
    }

    private static Either<ConnectorError, ConnectionChange> check(ConnectionChange change) {
        if (change.enabled().isPresent()) {
            ErrorContext context = ErrorContext.of(Planasonix.ID, OPERATION)
                    .summary("planasonix cannot disable and enable connections")
                    .build();
            return Either.left(new ConnectorError.Unsupported(context, Capability.LIFECYCLE.name()));
        }
        return PlanasonixRequests.check(OPERATION, change);
    }

    private Either<ConnectorError, ConnectionWire> read(ConnectionId id, OperationDeadline deadline) {
        return deadline.request(options -> api.getConnection(id.value(), options))
                .peek(dialects::learnFrom)
                .mapLeft(error -> NotFoundErrors.connection(error, id))
                .flatMap(wire -> PlanasonixErrors.inFull(OPERATION, "changed without loss", id, wire));
    }

    /**
     * The config to send; empty when it stays. Nothing is sent if that would destroy a secret that only the server
     * knows.
     */
    private Either<ConnectorError, Optional<JsonObject>> config(ConnectionWire former, ConnectionChange change) {
        JsonObject stored = PlanasonixMapper.config(former);
        JsonObject wanted = changed(change, stored);
        if (wanted.isEmpty()) {
            return Either.right(Optional.empty());
        }
        if (former.settings() == null && !serverMerges) {
            return Either.left(PlanasonixErrors.withoutSettings(OPERATION));
        }
        List<FieldViolation> masks = new ArrayList<>();
        SecretSettings.masked("config", wanted)
                .forEach(path -> masks.add(new FieldViolation(
                        path,
                        "masked",
                        "would be overwritten by its mask; move it to a credential, or pass it as a secret")));
        if (!serverMerges) {
            SecretSettings.hidden("config", without(stored, wanted.names()))
                    .forEach(path -> masks.add(new FieldViolation(
                            path,
                            "masked",
                            "is known only to the server and would be lost with the old config; move it to a credential"
                                    + " first, or set merges-config if the server merges configs")));
        }
        return masks.isEmpty()
                ? Either.right(Optional.of(serverMerges ? wanted : merged(stored, wanted)))
                : Either.left(ValidationErrors.of(Planasonix.ID, OPERATION, masks));
    }

    /** The members that the caller does not just hand back as they were shown, with what their masks stood for. */
    private static JsonObject changed(ConnectionChange change, JsonObject stored) {
        JsonObject given = change.config();
        JsonObject meant =
                SecretSettings.restored(given, stored, change.secrets().keySet());
        JsonObject.Builder changed = JsonObject.builder();
        meant.members().forEach((name, value) -> {
            boolean handedBack = value.equals(stored.get(name).orElse(null))
                    && !SecretSettings.masked(
                                    "", JsonObject.of(name, given.get(name).orElse(value)))
                            .isEmpty();
            if (!handedBack) {
                changed.set(name, value);
            }
        });
        return changed.build();
    }

    private static JsonObject without(JsonObject config, Set<String> names) {
        JsonObject.Builder rest = config.toBuilder();
        names.forEach(rest::remove);
        return rest.build();
    }

    private static JsonObject merged(JsonObject stored, JsonObject wanted) {
        JsonObject.Builder merged = stored.toBuilder();
        wanted.members().forEach((name, value) -> {
            if (!(value instanceof JsonNull)) {
                merged.set(name, value);
            } else if (!stored.get(name).filter(JsonNull.INSTANCE::equals).isPresent()) {
                merged.remove(name); // a null that was read stays: nothing is to be removed
            }
        });
        return merged.build();
    }

    /**
     * What became of the secrets: the credential that the connection has afterwards, and whether it was made for it.
     */
    private record Credential(@Nullable String id, boolean isNew) {}

    private Either<ConnectorError, Credential> secrets(
            ConnectionWire former, ConnectionChange change, OperationDeadline deadline) {
        String present = former.credentialId();
        if (change.credential().isPresent()) {
            return credentials
                    .resolve(OPERATION, change.credential().get(), deadline)
                    .map(id -> new Credential(id, false));
        }
        if (change.secrets().isEmpty()) {
            return Either.right(new Credential(present, false));
        }
        return present != null
                ? credentials.change(present, change.secrets(), deadline).map(id -> new Credential(id, false))
                : credentials
                        .store(
                                PlanasonixMapper.text(former.name()),
                                PlanasonixMapper.text(former.type()),
                                PlanasonixMapper.config(former),
                                change.secrets(),
                                change.vendorOptions(),
                                deadline)
                        .map(id -> new Credential(id, true));
    }

    private Either<ConnectorError, Connection> put(
            ConnectionId id,
            ConnectionWire former,
            ConnectionChange change,
            Optional<JsonObject> config,
            Credential credential,
            OperationDeadline deadline) {
        Map<String, JsonValue> options = PlanasonixRequests.options(change.vendorOptions());
        boolean isSame = change.name().isEmpty()
                && config.isEmpty()
                && options.isEmpty()
                && Optional.ofNullable(credential.id()).equals(Optional.ofNullable(former.credentialId()));
        if (isSame) {
            return Either.right(PlanasonixMapper.connection(former));
        }
        ConnectionChangeWire wire = new ConnectionChangeWire(
                change.name().orElse(former.name()), config.orElse(null), credential.id(), options);
        Either<ConnectorError, ConnectionWire> answer = deadline.request(
                        rest -> api.updateConnection(id.value(), wire, rest))
                .bimap(error -> NotFoundErrors.connection(error, id), ConnectionWire::content);
        if (answer.isLeft() && PlanasonixErrors.isUnreadSuccess(answer.getLeft())) {
            answer = read(id, deadline).mapLeft(PlanasonixErrors::updatedButUnread);
        }
        PlanasonixComparison.Sent sent = new PlanasonixComparison.Sent(
                PlanasonixDialect.REFERENCE,
                wire.name(),
                null,
                config.orElse(JsonObject.empty()),
                wire.credentialId(),
                Set.of());
        return answer.mapLeft(error -> undone(error, credential, deadline))
                .map(updated -> comparison.compared(updated, sent, change.secrets(), left(updated, change), deadline));
    }

    /** A credential that was made for a change that failed is of no use. */
    private ConnectorError undone(ConnectorError error, Credential credential, OperationDeadline deadline) {
        String id = credential.id();
        return credential.isNew() && id != null ? credentials.undo(error, id, deadline) : error;
    }

    /** Says which members are still there although they were to be removed. */
    static List<String> left(ConnectionWire updated, ConnectionChange change) {
        JsonObject config = PlanasonixMapper.config(updated);
        return change.config().members().entrySet().stream()
                .filter(member -> member.getValue() instanceof JsonNull && config.has(member.getKey()))
                .filter(member -> !(config.get(member.getKey()).orElse(JsonNull.INSTANCE) instanceof JsonNull))
                .map(member ->
                        "config." + member.getKey() + " should be removed but is still set: the server merges configs")
                .toList();
    }
}
