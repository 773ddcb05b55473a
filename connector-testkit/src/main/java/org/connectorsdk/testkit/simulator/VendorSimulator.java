package org.connectorsdk.testkit.simulator;

import static java.util.Objects.requireNonNull;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.connectorsdk.api.config.ConnectorConfig;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.testkit.fault.FaultScript;
import org.connectorsdk.testkit.wire.Answer;
import org.connectorsdk.testkit.wire.HttpHeader;
import org.jspecify.annotations.Nullable;

/**
 * A stateful stand-in for one vendor: a real HTTP server on the loopback interface, with a journal, a fault script and
 * a clock of its own. A subclass declares its routes in its constructor and is then {@linkplain #start() started}:
 *
 * <pre>{@code
 * final class AcmeSimulator extends VendorSimulator {
 *     private final AcmeState state;
 *
 *     AcmeSimulator(SimulatorOptions options) {
 *         this(options, new AcmeState());
 *     }
 *
 *     private AcmeSimulator(SimulatorOptions options, AcmeState state) {
 *         super(options, state);
 *         this.state = state;
 *         RouteGroup api = routes("/v1", AcmeErrors::render).guard(this::authenticate);
 *         api.get("list_sources", "/sources", request -> Answer.json(200, state.sources()));
 *         api.post("create_source", "/sources", this::create).succeedsWith(201);
 *     }
 * }
 * }</pre>
 *
 * <p>Operations run one at a time, holding the monitor that was given to the constructor; a state whose methods are
 * {@code synchronized} on that object can be looked at and changed by a test at any time. Everything else may be called
 * from any thread. Whoever starts a simulator closes it; its threads are daemons.
 *
 * @since 0.1.0
 */
public abstract class VendorSimulator implements AutoCloseable {
    /**
     * A system property that names a file. Every simulator that starts adds the secrets of its account to it, one a
     * line, so that logs and reports of a whole test run can be searched for them afterwards. Without it nothing is
     * written.
     */
    public static final String SECRETS_FILE = "connectors.simulator.secrets";

    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final SimulatorOptions options;
    private final Object monitor;
    private final RouteTable table = new RouteTable();
    private final List<RouteGroup> groups = new CopyOnWriteArrayList<>();
    private final Journal journal = new Journal();
    private final IdSource ids;
    private final Closing closing = new Closing();
    private final List<Throwable> defects = new CopyOnWriteArrayList<>();
    private final Set<String> forbidden = ConcurrentHashMap.newKeySet();
    private final AtomicReference<@Nullable SimulatorServer> server = new AtomicReference<>();
    private final AtomicReference<@Nullable FaultScript> faults = new AtomicReference<>();

    /**
     * Makes a simulator that does not listen yet.
     *
     * @param options how it will be started
     * @param monitor the object that operations synchronise on, as a rule the vendor's state
     */
    public VendorSimulator(SimulatorOptions options, Object monitor) {
        this.options = requireNonNull(options, "options");
        this.monitor = requireNonNull(monitor, "monitor");
        this.ids = new IdSource(options.seed());
    }

    /**
     * Declares a group of routes; for use in the subclass's constructor.
     *
     * @param prefix what all its paths begin with, such as {@code /v1}; an empty text for none
     * @param errors how errors are worded in this group; paths that lead to no operation are refused in the words of
     *     the group with the longest prefix that fits, or else of the first group
     * @return the group
     */
    public final RouteGroup routes(String prefix, ErrorRenderer errors) {
        RouteGroup group = new RouteGroup(table, prefix, errors);
        groups.add(group);
        return group;
    }

    /**
     * Names a header that carries a credential of this vendor, so that the journal masks it. {@code Authorization},
     * {@code Cookie} and {@code X-API-Key} are masked anyway.
     *
     * @param name the header's name
     */
    public final void maskHeader(String name) {
        journal.mask(name.toLowerCase(Locale.ROOT));
    }

    /**
     * Lets something end with this simulator, such as a second server.
     *
     * @param end ends it; called once, at once if the simulator is closed already
     */
    public final void whenClosing(Runnable end) {
        closing.onBegin(end);
    }

