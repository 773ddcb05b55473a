package org.connectorsdk.simulators.fivetran;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.api.connection.EndSpec;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.simulators.CannedAnswers;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.simulators.table.SampleSource;
import org.connectorsdk.testkit.simulator.ApiEvolution;
import org.connectorsdk.testkit.simulator.IdSource;
import org.connectorsdk.testkit.simulator.RouteGroup;
import org.connectorsdk.testkit.simulator.SimulatorOptions;
import org.connectorsdk.testkit.simulator.VendorSimulator;

/**
 * Fivetran as a server on the loopback interface: the 42 operations of its connections API over the state of an account
 * with one group.
 *
 * <p>A sync has no id. It is seen in {@code status.sync_state} and in the times of the last ends, and each look at the
 * connection, by itself or in a list, carries it one step further: queued, {@code syncing}, {@code scheduled} again,
 * and only with the next look the time of its end, unless {@link #behaviour} or {@link #nextRun} says otherwise. Times
 * of ends differ, also within one second of the clock. What the vendor keeps to itself is a switch of
 * {@link #behaviour}; members that it does not know are refused at the top of a body, and kept within {@code config}.
 *
 * <p>A setup test fails when {@code config.host} ends in {@code .unreachable.test}, {@code .timeout.test} or
 * {@code .tls.test}, when the password contains {@code invalid}, or as {@link #scriptTests} says.
 *
 * <p>All methods may be called from any thread while it runs.
 *
 * @since 0.1.0
 */
public final class FivetranSimulator extends VendorSimulator {
    private static final String API = "/v1";
    private static final String CONNECTIONS = API + "/connections/";
    private static final int SECRET_LENGTH = 32;
    private static final List<String> SEEDED_SERVICES = List.of("postgres", "mysql");

    private final ApiEvolution evolution = new ApiEvolution(
            "{\"x_future\": {\"values\": [1, null]}}",
            Map.of(
                    "service", "carrier_pigeon",
                    "setup_state", "hibernating",
                    "sync_state", "dreaming",
                    "update_state", "ahead_of_time",
                    "schedule_type", "lunar",
                    "networking_method", "Telepathy",
                    "setup_tests.status", "MAYBE"),
            Set.of("config", "schemas", "columns", "details", "properties"),
            true);
    private final VendorClock vendorClock;
    private final FivetranState state;
    private final String group;
    private final String key;
    private final String secret;
    private int seeded;

    /**
     * Makes a simulator that does not listen yet: an account with one group and no connections.
     *
     * @param options how it will be started
     */
    public FivetranSimulator(SimulatorOptions options) {
        this(options, new VendorClock(options.clock()));
    }

    private FivetranSimulator(SimulatorOptions options, VendorClock clock) {
        this(options.clock(clock), clock, new FivetranState(clock, new IdSource(options.seed())));
    }

    private FivetranSimulator(SimulatorOptions options, VendorClock clock, FivetranState state) {
        super(options, state);
        this.vendorClock = clock;
        this.state = state;
        this.key = ids().text("", SECRET_LENGTH / 2);
        this.secret = ids().text("", SECRET_LENGTH);
        this.group = state.addGroup("Warehouse").id();
        state.access.accept(key, secret);
        declareRoutes();
    }

    private void declareRoutes() {
        RouteGroup api = routes(API, FivetranErrors::render);
        api.guard(state.access::check).guard(request -> state.quotas.takeRequest());
        api.guard(request -> {
            if (request.path().startsWith(CONNECTIONS)) {
                state.connection(request.pathParameter("connectionId"));
            }
        });
        api.decorate((request, answer) -> state.quotas.label(evolution.apply(answer)));
        new AccountRoutes(state).addTo(api);
        new ConnectionRoutes(state).addTo(api);
        new RunRoutes(state).addTo(api);
        new SchemaRoutes(state).addTo(api);
        new WebhookRoutes(state).addTo(api);
        CannedAnswers.declare(api, FivetranSimulator.class, "canned.json", (route, canned) -> {
            if (canned.has("also")) {
                route.succeedsWith(
                        canned.path("status").asInt(), canned.path("also").asInt());
            }
        });
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
        return Map.of("base-url", baseUrl().toString(), "api-key", key, "api-secret", secret);
    }

    @Override
    public Set<String> secretSettings() {
        return Set.of("api-key", "api-secret");
    }

    /** {@return the switches for what the vendor leaves open} */
    public FivetranBehaviour behaviour() {
        return state.behaviour;
    }

    /** {@return what a vendor that has moved on might send} */
    public ApiEvolution evolution() {
        return evolution;
    }

    /** Makes the key worthless from now on. */
    public void revokeKey() {
        locked(state.access::revokeAll);
    }

    /**
     * Sets the vendor's clock apart from the one that the simulator was given.
     *
     * @param skew how much later it is for the vendor; negative for earlier
     */
    public void skewClock(Duration skew) {
        vendorClock.skew(skew);
    }

    /** {@return the id of the group that is there from the start} */
    public String groupId() {
        return group;
    }

    /**
     * Adds a group without connections.
     *
     * @param name its name
     * @return its id
     */
    public String addGroup(String name) {
        return locked(() -> state.addGroup(name).id());
    }

