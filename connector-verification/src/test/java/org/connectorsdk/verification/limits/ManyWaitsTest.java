package org.connectorsdk.verification.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.connectorsdk.airbyte.AirbyteProvider;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.Connectors;
import org.connectorsdk.api.call.RuntimeContext;
import org.connectorsdk.api.config.ConnectorConfig;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.WaitPolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Ten thousand waits over twenty workspaces ask for sixty pages a round, on the threads of one client (F-26). Real time. */
class ManyWaitsTest {
    private static final int WORKSPACES = 20;
    private static final int WAITS_EACH = 500;
    private static final int PAGES_EACH = 3; // of two hundred jobs
    private static final int ROUNDS = 3;

    /** Those that asynchronous calls may have, the timer, the watchdog. */
    private static final int MOST_THREADS = 64 + 2;

    private static final WaitPolicy POLICY = WaitPolicy.builder()
            .pauses(Duration.ofSeconds(5), Duration.ofSeconds(5))
            .total(Duration.ofHours(3))
            .build();

    private final BusyWorkspaces airbyte = new BusyWorkspaces(WAITS_EACH);
    private final List<Connections> clients = new ArrayList<>();
    private final List<AtomicInteger> seen = new ArrayList<>();
    private final CountDownLatch looks = new CountDownLatch(WORKSPACES * WAITS_EACH * ROUNDS);

    ManyWaitsTest() throws IOException {}

    @AfterEach
    void close() {
        clients.forEach(Connections::close);
        airbyte.close();
    }

    private void begin(int workspace) {
        Connections client = Connectors.discover()
                .open(
                        AirbyteProvider.ID,
                        ConnectorConfig.builder()
                                .set("base-url", airbyte.url())
                                .set("auth", "none")
                                .set("workspace", Integer.toString(workspace))
                                .build(),
                        RuntimeContext.standard())
                .get();
        clients.add(client);
        for (int i = 0; i < WAITS_EACH; i++) {
            AtomicInteger counted = new AtomicInteger();
            seen.add(counted);
            CompletableFuture<Job> wait = client.async()
                    .await(
                            ref(workspace, i),
                            POLICY.toBuilder()
                                    .listener(job -> {
                                        counted.incrementAndGet();
                                        looks.countDown();
                                    })
                                    .build());
            assertThat(wait).isNotCompletedExceptionally();
        }
    }

    private JobRef ref(int workspace, int connection) {
        long job = BusyWorkspaces.job(workspace, connection);
        return new JobRef(
                AirbyteProvider.ID,
                JobRef.fingerprint(airbyte.url() + "/api/v1/", Integer.toString(workspace)),
                "job",
                Long.toString(job),
                Optional.of(ConnectionId.of(BusyWorkspaces.connection(job))));
    }

    @Test
    void aRoundOfTenThousandWaitsIsSixtyRequests() throws InterruptedException {
        for (int workspace = 0; workspace < WORKSPACES; workspace++) {
            begin(workspace);
        }

        assertThat(looks.await(60, TimeUnit.SECONDS)).isTrue();
        long threads = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().matches("connector-(async|timer|watchdog).*"))
                .count();
        clients.forEach(Connections::close);

        int rounds = seen.stream().mapToInt(AtomicInteger::get).max().orElse(0);
        System.out.printf(
                "%d pages and %d looks in %d rounds of 10000 waits, %d threads%n",
                airbyte.pages(), airbyte.looks(), rounds, threads);
        assertThat(airbyte.pages() + airbyte.looks()).isLessThanOrEqualTo(PAGES_EACH * airbyte.rounds());
        // On a busy machine some clients have begun another round by now, of which their waits have not heard.
        assertThat(airbyte.rounds()).isLessThanOrEqualTo(WORKSPACES * (rounds + 1));
        assertThat(threads).isLessThanOrEqualTo(MOST_THREADS);
    }
}
