package org.connectorsdk.simulators.airbyte;

import java.util.Set;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.simulators.airbyte.model.Store;
import org.connectorsdk.testkit.simulator.ErrorRenderer;
import org.connectorsdk.testkit.simulator.Guard;
import org.connectorsdk.testkit.simulator.Refusal;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.wire.Answer;

/** Which operations the server has, and who may call them. */
final class AccessControl implements Guard {
    static final String USER = "airbyte";
    /** By the proxy, in HTML. */
    static final String PROXY = "proxy";
    /** By the token service, with nothing but an id. */
    static final String TOKEN = "token";

    private static final String PAGE =
            "<html>\r\n<head><title>401 Authorization Required</title></head>\r\n<body>\r\n<center><h1>401"
                    + " Authorization"
                    + " Required</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n";

    private static final Set<String> FREE =
            Set.of("health", "public-health", "application-token", "public-application-token");
    private static final Set<String> LATER = Set.of("""
            reset-connection-stream clear-connection clear-connection-stream refresh-connection
            list-connections-paginated connection-statuses get-job-without-logs application-token
            list-workspaces-paginated list-workspaces-by-organization list-workspaces-by-user
            get-workspace-by-slug get-workspace-by-connection list-sources-paginated
            partial-update-source upgrade-source-version list-destinations-paginated
            partial-update-destination upgrade-destination-version sync-progress stream-history
            list-connection-events last-job-per-stream apply-schema-changes list-jobs-for-workspaces
            get-last-replication-job-with-cancel get-job-debug-info""".split("\\s+", -1));
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
                    .code(PROXY)
                    .header("WWW-Authenticate", "Basic realm=\"Welcome to Airbyte\"");
        }
    }

    private void checkToken(VendorRequest request) {
        if (request.bearerToken().filter(store.tokens()::accepts).isEmpty()) {
            throw Refusal.of(Refusal.Kind.UNAUTHENTICATED, "Unauthorized");
        }
    }

    /** How clients are turned away at the door, which is the same in both APIs; everything else is worded inside. */
    static ErrorRenderer errors(Store store, ErrorRenderer inside) {
        return (refusal, request) -> switch (refusal.code()) {
            case PROXY -> Answer.html(refusal.status(), PAGE);
            case TOKEN -> Answer.json(refusal.status(), Json.object().put("errorId", store.newId()));
            default -> inside.render(refusal, request);
        };
    }
}
