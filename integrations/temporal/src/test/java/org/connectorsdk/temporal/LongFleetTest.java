package org.connectorsdk.temporal;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.client.WorkflowStub;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.connectorsdk.api.job.JobState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Fleets that go on as a new run, here after a few events. */
@Timeout(25)
class LongFleetTest {
    private final ScriptedActivities vendor = new ScriptedActivities();
    private final Engine engine = Engine.scripted(vendor, 60);
    private final CountDownLatch gate = new CountDownLatch(1);

    @AfterEach
    void close() {
        gate.countDown();
        engine.close();
    }

    private long runs() {
        return engine.executions().stream()
                .map(WorkflowExecution::getWorkflowId)
                .filter("fleet"::equals)
                .count();
    }

    private FleetReport report() {
        return engine.client().newUntypedWorkflowStub("fleet").query("report", FleetReport.class);
    }

    @Test
    void aFleetOfManyRunsSyncsEveryConnectionOnce() {
        vendor.account("acme", 60, 7);
        vendor.account("other", 20, 20);

        FleetReport report = engine.fleet("fleet")
                .run(FleetOrder.of(FleetAccount.of("acme"), FleetAccount.of("other"))
                        .window(5));

        assertThat(report.count(SyncEnd.Outcome.SUCCEEDED)).isEqualTo(80);
        assertThat(vendor.calls("start")).hasSize(80).doesNotHaveDuplicates();
        assertThat(runs()).isGreaterThan(3);
        assertThat(vendor.most.get()).isLessThanOrEqualTo(5);
    }

    /** One sync waits while the others bring the fleet into its next run. */
    private WorkflowStub beyondTheFirstRun(FleetOrder order) throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        var waits = ScriptedActivities.until(gate, begun);
        vendor.waiting = wait -> wait.handle().equals(held()) ? waits.apply(wait) : ended(wait);
        WorkflowStub fleet = engine.begin(engine.fleet("fleet"), order);
        assertThat(begun.await(ScriptedActivities.PATIENCE_SECONDS, TimeUnit.SECONDS))
                .isTrue();
        Engine.eventually(() -> runs() > 1 && report().running() == 1 && report().waiting() == 0);
        return fleet;
    }

    private static String held() {
        return ScriptedActivities.job("acme", "c0", JobState.RUNNING).handle();
    }

    private static JobReport ended(ConnectorActivities.WaitOrder wait) {
        return ScriptedActivities.ended(wait.handle(), JobState.SUCCEEDED);
    }

    private static FleetOrder order() {
        return FleetOrder.of(FleetAccount.of("acme")).window(5);
    }

    @Test
    void aSyncOfAnEarlierRunTellsItsEndToALaterOne() throws Exception {
        vendor.account("acme", 30, 30);
        WorkflowStub fleet = beyondTheFirstRun(order());

        gate.countDown();

        assertThat(fleet.getResult(FleetReport.class).count(SyncEnd.Outcome.SUCCEEDED))
                .isEqualTo(30);
    }

    @Test
    void aCancelReachesTheSyncsOfAnEarlierRun() throws Exception {
        vendor.account("acme", 30, 30);
        beyondTheFirstRun(order());
        WorkflowStub last = engine.client().newUntypedWorkflowStub("fleet");

        last.signal("cancel", SyncPolicy.OnCancel.CANCEL_JOB);

        FleetReport report = last.getResult(FleetReport.class);
        assertThat(report.count(SyncEnd.Outcome.CANCELLED)).isEqualTo(1);
        assertThat(report.total()).isEqualTo(30);
        assertThat(vendor.calls("cancel")).containsExactly("acme/c0");
    }

    @Test
    void aSyncOfAnEarlierRunThatIsTerminatedIsFound() throws Exception {
        vendor.account("acme", 30, 30);
        vendor.starting = order -> {
            if (order.connection().equals("c0")) {
                throw ScriptedActivities.putOff(Duration.ofMinutes(50));
            }
            return ScriptedActivities.job(order.account(), order.connection(), JobState.RUNNING);
        };
        engine.begin(engine.fleet("fleet"), order());
        Engine.eventually(() -> runs() > 1 && report().running() == 1 && report().waiting() == 0);

        String held = engine.executions().stream()
                .map(WorkflowExecution::getWorkflowId)
                .filter(id -> id.endsWith("/c0"))
                .findFirst()
                .orElseThrow();
        engine.client().newUntypedWorkflowStub(held).terminate("a test");

        FleetReport report = engine.client().newUntypedWorkflowStub("fleet").getResult(FleetReport.class);
        assertThat(report.count(SyncEnd.Outcome.UNKNOWN)).isEqualTo(1);
        assertThat(report.total()).isEqualTo(30);
        assertThat(vendor.count("ended")).isPositive();
    }

    @Test
    void aPauseOutlastsANewRun() throws Exception {
        vendor.account("acme", 30, 30);
        WorkflowStub fleet = engine.begin(engine.fleet("fleet"), order());
        for (int i = 0; i < 100; i++) {
            fleet.signal("pause");
        }
        Engine.eventually(() -> report().running() == 0 && runs() > 1);

        assertThat(report().paused()).isTrue();
        engine.client().newUntypedWorkflowStub("fleet").signal("resume");
        assertThat(fleet.getResult(FleetReport.class).total()).isEqualTo(30);
    }

    @Test
    void signalsThatComeWithTheChangeOfRunsAreNotLost() {
        vendor.account("acme", 120, 120);
        WorkflowStub fleet = engine.begin(engine.fleet("fleet"), order());
        WorkflowStub any = engine.client().newUntypedWorkflowStub("fleet");
        for (int i = 0; i < 60; i++) {
            any.signal("pause");
            any.signal("resume");
        }

        FleetReport report = fleet.getResult(FleetReport.class);

        assertThat(report.listed()).isEmpty();
        assertThat(report.count(SyncEnd.Outcome.SUCCEEDED)).isEqualTo(120);
        assertThat(report.paused()).isFalse();
        assertThat(vendor.calls("start")).hasSize(120).doesNotHaveDuplicates();
    }
}
