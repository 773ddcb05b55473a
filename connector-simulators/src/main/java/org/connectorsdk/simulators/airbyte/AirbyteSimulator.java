package org.connectorsdk.simulators.airbyte;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.api.connection.EndSpec;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.simulators.CannedAnswers;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.simulators.airbyte.model.ActorKind;
import org.connectorsdk.simulators.airbyte.model.Store;
import org.connectorsdk.testkit.simulator.ApiEvolution;
import org.connectorsdk.testkit.simulator.ErrorRenderer;
import org.connectorsdk.testkit.simulator.RouteGroup;
import org.connectorsdk.testkit.simulator.VendorSimulator;

/**
 * An Airbyte: the configuration API under {@code /api/v1} and the public API under {@code /api/public/v1}, over one
 * state.
 *
 * <pre>{@code
 * try (AirbyteSimulator airbyte = AirbyteSimulator.start(AirbyteOptions.defaults())) {
 *     airbyte.seedConnections(3);
 *     airbyte.jobs().next(JobPlan.byPolls("pending", "running", "incomplete", "running", "succeeded"));
 *     ...
 * }
 * }</pre>
 *
 * <p>It is strict: members that the operation does not have, missing ones, wrong types and unknown words are refused in
 * the shape that the chosen server version has for it. Inside a catalog it keeps what it does not know, as the vendor
 * does. The names of its operations are those of {@link #routes()}, the ones of the public API begin with
 * {@code public-}. Operations that no client needs a state for always give the same answer, whatever is
 * asked about: {@code canned-config.json} and {@code canned-public.json} list them.
 *
 * @since 0.1.0
 */
public final class AirbyteSimulator extends VendorSimulator {
    /** The member that every object of an answer gets when the {@linkplain #evolution() next release} adds members. */
    public static final String ADDED_MEMBER = Store.ADDED_MEMBER;

    private static final String LINK = "link";
    private static final int PASSWORD_LENGTH = 24;

    private final AirbyteOptions options;
    private final Store store;
    private final AirbyteState state;
    private final AirbyteJobs jobs;
    private final String password;
    private int seeded;

    /**
     * Makes a simulator that does not listen yet, with one workspace and nothing in it.
     *
     * @param options which Airbyte it is
     */
    public AirbyteSimulator(AirbyteOptions options) {
        this(options, new Store(options.server, options.version, options.tokenLifetime));
    }

    private AirbyteSimulator(AirbyteOptions options, Store store) {
        super(options.server, store);
        this.options = options;
        this.store = store;
        this.state = new AirbyteState(store);
        this.jobs = new AirbyteJobs(store);
        this.password = ids().text("", PASSWORD_LENGTH);
        AccessControl access = new AccessControl(store, options.auth, password);
        TokenOperations tokens = new TokenOperations(store);
        ErrorRenderer configErrors = AccessControl.errors(store, new ConfigErrors(store)::render);
        ErrorRenderer publicErrors = AccessControl.errors(store, PublicErrors::render);
        tokens.declareConfig(group("/api/v1/applications", configErrors, access).ignoringUnknownMembers());
        tokens.declarePublic(group(options.publicRoot + "/applications", publicErrors, access)
                .ignoringUnknownMembers());
        declareConfig(group("/api/v1", configErrors, access));
        declarePublic(group(options.publicRoot, publicErrors, access));
    }

    private RouteGroup group(String prefix, ErrorRenderer errors, AccessControl access) {
        return routes(prefix, errors)
                .ignoringTrailingSlash()
                .guard(access)
                .decorate((request, answer) -> store.evolution.apply(answer));
    }

    private void declareConfig(RouteGroup api) {
        new ConnectionOperations(store).declare(api);
        new RunOperations(store).declare(api);
        for (ActorKind kind : ActorKind.values()) {
            new ActorOperations(store, kind).declare(api);
        }
        new ProbeOperations(store).declare(api);
        new JobOperations(store).declare(api);
        new WorkspaceOperations(store).declare(api);
        CannedAnswers.declare(api, AirbyteSimulator.class, "canned-config.json");
    }

