package org.connectorsdk.planasonix;

import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.api.connection.TestReport;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.spi.AnsweredId;
import org.connectorsdk.http.provider.OperationDeadline;
import org.connectorsdk.http.HttpRuntime;
import org.connectorsdk.http.provider.UnreadableMembers;
import org.connectorsdk.http.operation.Unit;
import org.connectorsdk.planasonix.wire.ConnectionWires.ConnectionWire;
import org.connectorsdk.planasonix.wire.ConnectionWires.NewConnectionWire;
import org.connectorsdk.planasonix.wire.TestWires.SettingsWire;
import org.jspecify.annotations.Nullable;

/**
 * Creates connections and tests settings. Secrets of a new connection become a credential first, or stand among the settings, as the
 * server's dialect is.
 */
final class PlanasonixRequests {
    private static final String CREATE = "create_connection";
    private static final String TEST = "test_connection";

    private final PlanasonixApi api;
    private final HttpRuntime runtime;
    private final PlanasonixCredentials credentials;
    private final PlanasonixDialects dialects;

    PlanasonixRequests(
            PlanasonixApi api, HttpRuntime runtime, PlanasonixCredentials credentials, PlanasonixDialects dialects) {
        this.api = api;
        this.runtime = runtime;
        this.credentials = credentials;
        this.dialects = dialects;
    }

    Either<ConnectorError, Connection> create(ConnectionSpec spec, CallOptions options) {
        OperationDeadline deadline = OperationDeadline.begin("create", options, runtime);
        return PlanasonixSpecs.check(CREATE, spec)
                .flatMap(ok -> dialects.forWriting(spec.name(), deadline))
                .flatMap(dialect -> create(spec, dialect, deadline));
    }

    private Either<ConnectorError, Connection> create(
            ConnectionSpec spec, PlanasonixDialect dialect, OperationDeadline deadline) {
        if (dialect == PlanasonixDialect.CLIENT) {
            return PlanasonixSpecs.checkForClient(CREATE, spec.vendorOptions())
                    .flatMap(ok -> credential(CREATE, spec, deadline))
                    .flatMap(id -> create(
                            PlanasonixMapper.newWhole(spec, id.orElse(null)),
                            spec,
                            PlanasonixParams.texts(spec.config()),
                            dialect,
                            deadline));
        }
        return spec.secrets().isEmpty()
                ? credential(CREATE, spec, deadline).flatMap(id -> create(spec, id.orElse(null), deadline))
                : createWithSecrets(spec, deadline);
    }

    private Either<ConnectorError, Optional<String>> credential(
            String operation, ConnectionSpec spec, OperationDeadline deadline) {
        return spec.credential().isEmpty()
                ? Either.right(Optional.empty())
                : credentials
                        .resolve(operation, spec.credential().get(), deadline)
                        .map(Optional::of);
    }

    private Either<ConnectorError, Connection> create(
            ConnectionSpec spec, @Nullable String credentialId, OperationDeadline deadline) {
        NewConnectionWire connection = PlanasonixMapper.newConnection(spec, credentialId);
        return create(connection, spec, spec.config(), PlanasonixDialect.REFERENCE, deadline);
    }

    private Either<ConnectorError, Connection> create(
            NewConnectionWire connection,
            ConnectionSpec spec,
            JsonObject settings,
            PlanasonixDialect dialect,
            OperationDeadline deadline) {
        PlanasonixComparison sent = new PlanasonixComparison(
                dialect,
                spec.name(),
                spec.type(),
                settings,
                connection.credentialId(),
                dialect == PlanasonixDialect.CLIENT ? spec.secrets().keySet() : Set.of());
        return deadline.request(options -> api.createConnection(connection, options))
                .map(wire -> compared(wire, sent, spec.secrets(), List.of(), deadline));
    }