    /**
     * {@inheritDoc} They are called {@code seeded_0000001} and on, alternate between postgres and mysql, and are in
     * turn connected, paused, broken and incomplete.
     */
    @Override
    public void seedConnections(int count) {
        synchronized (state) {
            for (int i = 0; i < count; i++) {
                String service = SEEDED_SERVICES.get(seeded % SEEDED_SERVICES.size());
                int turn = seeded++ % 4;
                String host = "db-" + seeded + (turn < 2 ? ".example.test" : ".unreachable.test");
                ObjectNode config =
                        Json.object().put("host", host).put("port", 5432).put("user", "reader");
                config.put("password", ids().text("seeded-", SECRET_LENGTH));
                StoredConnection connection = store(String.format("seeded_%07d", seeded), service, group, config);
                switch (turn) {
                    case 1 -> state.runs.pause(connection, true);
                    case 2 -> connection.setupState = StoredConnection.BROKEN;
                    case 3 -> connection.setupState = StoredConnection.INCOMPLETE;
                    default -> {}
                }
            }
        }
    }

    private StoredConnection store(String name, String service, String ofGroup, ObjectNode config) {
        ConnectorType type = state.types
                .find(service)
                .orElseThrow(() -> new IllegalArgumentException("service: not known here: " + service));
        StoredConnection connection = state.addConnection(ofGroup, type, name, config);
        connection.setupState = StoredConnection.CONNECTED;
        return connection;
    }

    /** {@inheritDoc} What of the name the vendor's names cannot have is an underscore in it. */
    @Override
    public ConnectionSpec sampleConnection(String name) {
        String wellFormed = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "_");
        JsonObject config = JsonObject.of(Map.of(
                "host",
                "db.example.test",
                "port",
                5432,
                "database",
                "shop",
                "user",
                "reader",
                "update_method",
                "TELEPORT"));
        return ConnectionSpec.builder(wellFormed, "postgres")
                .config(config)
                .secrets("password", Secret.of(ids().text("sample-", SECRET_LENGTH)))
                .destination(EndSpec.existing(group))
                .build();
    }

    /**
     * Stores one connection in the first group, connected and never synced.
     *
     * @param name its name, the {@code schema} in answers
     * @param service one of the services that the simulator knows
     * @param config its settings, secrets in clear; copied
     * @return its id
     */
    public String seedConnection(String name, String service, ObjectNode config) {
        return locked(() -> store(name, service, group, config.deepCopy()).id);
    }

    /** {@return the ids of all connections in order of creation} */
    public List<String> connectionIds() {
        return locked(() -> state.connections.all().stream()
                .map(connection -> connection.id)
                .toList());
    }

    /**
     * {@return a copy of everything that is stored of a connection, secrets in clear}
     *
     * @param id its id
     */
    public ObjectNode stored(String id) {
        return locked(() -> state.connection(id).stored());
    }

    /**
     * Removes a connection behind the back of every client.
     *
     * @param id its id
     */
    public void removeConnection(String id) {
        locked(() -> state.connections.remove(id));
    }

    /**
     * Says what is behind a connection.
     *
     * @param id the connection
     * @param source its source
     */
    public void source(String id, SampleSource source) {
        locked(() -> state.connection(id).source = requireNonNull(source, "source"));
    }

    /**
     * Loads a connection's schemas, as its first sync does.
     *
     * @param id the connection
     */
    public void loadSchemas(String id) {
        locked(() -> {
            StoredConnection connection = state.connection(id);
            connection.schemas = SchemaSettings.of(connection);
        });
    }

    /**
     * Says what all setup tests of a connection find from now on.
     *
     * @param id the connection
     * @param tests the parts in order
     */
    public void scriptTests(String id, List<SetupTest> tests) {
        locked(() -> state.connection(id).scriptedTests = Optional.of(List.copyOf(tests)));
    }

    /**
     * Says how the next run goes, of whatever connection; those after it go as said before that. Several calls queue
     * up.
     *
     * @param steps what each look sees, the last one staying; at least one
     */
    public void nextRun(List<RunStep> steps) {
        locked(() -> state.runs.scripts.addLast(nonEmpty(steps)));
    }

    /**
     * Says how all runs go for which {@link #nextRun} says nothing.
     *
     * @param steps what each look sees, the last one staying; at least one
     */
    public void everyRun(List<RunStep> steps) {
        locked(() -> state.runs.usual = nonEmpty(steps));
    }

    private static List<RunStep> nonEmpty(List<RunStep> steps) {
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("steps: at least one");
        }
        return List.copyOf(steps);
    }

    /**
     * Starts a run that no client has asked for, as a schedule does.
     *
     * @param id the connection
     */
    public void startScheduledRun(String id) {
        locked(() -> state.runs.start(state.connection(id)));
    }

    /**
     * Writes the end of a run that nobody has seen, now by the vendor's clock.
     *
     * @param id the connection
     * @param good whether it has succeeded
     * @param reason why not; else empty
     */
    public void recordEnd(String id, boolean good, String reason) {
        locked(() -> state.runs.write(
                state.connection(id), good, reason, false, ids().uuid().toString()));
    }

    /**
     * Pauses or resumes a connection as somebody else's client does.
     *
     * @param id the connection
     * @param paused true to pause it
     */
    public void pause(String id, boolean paused) {
        locked(() -> state.runs.pause(state.connection(id), paused));
    }

    /**
     * {@return the reloads that were asked for, names of tables by schema, no schema for everything}
     *
     * @param id the connection
     */
    public List<ObjectNode> reloads(String id) {
        return locked(() -> List.copyOf(state.connection(id).reloads));
    }

    /** {@return how many runs have started, whoever asked for them} */
    public int runsStarted() {
        return locked(() -> state.runs.started);
    }

    /** Lets the next page of a list that is not its first be empty, and have a next one. */
    void answerOneEmptyPage() {
        locked(() -> state.emptyPage = true);
    }

    /** Lets every page of a list be its first. */
    void answerTheSamePageForever() {
        locked(() -> state.samePage = true);
    }
}
