package org.connectorsdk.testkit.conformance.rules.reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.api.job.WaitPolicy;
import org.connectorsdk.testkit.conformance.Expect;
import org.connectorsdk.testkit.conformance.InvalidProof;
import org.connectorsdk.testkit.conformance.Level;
import org.connectorsdk.testkit.conformance.NeutralCall;
import org.connectorsdk.testkit.conformance.Rule;
import org.connectorsdk.testkit.conformance.RuleContext;
import org.connectorsdk.testkit.conformance.VendorHarness;
import org.connectorsdk.testkit.conformance.rules.Probe;
import org.connectorsdk.testkit.conformance.rules.ViewCalls;
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.testkit.fault.Latch;

/** Rules about closing. */
public interface LifecycleRules {
    /** Clients that are in use at the same time. */
    int CLIENTS = 200;

    /** How the names of all threads of the library begin. */
    String PREFIX = "connector-";

    /** Threads that many clients may have more than one. */
    int A_HANDFUL = 4;

    @Rule(
            id = "LIFE-01",
            liveSafe = true,
            alone = true,
            statement = "Threads that a client has started end soon after it is closed; what the descriptor lists as"
                    + " shared by the process may stay.")
    default void LIFE_01_threadsEnd(RuleContext context) throws InterruptedException {
        Set<Thread> before = threads();
        Probe read = Probe.read(context);
        Connections client = context.open();
        Expect.result(read.on(client).map(Object.class::cast));
        if (context.declares(NeutralCall.GET.capability())) {
            ViewCalls.get(context.harness().seed(1).get(0).id()).through(ViewCalls.View.ASYNC, client);
        }
        if (context.declares(NeutralCall.SYNC.capability())
                && !context.harness().isLive()) {
            pauseBetweenPolls(context, client);
        }
        Set<Thread> ours = startedSince(before, context);
        context.closeClients();
        client.close();
        assertEquals(List.of(), leftAfter(context.patience(), ours), "threads that are still alive");
    }

    /** A wait that goes on until the client is closed. */
    private static void pauseBetweenPolls(RuleContext context, Connections client) throws InterruptedException {
        context.harness().scriptNextJob(List.of(VendorHarness.JobStep.of(JobState.RUNNING)));
        ConnectionId id = context.harness().seedSyncable().orElseThrow(() -> new InvalidProof("nothing to sync"));
        Job running = Expect.result(client.sync(id, SyncRequest.full()));
        CountDownLatch polled = new CountDownLatch(2); // by the second one, something has timed the pause
        CompletableFuture<Job> unused = client.async()
                .await(
                        running.ref(),
                        WaitPolicy.builder().listener(job -> polled.countDown()).build());
        assertTrue(polled.await(context.patience().toMillis(), TimeUnit.MILLISECONDS), "two polls");
    }

    /** Of the library: all of them are named so that a thread dump tells whose they are. */
    private static Set<Thread> threads() {
        Set<Thread> found = new HashSet<>(Thread.getAllStackTraces().keySet());
        found.removeIf(thread -> !thread.getName().startsWith(PREFIX));
        return found;
    }

    private static Set<Thread> startedSince(Set<Thread> before, RuleContext context) {
        Set<Thread> started = threads();
        started.removeAll(before);
        started.removeIf(thread -> context.descriptor().daemonThreads().contains(thread.getName()));
        return started;
    }

    private static List<String> leftAfter(Duration patience, Set<Thread> threads) throws InterruptedException {
        long until = System.nanoTime() + patience.toNanos();
        for (Thread thread : threads) {
            thread.join(Math.max(1, Duration.ofNanos(until - System.nanoTime()).toMillis()));
        }
        return threads.stream()
                .filter(Thread::isAlive)
                .map(Thread::getName)
                .sorted()
                .toList();
    }

    @Rule(
            id = "LIFE-02",
            liveSafe = true,
            statement = "Closing a client closes its connections, as seen from the other side.")
    default void LIFE_02_connectionsEnd(RuleContext context) throws InterruptedException {
        context.proxy();
        Probe read = Probe.read(context);
        Connections client = context.open();
        Expect.result(read.on(client).map(Object.class::cast));
        assertTrue(context.proxy().open() > 0, "a connection is kept for the next call");
        client.close();
        context.closeClients();
        assertTrue(context.awaitNoConnections(), () -> context.proxy().open() + " connections are still open");
    }

