package org.connectorsdk.verification.findings.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.call.RuntimeContext;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.WaitPolicy;
import org.connectorsdk.testkit.conformance.VendorHarness.JobStep;
import org.connectorsdk.verification.findings.Case;
import org.connectorsdk.verification.findings.Finding;
import org.connectorsdk.verification.findings.ForEveryCase;
import org.connectorsdk.verification.findings.Input;
import org.connectorsdk.verification.incidents.Stage;

/** F-26: clients share one watchdog, one timer and one pool, and leave none of them behind. Real time. */
@Finding(value = "F-26", rule = "What is not asked is not loaded")
class F26SharedThreadsTest {
    private static final int MOST_MORE = 4;

    static List<Input<Integer>> inputs() {
        return List.of(
                Input.of("one client", 1),
                Input.of("two clients", 2),
                Input.of("ten clients", 10),
                Input.of("fifty clients", 50),
                Input.of("a hundred clients", 100),
                Input.of("five hundred clients", 500));
    }

    @ForEveryCase(with = "SYNC")
    void idleClientsNeedTheThreadsOfOne(Case<Integer> one) throws Exception {
        awaitNoThreads();
        try (Stage stage = new Stage(one.target())) {
            JobRef ref = stage.started(stage.open(), JobStep.of(JobState.RUNNING));
            List<CompletableFuture<Job>> waits = new ArrayList<>();
            List<CompletableFuture<Job>> polled = new ArrayList<>();
            for (int i = 0; i < one.value(); i++) {
                polled.add(new CompletableFuture<>());
                waits.add(use(stage.open(RuntimeContext.builder()), ref, polled.get(i)));
            }
            CompletableFuture.allOf(polled.toArray(CompletableFuture[]::new)).get(60, TimeUnit.SECONDS);

            awaitIdleThreads();
            assertThat(ours().size()).isLessThanOrEqualTo(1 + MOST_MORE);
            assertThat(waits).noneMatch(CompletableFuture::isDone);
        }
        awaitNoThreads();
    }

    /** One blocking call, one asynchronous call, and one wait that pauses once it has polled. */
    private static CompletableFuture<Job> use(Connections client, JobRef ref, CompletableFuture<Job> polled)
            throws Exception {
        client.list(ConnectionQuery.all()).get();
        client.async().list(ConnectionQuery.all()).get(20, TimeUnit.SECONDS);
        return client.async()
                .await(
                        ref,
                        WaitPolicy.builder()
                                .pauses(Duration.ofHours(1), Duration.ofHours(1))
                                .total(Duration.ofDays(1))
                                .listener(polled::complete)
                                .build());
    }

    private static List<Thread> ours() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("connector-"))
                .toList();
    }

    /** Those that looked at many jobs at once end when there is nothing else for them to do. */
    private static void awaitIdleThreads() throws InterruptedException {
        for (Thread thread : ours()) {
            if (ours().size() > 1 + MOST_MORE) {
                thread.join(TimeUnit.SECONDS.toMillis(15));
            }
        }
    }

    /**
     * After the last client is closed all end at once, or soon where another test left its clients to the collector.
     */
    private static void awaitNoThreads() throws InterruptedException {
        for (Thread thread : ours()) {
            thread.join(TimeUnit.SECONDS.toMillis(15));
            assertThat(thread.isAlive()).as(thread.getName()).isFalse();
        }
    }
}
