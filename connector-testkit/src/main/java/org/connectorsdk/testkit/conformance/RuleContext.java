package org.connectorsdk.testkit.conformance;

import io.vavr.control.Either;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.Connectors;
import org.connectorsdk.api.call.RuntimeContext;
import org.connectorsdk.api.config.ConnectorConfig;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.descriptor.ProviderDescriptor;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.spi.ConnectorProvider;
import org.connectorsdk.testkit.fault.ArmedFault;
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.testkit.fault.FaultProxy;
import org.connectorsdk.testkit.fault.FaultScript;
import org.connectorsdk.testkit.simulator.Exchange;
import org.connectorsdk.testkit.simulator.SimulatorOptions;
import org.connectorsdk.testkit.simulator.VendorSimulator;
import org.connectorsdk.testkit.time.VirtualClock;
import org.connectorsdk.testkit.wire.Answer;
import org.jspecify.annotations.Nullable;

/**
 * The workplace of one rule: a fresh simulator with its faults and journal, a virtual clock that simulator and clients
 * share, a proxy for faults below HTTP, and clients of the provider under test. Everything is closed after the rule.
 *
 * @since 0.1.0
 */
public final class RuleContext implements AutoCloseable {
    private final RunSettings run;
    private final Connectors connectors;
    private final VirtualClock clock = VirtualClock.create();
    private final VendorHarness harness;
    private final Random jitter;
    private final List<Connections> clients = new CopyOnWriteArrayList<>();
    private @Nullable FaultProxy proxy;
    private @Nullable Connections client;

    /**
     * Starts the simulator.
     *
     * @param run what the run gives to each rule
     */
    public RuleContext(RunSettings run) {
        this.run = run;
        this.connectors = run.connectors().get();
        this.jitter = new Random(run.seed());
        this.harness =
                run.target().start(SimulatorOptions.defaults().clock(clock).seed(run.seed()));
    }

    /** {@return the vendor in neutral words} */
    public VendorHarness harness() {
        return harness;
    }

    /** {@return the simulator} */
    public VendorSimulator simulator() {
        return harness.simulator();
    }

    /** {@return the time of simulator and clients; sleeping moves it forward at once} */
    public VirtualClock clock() {
        return clock;
    }

    /** {@return numbers that are the same in every run with the same seed} */
    public Random random() {
        return new Random(run.seed());
    }

    /** {@return the providers that rules may open} */
    public Connectors connectors() {
        return connectors;
    }

    /** {@return the providers, found once more} */
    public Connectors findAgain() {
        return run.connectors().get();
    }

    /**
     * Puts providers together.
     *
     * @param providers the providers
     * @return them
     */
    public Connectors assemble(ConnectorProvider... providers) {
        return run.hook().assemble(providers);
    }

    /** {@return the id under which the provider under test is opened} */
    public String provider() {
        return run.target().provider();
    }

    /**
     * Asks whether a rule about a capability is waived, so that its failing is known.
     *
     * @param capability which
     * @return whether one is
     */
    public boolean isWaived(Capability capability) {
        return run.waived().test(capability);
    }

    /** {@return the proxy in front of the simulator; clients opened after the first call go through it} */
    public FaultProxy proxy() {
        if (proxy == null) {
            proxy = FaultProxy.to(simulator().baseUrl());
        }
        return proxy;
    }

    /**
     * {@return the client that most rules need: the provider under test with valid settings, opened at the first call}
     */
    public Connections client() {
        if (client == null) {
            client = open();
        }
        return client;
    }

    /** {@return one more client of the same account} */
    public Connections open() {
        return open(UnaryOperator.identity());
    }

    /**
     * Opens a client with other settings.
     *
     * @param change changes the valid settings
     * @return the client
     * @throws InvalidProof if the settings are refused
     */
    public Connections open(UnaryOperator<ConnectorConfig.Builder> change) {
        Either<ConnectorError, Connections> opened = tryOpen(change);
        if (opened.isLeft()) {
            throw new InvalidProof(
                    "the provider refuses valid settings: " + opened.getLeft().message());
        }
        clients.add(opened.get());
        return opened.get();
    }

    /**
     * Opens a client that lives in real time, for rules about limits of a socket, which no virtual clock can pass.
     *
     * @param change changes the valid settings
     * @return the client
     */
    public Connections openInRealTime(UnaryOperator<ConnectorConfig.Builder> change) {
        Connections opened = Expect.result(tryOpen(change, context().build()));
        clients.add(opened);
        return opened;
    }

    /**
     * Tries to open a client.
     *
     * @param change changes the valid settings
     * @return the client, closed after the rule too, or the refusal
     */
    public Either<ConnectorError, Connections> tryOpen(UnaryOperator<ConnectorConfig.Builder> change) {
        return tryOpen(change, (harness.isLive() ? context() : context().time(clock)).build());
    }

    /** A provider that draws its jitter from what it is lent does the same in every run with the same seed. */
    private RuntimeContext.Builder context() {
        return RuntimeContext.builder().lend(RandomGenerator.class, jitter);
    }

    private Either<ConnectorError, Connections> tryOpen(
            UnaryOperator<ConnectorConfig.Builder> change, RuntimeContext context) {
        ConnectorConfig.Builder settings = change.apply(config().toBuilder());
        return run.hook()
                .open(connectors.open(provider(), run.hook().settings(settings).build(), context), this);
    }

    /**
     * Opens a client whose asynchronous calls run where the rule wants them to.
     *
     * @param executor runs them
     * @return the client
     */
    public Connections openRunningOn(Executor executor) {
        Connections opened = Expect.result(tryOpen(
                UnaryOperator.identity(),
                context().time(clock).executor(executor).build()));
        clients.add(opened);
        return opened;
    }

