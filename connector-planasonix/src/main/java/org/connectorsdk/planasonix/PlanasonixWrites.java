package org.connectorsdk.planasonix;

import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.api.connection.TestReport;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.FieldViolation;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.http.CallBudget;
import org.connectorsdk.http.HttpRuntime;
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
        return check(CREATE, spec)
                .flatMap(ok -> spec.secrets().isEmpty()
                        ? credential(CREATE, spec, budget).flatMap(id -> create(spec, id.orElse(null), budget))
                        : createWithSecrets(spec, budget));
    }

    /** Everything that can be refused without a request, at once. */
    private static Either<ConnectorError, ConnectionSpec> check(String operation, ConnectionSpec spec) {
        List<FieldViolation> violations = new ArrayList<>();
        for (String name : SecretSettings.misplaced(spec.config())) {
            violations.add(new FieldViolation("config." + name, "refused", "is a secret: give it as one"));
        }
        if (spec.credential().isPresent() && !spec.secrets().isEmpty()) {
            violations.add(
                    new FieldViolation("secrets", "refused", "cannot go with a credential that is stored already"));
        }
        if (spec.source().isPresent() || spec.destination().isPresent()) {
            violations.add(new FieldViolation("source", "refused", "connections of this provider have no ends"));
        }
        return violations.isEmpty()
                ? Either.right(spec)
                : Either.left(PlanasonixRefusals.invalid(operation, violations));
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
                .map(PlanasonixMapper::connection);
    }

    private Either<ConnectorError, Connection> createWithSecrets(ConnectionSpec spec, CallBudget budget) {
        return credentials
                .store(spec.name(), spec.type(), spec.config(), spec.secrets(), spec.vendorOptions(), budget)
                .mapLeft(error -> error.outcome() == Outcome.UNKNOWN
                        ? PlanasonixRefusals.adding(error, "no connection was asked for yet, only its credential")
                        : error)
                .flatMap(id -> create(spec, id, budget).mapLeft(error -> undo(error, id, budget)));
    }

    /** A connection that may exist may use the credential, so that stays; otherwise it would be left over. */
    ConnectorError undo(ConnectorError error, String credentialId, CallBudget budget) {
        if (error.outcome() == Outcome.UNKNOWN) {
            return PlanasonixRefusals.adding(error, "its secrets are in the new credential " + credentialId);
        }
        return credentials.discard(credentialId, budget).isRight()
                ? error
                : PlanasonixRefusals.adding(
                        error, "the credential " + credentialId + " that was made for it is left over: delete it");
    }

    /** Secrets are sent along for this one test; nothing is stored. */
    Either<ConnectorError, TestReport> test(ConnectionSpec spec, CallOptions options) {
        CallBudget budget = CallBudget.begin("test", options, runtime);
        return check(TEST, spec)
                .flatMap(ok -> credential(TEST, spec, budget))
                .flatMap(id -> test(PlanasonixMapper.settings(spec, id.orElse(null)), budget));
    }

    Either<ConnectorError, TestReport> test(SettingsWire settings, CallBudget budget) {
        return budget.request(options -> api.testConnection(settings, options))
                .map(wire -> PlanasonixMapper.report(wire, runtime.time().now()));
    }
}
