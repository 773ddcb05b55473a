package org.connectorsdk.simulators.airbyte;

import java.util.Set;
import org.connectorsdk.testkit.simulator.Guard;
import org.connectorsdk.testkit.simulator.Refusal;
import org.connectorsdk.testkit.simulator.VendorRequest;

/** Which operations the server has, and who may call them. */
final class AccessControl implements Guard {
    static final String USER = "airbyte";

    private static final Set<String> FREE =
            Set.of("health", "public-health", "application-token", "public-application-token");
    private static final Set<String> LATER = Set.of(
            "reset-connection-stream",
            "clear-connection",
            "clear-connection-stream",
            "refresh-connection",
            "list-connections-paginated",
            "connection-statuses",
            "get-job-without-logs",
            "application-token",
            "list-workspaces-paginated",
            "list-workspaces-by-organization",
            "list-workspaces-by-user",
            "get-workspace-by-slug",
            "get-workspace-by-connection",
            "list-sources-paginated",
            "partial-update-source",
            "upgrade-source-version",
            "list-destinations-paginated",
            "partial-update-destination",
            "upgrade-destination-version",
            "sync-progress",
            "stream-history",
            "list-connection-events",
            "last-job-per-stream",
            "apply-schema-changes",
            "list-jobs-for-workspaces",
            "get-last-replication-job-with-cancel",
            "get-job-debug-info");
    private static final Set<String> GONE = Set.of("list-workspaces");

    private final Store store;
    private final AuthMode mode;
    private final String password;

    AccessControl(Store store, AuthMode mode, String password) {
        this.store = store;
        this.mode = mode;
        this.password = password;
    }

    @Override
    public void check(VendorRequest request) {
        String operation = request.operation();
        if (mode == AuthMode.BASIC) {
            checkPassword(request);
        }
        if (!exists(operation)) {
            throw Refusal.of(Refusal.Kind.NO_ROUTE, "Page Not Found");
        }
        if (mode == AuthMode.CLIENT_CREDENTIALS && !FREE.contains(operation)) {
            checkToken(request);
        }
    }

    private boolean exists(String operation) {
        return store.version().isCurrent()
                ? !GONE.contains(operation)
                : !LATER.contains(operation) && !operation.startsWith("public-");
    }

    private void checkPassword(VendorRequest request) {
        if (request.basicCredentials().filter((USER + ":" + password)::equals).isEmpty()) {
            throw Refusal.of(Refusal.Kind.UNAUTHENTICATED, "Unauthorized")
                    .code(AccessErrors.PROXY)
                    .header("WWW-Authenticate", "Basic realm=\"Welcome to Airbyte\"");
        }
    }

    private void checkToken(VendorRequest request) {
        if (request.bearerToken().filter(store.tokens()::accepts).isEmpty()) {
            throw Refusal.of(Refusal.Kind.UNAUTHENTICATED, "Unauthorized");
        }
    }
}