    /**
     * Tries to open a client of the provider with something around it.
     *
     * @param decorator puts it around the provider
     * @return the client, closed after the rule, or the refusal
     */
    public Either<ConnectorError, Connections> tryOpenDecorated(UnaryOperator<ConnectorProvider> decorator) {
        Either<ConnectorError, Connections> opened = connectors
                .decorated(decorator)
                .open(
                        provider(),
                        run.hook().settings(config().toBuilder()).build(),
                        context().time(clock).build());
        opened.peek(clients::add);
        return run.hook().open(opened, this);
    }

    /**
     * Starts the vendor once more, where no client has been so far.
     *
     * @param skew what its clock is off by; zero for the time of the clients
     * @return the vendor, which the rule closes
     */
    public VendorHarness stranger(Duration skew) {
        return run.target()
                .start(SimulatorOptions.defaults()
                        .clock(() -> clock.instant().plus(skew))
                        .seed(run.seed()));
    }

    /** {@return a client that the rule closes itself, for rules that open hundreds} */
    public Connections openForOnce() {
        return Expect.result(tryOpen(UnaryOperator.identity()));
    }

    /** Closes every client that was opened so far. */
    public void closeClients() {
        clients.forEach(Connections::close);
        client = null;
    }

    /** {@return in how much real time what ought to happen by itself must have happened} */
    public Duration patience() {
        return run.patience();
    }

    /**
     * Waits until the proxy holds no connection any more.
     *
     * @return whether that has come about in time
     * @throws InterruptedException if the thread is interrupted
     */
    public boolean awaitNoConnections() throws InterruptedException {
        return awaitFewConnections(0);
    }

    /**
     * Waits until the proxy holds at most so many connections.
     *
     * @param most how many
     * @return whether that has come about in time
     * @throws InterruptedException if the thread is interrupted
     */
    public boolean awaitFewConnections(int most) throws InterruptedException {
        long until = System.nanoTime() + patience().toNanos();
        while (proxy().open() > most && System.nanoTime() < until) {
            LockSupport.parkNanos(1_000_000);
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
        return proxy().open() <= most;
    }

    /**
     * Replaces every secret by one of the same form that the vendor does not know.
     *
     * @param config valid settings
     * @return the same builder
     */
    public ConnectorConfig.Builder withWrongSecrets(ConnectorConfig.Builder config) {
        harness.secretSettings().forEach(name -> config.secret(name, Secret.of("wrong-" + name + "-4711")));
        return config;
    }

    /** {@return valid settings of the provider under test} */
    public ConnectorConfig config() {
        return harness.config(proxy == null ? simulator().baseUrl() : proxy.baseUrl());
    }

    /** {@return the values that must appear nowhere} */
    public List<String> secrets() {
        Map<String, String> settings = harness.settings(simulator().baseUrl());
        return harness.secretSettings().stream()
                .map(name -> String.valueOf(settings.get(name)))
                .toList();
    }

    /** {@return what the provider says of itself with these settings} */
    public ProviderDescriptor descriptor() {
        return client().descriptor();
    }

    /**
     * Asks whether a capability is declared.
     *
     * @param capability which
     * @return whether it is
     */
    public boolean declares(Capability capability) {
        return descriptor().supports(capability);
    }

    /**
     * Begins to arm a fault at the operation that carries a neutral call's effect.
     *
     * @param call the neutral call
     * @return what to say next: how often, from which attempt on, which fault
     */
    public FaultScript.Arming on(NeutralCall call) {
        return simulator().faults().on(decisive(call));
    }

    /**
     * The requests that reached the server for a neutral call, hidden repeats included.
     *
     * @param call the neutral call
     * @return the exchanges of the operation that carries its effect
     */
    public List<Exchange> sent(NeutralCall call) {
        return simulator().journal().of(decisive(call));
    }

    /** {@return the operation with which the provider looks for jobs that run} */
    public String looks() {
        List<String> listed = harness.operations(NeutralCall.JOBS);
        return listed.isEmpty() ? harness.operations(NeutralCall.SYNC).get(1) : listed.get(0);
    }

    /**
     * What the vendor answers to a call, as a fault that answers so whatever is asked.
     *
     * @param call the call
     * @param ask makes it
     * @return the fault
     */
    public Fault honest(NeutralCall call, Runnable ask) {
        AtomicReference<@Nullable Answer> seen = new AtomicReference<>();
        on(call).inject(Fault.rewrite(answer -> {
            seen.set(answer);
            return answer;
        }));
        ask.run();
        Answer answer = seen.get();
        if (answer == null) {
            throw new InvalidProof("the vendor was not asked for " + call);
        }
        return Fault.answering(asked -> answer);
    }

    private String decisive(NeutralCall call) {
        List<String> operations = harness.operations(call);
        if (operations.isEmpty()) {
            throw new InvalidProof("the target names no operation of the vendor for " + call);
        }
        return operations.get(0);
    }

    /** {@return faults that were armed and did not happen, of the simulator and of the proxy} */
    public List<String> unfired() {
        List<String> left = new ArrayList<>();
        simulator().faults().unfired().stream().map(ArmedFault::toString).forEach(left::add);
        if (proxy != null) {
            proxy.unfired().forEach(fault -> left.add(fault.toString()));
        }
        return left;
    }

    private static void closeQuietly(Connections client) {
        try {
            client.close();
        } catch (RuntimeException e) {
            // LIFE-03 tells of it; the other clients and the simulator are to be closed all the same.
        }
    }

    @Override
    public void close() {
        clients.forEach(RuleContext::closeQuietly);
        run.hook().close();
        if (proxy != null) {
            proxy.close();
        }
        harness.close();
    }
}
