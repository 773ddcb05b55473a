package org.connectorsdk.simulators.virtuousai;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.simulators.table.SampleSource;
import org.connectorsdk.simulators.table.SampleTable;
import org.connectorsdk.testkit.simulator.ApiEvolution;
import org.connectorsdk.testkit.simulator.IdSource;
import org.connectorsdk.testkit.simulator.RateWindow;
import org.connectorsdk.testkit.simulator.Refusal;
import org.connectorsdk.testkit.simulator.RouteGroup;
import org.connectorsdk.testkit.simulator.SimulatorOptions;
import org.connectorsdk.testkit.simulator.VendorSimulator;

/**
 * A stand-in for VirtuousAI: the 17 operations of its connections API over the state of an organisation with two users.
 *
 * <p>It is strict where the vendor is lenient or silent: unknown members and unknown query parameters are refused,
 * actions take no body, {@code cursor} and {@code offset} do not go together. What the vendor's documentation leaves
 * open is decided so that a client has to cope: credentials that do not change survive an update, {@code config} is
 * replaced as a whole, an explicit null clears, and every change of either asks for a new verification. Files come two
 * to a page, a sample has at most 100 rows and a query at most 1,000.
 *
 * <p>A verification fails when a credential contains {@code invalid}, or when {@code config.host} contains
 * {@code unreachable}, {@code untrusted} or {@code silent}, or when {@link #failVerification} says so. Statements are
 * answered from the tables, unless {@link #answerQuery} has prepared what they answer.
 *
 * <p>All methods may be called from any thread while it runs.
 *
 * @since 0.1.0
 */
public final class VirtuousAiSimulator extends VendorSimulator {
    private static final int ENTERPRISE_LIMIT = 1_000_000;
    private static final int TOKEN_LENGTH = 32;
    private static final String USER = "5d1c4f0e-8a52-4d7e-b3f0-1f4f6f0c9a01";
    private static final String COLLEAGUE = "9b7a2c34-0d1e-4f5a-8c6b-7d8e9f0a1b2c";
    private static final List<String> SEEDED_PROVIDERS = List.of("postgres", "s3", "shopify", "sqlserver");

    private final ApiEvolution evolution = new ApiEvolution(
            "{\"addedLater\": 1, \"addedLaterToo\": {\"list\": [\"x\", null]}}",
            Map.of(
                    "status", "hibernating",
                    "provider", "telepathy",
                    "visibility", "galaxy",
                    "kind", "wormhole",
                    "dataType", "hyperpolygon(7)"),
            Set.of("config", "users", "rows", "secretFields", "verificationDetails"),
            false);
    private final VirtuousAiErrors errors = new VirtuousAiErrors();
    private final VirtuousAiState state;
    private RateWindow rateWindow = new RateWindow(clock());
    private int requestsPerMinute = ENTERPRISE_LIMIT;
    private final String token;
    private final String apiKey;
    private final String colleagueToken;
    private final String readOnlyToken;
    private int seeded;

    /**
     * Makes a simulator that does not listen yet: an organisation without connections, 1,000,000 requests a minute.
     *
     * @param options how it will be started
     */
    public VirtuousAiSimulator(SimulatorOptions options) {
        this(options, new VirtuousAiState(options.clock(), new IdSource(options.seed())));
    }

    private VirtuousAiSimulator(SimulatorOptions options, VirtuousAiState state) {
        super(options, state);
        this.state = state;
        this.token = issue("vai_pat_", USER, false, false);
        this.apiKey = issue("vai_key_", USER, true, false);
        this.colleagueToken = issue("vai_pat_", COLLEAGUE, false, false);
        this.readOnlyToken = issue("vai_pat_", USER, false, true);
        state.addUser(USER, "Ada", "Byron");
        state.addUser(COLLEAGUE, "Emmy", "Noether");
        declareRoutes();
        whenClosing(() -> locked(state.engine::close));
    }

