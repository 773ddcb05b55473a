package org.connectorsdk.simulators.planasonix;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.testkit.simulator.IdSource;
import org.connectorsdk.testkit.simulator.RouteGroup;
import org.connectorsdk.testkit.simulator.SimulatorOptions;
import org.connectorsdk.testkit.simulator.VendorSimulator;

/**
 * Planasonix as a server on the loopback interface: all 44 operations of its connections, credentials and orchestration
 * APIs, with state. Operations are named as {@link #routes()} says, for example {@code connections.list}.
 *
 * <p>It speaks as the reference says, or as the vendor's own clients expect it: the option {@code dialect}, {@code reference}
 * (the default) or {@code client}. {@link #tenant()} has the switches for what differs between deployments, {@link #state()} what the vendor knows. A
 * test of a connection fails when its host ends in {@code .unreachable.test}, {@code .timeout.test} or {@code .tls.test},
 * and when its password contains {@code invalid}.
 *
 * @since 0.1.0
 */
public final class PlanasonixSimulator extends VendorSimulator {

    /** The organization that every key belongs to. */
    public static final String ORGANIZATION = "org_simulated";

    private final PlanasonixState state;
    private final PlanasonixTenant tenant;
    private final AccessControl access;
    private final Drift drift;
    private final AccountEndpoints account;
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
        this(options, pathPrefix, new PlanasonixTenant());
    }

    private PlanasonixSimulator(SimulatorOptions options, String pathPrefix, PlanasonixTenant tenant) {
        this(options, pathPrefix, tenant, new PlanasonixState(tenant, options.clock(), new IdSource(options.seed())));
    }

    private PlanasonixSimulator(
            SimulatorOptions options, String pathPrefix, PlanasonixTenant tenant, PlanasonixState state) {
        super(options, state);
        this.pathPrefix = requireNonNull(pathPrefix, "pathPrefix");
        this.tenant = tenant;
        options.vendor("dialect").map(PlanasonixTenant.Dialect::of).ifPresent(tenant::dialect);
        this.state = state;
        this.access = new AccessControl(tenant, clock(), ORGANIZATION);
        this.drift = new Drift(tenant);
        this.account = new AccountEndpoints(access, clock(), ids(), this::routes);
        this.key = issueKey(AccessControl.everything());
        AccessControl.LEGACY_HEADERS.forEach(this::maskHeader);
        RouteGroup api = group("/api");
        connections(api);
        discovery(api);
        credentials(api);
        account(api);
        RouteGroup orchestration = group("/api/v1");
        jobs(orchestration);
        webhooks(orchestration);
        if (tenant.speaksVendorClient()) {
            pipelines(api);
        }
    }

    private RouteGroup group(String path) {
        return routes(pathPrefix + path, PlanasonixErrors::render)
                .guard(access::check)
                .decorate(drift::apply)
                .decorate(access::rateHeaders);
    }

    private void connections(RouteGroup api) {
        ConnectionEndpoints connections = new ConnectionEndpoints(tenant, state, clock());
        access.rule(
                api.get("connections.list", "/connections", connections::list),
                Scope.CONNECTIONS_READ,
                "type",
                "search");
        access.rule(
                api.post("connections.create", "/connections", connections::create)
                        .succeedsWith(201, 200),
                Scope.CONNECTIONS_WRITE);
        access.rule(api.get("connections.get", "/connections/{id}", connections::get), Scope.CONNECTIONS_READ);
        access.rule(api.put("connections.update", "/connections/{id}", connections::update), Scope.CONNECTIONS_WRITE);
        access.rule(
                api.delete("connections.delete", "/connections/{id}", connections::delete)
                        .succeedsWith(200, 204),
                Scope.CONNECTIONS_WRITE);
        access.rule(api.post("connections.test", "/connections/test", connections::test), Scope.CONNECTIONS_READ);
    }

    private void discovery(RouteGroup api) {
        DiscoveryEndpoints discovery = new DiscoveryEndpoints(state.connections());
        FileEndpoints files = new FileEndpoints(state.connections());
        Scope read = Scope.CONNECTIONS_READ;
        access.rule(api.get("connections.tables", "/connections/{id}/tables", discovery::tables), read, "schema");
        access.rule(
                api.get("connections.columns", "/connections/{id}/columns", discovery::columns),
                read,
                "schema",
                "table");
        access.rule(api.get("connections.schemas", "/connections/{id}/schemas", discovery::schemas), read);
        access.rule(api.get("connections.catalogs", "/connections/{id}/catalogs", discovery::catalogs), read);
        access.rule(
                api.get("connections.preview", "/connections/{id}/preview", discovery::preview),
                read,
                "schema",
                "table",
                "limit");
        access.rule(api.get("connections.files", "/connections/{id}/files", files::files), read, "prefix", "delimiter");
        access.rule(
                api.get("connections.cloudSchema", "/connections/{id}/cloud-schema", files::cloudSchema), read, "path");
        access.rule(
                api.get("connections.tablesByQuery", "/connections/tables", discovery::tablesByQuery),
                read,
                "connectionId",
                "schema");
        access.rule(
                api.get("connections.columnsByQuery", "/connections/columns", discovery::columnsByQuery),
                read,
                "connectionId",
                "schema",
                "table");
        access.rule(api.post("connections.testQuery", "/connections/test-query", discovery::testQuery), read);
        access.rule(
                api.post("connections.databricksDiscover", "/connections/databricks/discover", discovery::discover),
                read);
    }

    private void credentials(RouteGroup api) {
        CredentialEndpoints credentials = new CredentialEndpoints(state, clock());
        Scope read = Scope.CONNECTIONS_READ;
        Scope write = Scope.CONNECTIONS_WRITE;
        access.rule(api.get("credentials.list", "/credentials", credentials::list), read);
        access.rule(
                api.post("credentials.create", "/credentials", credentials::create)
                        .succeedsWith(201, 200),
                write);
        access.rule(api.get("credentials.get", "/credentials/{id}", credentials::get), read);
        access.rule(api.put("credentials.update", "/credentials/{id}", credentials::update), write);
        access.rule(api.delete("credentials.delete", "/credentials/{id}", credentials::delete), write);
        access.rule(api.post("credentials.restore", "/credentials/{id}/restore", credentials::restore), write);
        access.rule(api.delete("credentials.purge", "/credentials/{id}/permanent", credentials::purge), write);
    }

    private void account(RouteGroup api) {
        access.rule(api.get("connectors.gallery", "/connector-gallery", account::gallery), Scope.CONNECTIONS_READ);
        access.rule(api.post("auth.login", "/login", account::login), Scope.NONE);
        access.rule(api.post("auth.refresh", "/auth/refresh", account::refresh), Scope.NONE);
    }

    private void jobs(RouteGroup api) {
        JobEndpoints jobs = new JobEndpoints(tenant, state, clock());
        BackfillEndpoints backfills = new BackfillEndpoints(tenant, state, clock());
        access.rule(
                api.post("orchestration.sync", "/connections/{connectionId}/sync", jobs::sync)
                        .succeedsWith(202, 201, 200),
                Scope.SYNC_TRIGGER);
        access.rule(
                api.post("orchestration.backfill", "/connections/{connectionId}/backfill", backfills::start)
                        .succeedsWith(202),
                Scope.SYNC_TRIGGER);
        access.rule(
                api.get("orchestration.backfills.list", "/backfills", backfills::list),
                Scope.SYNC_READ,
                "connection_id",
                "status",
                "limit",
                "cursor");
        access.rule(api.get("orchestration.backfills.get", "/backfills/{backfillId}", backfills::get), Scope.SYNC_READ);
        access.rule(
                api.get("orchestration.jobs.list", "/jobs", jobs::list),
                Scope.SYNC_READ,
                "connection_id",
                "pipeline_id",
                "type",
                "status",
                "since",
                "until",
                "limit",
                "cursor",
                "offset");
        access.rule(api.get("orchestration.jobs.get", "/jobs/{jobId}", jobs::get), Scope.SYNC_READ);
        access.rule(api.get("orchestration.jobs.results", "/jobs/{jobId}/results", jobs::results), Scope.SYNC_READ);
        access.rule(api.post("orchestration.jobs.cancel", "/jobs/{jobId}/cancel", jobs::cancel), Scope.SYNC_TRIGGER);
    }

    /** What the reference lacks and the vendor's own client asks for. */
    private void pipelines(RouteGroup api) {
        PipelineEndpoints pipelines = new PipelineEndpoints(clock());
        Scope read = Scope.PIPELINES_READ;
        Scope write = Scope.PIPELINES_WRITE;
        access.rule(api.get("pipelines.list", "/pipelines", pipelines::list), read);
        access.rule(
                api.post("pipelines.create", "/pipelines", pipelines::create).succeedsWith(201), write);
        access.rule(api.get("pipelines.get", "/pipelines/{id}", pipelines::get), read);
        access.rule(api.put("pipelines.update", "/pipelines/{id}", pipelines::update), write);
        access.rule(
                api.delete("pipelines.delete", "/pipelines/{id}", pipelines::delete)
                        .succeedsWith(204),
                write);
        access.rule(api.patch("pipelines.status", "/pipelines/{id}/status", pipelines::changeStatus), write);
        access.rule(api.post("pipelines.run", "/pipelines/{id}/run", pipelines::run), write);
        access.rule(api.get("pipelines.runs", "/pipelines/{id}/runs", pipelines::runs), read, "limit");
        access.rule(api.post("assistant.generate", "/ai/generate-pipeline", pipelines::generate), write);
        access.rule(api.post("assistant.enhance", "/ai/enhance-pipeline", pipelines::enhance), write);
        schedules(api, new ScheduleEndpoints(pipelines));
    }

    private void schedules(RouteGroup api, ScheduleEndpoints schedules) {
        Scope write = Scope.SCHEDULES_WRITE;
        access.rule(api.get("schedules.list", "/schedules", schedules::list), Scope.SCHEDULES_READ);
        access.rule(
                api.post("schedules.create", "/schedules", schedules::create).succeedsWith(201), write);
        access.rule(api.get("schedules.get", "/schedules/{id}", schedules::get), Scope.SCHEDULES_READ);
        access.rule(api.put("schedules.update", "/schedules/{id}", schedules::update), write);
        access.rule(
                api.delete("schedules.delete", "/schedules/{id}", schedules::delete)
                        .succeedsWith(204),
                write);
        access.rule(api.post("schedules.enable", "/schedules/{id}/enable", schedules::enable), write);
        access.rule(api.post("schedules.disable", "/schedules/{id}/disable", schedules::disable), write);
    }

    private void webhooks(RouteGroup api) {
        WebhookEndpoints webhooks = new WebhookEndpoints(state, clock());
        Scope read = Scope.SYNC_READ;
        Scope write = Scope.SYNC_TRIGGER;
        access.rule(api.get("webhooks.list", "/webhooks", webhooks::list), read);
        access.rule(api.post("webhooks.create", "/webhooks", webhooks::create).succeedsWith(201), write);
        access.rule(api.get("webhooks.get", "/webhooks/{id}", webhooks::get), read);
        access.rule(api.put("webhooks.update", "/webhooks/{id}", webhooks::update), write);
        access.rule(
                api.delete("webhooks.delete", "/webhooks/{id}", webhooks::delete)
                        .succeedsWith(204),
                write);
        access.rule(api.post("webhooks.rotateSecret", "/webhooks/{id}/rotate-secret", webhooks::rotateSecret), write);
        access.rule(
                api.post("webhooks.test", "/webhooks/{id}/test", webhooks::test).succeedsWith(202), write);
        access.rule(api.get("webhooks.deliveries", "/webhooks/{id}/deliveries", webhooks::deliveries), read);
        access.rule(api.get("openapi", "/openapi.yaml", account::openApi), read);
    }

    /**
     * What the vendor knows.
     *
     * @return its state, seen from behind
     */
    public PlanasonixState state() {
        return state;
    }

    /**
     * What differs between deployments.
     *
     * @return the switches
     */
    public PlanasonixTenant tenant() {
        return tenant;
    }

    /**
     * Makes one more API key.
     *
     * @param scopes what it may do, such as {@code connections:read}
     * @return the key
     */
    public String issueKey(Set<String> scopes) {
        String token = ids().text("plnx_live_", 32);
        access.allow(token, scopes, Instant.MAX);
        return token;
    }

    /**
     * Makes a key or access token worthless.
     *
     * @param token what to revoke
     */
    public void revoke(String token) {
        access.revoke(token);
    }

    /**
     * Lets a person sign in.
     *
     * @param email the address
     * @param password the password
     */
    public void addUser(String email, String password) {
        account.user(email, password);
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
