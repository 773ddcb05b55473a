package org.connectorsdk.verification.incidents;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vavr.control.Either;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.Connectors;
import org.connectorsdk.api.call.RuntimeContext;
import org.connectorsdk.api.config.ConnectorConfig;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.api.observe.CallObservation;
import org.connectorsdk.api.observe.CallStart;
import org.connectorsdk.api.observe.Observer;
import org.connectorsdk.testkit.conformance.ConformanceTarget;
import org.connectorsdk.testkit.conformance.NeutralCall;
import org.connectorsdk.testkit.conformance.VendorHarness;
import org.connectorsdk.testkit.conformance.VendorHarness.JobStep;
import org.connectorsdk.testkit.fault.ArmedFault;
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.testkit.fault.FaultProxy;
import org.connectorsdk.testkit.fault.FaultScript;
import org.connectorsdk.testkit.fault.IncomingCall;
import org.connectorsdk.testkit.simulator.Exchange;
import org.connectorsdk.testkit.simulator.Journal;
import org.connectorsdk.testkit.simulator.SimulatorOptions;
import org.connectorsdk.testkit.time.VirtualClock;
import org.connectorsdk.verification.secrets.PlantedSecrets;
import org.jspecify.annotations.Nullable;

/** Where an incident is replayed: one vendor's simulator, a virtual clock, clients of the provider. */
public final class Stage implements AutoCloseable {
    /** Longer than every time limit of a client that is not told otherwise. */
    private static final Duration FOR_EVER = Duration.ofMinutes(10);

    private final ConformanceTarget target;
    private final VirtualClock clock;
    private final VendorHarness harness;
    private final List<Connections> clients = new ArrayList<>();
    private List<Exchange> looksOfStart = List.of();
    private @Nullable FaultProxy proxy;

    public Stage(ConformanceTarget target) {
        this(target, VirtualClock.create());
    }

    /** With a clock of its own, for what really has to block. */
    public Stage(ConformanceTarget target, VirtualClock clock) {
        this.target = target;
        this.clock = clock;
        this.harness = target.start(SimulatorOptions.defaults().clock(clock).seed(7));
    }