    private String issue(String prefix, String user, boolean isKey, boolean readOnly) {
        AccessControl.Grant grant = new AccessControl.Grant(user, isKey, readOnly);
        return state.tokens.accept(ids().text(prefix, TOKEN_LENGTH), grant, Instant.MAX);
    }

    private void declareRoutes() {
        RouteGroup api = routes("/api/v1", errors);
        api.guard(state.access::check).guard(request -> countRequest());
        api.decorate((request, answer) -> rateWindow.label(evolution.apply(answer), requestsPerMinute));
        new ListRoutes(state).addTo(api);
        new ConnectionRoutes(state, ids()).addTo(api);
        new LifecycleRoutes(state).addTo(api);
        new FileRoutes(state).addTo(api);
        new SchemaRoutes(state).addTo(api);
    }

    private void locked(Runnable action) {
        synchronized (state) {
            action.run();
        }
    }

    private <T> T locked(Supplier<T> answer) {
        synchronized (state) {
            return answer.get();
        }
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("base-url", baseUrl().toString(), "token", token);
    }

    /**
     * The {@link #settings()} of a client that sends an API key in {@code X-API-Key}.
     *
     * @return name and value, secrets included; never to be printed as a whole
     */
    public Map<String, String> settingsWithApiKey() {
        return Map.of("base-url", baseUrl().toString(), "auth", "x-api-key", "token", apiKey);
    }

    @Override
    public Set<String> secretSettings() {
        return Set.of("token");
    }

    /** {@return a personal access token of the same user that may only read} */
    public String readOnlyToken() {
        return readOnlyToken;
    }

    /** {@return a personal access token of another user, who does not see the private connections of the first one} */
    public String colleagueToken() {
        return colleagueToken;
    }

    /**
     * Makes a token or key worthless from now on.
     *
     * @param tokenOrKey the credential
     */
    public void revoke(String tokenOrKey) {
        locked(() -> state.tokens.revoke(tokenOrKey));
    }

    /**
     * Changes how errors are worded from now on.
     *
     * @param form the form, {@link ErrorForm#DETAIL} at first
     */
    public void wordErrors(ErrorForm form) {
        errors.use(requireNonNull(form, "form"));
    }

    /** {@return what a vendor that has moved on might send} */
    public ApiEvolution evolution() {
        return evolution;
    }

    /**
     * Changes how many requests the organisation may make in a minute, and begins a new minute.
     *
     * @param newRequestsPerMinute zero or more; the vendor's free plan has 60, its paid plan 300
     */
    public void limitRate(int newRequestsPerMinute) {
        synchronized (state) {
            requestsPerMinute = newRequestsPerMinute;
            rateWindow = new RateWindow(clock());
        }
    }

    private void countRequest() {
        if (!rateWindow.take(requestsPerMinute)) {
            throw Refusal.of(Refusal.Kind.RATE_LIMITED, "Rate limit exceeded");
        }
    }

    /**
     * {@inheritDoc} They are global, named {@code connection 0000001} and on, one second older than the next, and
     * alternate between postgres, s3, shopify and sqlserver; every third one is active.
     */
    @Override
    public void seedConnections(int count) {
        synchronized (state) {
            Instant first = clock().instant().minusSeconds(count);
            for (int i = 0; i < count; i++) {
                String provider = SEEDED_PROVIDERS.get(seeded % SEEDED_PROVIDERS.size());
                String name = String.format("connection %07d", ++seeded);
                StoredConnection connection = store(name, provider, first.plusSeconds(i));
                connection.config.put("host", "db-" + seeded + ".example.test");
                connection.credentials.put("password", ids().text("seeded-", TOKEN_LENGTH));
                connection.status = seeded % 3 == 0 ? StoredConnection.ACTIVE : StoredConnection.NEEDS_VERIFICATION;
            }
            state.changed();
        }
    }

