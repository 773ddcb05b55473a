package org.connectorsdk.simulators.planasonix;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.simulators.TokenService;
import org.connectorsdk.testkit.simulator.ApiEvolution;
import org.connectorsdk.testkit.simulator.IdSource;
import org.connectorsdk.testkit.simulator.SimulatorOptions;
import org.connectorsdk.testkit.simulator.VendorSimulator;

/**
 * Planasonix as a server on the loopback interface: all 44 operations of its connections, credentials and
 * orchestration APIs, with state; pipelines and schedules, which only the vendor's clients know, always get the
 * same answer. Operations are named as {@link #routes()} says, for example {@code connections.list}.
 *
 * <p>It speaks as the reference says, or as the vendor's own clients expect it: the option {@code dialect},
 * {@code reference} (the default) or {@code client}. {@link #tenant()} has the switches for what differs between
 * deployments, {@link #state()} what the vendor knows. A test of a connection fails when its host ends in
 * {@code .unreachable.test}, {@code .timeout.test} or {@code .tls.test}, or its password contains {@code invalid}.
 *
 * @since 0.1.0
 */
public final class PlanasonixSimulator extends VendorSimulator {
    /** The organization that every key belongs to. */
    public static final String ORGANIZATION = "org_simulated";

    private final ApiEvolution evolution = new ApiEvolution(
            "{\"x_future\": {\"values\": [1, null]}}",
            Map.of("columns.type", "HYPERCUBE", "tables.type", "HYPERCUBE"),
            Set.of("config", "params"),
            true);
    private final PlanasonixState state;
    private final PlanasonixTenant tenant;
    private final TokenService<Set<String>> tokens;
    private final AccessControl access;
    private final AccountRoutes account;
    private final String pathPrefix;
    private final String key;

    /**
     * Makes a simulator without anything before {@code /api}.
     *
     * @param options how it will be started
     */
    public PlanasonixSimulator(SimulatorOptions options) {
        this(options, "");
    }

    /**
     * Makes a simulator of a tenant whose paths begin with something before {@code /api}.
     *
     * @param options how it will be started
     * @param pathPrefix for example {@code /v1}; an empty text for none
     */
    public PlanasonixSimulator(SimulatorOptions options, String pathPrefix) {
        this(
                options,
                pathPrefix,
                new PlanasonixState(new PlanasonixTenant(), options.clock(), new IdSource(options.seed())));
    }

    private PlanasonixSimulator(SimulatorOptions options, String pathPrefix, PlanasonixState state) {
        super(options, state);
        this.pathPrefix = requireNonNull(pathPrefix, "pathPrefix");
        this.state = state;
        this.tenant = state.tenant;
        options.vendor("dialect").map(PlanasonixTenant.Dialect::of).ifPresent(tenant::dialect);
        this.tokens = new TokenService<>(clock(), ids());
        this.access = new AccessControl(tenant, clock(), tokens);
        this.account = new AccountRoutes(state, tokens, ids(), this::routes);
        this.key = issueKey(Scope.all());
        AccessControl.LEGACY_HEADERS.forEach(this::maskHeader);
        declareRoutes();
        whenClosing(this::closeEngine);
    }

    private void declareRoutes() {
        AccessControl.Api api = api("/api");
        new ConnectionRoutes(state).addTo(api);
        new DiscoveryRoutes(state).addTo(api);
        new CredentialRoutes(state).addTo(api);
        account.addTo(api);
        AccessControl.Api orchestration = api("/api/v1");
        new JobRoutes(state).addTo(orchestration);
        new WebhookRoutes(state).addTo(orchestration);
        orchestration.get("openapi", "/openapi.yaml", account::openApi, Scope.SYNC_READ);
        if (tenant.speaksVendorClient()) { // which asks for what the reference lacks
            api.canned("canned-client.json");
        }
    }

    private AccessControl.Api api(String path) {
        return new AccessControl.Api(
                routes(pathPrefix + path, PlanasonixErrors::render)
                        .guard(access::check)
                        .decorate((request, answer) -> evolution.apply(answer))
                        .decorate(access::rateHeaders),
                access);
    }

    private void closeEngine() {
        synchronized (state) {
            state.engine.close();
        }
    }

    /** {@return what the vendor knows, seen from behind} */
    public PlanasonixState state() {
        return state;
    }

    /** {@return the switches for what differs between deployments} */
    public PlanasonixTenant tenant() {
        return tenant;
    }

    /** {@return what a vendor that has moved on might send} */
    public ApiEvolution evolution() {
        return evolution;
    }

    /**
     * Makes one more API key.
     *
     * @param scopes what it may do, such as {@code connections:read}
     * @return the key
     */
    public String issueKey(Set<String> scopes) {
        synchronized (state) {
            return tokens.accept(ids().text("plnx_live_", 32), Set.copyOf(scopes), Instant.MAX);
        }
    }

    /**
     * Makes a key or access token worthless.
     *
     * @param token what to revoke
     */
    public void revoke(String token) {
        synchronized (state) {
            tokens.revoke(token);
        }
    }

    /**
     * Lets a person sign in.
     *
     * @param email the address
     * @param password the password
     */
    public void addUser(String email, String password) {
        synchronized (state) {
            account.user(email, password);
        }
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("base-url", baseUrl() + pathPrefix, "token", key);
    }

    @Override
    public Set<String> secretSettings() {
        return Set.of("token");
    }

    @Override
    public void seedConnections(int count) {
        state.seed(count);
    }

    @Override
    public ConnectionSpec sampleConnection(String name) {
        Map<String, Object> config =
                Map.of("host", "pg.sample.test", "port", 5432, "database", "sample", "sslMode", "require");
        return ConnectionSpec.builder(name, "postgres")
                .config(JsonObject.of(config))
                .secrets("password", Secret.of(ids().text("sample-", 24)))
                .build();
    }
}
