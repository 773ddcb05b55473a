package org.connectorsdk.temporal;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.api.enums.v1.EventType;
import io.temporal.client.WorkflowStub;
import io.temporal.worker.WorkerOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.connectorsdk.api.Connectors;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.testkit.conformance.NeutralCall;
import org.connectorsdk.testkit.conformance.VendorHarness;
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.testkit.simulator.Exchange;
import org.connectorsdk.testkit.wire.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Waits of a worker at a vendor that runs on this machine, in real time. */
@Timeout(60)
class WaitsTest {
    private static final Duration PAUSE = Duration.ofMillis(300);
    private static final WorkerOptions TWO_SLOTS =
            WorkerOptions.newBuilder().setMaxConcurrentActivityExecutionSize(2).build();

    private final Engine engine = Engine.bare();
    private SimulatedAccount account;

    @AfterEach
    void close() {
        engine.close();
        if (account != null) {
            account.close();
        }
    }

    private AccountClients clients() {
        return new AccountClients(Connectors.discover(), SimulatedAccount.resolver(List.of(account)));
    }

    /** Begins a fleet of jobs that never end by themselves. */
    private WorkflowStub begun(String vendor, int connections, Duration pause) {
        account = SimulatedAccount.start(vendor);
        account.seed(connections);
        for (int i = 0; i < connections; i++) {
            account.harness().scriptNextJob(List.of(new VendorHarness.JobStep(JobState.RUNNING, "", "")));
        }
        engine.addWorker(TWO_SLOTS, clients());
        engine.environment().start();
        WorkflowStub fleet = engine.begin(
                engine.fleet("fleet"),
                FleetOrder.of(FleetAccount.of(vendor))
                        .window(2_000)
                        .policy(SyncPolicy.standard().pauses(pause, pause)));
        Engine.eventually(() -> account.starts().size() == connections && waits() == connections);
        return fleet;
    }

    /** A sync has prepared and started before it waits. */
    private long waits() {
        return engine.executions().stream()
                .filter(sync -> Engine.count(engine.history(sync), EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED) == 3)
                .count();
    }

    private long requests() {
        return account.harness().simulator().journal().arrived();
    }

    private List<Exchange> since(Instant moment) {
        return account.harness()
                .simulator()
                .journal()
                .matching(exchange -> exchange.realTime().isAfter(moment));
    }

    private void awaitPolls(int more) {
        long before = requests();
        Engine.eventually(() -> requests() >= before + more);
    }

    @ParameterizedTest
    @EnumSource(SyncPolicy.OnCancel.class)
    void nothingIsAskedLaterThanOnePauseAfterACancel(SyncPolicy.OnCancel jobs) {
        WorkflowStub fleet = begun("airbyte", 3, PAUSE);
        awaitPolls(3);

        fleet.signal("cancel", jobs);
        Instant cancelled = Instant.now();
        FleetReport report = fleet.getResult(FleetReport.class);

        assertThat(report.count(SyncEnd.Outcome.CANCELLED)).isEqualTo(3);
        String cancel = account.harness().operations(NeutralCall.CANCEL).get(0);
        assertThat(account.harness().simulator().journal().of(cancel))
                .hasSize(jobs == SyncPolicy.OnCancel.LEAVE ? 0 : 3);
        // The engine needs a moment to bring the signal to the syncs.
        Instant late = cancelled.plus(PAUSE).plusMillis(1_200);
        Engine.eventually(() -> Instant.now().isAfter(late.plus(PAUSE.multipliedBy(3))));
        assertThat(since(late)).isEmpty();
    }

    @Test
    void manyWaitsNeedFewSlotsAndFewRequests() {
        int waits = 12;
        WorkflowStub fleet = begun("airbyte", waits, Duration.ofSeconds(1));
        Engine.eventually(() -> report().running() == waits);
        awaitPolls(2);
        long before = requests();
        Instant from = Instant.now();

        Engine.eventually(() -> Duration.between(from, Instant.now()).toMillis() > 3_000);

        long asked = requests() - before;
        assertThat(asked).isBetween(2L, (long) waits);
        fleet.signal("cancel", SyncPolicy.OnCancel.LEAVE);
        assertThat(fleet.getResult(FleetReport.class).count(SyncEnd.Outcome.CANCELLED))
                .isEqualTo(waits);
    }

    private FleetReport report() {
        return engine.client().newUntypedWorkflowStub("fleet").query("report", FleetReport.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"airbyte", "fivetran"})
    void aWaitGoesOnAtAnotherWorkerWithoutASecondStart(String vendor) {
        account = SimulatedAccount.start(vendor);
        account.seed(3);
        AccountClients first = clients();
        ConnectorWorker one = engine.addWorker(TWO_SLOTS, first);
        engine.environment().start();
        for (int i = 0; i < 3; i++) {
            account.harness()
                    .scriptNextJob(List.of(
                            new VendorHarness.JobStep(JobState.RUNNING, "", ""),
                            new VendorHarness.JobStep(JobState.RUNNING, "", ""),
                            new VendorHarness.JobStep(JobState.RUNNING, "", ""),
                            new VendorHarness.JobStep(JobState.RUNNING, "", ""),
                            new VendorHarness.JobStep(JobState.SUCCEEDED, "", "")));
        }
        WorkflowStub fleet = engine.begin(
                engine.fleet("fleet"),
                FleetOrder.of(FleetAccount.of(vendor))
                        .policy(SyncPolicy.standard().pauses(Duration.ofMillis(100), Duration.ofMillis(100))));
        Engine.eventually(() -> account.starts().size() == 3 && waits() == 3);

        // Its clients are closed, and the settings are asked for again.
        first.forget(vendor);

        FleetReport report = fleet.getResult(FleetReport.class);
        assertThat(report.count(SyncEnd.Outcome.SUCCEEDED)).isEqualTo(3);
        assertThat(account.starts()).hasSize(3);
        one.close();
    }

    @Test
    void aVendorThatAsksForALongPauseIsWaitedFor() {
        account = SimulatedAccount.start("airbyte");
        account.seed(1);
        AtomicInteger limited = new AtomicInteger();
        String job = account.harness().operations(NeutralCall.JOB).get(0);
        account.harness().simulator().faults().on(job).times(1).inject(Fault.answering(call -> {
            limited.incrementAndGet();
            return Answer.json(429, "{}").header("Retry-After", "4");
        }));
        engine.addWorker(TWO_SLOTS, clients());
        engine.environment().start();

        FleetReport report = engine.fleet("fleet")
                .run(FleetOrder.of(FleetAccount.of("airbyte"))
                        .policy(SyncPolicy.standard().pauses(Duration.ofMillis(50), Duration.ofMillis(100))));

        assertThat(report.count(SyncEnd.Outcome.SUCCEEDED)).isEqualTo(1);
        assertThat(limited).hasValue(1);
    }
}