    private void declarePublic(RouteGroup api) {
        new PublicConnections(store).declare(api);
        new PublicJobs(store).declare(api);
        for (ActorKind kind : ActorKind.values()) {
            new PublicActors(store, kind).declare(api);
        }
        new PublicWorkspaces(store).declare(api);
        new PublicStreams(store).declare(api);
        CannedAnswers.declare(api, AirbyteSimulator.class, "canned-public.json");
    }

    /**
     * Makes a simulator and starts it. The caller closes it.
     *
     * @param options which Airbyte it is
     * @return a simulator that is listening
     */
    public static AirbyteSimulator start(AirbyteOptions options) {
        AirbyteSimulator simulator = new AirbyteSimulator(options);
        simulator.start();
        return simulator;
    }

    /** {@return what the server holds} */
    public AirbyteState state() {
        return state;
    }

    /** {@return the jobs of the server} */
    public AirbyteJobs jobs() {
        return jobs;
    }

    /** {@return what the next release of the server might send} */
    public ApiEvolution evolution() {
        return store.evolution;
    }

    @Override
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("base-url", baseUrl().toString());
        settings.put("api", options.api.text());
        settings.put("server-version", options.version.text());
        settings.put("workspace", state.workspaceId());
        settings.put("auth", options.auth.text());
        switch (options.auth) {
            case NONE -> {
                // Nothing to prove.
            }
            case BASIC -> {
                settings.put("username", AccessControl.USER);
                settings.put("password", password);
            }
            case CLIENT_CREDENTIALS -> {
                settings.put("client-id", store.tokens().clientId);
                settings.put("client-secret", store.tokens().clientSecret);
            }
        }
        return settings;
    }

    @Override
    public Set<String> secretSettings() {
        return switch (options.auth) {
            case NONE -> Set.of();
            case BASIC -> Set.of("password");
            case CLIENT_CREDENTIALS -> Set.of("client-secret");
        };
    }

    /** {@return a token that is good now, for clients that bring one: a new token, handed out without a request} */
    public String token() {
        synchronized (store) {
            return store.tokens().handOut();
        }
    }

    /**
     * Puts that many connections into the first workspace, each with a source of its own and all with one destination.
     *
     * @param count how many, zero or more
     */
    @Override
    public void seedConnections(int count) {
        synchronized (store) {
            if (count == 0) {
                return;
            }
            String destination = state.addDestination("lake");
            for (int i = 0; i < count; i++) {
                seeded++;
                String source = state.addSource("shop-" + seeded);
                state.stored(state.document("shop-" + seeded + " to lake", source, destination));
            }
        }
    }

    /**
     * A link between a new source and a new destination of the first workspace, with one stream to sync.
     *
     * @param name what it shall be called
     * @return what to give to {@code Connections.create}
     */
    @Override
    public ConnectionSpec sampleConnection(String name) {
        return ConnectionSpec.builder(name, LINK)
                .source(EndSpec.existing(state.addSource(name + " source")))
                .destination(EndSpec.existing(state.addDestination(name + " destination")))
                .config(options.api == AirbyteApi.CONFIG ? catalog() : configurations())
                .build();
    }

    private static JsonObject catalog() {
        return JsonObject.of(Json.toJava(Json.parseObject("""
                {"syncCatalog": {"streams": [{
                  "stream": {"name": "orders", "namespace": "public", "supportedSyncModes": ["full_refresh", "incremental"],
                    "jsonSchema": {"type": "object", "properties": {"id": {"type": "integer"}}}},
                  "config": {"syncMode": "full_refresh", "destinationSyncMode": "overwrite", "selected": true}}]}}""")));
    }

    private static JsonObject configurations() {
        Map<String, Object> stream =
                Map.of("name", "orders", "namespace", "public", "syncMode", "full_refresh_overwrite");
        return JsonObject.of("configurations", Map.of("streams", List.of(stream)));
    }
}
