package com.example.acme;

import static org.connectorsdk.testkit.fixture.ProviderFixture.failed;
import static org.connectorsdk.testkit.fixture.ProviderFixture.right;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.connectorsdk.api.connection.ConnectionChange;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.TestReport;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.job.IfRunning;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.api.job.WaitPolicy;
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.testkit.fixture.ProviderFixture;
import org.connectorsdk.testkit.simulator.SimulatedJobs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is particular about Acme. What every provider has to do, the rules prove. */
class AcmeConnectionsTest {
    @RegisterExtension
    final ProviderFixture<AcmeSimulator> acme = new ProviderFixture<>(new AcmeProvider(), AcmeSimulator::new);

    @Test
    void aCheckThatFailsSaysWhyInAcmesWords() {
        ConnectionId shop = ConnectionId.of(acme.simulator().seed("shop", "postgres", "login_refused"));

        TestReport report = right(acme.open().test(shop));

        assertEquals(Optional.of("login_refused"), report.reason());
        assertEquals("It said: login_refused.", report.message());
        assertEquals(Optional.of(acme.clock().instant()), report.observedAt());
    }

    @Test
    void aShedCheckIsRepeatedAfterThePauseAskedFor() {
        ConnectionId shop = ConnectionId.of(acme.simulator().seed("shop", "postgres", ""));
        acme.fault("check-source", Fault.status(429).header("Retry-After", "20"));

        right(acme.open().test(shop)); // twenty seconds of Acme's time, and none of ours

        assertEquals(2, acme.requests("check-source"));
    }

    @Test
    void anUpdateWhoseAnswerIsLostIsSentOnce() {
        ConnectionId shop = ConnectionId.of(acme.simulator().seed("shop", "postgres", ""));
        acme.fault("update-source", Fault.resetAfterExecuting());

        var updated = acme.open()
                .update(shop, ConnectionChange.builder().name("store").build());

        assertEquals(Outcome.UNKNOWN, failed(updated, ConnectorError.class).outcome());
        assertEquals(1, acme.requests("update-source"));
    }

    @Test
    void aSecondSyncIsRefusedNamingTheOneThatRuns() {
        ConnectionId shop = ConnectionId.of(acme.simulator().seed("shop", "postgres", ""));
        Job first = right(acme.open().sync(shop, SyncRequest.full()));

        var second = acme.open().sync(shop, SyncRequest.full().ifRunning(IfRunning.FAIL));

        assertEquals(
                Optional.of(first.ref().jobId()),
                failed(second, ConnectorError.Conflict.class).conflictingId());
        assertEquals(1, acme.simulator().syncs.started());
    }

    @Test
    void aSyncThatFailsSaysWhyInAcmesWords() {
        ConnectionId shop = ConnectionId.of(acme.simulator().seed("shop", "postgres", ""));
        acme.simulator().syncs.script(List.of(new SimulatedJobs.Step(JobState.FAILED, "", "The disk is full.")));
        JobRef sync = right(acme.open().sync(shop, SyncRequest.full())).ref();

        var ended = acme.open().await(sync, WaitPolicy.standard());

        Job failed = failed(ended, ConnectorError.JobFailed.class).job();
        assertEquals("The disk is full.", failed.failure().orElseThrow().message());
    }
}
