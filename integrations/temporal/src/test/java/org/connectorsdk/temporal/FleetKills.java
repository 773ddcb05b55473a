package org.connectorsdk.temporal;

import io.temporal.client.WorkflowStub;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.connectorsdk.testkit.fault.FaultScript;
import org.connectorsdk.testkit.fault.IncomingCall;
import org.connectorsdk.testkit.fault.Latch;

/**
 * A fleet on two workers, one of which is killed three times and started again: once when a start has arrived, once when
 * one was executed, once in a wait. The seed says at which account and at which of its requests.
 *
 * <p>A small fleet is paused while the worker starts, so that something is left for it.
 */
final class FleetKills implements AutoCloseable {
    static final String FLEET = "fleet";

    private static final String KILLED = "killed";
    /** The moment comes within the first sixth of an account. */
    private static final int MOMENT_PART = 6;

    private static final Duration ARRIVAL = Duration.ofMinutes(1);

    private final LoopbackEngine engine = new LoopbackEngine();
    private final Map<SimulatedAccount, List<String>> connections = new LinkedHashMap<>();
    private final List<SimulatedAccount> accounts;
    private final Random random;
    private int kills;
    private long millis;

    /** What is killed in the middle of. */
    private enum Moment {
        BEFORE,
        EXECUTED,
        WAITING
    }

    /**
     * Starts the vendors.
     *
     * @param seed decides the moments
     * @param sizes how many connections each account has
     * @param looks how many looks a job takes
     */
    FleetKills(long seed, Map<String, Integer> sizes, int looks) throws IOException {
        random = new Random(seed);
        new TreeMap<>(sizes).forEach((vendor, size) -> {
            SimulatedAccount account = SimulatedAccount.start(vendor);
            account.haveJobsTake(looks, size);
            connections.put(account, account.seed(size));
        });
        accounts = new ArrayList<>(connections.keySet());
        Collections.shuffle(accounts, random);
    }

    /**
     * Runs the fleet.
     *
     * @param window how many syncs run at a time
     * @param policy how each is driven
     * @param pausing whether nothing is started while a worker starts
     * @param limit how long it may take
     */
    FleetReport run(int window, SyncPolicy policy, boolean pausing, Duration limit) throws Exception {
        try (WorkerProcess lasting = WorkerProcess.launchLasting("lasting", engine.address(), accounts)) {
            WorkerProcess killed = launch();
            long began = System.nanoTime();
            try {
                lasting.ready();
                began = System.nanoTime();
                WorkflowStub fleet = start(window, policy);
                for (Moment moment : Moment.values()) {
                    killed.ready();
                    fleet.signal("resume");
                    killAt(moment, accounts.get(moment.ordinal()), killed);
                    if (pausing) {
                        fleet.signal("pause");
                    }
                    killed = launch();
                }
                fleet.signal("resume");
                return fleet.getResult(limit.toSeconds(), TimeUnit.SECONDS, FleetReport.class);
            } finally {
                millis = Duration.ofNanos(System.nanoTime() - began).toMillis();
                killed.close();
            }
        }
    }

    private WorkerProcess launch() throws IOException {
        return WorkerProcess.launch(KILLED, engine.address(), accounts);
    }

    private WorkflowStub start(int window, SyncPolicy policy) {
        FleetAccount[] parts = accounts.stream()
                .map(account -> FleetAccount.of(account.name()))
                .toArray(FleetAccount[]::new);
        WorkflowStub fleet = WorkflowStub.fromTyped(
                engine.client().newWorkflowStub(FleetWorkflow.class, LoopbackEngine.named(FLEET)));
        fleet.start(FleetOrder.of(parts).window(window).policy(policy));
        return fleet;
    }

    private void killAt(Moment moment, SimulatedAccount account, WorkerProcess worker) throws InterruptedException {
        int number = 1 + random.nextInt(connections.get(account).size() / MOMENT_PART);
        Latch gate = new Latch();
        FaultScript.Arming requests = moment == Moment.WAITING ? account.onPoll() : account.onStart();
        requests.when(FleetKills::isFromTheKilled)
                .fromAttempt(number)
                .inject(
                        moment == Moment.EXECUTED
                                ? SimulatedAccount.afterExecuting(gate)
                                : SimulatedAccount.beforeExecuting(gate));
        if (!gate.awaitArrivals(1, ARRIVAL)) {
            throw new IllegalStateException(moment + ": request " + number + " at " + account.name() + " never came");
        }
        worker.kill();
        kills++;
        gate.release();
    }

    private static boolean isFromTheKilled(IncomingCall call) {
        return SimulatedAccount.isFrom(call, KILLED);
    }

    Map<SimulatedAccount, List<String>> connections() {
        return connections;
    }

    /** One line of what it took. */
    String numbers(FleetReport report) {
        long starts =
                accounts.stream().mapToLong(account -> account.starts().size()).sum();
        long polls = accounts.stream().mapToLong(SimulatedAccount::polls).sum();
        long requests = accounts.stream()
                .mapToLong(account -> account.harness().simulator().journal().arrived())
                .sum();
        return "fleet of %d: %.1f s, %d starts, %d polls, %d requests, %d kills; %s"
                .formatted(report.total(), millis / 1000.0, starts, polls, requests, kills, report.counts());
    }

    int kills() {
        return kills;
    }

    @Override
    public void close() {
        accounts.forEach(SimulatedAccount::close);
        engine.close();
    }
}
