package org.connectorsdk.simulators.virtuousai;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.testkit.simulator.RateWindow;
import org.connectorsdk.testkit.simulator.Refusal;
import org.connectorsdk.testkit.simulator.RouteGroup;
import org.connectorsdk.testkit.simulator.SimulatorOptions;
import org.connectorsdk.testkit.simulator.VendorSimulator;

/**
 * A stand-in for VirtuousAI: the 17 operations of its connections API over the state of one organisation with two users.
 *
 * <p>It is strict where the vendor is lenient or silent: unknown members and unknown query parameters are refused,
 * actions take no body, {@code cursor} and {@code offset} do not go together. What the vendor's documentation leaves
 * open is decided so that a client has to cope: credentials that do not change survive an update, {@code config} is
 * replaced as a whole, an explicit null clears, and every change of either asks for a new verification. Files come two to
 * a page, a sample has at most 100 rows and a query at most 1,000.
 *
 * <p>A verification fails when a credential contains {@code invalid}, or when {@code config.host} contains
 * {@code unreachable}, {@code untrusted} or {@code silent}, or when {@link #failVerification} says so. A statement is
 * understood when it is {@code select … from one table [limit n]}, or when {@link #answerQuery} has prepared it.
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

    private final VirtuousAiTenant tenant;
    private final VirtuousAiErrors errors;
    private RateWindow rateWindow;
    private int requestsPerMinute = ENTERPRISE_LIMIT;
    private final Access access = new Access();
    private final Drift drift = new Drift();
    private final SourceDatabase database = new SourceDatabase();
    private final SourceFiles files;
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
        this(options, new VirtuousAiTenant(), new VirtuousAiErrors());
    }

    private VirtuousAiSimulator(SimulatorOptions options, VirtuousAiTenant tenant, VirtuousAiErrors errors) {
        super(options, tenant);
        this.tenant = tenant;
        this.errors = errors;
        this.rateWindow = new RateWindow(clock());
        this.files = new SourceFiles(clock().instant());
        this.token = ids().text("vai_pat_", TOKEN_LENGTH);
        this.apiKey = ids().text("vai_key_", TOKEN_LENGTH);
        this.colleagueToken = ids().text("vai_pat_", TOKEN_LENGTH);
        this.readOnlyToken = ids().text("vai_pat_", TOKEN_LENGTH);
        admit();
        declareRoutes();
    }

    private void admit() {
        tenant.addUser(USER, "Ada", "Byron");
        tenant.addUser(COLLEAGUE, "Emmy", "Noether");
        access.addToken(token, USER);
        access.addApiKey(apiKey, USER);
        access.addToken(colleagueToken, COLLEAGUE);
        access.addReadOnlyToken(readOnlyToken, USER);
    }

    private void declareRoutes() {
        RouteGroup api = routes("/api/v1", errors);
        api.guard(access::check).guard(request -> countRequest());
        api.decorate((request, answer) -> rateWindow.label(drift.apply(answer), requestsPerMinute));
        new ConnectionOperations(tenant, access, clock(), ids()).declare(api, new ConnectionList(tenant, access));
        new LifecycleOperations(tenant, access, clock()).declare(api);
        new FileOperations(tenant, access, clock(), files).declare(api);
        new SchemaOperations(tenant, access, clock(), database).declare(api);
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

    /**
     * A personal access token of the same user that may only read.
     *
     * @return the token
     */
    public String readOnlyToken() {
        return readOnlyToken;
    }

    /**
     * A personal access token of another user, who does not see the private connections of the first one.
     *
     * @return the token
     */
    public String colleagueToken() {
        return colleagueToken;
    }

    /**
     * Makes a token or key worthless from now on.
     *
     * @param tokenOrKey the credential
     */
    public void revoke(String tokenOrKey) {
        synchronized (tenant) {
            access.revoke(tokenOrKey);
        }
    }

    /**
     * Changes how errors are worded from now on.
     *
     * @param form the form, {@link ErrorForm#DETAIL} at first
     */
    public void wordErrors(ErrorForm form) {
        errors.use(requireNonNull(form, "form"));
    }

    /** Sends statuses, providers, kinds and column types from now on that no version of the vendor has used. */
    public void speakUnknownWords() {
        drift.changeWords();
    }

    /** Sends members from now on that no version of the vendor has sent. */
    public void sendUnknownMembers() {
        drift.addMembers();
    }

    /**
     * Changes how many requests the organisation may make in a minute, and begins a new minute.
     *
     * @param newRequestsPerMinute zero or more; the vendor's free plan has 60, its paid plan 300
     */
    public void limitRate(int newRequestsPerMinute) {
        synchronized (tenant) {
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
        synchronized (tenant) {
            Instant first = clock().instant().minusSeconds(count);
            for (int i = 0; i < count; i++) {
                String provider = SEEDED_PROVIDERS.get(seeded % SEEDED_PROVIDERS.size());
                String name = String.format("connection %07d", ++seeded);
                StoredConnection connection = store(name, provider, first.plusSeconds(i));
                connection.config.put("host", "db-" + seeded + ".example.test");
                connection.credentials.put("password", ids().text("seeded-", TOKEN_LENGTH));
                connection.status = seeded % 3 == 0 ? StoredConnection.ACTIVE : StoredConnection.NEEDS_VERIFICATION;
            }
            tenant.changed();
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
        synchronized (tenant) {
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
        return seedConnection(name, provider, JsonNodeFactory.instance.objectNode(), Map.of());
    }

    private StoredConnection store(String name, String provider, Instant createdAt) {
        String slug = tenant.freeSlug(name);
        StoredConnection connection = new StoredConnection(ids().uuid(), name, slug, provider, createdAt, USER);
        connection.visibility = StoredConnection.GLOBAL;
        tenant.add(connection);
        return connection;
    }

    /**
     * The ids of all connections.
     *
     * @return in order of creation
     */
    public List<String> connectionIds() {
        synchronized (tenant) {
            return tenant.all().stream()
                    .map(connection -> connection.id.toString())
                    .toList();
        }
    }

    /**
     * A connection as its vendor shows it.
     *
     * @param id its id
     * @return a copy of its 19 fields
     * @throws IllegalArgumentException if there is none
     */
    public ObjectNode connection(String id) {
        synchronized (tenant) {
            return tenant.get(UUID.fromString(id)).toJson();
        }
    }

    /**
     * The secrets that are stored for a connection, which no operation shows.
     *
     * @param id its id
     * @return a copy
     * @throws IllegalArgumentException if there is no such connection
     */
    public Map<String, String> storedCredentials(String id) {
        synchronized (tenant) {
            return Map.copyOf(tenant.get(UUID.fromString(id)).credentials);
        }
    }

    /**
     * Removes a connection behind the back of every client.
     *
     * @param id its id
     * @throws IllegalArgumentException if there is none
     */
    public void removeConnection(String id) {
        synchronized (tenant) {
            tenant.remove(tenant.get(UUID.fromString(id)));
        }
    }

    /**
     * Lets every verification of a connection fail.
     *
     * @param id its id
     * @param failure why
     */
    public void failVerification(String id, VerificationFailure failure) {
        synchronized (tenant) {
            tenant.arrange(UUID.fromString(id), requireNonNull(failure, "failure"));
        }
    }

    /**
     * Takes back {@link #failVerification}.
     *
     * @param id the connection's id
     */
    public void passVerification(String id) {
        synchronized (tenant) {
            tenant.arrangeSuccess(UUID.fromString(id));
        }
    }

    /**
     * Replaces the tables behind all database connections.
     *
     * @param tables the new ones in order
     */
    public void useTables(List<SchemaTable> tables) {
        synchronized (tenant) {
            database.use(tables);
        }
    }

    /**
     * The tables behind all database connections, without the database's own ones.
     *
     * @return in order
     */
    public List<SchemaTable> tables() {
        synchronized (tenant) {
            return database.tables(false);
        }
    }

    /**
     * Prepares what a statement answers, character by character the same statement.
     *
     * @param sql the statement
     * @param result what it answers; of more than 1,000 rows the rest is cut off
     */
    public void answerQuery(String sql, QueryResult result) {
        synchronized (tenant) {
            database.arrange(sql, requireNonNull(result, "result"));
        }
    }

    /**
     * Adds a file, with the folders above it, to what is behind all file connections.
     *
     * @param path its path, beginning with a slash
     * @param mimeType its media type
     * @param size bytes
     */
    public void addFile(String path, String mimeType, long size) {
        synchronized (tenant) {
            files.add(path, mimeType, size);
        }
    }
}
