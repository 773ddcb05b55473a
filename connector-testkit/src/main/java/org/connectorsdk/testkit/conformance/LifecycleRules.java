package org.connectorsdk.testkit.conformance;

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
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.testkit.fault.Hold;

/** Rules about closing. */
interface LifecycleRules {
    /** Clients that are in use at the same time. */
    int CLIENTS = 200;

    /** How the names of all threads of the library begin. */
    String PREFIX = "connector-";

    /** Threads that many clients may have more than one. */
    int A_HANDFUL = 4;

    /** Threads end. */
    @Rule(
            id = "LIFE-01",
            liveSafe = true,
            alone = true,
            statement = "Threads that a client has started end soon after it is closed; what the descriptor lists as"
                    + " shared by the process may stay.")
    default void LIFE_01_threadsEnd(Lab lab) throws InterruptedException {
        Set<Thread> before = threads();
        Probe read = Probe.read(lab);
        Connections client = lab.open();
        Expect.result(read.on(client).map(Object.class::cast));
        if (lab.declares(NeutralCall.GET.capability())) {
            Ask.get(lab.subject().seed(1).get(0).id()).through(Ask.View.ASYNC, client);
        }
        if (lab.declares(NeutralCall.SYNC.capability()) && !lab.subject().isLive()) {
            pauseBetweenPolls(lab, client);
        }
        Set<Thread> ours = startedSince(before, lab);
        lab.closeClients();
        client.close();
        assertEquals(List.of(), leftAfter(lab.patience(), ours), "threads that are still alive");
    }

    /** A wait that goes on until the client is closed. */
    private static void pauseBetweenPolls(Lab lab, Connections client) throws InterruptedException {
        lab.subject().scriptNextJob(List.of(ConformanceSubject.JobStep.of(JobState.RUNNING)));
        ConnectionId id = lab.subject().seedSyncable().orElseThrow(() -> new InvalidProof("nothing to sync"));
        Job running = Expect.result(client.sync(id, SyncRequest.full()));
        CountDownLatch polled = new CountDownLatch(2); // by the second one, something has timed the pause
        CompletableFuture<Job> unused = client.async()
                .await(
                        running.ref(),
                        WaitPolicy.builder().listener(job -> polled.countDown()).build());
        assertTrue(polled.await(lab.patience().toMillis(), TimeUnit.MILLISECONDS), "two polls");
    }

    /** Of the library: all of them are named so that a thread dump tells whose they are. */
    private static Set<Thread> threads() {
        Set<Thread> found = new HashSet<>(Thread.getAllStackTraces().keySet());
        found.removeIf(thread -> !thread.getName().startsWith(PREFIX));
        return found;
    }

