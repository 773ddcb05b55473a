package org.connectorsdk.temporal;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowStub;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.testkit.fault.IncomingCall;
import org.connectorsdk.testkit.fault.Latch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One worker is killed while it has a sync of every vendor in each of three moments: the start has arrived and is not
 * executed, it was executed and not answered, the job is waited for. A second worker goes on.
 */
class KilledWorkerTest {
    private static final Duration ARRIVAL = Duration.ofSeconds(40);
    private static final SyncPolicy POLICY = SyncPolicy.standard()
            .starts(Duration.ofSeconds(8), Duration.ofMinutes(1))
            .looks(Duration.ofMillis(500), Duration.ofSeconds(5))
            .pauses(Duration.ofMillis(50), Duration.ofMillis(300))
            .silence(Duration.ofSeconds(3));
    private static final String BEFORE = "before";
    private static final String EXECUTED = "executed";
    private static final String WAITING = "waiting";
    private static final String SUCCEEDED = "SUCCEEDED";
    private static final String UNKNOWN = "OUTCOME_UNKNOWN";

    private static final Map<String, SimulatedAccount> ACCOUNTS = new LinkedHashMap<>();
    private static final Map<String, Sync> SYNCS = new LinkedHashMap<>();

    private static LoopbackEngine engine;

    /** One sync: {@code SUCCEEDED} or the kind of its error, once it has ended. */
    private record Sync(SimulatedAccount account, String connection, WorkflowStub workflow, String end) {
        Sync ended() {
            return new Sync(account, connection, workflow, endOf(workflow));
        }

        long jobs() {
            return account.jobsBegun(connection);
        }

        int requests() {
            return account.startRequests(connection).size();
        }
    }

    @BeforeAll
    static void killTheWorkerInEveryMoment() throws Exception {
        engine = new LoopbackEngine();
        for (String vendor : List.of("planasonix", "airbyte", "airbyte-public", "fivetran", "hotdata")) {
            ACCOUNTS.put(vendor, SimulatedAccount.start(vendor));
        }
        Latch gate = new Latch();
        try (WorkerProcess worker = worker("first")) {
            ACCOUNTS.values().forEach(account -> startSyncs(account, gate));
            startBlindSyncs(gate);
            worker.ready();
            assertThat(gate.awaitArrivals(SYNCS.size(), ARRIVAL))
                    .as("every sync came to its moment: " + gate)
                    .isTrue();
            assertThat(gate.awaitAbandoned(1, Duration.ZERO))
                    .as("a sync gave up before the kill")
                    .isFalse();
            worker.kill();
        }
        gate.release();
        try (WorkerProcess second = worker("second")) {
            second.ready();
            SYNCS.replaceAll((name, sync) -> sync.ended());
        }
    }

    private static WorkerProcess worker(String name) throws IOException {
        return WorkerProcess.launch(name, engine.address(), List.copyOf(ACCOUNTS.values()));
    }

    private static void startSyncs(SimulatedAccount account, Latch gate) {
        account.haveJobsTake(4, 3);
        List<String> connections = account.seed(3);
        account.onStart().when(about(connections.get(0))).inject(SimulatedAccount.beforeExecuting(gate));
        account.onStart().when(about(connections.get(1))).inject(SimulatedAccount.afterExecuting(gate));
        account.onPoll().fromAttempt(2).inject(SimulatedAccount.beforeExecuting(gate));
        start(account, BEFORE, connections.get(0), POLICY);
        start(account, EXECUTED, connections.get(1), POLICY);
        start(account, WAITING, connections.get(2), POLICY);
    }

    /** Choices for a vendor that cannot show whether it began anything. */
    private static void startBlindSyncs(Latch gate) {
        SimulatedAccount account = ACCOUNTS.get("fivetran");
        List<String> connections = account.seed(2);
        account.onStart().when(about(connections.get(0))).inject(SimulatedAccount.afterExecuting(gate));
        account.onStart().when(about(connections.get(1))).inject(SimulatedAccount.beforeExecuting(gate));
        start(account, "fail", connections.get(0), POLICY.onUnknown(SyncPolicy.OnUnknown.FAIL));
        start(account, "again", connections.get(1), POLICY.onUnknown(SyncPolicy.OnUnknown.START_AGAIN));
    }

