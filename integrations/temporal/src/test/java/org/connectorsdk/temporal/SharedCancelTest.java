package org.connectorsdk.temporal;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.client.WorkflowStub;
import io.temporal.worker.WorkerOptions;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.connectorsdk.api.Connectors;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.testkit.conformance.VendorHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Waits whose looks are shared ask the engine as often as those that look alone. */
@Timeout(60)
class SharedCancelTest {

    @Test
    void aCancelEndsSharedLooksWithinAFewPauses() throws Exception {
        try (SimulatedAccount account = SimulatedAccount.start("airbyte-public");
                Engine engine = Engine.bare()) {
            account.seed(6);
            // Looks that are shared count as no look at a job, so it runs on.
            List<VendorHarness.JobStep> runs =
                    Collections.nCopies(1_000, new VendorHarness.JobStep(JobState.RUNNING, "", ""));
            for (int i = 0; i < 6; i++) {
                account.harness().scriptNextJob(runs);
            }
            engine.addWorker(
                    WorkerOptions.getDefaultInstance(),
                    new AccountClients(Connectors.discover(), SimulatedAccount.resolver(List.of(account))));
            engine.environment().start();
            WorkflowStub fleet = engine.begin(
                    engine.fleet("fleet"),
                    FleetOrder.of(FleetAccount.of("airbyte-public"))
                            .policy(SyncPolicy.standard().pauses(Duration.ofMillis(300), Duration.ofMillis(300))));
            Engine.eventually(() -> account.starts().size() == 6);
            long started = System.nanoTime(); // some looks later
            Engine.eventually(() -> System.nanoTime() - started > TimeUnit.SECONDS.toNanos(1));
            long begun = System.nanoTime();
            fleet.signal("cancel", SyncPolicy.OnCancel.LEAVE);
            fleet.getResult(40, TimeUnit.SECONDS, FleetReport.class);

            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
        }
    }
}
