package org.connectorsdk.simulators.virtuousai;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.connectorsdk.testkit.simulator.Operation;
import org.connectorsdk.testkit.simulator.Refusal;
import org.connectorsdk.testkit.simulator.RouteGroup;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.simulator.Violation;
import org.connectorsdk.testkit.wire.Answer;

/** What moves a connection from one state to another. None of these operations has a body. */
final class LifecycleOperations {

    private static final int LATENCY_MILLIS = 41;

    private final VirtuousAiTenant tenant;
    private final Access access;
    private final InstantSource clock;

    LifecycleOperations(VirtuousAiTenant tenant, Access access, InstantSource clock) {
        this.tenant = tenant;
        this.access = access;
        this.clock = clock;
    }

    void declare(RouteGroup api) {
        String one = "/connections/{connection_id}";
        api.post("disable-connection", one + "/disable", moving(LifecycleOperations::disable));
        api.post("reactivate-connection", one + "/reactivate", moving(LifecycleOperations::reactivate));
        api.post("set-default-connection", one + "/set-default", moving((connection, user) -> makeDefault(connection)));
        api.post("verify-connection", one + "/verify", moving((connection, user) -> verify(connection)));
    }

    private Operation moving(BiConsumer<StoredConnection, String> move) {
        return request -> {
            refuseBody(request);
            String user = access.user(request);
            StoredConnection connection = tenant.require(request, user);
            move.accept(connection, user);
            connection.touch(clock.instant(), user);
            tenant.changed();
            return Answer.json(200, connection.toJson());
        };
    }

    private static void refuseBody(VendorRequest request) {
        if (request.exchange().bodyLength() > 0) {
            throw Refusal.invalid(
                    List.of(new Violation(List.of("body"), Violation.Problem.UNKNOWN, "expected no body")));
        }
    }

    private static void disable(StoredConnection connection, String user) {
        connection.status = StoredConnection.DISABLED;
    }

    private static void reactivate(StoredConnection connection, String user) {
        if (!connection.status.equals(StoredConnection.DISABLED)) {
            throw Refusal.of(Refusal.Kind.CONFLICT, "Connection is not disabled");
        }
        connection.status = StoredConnection.NEEDS_VERIFICATION;
    }

    private void makeDefault(StoredConnection connection) {
        refuseIfDisabled(connection);
        tenant.siblings(connection).forEach(sibling -> sibling.isDefault = false);
        connection.isDefault = true;
    }

    private void verify(StoredConnection connection) {
        refuseIfDisabled(connection);
        Optional<VerificationFailure> failure = tenant.arranged(connection).or(() -> foundIn(connection));
        connection.failure = failure.orElse(null);
        connection.status = failure.isPresent() ? StoredConnection.ERROR : StoredConnection.ACTIVE;
        connection.lastVerifiedAt = clock.instant();
        connection.verificationDetails = JsonNodeFactory.instance.objectNode();
        if (failure.isPresent()) {
            connection.verificationDetails.put("stage", "login");
        } else {
            connection.verificationDetails.put("latencyMs", LATENCY_MILLIS);
        }
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
        return connection.credentials.values().stream().anyMatch(value -> value.contains("invalid"))
                ? Optional.of(VerificationFailure.INVALID_CREDENTIALS)
                : Optional.empty();
    }
}
