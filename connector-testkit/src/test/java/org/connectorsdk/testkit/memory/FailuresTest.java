package org.connectorsdk.testkit.memory;

import static org.connectorsdk.testkit.fixture.ProviderFixture.failed;
import static org.connectorsdk.testkit.fixture.ProviderFixture.right;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.connection.AccountReport;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.testkit.time.VirtualClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FailuresTest {
    private static final ConnectionSpec SHOP = ConnectionSpec.builder("shop", "postgres")
            .secrets("password", Secret.of("correct horse"))
            .build();

    private final InMemoryConnections memory = InMemoryConnections.create();
    private final Connections client = memory.open();

    @AfterEach
    void close() {
        memory.close();
    }

    @Test
    void aCreateWhoseAnswerIsLostHappenedAndIsFound() {
        memory.failNext("create", Failure.answerLost());

        var lost = failed(client.create(SHOP), ConnectorError.Unreachable.class);

        assertEquals(Outcome.UNKNOWN, lost.outcome());
        assertEquals(memory.stored(), right(client.reconcile(lost)).matches());
    }

    @Test
    void aCreateWhoseRequestIsLostLooksTheSameAndIsNotFound() {
        memory.failNext("create", Failure.requestLost());

        var lost = failed(client.create(SHOP), ConnectorError.Unreachable.class);

        assertEquals(Outcome.UNKNOWN, lost.outcome());
        assertEquals(List.of(), right(client.reconcile(lost)).matches());
    }

    @Test
    void aSyncWhoseAnswerIsLostRuns() {
        Connection shop = memory.seed(SHOP);
        memory.failNext("sync", Failure.answerLost());

        failed(client.sync(shop.id(), SyncRequest.full()), ConnectorError.OutcomeUnknown.class);

        Job again = right(client.sync(shop.id(), SyncRequest.full()));
        assertTrue(again.attached());
    }

    @Test
    void anyFailureMayComeAfterTheWorkIsDone() {
        memory.failNext("create", Failure.unavailable().afterDoing());

        assertEquals(
                Outcome.UNKNOWN,
                failed(client.create(SHOP), ConnectorError.ProviderFailure.class)
                        .outcome());
        assertEquals(1, memory.stored().size());
    }

    @Test
    void aReadThatFailsHasChangedNothing() {
        memory.failNext("list", Failure.answerLost());

        assertEquals(
                Outcome.REFUSED,
                failed(client.list(ConnectionQuery.all()), ConnectorError.Unreachable.class)
                        .outcome());
    }

    @Test
    void aRateLimitSaysWhenToComeBack() {
        memory.failNext("create", Failure.rateLimited(Duration.ofSeconds(30)));

        var limited = failed(client.create(SHOP), ConnectorError.RateLimited.class);

        assertEquals(Optional.of(VirtualClock.EPOCH.plusSeconds(30)), limited.retryAt());
        assertEquals(Outcome.REFUSED, limited.outcome());
    }

    @Test
    void aCheckWithARefusedCredentialIsAReport() {
        memory.failNext("check", Failure.unauthenticated());

        AccountReport report = right(client.check());

        assertTrue(report.reachable());
        assertFalse(report.authenticated());
    }

    @Test
    void aCheckThatReachesNobodyIsAReport() {
        memory.failNext("check", Failure.requestLost());

        assertFalse(right(client.check()).reachable());
    }

    @Test
    void aCheckThatIsForbiddenShowsAGoodCredentialThatMayNothing() {
        memory.failNext("check", Failure.permissionDenied());

        AccountReport report = right(client.check());

        assertTrue(report.ok());
        assertEquals(client.descriptor().capabilities(), report.denied().keySet());
        assertFalse(report.workspacesComplete());
    }

    @Test
    void aFailureCountsItsAttempt() {
        memory.failNext("list", Failure.unavailable());

        assertEquals(1, client.list(ConnectionQuery.all()).getLeft().context().attempts());
    }

    @Test
    void anUnknownStartOfTheTestsOwnKeepsItsCandidates() {
        ConnectorError lost = new ConnectorError.OutcomeUnknown(
                ErrorContext.of("memory", "sync")
                        .summary("two jobs run")
                        .outcome(Outcome.UNKNOWN)
                        .build(),
                List.of("job_7", "job_8"));
        ConnectionId shop = memory.seed(SHOP).id();
        memory.failNext("sync", lost);

        var error = failed(client.sync(shop, SyncRequest.full()), ConnectorError.OutcomeUnknown.class);

        assertEquals(List.of("job_7", "job_8"), error.candidates());
        assertFalse(error.message().contains("found none"), error.message());
    }

    @Test
    void aRefusedCredentialDoesNothing() {
        memory.failNext("create", Failure.unauthenticated());

        failed(client.create(SHOP), ConnectorError.Unauthenticated.class);

        assertEquals(List.of(), memory.stored());
    }

    @Test
    void nothingIsSentWhereNoConnectionComesAbout() {
        memory.failNext("create", Failure.unreachable());

        assertEquals(
                Outcome.NOT_SENT,
                failed(client.create(SHOP), ConnectorError.Unreachable.class).outcome());
    }

    @Test
    void anErrorOfTheTestsOwnIsAnswered() {
        ConnectorError own = new ConnectorError.PermissionDenied(
                ErrorContext.of("memory", "create").summary("not on Sundays").build());
        memory.failNext("create", own);

        assertTrue(failed(client.create(SHOP), ConnectorError.PermissionDenied.class)
                .message()
                .contains("not on Sundays"));
    }

    @Test
    void failuresComeInOrderAndThenEnd() {
        memory.failNext("list", Failure.none(), Failure.unavailable());

        assertTrue(client.list(ConnectionQuery.all()).isRight());
        failed(client.list(ConnectionQuery.all()), ConnectorError.ProviderFailure.class);
        assertTrue(client.list(ConnectionQuery.all()).isRight());
    }

    @Test
    void anOutageLastsUntilItIsOver() {
        memory.failAlways("list", Failure.unreachable());
        failed(client.list(ConnectionQuery.all()), ConnectorError.Unreachable.class);
        failed(client.list(ConnectionQuery.all()), ConnectorError.Unreachable.class);

        memory.recover();

        assertTrue(client.list(ConnectionQuery.all()).isRight());
    }

    @Test
    void aFailureThatNoCallMetIsReported() {
        memory.failNext("delete", Failure.timeout(Duration.ofSeconds(5)));

        assertEquals(List.of("delete: timeout"), memory.unfired());
    }

    @Test
    void anOperationThatDoesNotExistIsRefusedAtOnce() {
        var refused =
                assertThrows(IllegalArgumentException.class, () -> memory.failNext("poll", Failure.unavailable()));

        assertTrue(refused.getMessage().contains("there are cancel, check, create"), refused.getMessage());
    }

    @Test
    void aCallIsNotedWithWhatTheCallerGave() {
        right(client.create(SHOP));

        Call call = memory.calls().get(0);

        assertEquals("create", call.operation());
        assertEquals(
                "correct horse",
                call.argument(ConnectionSpec.class).secrets().get("password").reveal());
        assertFalse(call.toString().contains("correct horse"));
    }

    @Test
    void whatTheLibraryRefusesIsNoCall() {
        failed(client.create(ConnectionSpec.builder(" ", "postgres").build()), ConnectorError.InvalidRequest.class);

        assertEquals(List.of(), memory.calls());
    }
}
