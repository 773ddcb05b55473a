package org.connectorsdk.simulators.virtuousai;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.testkit.simulator.Operation;
import org.connectorsdk.testkit.simulator.Refusal;
import org.connectorsdk.testkit.simulator.RouteGroup;
import org.connectorsdk.testkit.simulator.Violation;

/** What moves a connection from one state to another. None of these operations has a body. */
final class LifecycleRoutes extends VirtuousAiRoutes {
    private static final int LATENCY_MILLIS = 41;

    LifecycleRoutes(VirtuousAiState state) {
        super(state);
    }

    @Override
    void addTo(RouteGroup api) {
        api.post("disable-connection", ONE + "/disable", moving(LifecycleRoutes::disable));
        api.post("reactivate-connection", ONE + "/reactivate", moving(LifecycleRoutes::reactivate));
        api.post("set-default-connection", ONE + "/set-default", moving(this::makeDefault));
        api.post("verify-connection", ONE + "/verify", moving(this::verify));
    }

    private Operation moving(Consumer<StoredConnection> move) {
        return request -> {
            if (request.exchange().bodyLength() > 0) {
                throw Refusal.invalid(
                        List.of(new Violation(List.of("body"), Violation.Problem.UNKNOWN, "expected no body")));
            }
            StoredConnection connection = connection(request);
            move.accept(connection);
            connection.touch(now(), user(request));
            state.changed();
            return shown(connection);
        };
    }

    private static void disable(StoredConnection connection) {
        connection.status = StoredConnection.DISABLED;
    }

    private static void reactivate(StoredConnection connection) {
        if (!connection.status.equals(StoredConnection.DISABLED)) {
            throw Refusal.of(Refusal.Kind.CONFLICT, "Connection is not disabled");
        }
        connection.status = StoredConnection.NEEDS_VERIFICATION;
    }

    private void makeDefault(StoredConnection connection) {
        refuseIfDisabled(connection);
        state.all().stream()
                .filter(other -> other.provider.equals(connection.provider))
                .forEach(other -> other.isDefault = other == connection);
    }

    private void verify(StoredConnection connection) {
        refuseIfDisabled(connection);
        Optional<VerificationFailure> failure =
                Optional.ofNullable(state.arrangedFailures.get(connection.id)).or(() -> foundIn(connection));
        connection.failure = failure.orElse(null);
        connection.status = failure.isPresent() ? StoredConnection.ERROR : StoredConnection.ACTIVE;
        connection.lastVerifiedAt = now();
        connection.verificationDetails = failure.isPresent()
                ? Json.object().put("stage", "login")
                : Json.object().put("latencyMs", LATENCY_MILLIS);
    }

    private static void refuseIfDisabled(StoredConnection connection) {
        if (connection.status.equals(StoredConnection.DISABLED)) {
            throw Refusal.of(Refusal.Kind.CONFLICT, "Connection is disabled");
        }
    }

    private static Optional<VerificationFailure> foundIn(StoredConnection connection) {
        String host = connection.config.path("host").asText();
        if (host.contains("unreachable")) {
            return Optional.of(VerificationFailure.UNREACHABLE);
        }
        if (host.contains("untrusted")) {
            return Optional.of(VerificationFailure.UNTRUSTED);
        }
        if (host.contains("silent")) {
            return Optional.of(VerificationFailure.TIMEOUT);
        }
        boolean invalid = connection.credentials.values().stream().anyMatch(value -> value.contains("invalid"));
        return invalid ? Optional.of(VerificationFailure.INVALID_CREDENTIALS) : Optional.empty();
    }
}