    private static Set<Thread> startedSince(Set<Thread> before, Lab lab) {
        Set<Thread> started = threads();
        started.removeAll(before);
        started.removeIf(thread -> lab.descriptor().daemonThreads().contains(thread.getName()));
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

    /** Connections end. */
    @Rule(
            id = "LIFE-02",
            liveSafe = true,
            statement = "Closing a client closes its connections, as seen from the other side.")
    default void LIFE_02_connectionsEnd(Lab lab) throws InterruptedException {
        lab.proxy();
        Probe read = Probe.read(lab);
        Connections client = lab.open();
        Expect.result(read.on(client).map(Object.class::cast));
        assertTrue(lab.proxy().open() > 0, "a connection is kept for the next call");
        client.close();
        lab.closeClients();
        assertTrue(lab.awaitNoConnections(), () -> lab.proxy().open() + " connections are still open");
    }

    /** Closing again. */
    @Rule(
            id = "LIFE-03",
            liveSafe = true,
            statement = "A client can be closed any number of times, by several threads at once, without an error.")
    default void LIFE_03_closingAgainIsHarmless(Lab lab) throws Exception {
        Connections client = lab.open();
        Expect.result(Probe.read(lab).on(client).map(Object.class::cast));
        assertTrue(lab.simulator().journal().arrived() > 0, "the client was in use");
        CompletableFuture<Void> all = CompletableFuture.allOf(
                CompletableFuture.runAsync(client::close),
                CompletableFuture.runAsync(client::close),
                CompletableFuture.runAsync(client::close));
        all.get(lab.patience().toMillis(), TimeUnit.MILLISECONDS);
        client.close();
    }

    /** Calls after and during. */
    @Rule(
            id = "LIFE-04",
            statement = "Calls on a closed client give CLOSED in each of the three views and send nothing; a call"
                    + " that was waiting when the client was closed gives CLOSED soon.")
    default void LIFE_04_callsAfterAndDuringAClose(Lab lab) throws Exception {
        Probe read = Probe.read(lab);
        Connections client = lab.open();
        Hold hold = new Hold();
        CountDownLatch reached = new CountDownLatch(1);
        var armed = lab.on(read.call()).always().inject(Fault.hold(hold).doing(reached::countDown));
        CompletableFuture<ConnectorError> inFlight = new CompletableFuture<>();
        new Thread(() -> inFlight.complete(Expect.error(read.on(client)))).start();
        assertTrue(reached.await(10, TimeUnit.SECONDS), "a call is in flight");
        client.close();
        assertEquals(
                ErrorKind.CLOSED,
                inFlight.get(lab.patience().toMillis(), TimeUnit.MILLISECONDS).kind(),
                "the call in flight");
        armed.disarm();
        hold.release();
        lab.simulator().journal().clear();
        Expect.error(ErrorKind.CLOSED, Outcome.NOT_SENT, read.on(client));
        for (Ask.View view : Ask.View.values()) {
            Expect.error(ErrorKind.CLOSED, Ask.get(lab.subject().absentId()).through(view, client));
        }
        assertEquals(0, lab.simulator().journal().all().size(), "requests");
    }

    /** Many clients. */
    @Rule(
            id = "LIFE-06",
            since = "2.0",
            alone = true,
            level = Level.SHOULD,
            statement = "Two hundred clients in use have no more threads than one has, apart from a handful.")
    default void LIFE_06_manyClientsShareTheirThreads(Lab lab) {
        Probe read = Probe.read(lab);
        List<Connections> clients = new ArrayList<>();
        try {
            use(lab, read, clients);
            int ofOne = libraryThreads();
            for (int more = 1; more < CLIENTS; more++) {
                use(lab, read, clients);
            }
            int ofAll = libraryThreads();
            assertTrue(
                    ofAll <= ofOne + A_HANDFUL,
                    () -> ofAll + " threads of " + CLIENTS + " clients, " + ofOne + " of one");
        } finally {
            clients.forEach(Connections::close);
        }
    }

    private static void use(Lab lab, Probe read, List<Connections> clients) {
        Connections client = lab.openForOnce();
        clients.add(client);
        Expect.result(read.on(client).map(Object.class::cast));
        Expect.error(Ask.get(lab.subject().absentId()).through(Ask.View.ASYNC, client));
    }

    /** Of the library and of the HTTP client that it uses; names of other libraries are none of its business. */
    private static int libraryThreads() {
        return (int) Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith(PREFIX) || name.startsWith("OkHttp") || name.startsWith("Okio"))
                .count();
    }

    /** Many rounds. */
    @Rule(
            id = "LIFE-05",
            alone = true,
            level = Level.SHOULD,
            statement = "After two hundred clients have been opened, used and closed, no thread of theirs is left and"
                    + " no connection is open.")
    default void LIFE_05_manyRoundsLeaveNothing(Lab lab) throws InterruptedException {
        Set<Thread> before = threads();
        lab.proxy();
        Probe read = Probe.read(lab);
        for (int round = 0; round < 200; round++) {
            try (Connections client = lab.openForOnce()) {
                Expect.result(read.on(client).map(Object.class::cast));
            }
        }
        Set<Thread> ours = startedSince(before, lab);
        lab.closeClients();
        assertTrue(lab.awaitNoConnections(), () -> lab.proxy().open() + " connections are still open");
        assertEquals(List.of(), leftAfter(lab.patience(), ours), "threads that are still alive");
    }
}
