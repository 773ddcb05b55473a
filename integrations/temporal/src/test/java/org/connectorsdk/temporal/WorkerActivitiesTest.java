package org.connectorsdk.temporal;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.connection.PurgeRequest;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.temporal.ConnectorActivities.ConnectionIds;
import org.connectorsdk.temporal.ConnectorActivities.ConnectionOrder;
import org.connectorsdk.temporal.ConnectorActivities.JobOrder;
import org.connectorsdk.temporal.ConnectorActivities.ListOrder;
import org.connectorsdk.temporal.ConnectorActivities.PurgeOrder;
import org.connectorsdk.temporal.ConnectorActivities.StartOrder;
import org.connectorsdk.temporal.ConnectorActivities.Tested;
import org.connectorsdk.testkit.conformance.NeutralCall;
import org.connectorsdk.testkit.conformance.VendorHarness;
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.testkit.wire.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What each activity answers and how it fails, at vendors that run on this machine. */
@Timeout(30)
class WorkerActivitiesTest {
    private ActivityBench bench;

    @AfterEach
    void close() {
        bench.close();
    }

    private ConnectorActivities at(String vendor) {
        bench = new ActivityBench(vendor, CatalogPlaces.NONE);
        return bench.activities();
    }

    private VendorHarness harness() {
        return bench.account().harness();
    }

    private static void assertNotToBeTriedAgain(ApplicationFailure failure, ErrorKind kind) {
        assertThat(failure.getType()).isEqualTo(ConnectorFailures.type(kind));
        assertThat(failure.isNonRetryable()).isTrue();
    }

    // ---- test

    private Tested tested(String vendor, VendorHarness.Reach reach) {
        ConnectorActivities activities = at(vendor);
        String id = harness().seedReachability(reach).map(ConnectionId::value).orElseThrow();
        return activities.test(new ConnectionOrder(vendor, id));
    }

    @Test
    void aConnectionThatWorksIsReportedSo() {
        assertThat(tested("airbyte", VendorHarness.Reach.GOOD).ok()).isTrue();
    }

    @Test
    void aSourceThatRefusesTheCredentialIsAReport() {
        Tested report = tested("airbyte", VendorHarness.Reach.BAD_CREDENTIAL);

        assertThat(report.ok()).isFalse();
        assertThat(report.message()).contains("password authentication failed");
    }

    @Test
    void aTestTellsTheReasonWhereTheVendorHasOne() {
        assertThat(tested("fivetran", VendorHarness.Reach.BAD_CREDENTIAL).reason())
                .isNotEmpty();
    }

    @Test
    void aTestOfAConnectionThatIsNotThereIsNotTriedAgain() {
        at("airbyte");
        String absent = harness().absentId().value();

        assertNotToBeTriedAgain(
                bench.failure(activities -> activities.test(new ConnectionOrder("airbyte", absent))),
                ErrorKind.NOT_FOUND);
    }

    // ---- purge

    private PurgeOrder purgeOf(String vendor) {
        String id = harness().seedSynced().map(ConnectionId::value).orElseThrow();
        return new PurgeOrder(vendor, id, PurgeRequest.connection());
    }

    @Test
    void aPurgeThatTakesAJobAnswersItsHandle() {
        String handle = at("airbyte").purge(purgeOf("airbyte"));

        assertThat(JobRef.decode(handle).provider()).isEqualTo("airbyte");
    }

    @Test
    void aPurgeThatIsDoneAnswersNoHandle() {
        assertThat(at("hotdata").purge(purgeOf("hotdata"))).isEmpty();
    }

    @Test
    void aVendorWithoutPurgesRefusesOneBeforeAnythingIsSent() {
        at("fivetran");
        PurgeOrder order = new PurgeOrder("fivetran", harness().absentId().value(), PurgeRequest.connection());

        assertNotToBeTriedAgain(bench.failure(activities -> activities.purge(order)), ErrorKind.UNSUPPORTED);
        assertThat(bench.requests()).isZero();
    }

    // ---- look and cancel

    /** Starts a job that looks show in these states, the last one for good. */
    private JobOrder job(JobState... looks) {
        harness().scriptNextJob(Stream.of(looks).map(VendorHarness.JobStep::of).toList());
        return new JobOrder(
                "airbyte",
                bench.activities().start(startOf("airbyte", SyncRequest.full())).handle());
    }

    @Test
    void aLookShowsAJobThatRuns() {
        ConnectorActivities activities = at("airbyte");

        assertThat(activities.look(job(JobState.RUNNING)).state()).isEqualTo(JobState.RUNNING);
    }

    @Test
    void aLookAtAJobThatFailedIsNoFailure() {
        ConnectorActivities activities = at("airbyte");

        assertThat(activities.look(job(JobState.FAILED)).state()).isEqualTo(JobState.FAILED);
    }

    @Test
    void aHandleThatCannotBeReadIsNotSent() {
        at("airbyte");

        assertNotToBeTriedAgain(
                bench.failure(activities -> activities.look(new JobOrder("airbyte", "no handle"))),
                ErrorKind.INVALID_REQUEST);
        assertThat(bench.requests()).isZero();
    }

    @Test
    void aJobOfAnotherVendorIsNotAskedFor() {
        at("airbyte");
        String other = ScriptedActivities.job("acme", "c1", JobState.RUNNING).handle();

        assertNotToBeTriedAgain(
                bench.failure(activities -> activities.look(new JobOrder("airbyte", other))),
                ErrorKind.INVALID_REQUEST);
        assertThat(bench.requests()).isZero();
    }