    /**
     * Begins to listen. Calling it again has no effect.
     *
     * @throws IllegalStateException if the port is taken, or the simulator was closed
     * @throws java.io.UncheckedIOException if the file that {@link #SECRETS_FILE} names cannot be written
     */
    public final void start() {
        if (closing.hasBegun()) {
            throw new IllegalStateException("a closed simulator cannot be started again");
        }
        SimulatorServer fresh = new SimulatorServer(options, new ExchangeHandler(this));
        if (server.compareAndSet(null, fresh)) {
            try {
                fresh.start();
            } catch (IllegalStateException notListening) {
                server.set(null);
                throw notListening;
            }
            SecretsFile.note(settings(), secretSettings());
        }
    }

    /**
     * Starts a simulator.
     *
     * @param simulator one that does not listen yet
     * @param <S> the vendor's
     * @return the same
     */
    public static <S extends VendorSimulator> S started(S simulator) {
        simulator.start();
        return simulator;
    }

    /**
     * Stops listening, lets go of everyone who is kept waiting, and closes all connections. Calling it again has no
     * effect.
     */
    @Override
    public final void close() {
        boolean first = !closing.hasBegun();
        closing.begin();
        SimulatorServer running = server.get();
        if (first && running != null) {
            running.stop();
        }
    }

    /** {@return where the simulator listens: {@code http://127.0.0.1:<port>}, without a path} */
    public final URI baseUrl() {
        return URI.create("http://127.0.0.1:" + port());
    }

    /**
     * The port on which the simulator listens.
     *
     * @return a port of the loopback interface
     * @throws IllegalStateException if it was not started
     */
    public final int port() {
        return running().port();
    }

    /**
     * {@return what a client needs to be configured with, by the names that connectors use for their settings: name and
     * value, secrets included; never to be printed as a whole}
     */
    public abstract Map<String, String> settings();

    /**
     * Which of the {@link #settings()} are secret.
     *
     * @return names of settings
     */
    public abstract Set<String> secretSettings();

    /**
     * The {@link #settings()} as a provider is given them, the secret ones as secrets, to be added to.
     *
     * @return a new builder
     */
    public final ConnectorConfig.Builder config() {
        ConnectorConfig.Builder config = ConnectorConfig.builder();
        settings().forEach((name, value) -> {
            if (secretSettings().contains(name)) {
                config.secret(name, Secret.of(value));
            } else {
                config.set(name, value);
            }
        });
        return config;
    }

    /**
     * Puts that many connections into the vendor's state, beside those that are there.
     *
     * @param count how many, zero or more
     */
    public abstract void seedConnections(int count);

    /**
     * A connection that this vendor accepts now and that works: its test succeeds, it has tables, and it can be synced.
     * What it refers to, such as a stored credential or the two ends of a link, exists when this returns.
     *
     * @param name what it shall be called
     * @return what to give to {@code Connections.create}
     */
    public abstract ConnectionSpec sampleConnection(String name);

    /** {@return everything that reached the simulator} */
    public final Journal journal() {
        return journal;
    }

    /** {@return what goes wrong, and when; may be changed at any time} */
    public final FaultScript faults() {
        FaultScript script = faults.get();
        if (script == null) {
            faults.compareAndSet(null, new FaultScript(table.operations()));
            script = requireNonNull(faults.get());
        }
        return script;
    }

    /**
     * Takes an operation from every credential from now on: who is known is answered 403 in the vendor's words. For
     * vendors of which no more is known about credentials that may not do everything.
     *
     * @param operation its name, as {@link #routes()} says it
     */
    public final void forbid(String operation) {
        if (!table.operations().contains(operation)) {
            throw new IllegalArgumentException("operation: there is none called " + operation);
        }
        forbidden.add(operation);
    }

    /** {@return the vendor's time} */
    public final InstantSource clock() {
        return options.clock();
    }

