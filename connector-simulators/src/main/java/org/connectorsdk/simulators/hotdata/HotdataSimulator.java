package org.connectorsdk.simulators.hotdata;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.simulators.hotdata.model.HotdataBehaviour;
import org.connectorsdk.simulators.hotdata.model.HotdataEra;
import org.connectorsdk.simulators.hotdata.model.HotdataErrors;
import org.connectorsdk.simulators.hotdata.model.HotdataState;
import org.connectorsdk.simulators.hotdata.model.HotdataWorkspace;
import org.connectorsdk.testkit.simulator.ApiEvolution;
import org.connectorsdk.testkit.simulator.IdSource;
import org.connectorsdk.testkit.simulator.Refusal;
import org.connectorsdk.testkit.simulator.Refusal.Kind;
import org.connectorsdk.testkit.simulator.RouteGroup;
import org.connectorsdk.testkit.simulator.SimulatorOptions;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.simulator.VendorSimulator;
import org.connectorsdk.testkit.wire.Answer;
import org.jspecify.annotations.Nullable;

/**
 * A stateful simulator of the Hotdata API in three states of 2026 ({@link HotdataEra}, the option {@code era}, August
 * unless said otherwise): 70 operations, the bearer token and the workspace header, the service's three ways of wording
 * errors, and a {@linkplain #storage() storage host} on another port.
 *
 * <p>Where the real service is open or undocumented the simulator has made a choice; {@link #behaviour()} switches the
 * ones that matter. A source whose host ends in {@code .unreachable.test}, {@code .timeout.test}, {@code .tls.test} or
 * {@code .unknown.test} cannot be reached; a credential that contains {@code invalid} is turned away.
 *
 * @since 0.1.0
 */
public final class HotdataSimulator extends VendorSimulator {

    private final SimulatorOptions options;
    private final HotdataState state;
    private final HotdataWorkspace workspace;
    private final String token;
    private @Nullable HotdataStorage storage;

    /**
     * Makes a simulator that does not listen yet, with one workspace and one token.
     *
     * @param options how it will be started
     */
    public HotdataSimulator(SimulatorOptions options) {
        this(options, new HotdataState(new IdSource(options.seed()), options.clock()));
    }

    private HotdataSimulator(SimulatorOptions options, HotdataState state) {
        super(options, state);
        maskHeader("X-Upload-Finalize-Token");
        this.options = options;
        this.state = state;
        this.workspace = state.addWorkspace("dev");
        this.token = state.issueToken();
        options.vendor("era").map(HotdataEra::of).ifPresent(state.behaviour()::era);
        routes("/v1/workspaces", HotdataErrors::render)
                .guard(this::authenticate)
                .decorate((request, answer) -> state.evolution.apply(answer))
                .get("list_workspaces", "", this::listWorkspaces);
        new TokenExchange(state).addTo(routes("/v1/auth", HotdataErrors::render));
        RouteGroup api = routes("/v1", HotdataErrors::render)
                .guard(this::authenticate)
                .guard(this::requireWorkspace)
                .guard(this::refuseRetired)
                .decorate((request, answer) -> state.evolution.apply(answer));
        new ConnectionRoutes(state).addTo(api);
        new ManagedRoutes(state).addTo(api);
        new LoadRoutes(state).addTo(api);
        new CatalogRoutes(state).addTo(api);
        new RefreshRoutes(state).addTo(api);
        new UploadRoutes(state, this::storage).addTo(api);
        new SecretRoutes(state).addTo(api);
        QueryRoutes queries = new QueryRoutes(state);
        queries.addTo(api);
        new RunRoutes(state).addTo(api);
        new SavedQueryRoutes(state, queries).addTo(api);
        new DatasetRoutes(state).addTo(api);
        new DatabaseRoutes(state).addTo(api);
        new ContextRoutes(state).addTo(api);
        new EmbeddingRoutes(state).addTo(api);
        whenClosing(this::closeEngines);
    }

    /**
     * Makes and starts a simulator. The caller closes it.
     *
     * @param options how to start it
     * @return a simulator that is listening
     */
    public static HotdataSimulator start(SimulatorOptions options) {
        HotdataSimulator simulator = new HotdataSimulator(options);
        simulator.start();
        return simulator;
    }

