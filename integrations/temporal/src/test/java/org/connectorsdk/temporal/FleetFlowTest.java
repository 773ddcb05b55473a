package org.connectorsdk.temporal;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.api.enums.v1.EventType;
import io.temporal.client.WorkflowStub;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.temporal.ConnectorActivities.ConnectionIds;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A fleet over a vendor that is scripted. */
@Timeout(25)
class FleetFlowTest {
    private final ScriptedActivities vendor = new ScriptedActivities();
    private final Engine engine = Engine.scripted(vendor);
    private final CountDownLatch gate = new CountDownLatch(1);

    @AfterEach
    void close() {
        gate.countDown();
        engine.close();
    }

    private FleetReport run(FleetAccount... accounts) {
        return run(FleetOrder.of(accounts));
    }

    private FleetReport run(FleetOrder order) {
        return engine.fleet("fleet").run(order);
    }

    private static FleetAccount account(String name) {
        return FleetAccount.of(name);
    }

    private static ConnectorError refused(String why) {
        return new ConnectorError.PermissionDenied(
                ScriptedActivities.evidence(why).outcome(Outcome.REFUSED).build());
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

    // ---- what is synced

    @Test
    void noAccountIsAnEmptyReport() {
        assertThat(run().total()).isZero();
    }

    @Test
    void anEmptyAccountIsAnEmptyReport() {
        FleetReport report = run(account("acme"), vendor.account("acme"));

        assertThat(report.total()).isZero();
        assertThat(report.problems()).isEmpty();
    }

    private FleetReport run(FleetAccount account, ScriptedActivities unused) {
        return run(account);
    }

    @Test
    void allPagesOfAnAccountAreWalked() {
        vendor.account("acme", 25, 10);

        assertThat(run(account("acme")).count(SyncEnd.Outcome.SUCCEEDED)).isEqualTo(25);
        assertThat(vendor.calls("list")).containsExactly("acme/", "acme/1", "acme/2");
    }

    @Test
    void connectionsThatAreNamedAreNotListed() {
        FleetReport report = run(new FleetAccount("acme", 0, Map.of(), List.of("x", "y")));

        assertThat(report.count(SyncEnd.Outcome.SUCCEEDED)).isEqualTo(2);
        assertThat(vendor.count("list")).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10})
    void aConnectionThatIsListedTwiceIsSyncedOnce(int window) {
        vendor.pages.put(
                "acme",
                List.of(
                        new ConnectionIds(List.of("a", "b", "a"), "1", List.of()),
                        new ConnectionIds(List.of("b", "c"), "", List.of())));

        FleetReport report = run(FleetOrder.of(account("acme")).window(window));

        assertThat(report.count(SyncEnd.Outcome.SUCCEEDED)).isEqualTo(3);
        assertThat(report.running()).isZero();
        assertThat(vendor.calls("start")).containsExactlyInAnyOrder("acme/a", "acme/b", "acme/c");
    }

    @Test
    void idsWithOddCharactersDoNotCollide() {
        vendor.account("a", "b/c", "b%2Fc", "ü ?#", "x".repeat(3_000), "x".repeat(3_001));
        vendor.account("a/b", "c", "../..");

        FleetReport report = run(account("a"), account("a/b"));

        assertThat(report.count(SyncEnd.Outcome.SUCCEEDED)).isEqualTo(7);
        assertThat(report.listed()).isEmpty();
    }

    @Test
    void aFailingConnectionCostsTheOthersNothing() {
        vendor.account("acme", 12, 5);
        vendor.starting = order -> {
            if (order.connection().equals("c3")) {
                throw ScriptedActivities.failure(refused("not allowed"));
            }
            return ScriptedActivities.job(order.account(), order.connection(), JobState.RUNNING);
        };

        FleetReport report = run(account("acme"));

        assertThat(report.count(SyncEnd.Outcome.SUCCEEDED)).isEqualTo(11);
        assertThat(report.listed()).singleElement().satisfies(end -> {
            assertThat(end.connection()).isEqualTo("c3");
            assertThat(end.outcome()).isEqualTo(SyncEnd.Outcome.NOT_STARTED);
            assertThat(end.message()).contains("not allowed");
        });
    }

    @Test
    void anAccountThatCannotBeListedIsAProblemOfTheReport() {
        vendor.account("good", 3, 3);
        vendor.listing = order -> {
            if (order.account().equals("bad")) {
                throw ScriptedActivities.failure(refused("the credential is refused"));
            }
            return vendor.pages.get(order.account()).get(0);
        };

        FleetReport report = run(account("bad"), account("good"));

        assertThat(report.count(SyncEnd.Outcome.SUCCEEDED)).isEqualTo(3);
        assertThat(report.problems())
                .singleElement()
                .asString()
                .startsWith("account bad: it could not be listed to the end: ")
                .contains("the credential is refused");
    }

    @Test
    void aVendorThatIsDownForAWhileIsListedThen() {
        vendor.account("acme", 3, 3);
        vendor.listing = order -> {
            if (vendor.count("list") < 8) {
                throw ScriptedActivities.failure(new ConnectorError.ProviderFailure(
                        ScriptedActivities.evidence("down").retryable(true).build()));
            }
            return vendor.pages.get("acme").get(0);
        };

        assertThat(run(account("acme")).count(SyncEnd.Outcome.SUCCEEDED)).isEqualTo(3);
    }

