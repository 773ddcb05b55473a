package org.connectorsdk.simulators.virtuousai;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.connectorsdk.testkit.simulator.Refusal;
import org.connectorsdk.testkit.simulator.RouteGroup;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.simulator.Violation;
import org.connectorsdk.testkit.wire.Answer;

/** What the routes have in common: their state, who asks, and the connection that a path names. */
abstract class VirtuousAiRoutes {
    static final String ALL = "/connections";
    static final String ONE = "/connections/{connection_id}";

    private static final Pattern CANONICAL = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    final VirtuousAiState state;

    VirtuousAiRoutes(VirtuousAiState state) {
        this.state = state;
    }

    abstract void addTo(RouteGroup api);

    final Instant now() {
        return state.clock.instant();
    }

    final String user(VendorRequest request) {
        return state.access.user(request);
    }

    /** The connection that a path names, as far as the caller may see it; what is no UUID is refused before. */
    final StoredConnection connection(VendorRequest request) {
        String sent = request.pathParameter("connection_id");
        if (!CANONICAL.matcher(sent).matches()) {
            throw Refusal.invalid(List.of(
                    new Violation(List.of("path", "connection_id"), Violation.Problem.WRONG_TYPE, Wording.NOT_A_UUID)));
        }
        return state.require(UUID.fromString(sent), user(request));
    }

    /** The connection that a path names, which is being used now. */
    final void use(VendorRequest request, ProviderType.Source needed, String what) {
        StoredConnection connection = connection(request);
        if (ProviderType.of(connection.provider)
                .filter(type -> type.source() == needed)
                .isEmpty()) {
            throw Refusal.of(Refusal.Kind.BAD_REQUEST, "Provider does not support " + what + " operations");
        }
        connection.lastUsedAt = now();
    }

    static Answer shown(StoredConnection connection) {
        return Answer.json(200, connection.toJson());
    }
}