    /** All vendors of which both a simulator and a provider are here. */
    public static Stream<ConformanceTarget> targets() {
        Connectors connectors = Connectors.discover();
        return ServiceLoader.load(ConformanceTarget.class, ConformanceTarget.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .filter(target -> connectors.provider(target.provider()).isPresent());
    }

    public ConformanceTarget target() {
        return target;
    }

    public VendorHarness harness() {
        return harness;
    }

    /** What reached the server. */
    public Journal journal() {
        return harness.simulator().journal();
    }

    public URI baseUrl() {
        return harness.simulator().baseUrl();
    }

    /** {@return so many connections that are there already} */
    public List<Connection> seed(int count) {
        return harness.seed(count);
    }

    /** {@return what can be created} */
    public ConnectionSpec spec(String name) {
        return harness.spec(name);
    }

    public VirtualClock clock() {
        return clock;
    }

    /** The proxy in front of the simulator; clients that are opened later go through it. */
    public FaultProxy proxy() {
        if (proxy == null) {
            proxy = FaultProxy.to(baseUrl());
        }
        return proxy;
    }

    /** A client on virtual time. */
    public Connections open() {
        return open(
                RuntimeContext.builder()
                        .time(clock)
                        .observer(PlantedSecrets.observer())
                        .build(),
                UnaryOperator.identity());
    }

    /** A client with other settings, on virtual time. */
    public Connections open(UnaryOperator<ConnectorConfig.Builder> change) {
        return open(
                RuntimeContext.builder()
                        .time(clock)
                        .observer(PlantedSecrets.observer())
                        .build(),
                change);
    }

    /** A client on real time, for what no clock but the socket's decides. */
    public Connections openInRealTime(UnaryOperator<ConnectorConfig.Builder> change) {
        return open(RuntimeContext.standard(), change);
    }

    /** A client with another context, for which a test says what time it is. */
    public Connections open(RuntimeContext.Builder context) {
        return open(context.observer(PlantedSecrets.observer()).build(), UnaryOperator.identity());
    }

    /** A client on virtual time whose requests a test follows, to do something between two of them. */
    public Connections openSeenBy(Function<CallStart, CallObservation> observer) {
        return open(
                RuntimeContext.builder()
                        .time(clock)
                        .observer(Observer.ofCalls(observer))
                        .build(),
                UnaryOperator.identity());
    }

    /** A client with another context and the observer that it names. */
    public Connections openWith(RuntimeContext.Builder context) {
        return open(context.build(), UnaryOperator.identity());
    }

    private Connections open(RuntimeContext context, UnaryOperator<ConnectorConfig.Builder> change) {
        Connections opened = tryOpen(context, change).get();
        clients.add(opened);
        return opened;
    }

    public Either<ConnectorError, Connections> tryOpen(UnaryOperator<ConnectorConfig.Builder> change) {
        return tryOpen(RuntimeContext.standard(), change);
    }

    private Either<ConnectorError, Connections> tryOpen(
            RuntimeContext context, UnaryOperator<ConnectorConfig.Builder> change) {
        return Connectors.discover()
                .open(target.provider(), change.apply(config()).build(), context);
    }

    public ConnectorConfig.Builder config() {
        URI address = proxy == null ? baseUrl() : proxy.baseUrl();
        ConnectorConfig.Builder config = ConnectorConfig.builder();
        harness.settings(address).forEach((name, value) -> {
            if (harness.secretSettings().contains(name)) {
                config.secret(name, Secret.of(value));
            } else {
                config.set(name, value);
            }
        });
        return config;
    }

    /** The secrets of the account. */
    public List<String> secrets() {
        var settings = harness.settings(baseUrl());
        return harness.secretSettings().stream()
                .map(name -> String.valueOf(settings.get(name)))
                .toList();
    }

    /** Makes one call so that a connection is pooled; answers which one. */
    public int warm(Connections client) {
        client.list(ConnectionQuery.all()).get();
        return journal().last().connection();
    }

    /** A connection that can be synced, whose next job goes like this: one step for each look. */
    public ConnectionId syncable(JobStep... steps) {
        ConnectionId id = harness.seedSyncable().orElseThrow();
        harness.scriptNextJob(List.of(steps));
        return id;
    }

    /** A job that goes like this. */
    public JobRef started(Connections client, JobStep... steps) {
        JobRef ref = client.sync(syncable(steps), SyncRequest.full()).get().ref();
        PlantedSecrets.tell(ref);
        looksOfStart = journal().of(operation(NeutralCall.JOB));
        return ref;
    }

    /** The server does what it was asked for and says nothing for longer than any client waits. */
    public Fault silentAfterExecuting() {
        return Fault.noAnswerAfterExecuting().doing(() -> clock.advance(FOR_EVER));
    }

    /** The server neither does what it was asked for nor says anything. */
    public Fault silent() {
        return silent(FOR_EVER);
    }

    /** The server does nothing and says nothing while so much time passes. */
    public Fault silent(Duration passes) {
        return Fault.noAnswer().doing(() -> clock.advance(passes));
    }

    /** Rewrites every list that an answer has, also within an envelope; lists of the elements stay. */
    public static Fault rewritingLists(Consumer<ArrayNode> change) {
        return Fault.rewriteJson(answer -> rewriteLists(answer, change));
    }

    private static void rewriteLists(ObjectNode holder, Consumer<ArrayNode> change) {
        holder.forEach(member -> {
            if (member instanceof ArrayNode list) {
                change.accept(list);
            } else if (member instanceof ObjectNode envelope) {
                rewriteLists(envelope, change);
            }
        });
    }

    /** A list that shows nothing, whatever there is. */
    public static Fault showingNothing() {
        return rewritingLists(ArrayNode::removeAll);
    }

    public FaultScript.Arming on(NeutralCall call) {
        return on(operation(call));
    }

    /** Begins to arm a fault at an operation by the vendor's name for it. */
    public FaultScript.Arming on(String operation) {
        return harness.simulator().faults().on(operation);
    }

    /** Arms faults for every request of a call, in turns. */
    public ArmedFault always(NeutralCall call, Fault... faults) {
        return always(operation(call), faults);
    }

    /** The same of an operation by the vendor's name for it. */
    public ArmedFault always(String operation, Fault... faults) {
        return on(operation).always().inject(faults);
    }

    /**
     * What reached the server for a call, hidden repeats included. Where jobs have no ids a start looks at what it
     * changes, by the operation with which its job is polled; those looks are left out.
     */
    public List<Exchange> sent(NeutralCall call) {
        if (harness.operations(call).isEmpty()) {
            return List.of();
        }
        List<Exchange> all = journal().of(operation(call));
        return call == NeutralCall.JOB
                ? all.stream()
                        .filter(exchange -> !looksOfStart.contains(exchange))
                        .toList()
                : all;
    }

    /** The pauses between the requests of a call, on the stage's clock. */
    public List<Duration> gaps(NeutralCall call) {
        List<Instant> arrivals = sent(call).stream().map(Exchange::virtualTime).toList();
        return IntStream.range(1, arrivals.size())
                .mapToObj(i -> Duration.between(arrivals.get(i - 1), arrivals.get(i)))
                .toList();
    }

    /** Begins to arm a fault at the endpoint that hands out tokens. */
    public FaultScript.Arming onToken() {
        return harness.simulator().faults().on(FaultScript.ANY).when(Stage::isTokenCall);
    }

    /** The requests for tokens. */
    public List<Exchange> tokenCalls() {
        return journal().matching(Stage::isTokenCall);
    }

    private static boolean isTokenCall(IncomingCall call) {
        return call.path().endsWith("/token");
    }

    private String operation(NeutralCall call) {
        return harness.operations(call).get(0);
    }

    @Override
    public String toString() {
        return target.id();
    }

    @Override
    public void close() {
        PlantedSecrets.note(harness);
        clients.forEach(Connections::close);
        if (proxy != null) {
            proxy.close();
        }
        harness.close();
    }
}