    /**
     * The connection as it was answered, with a warning for whatever of the request is not there. An answer without the settings, or
     * without something else that was sent, is completed by reading the connection.
     *
     * @param warnings what there is to warn of already
     */
    Connection compared(
            ConnectionWire answered,
            PlanasonixComparison sent,
            Map<String, Secret> secrets,
            List<String> warnings,
            OperationDeadline deadline) {
        ConnectionWire wire = answered.content();
        dialects.saw(wire);
        Connection connection = PlanasonixMapper.written(answered, secrets, sent.settings());
        List<String> all = new ArrayList<>(connection.warnings());
        all.addAll(warnings);
        if (!sent.needsMore(wire)) {
            all.addAll(sent.warnings(wire));
            return connection.toBuilder().warnings(all).build();
        }
        Either<ConnectorError, ConnectionWire> read = readAgain(wire, deadline);
        if (read.isLeft()) {
            all.add("what was written could not be compared with what is there: "
                    + read.getLeft().context().summary());
            return connection.toBuilder().warnings(all).build();
        }
        all.addAll(sent.warnings(PlanasonixMapper.completed(wire, read.get())));
        Connection whole = PlanasonixMapper.written(read.get(), secrets, sent.settings());
        return PlanasonixMapper.completed(connection, wire, whole).toBuilder()
                .warnings(all)
                .build();
    }

    private Either<ConnectorError, ConnectionWire> readAgain(ConnectionWire written, OperationDeadline deadline) {
        ConnectionId id = ConnectionId.of(written.id());
        return deadline.request(options -> api.getConnection(id.value(), options))
                .flatMap(read -> AnsweredId.check(Planasonix.ID, "get_connection", id, read.id(), read))
                .filterOrElse(
                        read -> UnreadableMembers.in(read.more()).warnings().isEmpty(),
                        read -> PlanasonixNotFound.unreadable("get_connection", "compared", read))
                .map(ConnectionWire::content)
                .peek(dialects::saw);
    }

    private Either<ConnectorError, Connection> createWithSecrets(ConnectionSpec spec, OperationDeadline deadline) {
        return credentials
                .store(spec.name(), spec.type(), spec.config(), spec.secrets(), spec.vendorOptions(), deadline)
                .mapLeft(error -> error.outcome() == Outcome.UNKNOWN ? inDoubt(error, spec) : error)
                .flatMap(id -> create(spec, id, deadline).mapLeft(error -> undo(error, id, deadline)));
    }

    /** There is no connection to reconcile, and a credential with the name may stand in the way of the next attempt. */
    private static ConnectorError inDoubt(ConnectorError error, ConnectionSpec spec) {
        String name = PlanasonixCredentials.name(spec.name(), spec.vendorOptions());
        return error.withContext(error.context().toBuilder()
                .explaining("no connection was asked for yet, only its credential " + name)
                .identity(spec.identity())
                .advice("Look for a credential of that name: refer to it or delete it, then create again.")
                .build());
    }

    /** A connection that may exist may use the credential, so that stays; otherwise it would be left over. */
    ConnectorError undo(ConnectorError error, String credentialId, OperationDeadline deadline) {
        if (error.outcome() != Outcome.UNKNOWN) {
            Either<ConnectorError, Unit> unused = credentials.discard(credentialId, deadline);
        }
        return error;
    }

    /** Secrets are sent along for this one test; nothing is stored. */
    Either<ConnectorError, TestReport> test(ConnectionSpec spec, CallOptions options) {
        OperationDeadline deadline = OperationDeadline.begin("test", options, runtime);
        return PlanasonixSpecs.check(TEST, spec)
                .flatMap(ok -> dialects.forWriting(spec.name(), deadline))
                .flatMap(dialect -> settings(spec, dialect, deadline))
                .flatMap(settings -> test(settings, spec.secrets(), deadline));
    }

    private Either<ConnectorError, SettingsWire> settings(
            ConnectionSpec spec, PlanasonixDialect dialect, OperationDeadline deadline) {
        return dialect == PlanasonixDialect.CLIENT
                ? PlanasonixSpecs.checkForClient(TEST, spec.vendorOptions())
                        .flatMap(ok -> credential(TEST, spec, deadline))
                        .map(id -> PlanasonixMapper.params(spec, id.orElse(null)))
                : credential(TEST, spec, deadline).map(id -> PlanasonixMapper.settings(spec, id.orElse(null)));
    }

    Either<ConnectorError, TestReport> test(SettingsWire settings, Map<String, Secret> secrets, OperationDeadline deadline) {
        return deadline.request(options -> api.testConnection(settings, options))
                .map(wire ->
                        PlanasonixMapper.report(wire, secrets, runtime.time().now()));
    }
}