    private void closeEngines() {
        synchronized (state) {
            state.workspaces().forEach(known -> known.sqlEngine().close());
        }
    }

    private void authenticate(VendorRequest request) {
        String sent = request.bearerToken()
                .orElseThrow(() -> HotdataErrors.controlPlane(Kind.UNAUTHENTICATED, "missing_authorization"));
        if (!state.knowsToken(sent)) {
            throw HotdataErrors.controlPlane(Kind.UNAUTHENTICATED, "invalid_authorization");
        }
    }

    private void requireWorkspace(VendorRequest request) {
        String sent = request.header(HotdataRoutes.WORKSPACE).orElseThrow(this::withoutWorkspace);
        if (state.workspace(sent).isEmpty()) {
            throw Refusal.of(Kind.FORBIDDEN, "no access to workspace " + sent);
        }
    }

    /** Since the gateway routes by the header, a request without it lands where there is no such path. */
    private Refusal withoutWorkspace() {
        return state.behaviour().isSince(HotdataEra.AUGUST)
                ? Refusal.of(Kind.NO_ROUTE, "no workspace")
                : HotdataErrors.controlPlane(Kind.BAD_REQUEST, "missing_workspace");
    }

    private void refuseRetired(VendorRequest request) {
        if (state.behaviour().isRetired(request.operation())) {
            throw Refusal.of(Kind.NO_ROUTE, "retired");
        }
    }

    private Answer listWorkspaces(VendorRequest request) {
        if (request.bearerToken().filter(state::isOfOneWorkspace).isPresent()) {
            throw HotdataErrors.controlPlane(Kind.FORBIDDEN, "forbidden");
        }
        ObjectNode body = Json.object().put("ok", true);
        ArrayNode workspaces = body.putArray("workspaces");
        for (HotdataWorkspace known : state.workspaces()) {
            workspaces
                    .addObject()
                    .put("public_id", known.id())
                    .put("name", known.name())
                    .put("active", true)
                    .put("favorite", false)
                    .put("provision_status", "provisioned")
                    .put("namespace", "workspace-" + known.id());
        }
        return Answer.json(200, body);
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("base-url", baseUrl().toString(), "token", token, "workspace", workspace.id());
    }

    @Override
    public Set<String> secretSettings() {
        return Set.of("token");
    }

    @Override
    public void seedConnections(int count) {
        workspace.seedConnections(count);
    }

    @Override
    public ConnectionSpec sampleConnection(String name) {
        Map<String, Object> config =
                Map.of("host", "db.example.test", "port", 5432, "user", "reader", "database", "orders");
        return ConnectionSpec.builder(name, "postgres")
                .config(JsonObject.of(config))
                .secrets("password", Secret.of(ids().text("sample-", 24)))
                .build();
    }

    /**
     * {@return the storage host that uploads go to; it begins to listen when first asked for and is
     * closed with this one}
     */
    public HotdataStorage storage() {
        synchronized (state) {
            HotdataStorage known = storage;
            if (known == null) {
                known = new HotdataStorage(options, state);
                known.start();
                whenClosing(known::close);
                storage = known;
            }
            return known;
        }
    }

    /** {@return the workspace that the {@link #settings()} name, its state open to tests} */
    public HotdataWorkspace workspace() {
        return workspace;
    }

    /** Adds a workspace that all tokens may use. */
    HotdataWorkspace addWorkspace(String name) {
        return state.addWorkspace(name);
    }

    /** {@return what the simulator does where the real service is open} */
    public HotdataBehaviour behaviour() {
        return state.behaviour();
    }

    /** {@return what a service that has moved on might send} */
    public ApiEvolution evolution() {
        return state.evolution;
    }

    /** {@return the token that the {@link #settings()} name} */
    public String token() {
        return token;
    }

    /** Makes a further token that is good until it is revoked. */
    String issueToken() {
        return state.issueToken();
    }

    /** {@return a further token, of a single workspace, which may not list them} */
    public String issueWorkspaceToken() {
        return state.issueWorkspaceToken();
    }

    /** Turns a token away from now on. */
    void revokeToken(String revoked) {
        state.revokeToken(revoked);
    }
}