    /** {@return where ids and tokens come from: the seeded generator of this simulator} */
    public final IdSource ids() {
        return ids;
    }

    /** {@return all operations of the vendor: in the order in which they were declared} */
    public final List<Route> routes() {
        return table.routes();
    }

    /**
     * What went wrong inside the simulator itself, as opposed to faults that were asked for. A test that cares about
     * its simulator asserts that this is empty.
     *
     * @return a copy of the list
     */
    public final List<Throwable> defects() {
        return List.copyOf(defects);
    }

    /**
     * The WireMock server underneath, to put a stub of the test's own in front of the vendor's routes. Exchanges that
     * such a stub answers are in the journal; the fault script does not see them.
     *
     * @return the running server
     * @throws IllegalStateException if the simulator was not started
     */
    public final WireMockServer wireMock() {
        return running().wireMock();
    }

    private SimulatorServer running() {
        SimulatorServer running = server.get();
        if (running == null) {
            throw new IllegalStateException("the simulator was not started");
        }
        return running;
    }

    final Closing closing() {
        return closing;
    }

    final String httpDate() {
        return HTTP_DATE.format(clock().instant());
    }

    final Optional<RouteTable.Match> route(RequestHead head) {
        return head.path().startsWith("/") ? table.find(head.method(), head.path()) : Optional.empty();
    }

    final Exchange arrive(RequestHead head, Optional<RouteTable.Match> match) {
        String operation = match.map(found -> found.route().operation()).orElse("");
        Exchange exchange = journal.arrive(operation, head, clock().instant());
        journal.changed();
        return exchange;
    }

    final void serve(JettyExchange http, Exchange exchange) throws IOException {
        Optional<Fault> fault = faults().next(exchange);
        if (!options.latency().isZero()) {
            closing.pause(options.latency());
        }
        if (fault.isPresent()) {
            exchange.faulted(fault.get().name());
            fault.get().run(http);
        } else {
            http.send(http.execute());
        }
    }

    final Answer execute(VendorRequest request) {
        Optional<Route> route = request.route();
        RouteGroup group = route.map(Route::group).orElseGet(() -> nearestGroup(request.path()));
        Answer answer;
        synchronized (monitor) {
            try {
                answer = carryOut(request, route, group);
            } catch (Refusal refusal) {
                answer = refused(group, refusal, request);
            } catch (RuntimeException defect) {
                defects.add(defect);
                answer = refused(group, Refusal.of(Refusal.Kind.FAILURE, "the simulator failed: " + defect), request);
            }
            return group.decorate(request, answer);
        }
    }

    private Answer carryOut(VendorRequest request, Optional<Route> route, RouteGroup group) {
        Operation otherwise = group.otherwise();
        if (route.isEmpty() && otherwise != null) {
            group.check(request);
            return otherwise.handle(request);
        }
        if (route.isEmpty()) {
            Refusal.Kind kind = table.hasPath(request.path()) ? Refusal.Kind.METHOD_NOT_ALLOWED : Refusal.Kind.NO_ROUTE;
            throw Refusal.of(kind, "no operation " + request.method() + " " + request.path());
        }
        group.check(request);
        if (forbidden.contains(request.operation())) {
            throw Refusal.of(Refusal.Kind.FORBIDDEN, "Not permitted.");
        }
        Answer answer = route.get().handler().handle(request);
        if (answer.status() < 300 && !route.get().successes().contains(answer.status())) {
            throw new IllegalStateException(route.get() + " succeeded with undeclared status " + answer.status());
        }
        return answer;
    }

    private static Answer refused(RouteGroup group, Refusal refusal, VendorRequest request) {
        Answer answer = group.errors().render(refusal, request);
        for (HttpHeader header : refusal.headers()) {
            answer = answer.header(header.name(), header.value());
        }
        return answer;
    }

    private RouteGroup nearestGroup(String path) {
        return groups.stream()
                .filter(group -> path.startsWith(group.prefix()))
                .max(Comparator.comparingInt(group -> group.prefix().length()))
                .orElseGet(() -> groups.get(0));
    }
}