    private static Predicate<IncomingCall> about(String connection) {
        return call -> SimulatedAccount.isAbout(call, connection);
    }

    private static void start(SimulatedAccount account, String name, String connection, SyncPolicy policy) {
        String id = account.name() + '/' + name;
        WorkflowStub workflow =
                WorkflowStub.fromTyped(engine.client().newWorkflowStub(SyncWorkflow.class, LoopbackEngine.named(id)));
        workflow.start(new SyncOrder(account.name(), connection, SyncRequest.full(), policy, ""));
        SYNCS.put(id, new Sync(account, connection, workflow, "RUNNING"));
    }

    private static String endOf(WorkflowStub workflow) {
        try {
            return workflow.getResult(60, TimeUnit.SECONDS, SyncEnd.class)
                    .outcome()
                    .name();
        } catch (WorkflowException e) {
            return ConnectorFailures.toError(e)
                    .map(ConnectorError::kind)
                    .orElseThrow(() -> e)
                    .name();
        } catch (TimeoutException e) {
            return "RUNNING";
        }
    }

    private static Sync sync(String account, String name) {
        return SYNCS.get(account + '/' + name);
    }

    @AfterAll
    static void close() {
        ACCOUNTS.values().forEach(SimulatedAccount::close);
        engine.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"planasonix", "airbyte", "airbyte-public"})
    void startThatNeverArrivedIsMadeAgainWhereItShows(String vendor) {
        assertThat(sync(vendor, BEFORE).end()).isEqualTo(SUCCEEDED);
        assertThat(sync(vendor, BEFORE).jobs()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fivetran", "hotdata"})
    void startThatNeverArrivedIsUnknownWhereItDoesNotShow(String vendor) {
        assertThat(sync(vendor, BEFORE).end()).isEqualTo(UNKNOWN);
        assertThat(sync(vendor, BEFORE).requests()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"planasonix", "airbyte", "airbyte-public"})
    void startThatWasExecutedIsFoundWhereItShows(String vendor) {
        assertThat(sync(vendor, EXECUTED).end()).isEqualTo(SUCCEEDED);
        assertThat(sync(vendor, EXECUTED).jobs()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fivetran", "hotdata"})
    void startThatWasExecutedIsNeverMadeAgainWhereItMayNotShow(String vendor) {
        assertThat(sync(vendor, EXECUTED).end()).isIn(SUCCEEDED, UNKNOWN);
        assertThat(sync(vendor, EXECUTED).requests()).isEqualTo(1);
    }

    @Test
    void onlyKeyedStartIsSentTwice() {
        assertThat(sync("planasonix", EXECUTED).requests()).isEqualTo(2);
        assertThat(sync("airbyte", EXECUTED).requests()).isEqualTo(1);
        assertThat(sync("airbyte-public", EXECUTED).requests()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"planasonix", "airbyte", "airbyte-public", "fivetran", "hotdata"})
    void waitGoesOnElsewhere(String vendor) {
        assertThat(sync(vendor, WAITING).end()).isEqualTo(SUCCEEDED);
        assertThat(sync(vendor, WAITING).requests()).isEqualTo(1);
    }

    @Test
    void whoeverChoseToFailIsToldAtOnce() {
        assertThat(sync("fivetran", "fail").end()).isEqualTo(UNKNOWN);
        assertThat(sync("fivetran", "fail").requests()).isEqualTo(1);
        assertThat(engine.activities("fivetran/fail")).doesNotContain("ConnectorRecover");
    }

    @Test
    void whoeverChoseToStartAgainHasTwoStarts() {
        assertThat(sync("fivetran", "again").end()).isEqualTo(SUCCEEDED);
        assertThat(sync("fivetran", "again").requests()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"planasonix", "airbyte", "airbyte-public", "fivetran", "hotdata"})
    void vendorBeganNoJobThatIsNotAccountedFor(String vendor) {
        SimulatedAccount account = ACCOUNTS.get(vendor);
        long accounted = SYNCS.values().stream()
                .filter(sync -> sync.account() == account)
                .mapToLong(Sync::jobs)
                .sum();
        assertThat(account.harness().syncsStarted()).isEqualTo((int) accounted);
    }
}
