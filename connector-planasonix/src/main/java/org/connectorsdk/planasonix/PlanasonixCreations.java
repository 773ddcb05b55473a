package org.connectorsdk.planasonix;

import io.vavr.control.Either;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.api.connection.TestReport;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.FieldViolation;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.spi.NotFoundErrors;
import org.connectorsdk.api.spi.ValidationErrors;
import org.connectorsdk.api.text.SecretSettings;
import org.connectorsdk.http.HttpRuntime;
import org.connectorsdk.http.provider.OperationDeadline;
import org.connectorsdk.planasonix.wire.ConnectionWires.ConnectionWire;
import org.connectorsdk.planasonix.wire.ConnectionWires.SettingsWire;
import org.jspecify.annotations.Nullable;

/**
 * Creates connections and tests their settings. Secrets of a new connection become a credential first, or stand among
 * the settings, as the server's dialect is.
 */
final class PlanasonixCreations {
    private static final String CREATE = "create_connection";
    private static final String TEST = "test";
    private static final String TEST_SETTINGS = "test_connection";

    private final PlanasonixApi api;
    private final HttpRuntime runtime;
    private final PlanasonixCredentials credentials;
    private final PlanasonixDialects dialects;
    private final PlanasonixComparison comparison;

    PlanasonixCreations(
            PlanasonixApi api,
            HttpRuntime runtime,
            PlanasonixCredentials credentials,
            PlanasonixDialects dialects,
            PlanasonixComparison comparison) {
        this.api = api;
        this.runtime = runtime;
        this.credentials = credentials;
        this.dialects = dialects;
        this.comparison = comparison;
    }

    Either<ConnectorError, Connection> create(ConnectionSpec spec, OperationDeadline deadline) {
        return PlanasonixRequests.check(CREATE, spec)
                .flatMap(ok -> dialects.forWriting(spec.name(), deadline))
                .flatMap(dialect -> create(spec, dialect, deadline));
    }

    private Either<ConnectorError, Connection> create(
            ConnectionSpec spec, PlanasonixDialect dialect, OperationDeadline deadline) {
        return dialect == PlanasonixDialect.REFERENCE && !spec.secrets().isEmpty()
                ? createWithSecrets(spec, deadline)
                : credential(CREATE, spec, dialect, deadline)
                        .flatMap(id -> create(spec, dialect, id.orElse(null), deadline));
    }

    /** The credential that the settings refer to; what has no place in the dialect is refused first. */
    private Either<ConnectorError, Optional<String>> credential(
            String operation, ConnectionSpec spec, PlanasonixDialect dialect, OperationDeadline deadline) {
        return (dialect == PlanasonixDialect.CLIENT
                        ? PlanasonixRequests.checkForClient(operation, spec.vendorOptions())
                        : Either.<ConnectorError, JsonObject>right(spec.vendorOptions()))
                .flatMap(ok -> spec.credential().isEmpty()
                        ? Either.right(Optional.empty())
                        : credentials
                                .resolve(operation, spec.credential().get(), deadline)
                                .map(Optional::of));
    }

    private Either<ConnectorError, Connection> create(
            ConnectionSpec spec, PlanasonixDialect dialect, @Nullable String credentialId, OperationDeadline deadline) {
        boolean isClient = dialect == PlanasonixDialect.CLIENT;
        PlanasonixComparison.Sent sent = new PlanasonixComparison.Sent(
                dialect,
                spec.name(),
                spec.type(),
                isClient ? PlanasonixParams.texts(spec.config()) : spec.config(),
                credentialId,
                isClient ? spec.secrets().keySet() : Set.of());
        return deadline.request(options ->
                        api.createConnection(PlanasonixRequests.newConnection(spec, dialect, credentialId), options))
                .map(wire -> comparison.compared(wire, sent, spec.secrets(), List.of(), deadline));
    }

    private Either<ConnectorError, Connection> createWithSecrets(ConnectionSpec spec, OperationDeadline deadline) {
        return credentials
                .store(spec.name(), spec.type(), spec.config(), spec.secrets(), spec.vendorOptions(), deadline)
                .mapLeft(error -> error.outcome() == Outcome.UNKNOWN ? inDoubt(error, spec) : error)
                .flatMap(id -> create(spec, PlanasonixDialect.REFERENCE, id, deadline)
                        .mapLeft(error -> credentials.undo(error, id, deadline)));
    }

    /** There is no connection to reconcile, and a credential with the name may stand in the way of the next attempt. */
    private static ConnectorError inDoubt(ConnectorError error, ConnectionSpec spec) {
        String name = PlanasonixCredentials.name(spec.name(), spec.vendorOptions());
        return error.withContext(error.context().toBuilder()
                .explaining("no connection was requested yet, only its credential " + name)
                .identity(spec.identity())
                .advice("Look for a credential of that name: refer to it or delete it, then create again.")
                .build());
    }

    /** Secrets are sent along for this one test; nothing is stored. */
    Either<ConnectorError, TestReport> test(ConnectionSpec spec, OperationDeadline deadline) {
        return PlanasonixRequests.check(TEST_SETTINGS, spec)
                .flatMap(ok -> dialects.forWriting(spec.name(), deadline))
                .flatMap(dialect -> credential(TEST_SETTINGS, spec, dialect, deadline)
                        .map(id -> PlanasonixRequests.settings(spec, dialect, id.orElse(null))))
                .flatMap(settings -> test(settings, spec.secrets(), deadline));
    }

    /** The vendor has no test of a stored connection: its settings are read and tested, as the descriptor says. */
    Either<ConnectorError, TestReport> test(ConnectionId id, OperationDeadline deadline) {
        return deadline.request(options -> api.getConnection(id.value(), options))
                .mapLeft(error -> NotFoundErrors.connection(error, id))
                .flatMap(wire -> PlanasonixErrors.inFull(TEST, "tested", id, wire))
                .flatMap(PlanasonixCreations::testable)
                .flatMap(stored -> dialects.of(stored, deadline)
                        .flatMap(dialect -> test(
                                PlanasonixRequests.settings(stored, dialect),
                                SecretSettings.clear(PlanasonixParams.opened(PlanasonixMapper.config(stored))),
                                deadline)));
    }

    /** A test with masks for secrets would fail and say nothing about the connection. */
    private static Either<ConnectorError, ConnectionWire> testable(ConnectionWire stored) {
        JsonObject settings = PlanasonixParams.opened(PlanasonixMapper.config(stored));
        List<FieldViolation> hidden = SecretSettings.hidden("config", settings).stream()
                .map(path -> new FieldViolation(
                        path, "masked", "is known only to the server; move it to a credential to have it tested"))
                .toList();
        return hidden.isEmpty() ? Either.right(stored) : Either.left(ValidationErrors.of(Planasonix.ID, TEST, hidden));
    }

    private Either<ConnectorError, TestReport> test(
            SettingsWire settings, Map<String, Secret> secrets, OperationDeadline deadline) {
        return deadline.request(options -> api.testConnection(settings, options))
                .map(wire ->
                        PlanasonixMapper.report(wire, secrets, runtime.time().now()));
    }
}
