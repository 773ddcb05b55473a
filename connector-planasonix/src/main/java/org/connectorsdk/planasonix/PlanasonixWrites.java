package org.connectorsdk.planasonix;

import io.vavr.control.Either;
import java.util.Map;
import java.util.Optional;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.api.connection.TestReport;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.http.CallBudget;
import org.connectorsdk.http.HttpRuntime;
import org.connectorsdk.http.Unit;
import org.connectorsdk.planasonix.wire.NewConnectionWire;
import org.connectorsdk.planasonix.wire.SettingsWire;
import org.jspecify.annotations.Nullable;

/** Creates connections and tests settings. Secrets of a new connection become a credential first. */
final class PlanasonixWrites {
    private static final String CREATE = "create_connection";
    private static final String TEST = "test_connection";

    private final PlanasonixApi api;
    private final HttpRuntime runtime;
    private final PlanasonixCredentials credentials;

    PlanasonixWrites(PlanasonixApi api, HttpRuntime runtime, PlanasonixCredentials credentials) {
        this.api = api;
        this.runtime = runtime;
        this.credentials = credentials;
    }

    Either<ConnectorError, Connection> create(ConnectionSpec spec, CallOptions options) {
        CallBudget budget = CallBudget.begin("create", options, runtime);
        return PlanasonixSpecs.check(CREATE, spec)
                .flatMap(ok -> spec.secrets().isEmpty()
                        ? credential(CREATE, spec, budget).flatMap(id -> create(spec, id.orElse(null), budget))
                        : createWithSecrets(spec, budget));
    }

    private Either<ConnectorError, Optional<String>> credential(
            String operation, ConnectionSpec spec, CallBudget budget) {
        return spec.credential().isEmpty()
                ? Either.right(Optional.empty())
                : credentials
                        .resolve(operation, spec.credential().get(), budget)
                        .map(Optional::of);
    }

    private Either<ConnectorError, Connection> create(
            ConnectionSpec spec, @Nullable String credentialId, CallBudget budget) {
        NewConnectionWire connection = PlanasonixMapper.newConnection(spec, credentialId);
        return budget.request(options -> api.createConnection(connection, options))
                .map(wire -> PlanasonixMapper.written(wire, spec.secrets(), spec.config()));
    }

    private Either<ConnectorError, Connection> createWithSecrets(ConnectionSpec spec, CallBudget budget) {
        return credentials
                .store(spec.name(), spec.type(), spec.config(), spec.secrets(), spec.vendorOptions(), budget)
                .mapLeft(error -> error.outcome() == Outcome.UNKNOWN ? inDoubt(error, spec) : error)
                .flatMap(id -> create(spec, id, budget).mapLeft(error -> undo(error, id, budget)));
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
    ConnectorError undo(ConnectorError error, String credentialId, CallBudget budget) {
        if (error.outcome() != Outcome.UNKNOWN) {
            Either<ConnectorError, Unit> unused = credentials.discard(credentialId, budget);
        }
        return error;
    }

    /** Secrets are sent along for this one test; nothing is stored. */
    Either<ConnectorError, TestReport> test(ConnectionSpec spec, CallOptions options) {
        CallBudget budget = CallBudget.begin("test", options, runtime);
        return PlanasonixSpecs.check(TEST, spec)
                .flatMap(ok -> credential(TEST, spec, budget))
                .flatMap(id -> test(PlanasonixMapper.settings(spec, id.orElse(null)), spec.secrets(), budget));
    }

    Either<ConnectorError, TestReport> test(SettingsWire settings, Map<String, Secret> secrets, CallBudget budget) {
        return budget.request(options -> api.testConnection(settings, options))
                .map(wire ->
                        PlanasonixMapper.report(wire, secrets, runtime.time().now()));
    }
}