    @Override
    public ConnectionSpec sampleConnection(String name) {
        return ConnectionSpec.builder(name, "postgres")
                .config(JsonObject.of("host", "db.example.test", "port", 5432, "database", "orders"))
                .secrets("username", Secret.of("reader"))
                .secrets("password", Secret.of(ids().text("sample-", TOKEN_LENGTH)))
                .build();
    }

    /**
     * Stores one global connection beside those that are there.
     *
     * @param name its name
     * @param provider one of the vendor's providers
     * @param config its settings
     * @param credentials its secrets
     * @return its id
     */
    public String seedConnection(String name, String provider, ObjectNode config, Map<String, String> credentials) {
        if (ProviderType.of(provider).isEmpty()) {
            throw new IllegalArgumentException("provider: none of the vendor's providers: " + provider);
        }
        synchronized (state) {
            StoredConnection connection = store(name, provider, clock().instant());
            connection.config = config.deepCopy();
            connection.credentials.putAll(credentials);
            return connection.id.toString();
        }
    }

    /**
     * Stores one global connection without settings and secrets.
     *
     * @param name its name
     * @param provider one of the vendor's providers
     * @return its id
     */
    public String seedConnection(String name, String provider) {
        return seedConnection(name, provider, Json.object(), Map.of());
    }

    private StoredConnection store(String name, String provider, Instant createdAt) {
        String slug = state.freeSlug(name);
        StoredConnection connection = new StoredConnection(ids().uuid(), name, slug, provider, createdAt, USER);
        connection.visibility = StoredConnection.GLOBAL;
        state.add(connection);
        return connection;
    }

    /** {@return the ids of all connections in order of creation} */
    public List<String> connectionIds() {
        return locked(() -> state.all().stream().map(StoredConnection::idText).toList());
    }

    /**
     * {@return a copy of a connection's 19 fields, as its vendor shows it}
     *
     * @param id its id
     * @throws IllegalArgumentException if there is none
     */
    public ObjectNode connection(String id) {
        return locked(() -> state.get(id).toJson());
    }

    /**
     * {@return a copy of the secrets that are stored for a connection, which no operation shows}
     *
     * @param id its id
     * @throws IllegalArgumentException if there is no such connection
     */
    public Map<String, String> storedCredentials(String id) {
        return locked(() -> Map.copyOf(state.get(id).credentials));
    }

    /**
     * Removes a connection behind the back of every client.
     *
     * @param id its id
     * @throws IllegalArgumentException if there is none
     */
    public void removeConnection(String id) {
        locked(() -> state.remove(state.get(id)));
    }

    /**
     * Lets every verification of a connection fail.
     *
     * @param id its id
     * @param failure why
     */
    public void failVerification(String id, VerificationFailure failure) {
        locked(() -> state.arrangedFailures.put(state.get(id).id, requireNonNull(failure, "failure")));
    }

    /**
     * Takes back {@link #failVerification}.
     *
     * @param id the connection's id
     */
    public void passVerification(String id) {
        locked(() -> state.arrangedFailures.remove(UUID.fromString(id)));
    }

    /**
     * Replaces the tables behind all database connections.
     *
     * @param tables the new ones in order; those of the kind {@code SYSTEM TABLE} are listed on request only
     */
    public void useTables(List<SampleTable> tables) {
        locked(() -> state.useTables(tables));
    }

    /** {@return the tables behind all database connections in order, without the database's own ones} */
    public List<SampleTable> tables() {
        return locked(() -> state.tables(false));
    }

    /**
     * Prepares what a statement answers, character by character the same statement.
     *
     * @param sql the statement
     * @param result what it answers; of more than 1,000 rows the rest is cut off
     */
    public void answerQuery(String sql, SampleSource.Result result) {
        locked(() -> state.preparedResults.put(sql, requireNonNull(result, "result")));
    }

    /**
     * Adds a file, with the folders above it, to what is behind all file connections.
     *
     * @param path its path, beginning with a slash
     * @param mimeType its media type
     * @param size bytes
     */
    public void addFile(String path, String mimeType, long size) {
        locked(() -> state.files.add(path, mimeType, size));
    }
}