    @Rule(
            id = "LIFE-03",
            liveSafe = true,
            statement = "A client can be closed any number of times, by several threads at once, without an error.")
    default void LIFE_03_closingAgainIsHarmless(RuleContext context) throws Exception {
        Connections client = context.open();
        Expect.result(Probe.read(context).on(client).map(Object.class::cast));
        assertTrue(context.simulator().journal().arrived() > 0, "the client was in use");
        CompletableFuture<Void> all = CompletableFuture.allOf(
                CompletableFuture.runAsync(client::close),
                CompletableFuture.runAsync(client::close),
                CompletableFuture.runAsync(client::close));
        all.get(context.patience().toMillis(), TimeUnit.MILLISECONDS);
        client.close();
    }

    @Rule(
            id = "LIFE-04",
            statement = "Calls on a closed client give CLOSED in each of the three views and send nothing; a call"
                    + " that was waiting when the client was closed gives CLOSED soon.")
    default void LIFE_04_callsAfterAndDuringAClose(RuleContext context) throws Exception {
        Probe read = Probe.read(context);
        Connections client = context.open();
        Latch latch = new Latch();
        CountDownLatch reached = new CountDownLatch(1);
        var armed = context.on(read.call()).always().inject(Fault.hold(latch).doing(reached::countDown));
        CompletableFuture<ConnectorError> inFlight = new CompletableFuture<>();
        new Thread(() -> inFlight.complete(Expect.error(read.on(client)))).start();
        assertTrue(reached.await(10, TimeUnit.SECONDS), "a call is in flight");
        client.close();
        assertEquals(
                ErrorKind.CLOSED,
                inFlight.get(context.patience().toMillis(), TimeUnit.MILLISECONDS)
                        .kind(),
                "the call in flight");
        armed.disarm();
        latch.release();
        context.simulator().journal().clear();
        Expect.error(ErrorKind.CLOSED, Outcome.NOT_SENT, read.on(client));
        for (ViewCalls.View view : ViewCalls.View.values()) {
            Expect.error(
                    ErrorKind.CLOSED,
                    ViewCalls.get(context.harness().absentId()).through(view, client));
        }
        assertEquals(0, context.simulator().journal().all().size(), "requests");
    }

    @Rule(
            id = "LIFE-06",
            since = "2.0",
            alone = true,
            level = Level.SHOULD,
            statement = "Two hundred clients in use have no more threads than one has, apart from a handful.")
    default void LIFE_06_manyClientsShareTheirThreads(RuleContext context) {
        Probe read = Probe.read(context);
        List<Connections> clients = new ArrayList<>();
        try {
            use(context, read, clients);
            int ofOne = libraryThreads();
            for (int more = 1; more < CLIENTS; more++) {
                use(context, read, clients);
            }
            int ofAll = libraryThreads();
            assertTrue(
                    ofAll <= ofOne + A_HANDFUL,
                    () -> ofAll + " threads of " + CLIENTS + " clients, " + ofOne + " of one");
        } finally {
            clients.forEach(Connections::close);
        }
    }

    private static void use(RuleContext context, Probe read, List<Connections> clients) {
        Connections client = context.openForOnce();
        clients.add(client);
        Expect.result(read.on(client).map(Object.class::cast));
        Expect.error(ViewCalls.get(context.harness().absentId()).through(ViewCalls.View.ASYNC, client));
    }

    /** Of the library and of the HTTP client that it uses; names of other libraries are none of its business. */
    private static int libraryThreads() {
        return (int) Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith(PREFIX) || name.startsWith("OkHttp") || name.startsWith("Okio"))
                .count();
    }

    @Rule(
            id = "LIFE-05",
            alone = true,
            level = Level.SHOULD,
            statement = "After two hundred clients have been opened, used and closed, no thread of theirs is left and"
                    + " no connection is open.")
    default void LIFE_05_manyRoundsLeaveNothing(RuleContext context) throws InterruptedException {
        Set<Thread> before = threads();
        context.proxy();
        Probe read = Probe.read(context);
        for (int round = 0; round < 200; round++) {
            try (Connections client = context.openForOnce()) {
                Expect.result(read.on(client).map(Object.class::cast));
            }
        }
        Set<Thread> ours = startedSince(before, context);
        context.closeClients();
        assertTrue(context.awaitNoConnections(), () -> context.proxy().open() + " connections are still open");
        assertEquals(List.of(), leftAfter(context.patience(), ours), "threads that are still alive");
    }
}
