package org.connectorsdk.temporal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.EventType;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.CanceledFailure;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.temporal.ConnectorActivities.Prepared;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Fleets that are cancelled, and syncs that are terminated, over a vendor that is scripted. */
@Timeout(25)
class FleetCancelTest {
    private final ScriptedActivities vendor = new ScriptedActivities();
    private final Engine engine = Engine.scripted(vendor);
    private final CountDownLatch gate = new CountDownLatch(1);

    @AfterEach
    void close() {
        gate.countDown();
        engine.close();
    }

    private FleetReport run(FleetAccount... accounts) {
        return engine.fleet("fleet").run(FleetOrder.of(accounts));
    }

    private static FleetAccount account(String name) {
        return FleetAccount.of(name);
    }

    /** Begins a fleet whose syncs all wait. */
    private WorkflowStub begun(FleetOrder order, int waits) throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(waits);
        vendor.waiting = ScriptedActivities.until(gate, begun);
        WorkflowStub fleet = engine.begin(engine.fleet("fleet"), order);
        assertThat(begun.await(ScriptedActivities.PATIENCE_SECONDS, TimeUnit.SECONDS))
                .isTrue();
        return fleet;
    }

    private FleetReport report() {
        return engine.client().newUntypedWorkflowStub("fleet").query("report", FleetReport.class);
    }

    @ParameterizedTest
    @EnumSource(SyncPolicy.OnCancel.class)
    void aCancelAccountsForEveryConnection(SyncPolicy.OnCancel jobs) throws Exception {
        vendor.account("acme", 7, 7);
        WorkflowStub fleet = begun(FleetOrder.of(account("acme")).window(4), 4);

        fleet.signal("cancel", jobs);

        FleetReport report = fleet.getResult(FleetReport.class);
        assertThat(report.count(SyncEnd.Outcome.CANCELLED)).isEqualTo(4);
        assertThat(report.waiting()).isEqualTo(3);
        assertThat(report.listed()).hasSize(4);
        assertThat(vendor.count("start")).isEqualTo(4);
        assertThat(vendor.count("cancel")).isEqualTo(jobs == SyncPolicy.OnCancel.LEAVE ? 0 : 4);
    }

    @ParameterizedTest
    @EnumSource(SyncPolicy.OnCancel.class)
    void aCancellationByTheEngineAccountsForEveryConnection(SyncPolicy.OnCancel jobs) throws Exception {
        vendor.account("acme", 7, 7);
        WorkflowStub fleet = begun(
                FleetOrder.of(account("acme"))
                        .window(4)
                        .policy(SyncPolicy.standard().onCancel(jobs)),
                4);

        fleet.cancel();

        WorkflowFailedException ended =
                catchThrowableOfType(WorkflowFailedException.class, () -> fleet.getResult(FleetReport.class));
        assertThat(ended.getCause()).isInstanceOf(CanceledFailure.class);
        assertThat(report().count(SyncEnd.Outcome.CANCELLED)).isEqualTo(4);
        assertThat(report().running()).isZero();
        assertThat(vendor.count("cancel")).isEqualTo(jobs == SyncPolicy.OnCancel.LEAVE ? 0 : 4);
    }

    @Test
    void aCancelEndsListsThatAreTriedAgain() throws Exception {
        vendor.listing = order -> {
            if (vendor.count("list") == 3) {
                engine.client().newUntypedWorkflowStub("fleet").signal("cancel", SyncPolicy.OnCancel.LEAVE);
            }
            throw ScriptedActivities.failure(new ConnectorError.ProviderFailure(
                    ScriptedActivities.evidence("down").retryable(true).build()));
        };

        FleetReport report = run(account("acme"));

        assertThat(report.total()).isZero();
        assertThat(vendor.count("list")).isLessThanOrEqualTo(4);
    }

    @Test
    void aCancelBeforeAnythingRanSendsNothing() {
        vendor.account("acme", 3, 3);
        WorkflowStub fleet = WorkflowStub.fromTyped(engine.fleet("fleet"));

        fleet.signalWithStart(
                "cancel", new Object[] {SyncPolicy.OnCancel.CANCEL_JOB}, new Object[] {FleetOrder.of(account("acme"))});

        assertThat(fleet.getResult(FleetReport.class).total()).isZero();
        assertThat(vendor.count("start")).isZero();
    }

    @Test
    void aCancelOfOneThatPreparesStartsNothing() {
        vendor.account("acme", "c0");
        vendor.preparing = order -> {
            engine.client().newUntypedWorkflowStub("fleet").signal("cancel", SyncPolicy.OnCancel.CANCEL_JOB);
            awaitStopped();
            return new Prepared("{}", false);
        };

        FleetReport report = run(account("acme"));

        assertThat(report.count(SyncEnd.Outcome.CANCELLED)).isEqualTo(1);
        assertThat(vendor.count("start")).isZero();
    }

    private void awaitStopped() {
        String sync = engine.executions().stream()
                .map(WorkflowExecution::getWorkflowId)
                .filter(id -> id.endsWith("/c0"))
                .findFirst()
                .orElseThrow();
        engine.awaitEvent(sync, EventType.EVENT_TYPE_ACTIVITY_TASK_CANCEL_REQUESTED);
    }

    @Test
    void aSyncThatIsTerminatedFromOutsideIsInTheReport() throws Exception {
        vendor.account("acme", 2, 2);
        vendor.starting = order -> {
            if (order.connection().equals("c0")) {
                throw ScriptedActivities.putOff(Duration.ofMinutes(50));
            }
            return ScriptedActivities.job(order.account(), order.connection(), JobState.RUNNING);
        };
        WorkflowStub fleet = engine.begin(engine.fleet("fleet"), FleetOrder.of(account("acme")));
        Engine.eventually(() -> vendor.count("start") == 2 && report().running() == 1);

        terminate("/c0");

        FleetReport report = fleet.getResult(FleetReport.class);
        assertThat(report.count(SyncEnd.Outcome.SUCCEEDED)).isEqualTo(1);
        assertThat(report.listed()).singleElement().satisfies(end -> {
            assertThat(end.connection()).isEqualTo("c0");
            assertThat(end.outcome()).isEqualTo(SyncEnd.Outcome.UNKNOWN);
        });
    }

    private void terminate(String suffix) {
        String sync = engine.executions().stream()
                .map(WorkflowExecution::getWorkflowId)
                .filter(id -> id.endsWith(suffix))
                .findFirst()
                .orElseThrow();
        engine.client().newUntypedWorkflowStub(sync).terminate("a test");
    }

    @Test
    void aFleetThatIsPausedAndCancelledMissesWhatIsTerminated() throws Exception {
        vendor.account("acme", "c0");
        vendor.starting = order -> {
            throw ScriptedActivities.putOff(Duration.ofMinutes(50));
        };
        WorkflowStub fleet = engine.begin(engine.fleet("fleet"), FleetOrder.of(account("acme")));
        Engine.eventually(() -> vendor.count("start") == 1);

        fleet.signal("pause");
        terminate("/c0");
        fleet.signal("cancel", SyncPolicy.OnCancel.LEAVE);

        assertThat(fleet.getResult(FleetReport.class).count(SyncEnd.Outcome.UNKNOWN))
                .isEqualTo(1);
    }
}