    @Test
    void aListThatTurnsInACircleEnds() {
        vendor.pages.put(
                "acme",
                List.of(
                        new ConnectionIds(List.of("a"), "1", List.of()),
                        new ConnectionIds(List.of("b"), "1", List.of())));

        FleetReport report = run(account("acme"));

        assertThat(report.count(SyncEnd.Outcome.SUCCEEDED)).isEqualTo(2);
        assertThat(report.problems()).singleElement().asString().contains("does not go on");
    }

    @Test
    void warningsOfAListAreInTheReport() {
        vendor.pages.put("acme", List.of(new ConnectionIds(List.of("a"), "", List.of("row 7 has no id"))));

        assertThat(run(account("acme")).problems()).containsExactly("account acme: row 7 has no id");
    }

    @Test
    void endsAreListedUpToAThousandAndAllCounted() {
        vendor.account("acme", 1_010, 1_010);
        vendor.preparing = order -> {
            throw ScriptedActivities.failure(refused("not allowed"));
        };

        FleetReport report = run(FleetOrder.of(account("acme")).window(500));

        assertThat(report.listed()).hasSize(1_000);
        assertThat(report.unlisted()).isEqualTo(10);
        assertThat(report.count(SyncEnd.Outcome.NOT_STARTED)).isEqualTo(1_010);
    }

    // ---- limits

    @Test
    void noMoreThanTheWindowRun() {
        vendor.account("acme", 40, 10);

        run(FleetOrder.of(account("acme")).window(3));

        assertThat(vendor.most.get()).isLessThanOrEqualTo(3);
    }

    @Test
    void noMoreThanTheCeilingOfAnAccountRun() throws Exception {
        vendor.account("small", 10, 10);
        vendor.account("large", 10, 10);

        begun(FleetOrder.of(account("small").ceiling(2), account("large")).window(20), 12);

        assertThat(vendor.calls("start").stream().filter(call -> call.startsWith("small")))
                .hasSize(2);
        assertThat(report().running()).isEqualTo(12);
    }

    @Test
    void aLargeAccountDoesNotStarveASmallOne() {
        vendor.account("large", 30, 30);
        vendor.account("small", 3, 3);

        run(FleetOrder.of(account("large"), account("small")).window(1));

        assertThat(vendor.calls("start").subList(0, 8)).contains("small/c0", "small/c1", "small/c2");
    }

    // ---- signals and queries

    @Test
    void aPausedFleetStartsNothingUntilItIsResumed() throws Exception {
        vendor.account("acme", 4, 4);
        WorkflowStub fleet = begun(FleetOrder.of(account("acme")).window(2), 2);

        fleet.signal("pause");
        gate.countDown();
        Engine.eventually(() -> report().running() == 0);

        assertThat(report().paused()).isTrue();
        assertThat(report().waiting()).isEqualTo(2);
        assertThat(vendor.count("start")).isEqualTo(2);
        fleet.signal("resume");
        assertThat(fleet.getResult(FleetReport.class).count(SyncEnd.Outcome.SUCCEEDED))
                .isEqualTo(4);
    }

    @Test
    void theReportIsThereDuringTheRunAndAfterIt() throws Exception {
        vendor.account("acme", 3, 3);
        WorkflowStub fleet = begun(FleetOrder.of(account("acme")), 3);

        assertThat(report().running()).isEqualTo(3);
        assertThat(report().ended()).isNull();
        gate.countDown();

        FleetReport result = fleet.getResult(FleetReport.class);
        assertThat(report()).isEqualTo(result);
        assertThat(result.ended()).isNotNull();
    }

    @Test
    void aSyncOfAnEarlierFleetOfTheSameIdIsNotHeard() throws Exception {
        vendor.account("acme", "a");
        begun(FleetOrder.of(account("acme")), 1).terminate("a test");
        CountDownLatch second = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        vendor.waiting = ScriptedActivities.until(second, begun);
        WorkflowStub fleet = engine.begin(engine.fleet("fleet"), FleetOrder.of(account("acme")));
        assertThat(begun.await(ScriptedActivities.PATIENCE_SECONDS, TimeUnit.SECONDS))
                .isTrue();

        gate.countDown();
        Engine.eventually(
                () -> Engine.count(engine.history("fleet"), EventType.EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED) == 1);

        assertThat(report().running()).isEqualTo(1);
        second.countDown();
        assertThat(fleet.getResult(FleetReport.class).total()).isEqualTo(1);
    }

    // ---- many accounts

    @Test
    void manyAccountsAreAllWalked() {
        List<FleetAccount> accounts = new ArrayList<>();
        IntStream.range(0, 120).forEach(i -> {
            vendor.account("a" + i, "c");
            accounts.add(account("a" + i));
        });

        FleetReport report = run(FleetOrder.of(accounts.toArray(FleetAccount[]::new)));

        assertThat(report.count(SyncEnd.Outcome.SUCCEEDED)).isEqualTo(120);
    }

    @Test
    void aFleetThatIsPausedForLongKeepsASmallHistory() throws Exception {
        vendor.account("acme", 4, 4);
        WorkflowStub fleet = begun(FleetOrder.of(account("acme")).window(2), 2);
        fleet.signal("pause");
        gate.countDown();
        Engine.eventually(() -> report().running() == 0);
        int before = engine.history("fleet").size();

        engine.environment().sleep(Duration.ofDays(30));

        assertThat(engine.history("fleet").size() - before).isLessThan(50);
        fleet.signal("resume");
        assertThat(fleet.getResult(FleetReport.class).total()).isEqualTo(4);
    }
}