    @Test
    void aCancelAsksTheVendorForTheEnd() {
        ConnectorActivities activities = at("airbyte");

        activities.cancel(job(JobState.RUNNING));

        assertThat(harness()
                        .simulator()
                        .journal()
                        .of(harness().operations(NeutralCall.CANCEL).get(0)))
                .hasSize(1);
    }

    @Test
    void aCancelOfAJobThatHasEndedAnswersItAsItEnded() {
        ConnectorActivities activities = at("airbyte");
        JobOrder ended = job(JobState.SUCCEEDED);
        activities.look(ended);

        assertThat(activities.cancel(ended).state()).isEqualTo(JobState.SUCCEEDED);
    }

    @Test
    void aVendorWithoutCancelsRefusesOne() {
        ConnectorActivities activities = at("hotdata");
        JobOrder job = new JobOrder(
                "hotdata",
                activities.start(startOf("hotdata", SyncRequest.full())).handle());

        assertNotToBeTriedAgain(bench.failure(each -> each.cancel(job)), ErrorKind.UNSUPPORTED);
    }

    // ---- list

    private static ListOrder page(String account, Map<String, String> filters, String token) {
        return new ListOrder(account, filters, token);
    }

    @Test
    void aListAnswersTheIdsOfAPage() {
        ConnectorActivities activities = at("airbyte");
        List<String> seeded = ids(harness().seed(3));

        ConnectionIds page = activities.list(page("airbyte", Map.of(), ""));

        assertThat(page).isEqualTo(new ConnectionIds(seeded, "", List.of()));
    }

    private static List<String> ids(List<Connection> connections) {
        return connections.stream().map(connection -> connection.id().value()).toList();
    }

    @Test
    void aListGoesOnAtItsToken() {
        ConnectorActivities activities = at("fivetran");
        List<String> seeded = ids(harness().seed(1_001));
        ConnectionIds first = activities.list(page("fivetran", Map.of(), ""));

        ConnectionIds second = activities.list(page("fivetran", Map.of(), first.next()));

        assertThat(second.connections())
                .isNotEmpty()
                .isEqualTo(seeded.subList(
                        first.connections().size(),
                        first.connections().size() + second.connections().size()));
    }

    @Test
    void aListHoldsWhatTheFilterMatches() {
        ConnectorActivities activities = at("fivetran");
        Connection wanted = harness().seed(3).get(1);

        ConnectionIds page = activities.list(page("fivetran", Map.of(ConnectionQuery.NAME, wanted.name()), ""));

        assertThat(page.connections()).containsExactly(wanted.id().value());
    }

    @Test
    void aFilterThatTheVendorHasNotIsNotSent() {
        at("airbyte");

        assertNotToBeTriedAgain(
                bench.failure(activities -> activities.list(page("airbyte", Map.of("color", "red"), ""))),
                ErrorKind.UNSUPPORTED);
        assertThat(bench.requests()).isZero();
    }

    @Test
    void aListOfAnUnknownAccountIsNotTriedAgain() {
        at("airbyte");

        assertNotToBeTriedAgain(
                bench.failure(activities -> activities.list(page("nobody", Map.of(), ""))), ErrorKind.CONFIGURATION);
    }

    @Test
    void aListThatTheVendorCannotAnswerNowMayBeTriedAgain() {
        at("airbyte");
        harness()
                .simulator()
                .faults()
                .on(harness().operations(NeutralCall.LIST).get(0))
                .inject(Fault.answering(call -> Answer.json(503, "{}").header("Retry-After", "600")));

        ApplicationFailure failure = bench.failure(activities -> activities.list(page("airbyte", Map.of(), "")));

        assertThat(failure.getType()).isEqualTo(ConnectorFailures.type(ErrorKind.RATE_LIMITED));
        assertThat(failure.isNonRetryable()).isFalse();
    }

    // ---- start

    private StartOrder startOf(String vendor, SyncRequest request) {
        return new StartOrder(vendor, bench.account().seed(1).get(0), request, Duration.ofMinutes(1), "");
    }

    @Test
    void aStartAnswersTheJob() {
        ConnectorActivities activities = at("airbyte");

        JobReport job = activities.start(startOf("airbyte", SyncRequest.full()));

        assertThat(job.ref().provider()).isEqualTo("airbyte");
        assertThat(bench.account().starts()).hasSize(1);
    }

    @Test
    void aRequestThatTheVendorCannotCarryOutIsNotSent() {
        at("airbyte");
        StartOrder order = startOf("airbyte", SyncRequest.reload());

        ConnectorError error = bench.error(activities -> activities.start(order));

        assertThat(error.kind()).isEqualTo(ErrorKind.UNSUPPORTED);
        assertThat(error.outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(bench.requests()).isZero();
    }

    @Test
    void aStartOfAConnectionWithoutAnIdIsNotSent() {
        at("airbyte");
        StartOrder order = new StartOrder("airbyte", "", SyncRequest.full(), Duration.ofMinutes(1), "");

        assertNotToBeTriedAgain(bench.failure(activities -> activities.start(order)), ErrorKind.INVALID_REQUEST);
        assertThat(bench.requests()).isZero();
    }

    @Test
    void aStartThatTheVendorPutsOffSaysUntilWhen() {
        at("airbyte");
        StartOrder order = startOf("airbyte", SyncRequest.full());
        bench.account()
                .onStart()
                .inject(Fault.answering(call -> Answer.json(429, "{}").header("Retry-After", "600")));

        ApplicationFailure failure = bench.failure(activities -> activities.start(order));

        assertThat(failure.getType()).isEqualTo(ConnectorFailures.type(ErrorKind.RATE_LIMITED));
        assertThat(failure.getNextRetryDelay()).isBetween(Duration.ofMinutes(9), Duration.ofMinutes(10));
    }
}
