package org.connectorsdk.testkit.memory;

import static org.connectorsdk.testkit.fixture.ProviderFixture.failed;
import static org.connectorsdk.testkit.fixture.ProviderFixture.right;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.catalog.Catalog;
import org.connectorsdk.api.catalog.Column;
import org.connectorsdk.api.catalog.IntrospectionRequest;
import org.connectorsdk.api.catalog.Schema;
import org.connectorsdk.api.catalog.Table;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.api.connection.PurgeRequest;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.connection.TestReport;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.WaitReason;
import org.connectorsdk.api.job.IfRunning;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobQuery;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.JobStatus;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.api.job.WaitPolicy;
import org.connectorsdk.testkit.time.VirtualClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MemoryJobsTest {
    private final VirtualClock clock = VirtualClock.create();
    private final InMemoryConnections memory =
            InMemoryConnections.builder().time(clock).build();
    private final Connections client = memory.open();
    private final ConnectionId shop =
            memory.seed(ConnectionSpec.builder("shop", "postgres").build()).id();

    @AfterEach
    void close() {
        memory.close();
    }

    private Job start(JobScript script) {
        memory.scriptNext(script);
        return right(client.sync(shop, SyncRequest.full()));
    }

    @Test
    void aJobThatNobodyScriptedSucceeds() {
        Job job = right(client.sync(shop, SyncRequest.full()));

        Job ended = right(client.await(job.ref(), WaitPolicy.standard()));

        assertEquals(JobState.QUEUED, job.status().state());
        assertEquals(JobState.SUCCEEDED, ended.status().state());
    }

    @Test
    void aJobThatFailsSaysWhy() {
        Job job = start(JobScript.fails("disk full"));

        var failure = failed(client.await(job.ref(), WaitPolicy.standard()), ConnectorError.JobFailed.class);

        assertEquals("disk full", failure.job().failure().orElseThrow().message());
    }

    @Test
    void aJobThatHangsEndsThePatience() {
        Job job = start(JobScript.hangs());

        var expired =
                failed(client.await(job.ref(), WaitPolicy.upTo(Duration.ofHours(2))), ConnectorError.WaitExpired.class);

        assertEquals(WaitReason.PATIENCE, expired.reason());
        assertEquals(VirtualClock.EPOCH.plus(Duration.ofHours(2)), clock.instant());
    }

    @Test
    void aStateThatNobodyKnowsIsNotAnEnd() {
        Job job = start(JobScript.sees(
                new JobStatus("optimising", JobState.UNKNOWN), new JobStatus("done", JobState.SUCCEEDED)));

        assertEquals("optimising", right(client.job(job.ref())).status().raw());
        assertEquals(
                "done",
                right(client.await(job.ref(), WaitPolicy.standard())).status().raw());
    }

    @Test
    void aJobTakesItsTimeHoweverOftenSomebodyLooks() {
        Job job = start(JobScript.succeeds().taking(Duration.ofMinutes(10)).rows(42));

        Job ended = right(client.await(job.ref(), WaitPolicy.standard()));

        assertTrue(!clock.instant().isBefore(VirtualClock.EPOCH.plus(Duration.ofMinutes(10))));
        assertEquals(42, ended.progress().rows().orElseThrow());
    }

    @Test
    void aJobWhoseTimeIsOverIsNotJoined() {
        Job first = start(JobScript.succeeds().taking(Duration.ofMinutes(10)));
        clock.advance(Duration.ofMinutes(10));

        assertNotEquals(
                first.ref(), right(client.sync(shop, SyncRequest.full())).ref());
    }

    @Test
    void aPollThatFailsTwiceIsTolerated() {
        Job job = start(JobScript.succeeds());
        memory.failNext("job", Failure.unavailable(), Failure.unavailable());

        assertTrue(client.await(job.ref(), WaitPolicy.standard()).isRight());
        assertEquals(4, memory.calls("job").size());
    }

    @Test
    void aFutureEndsWithItsJobInNoTime() throws Exception {
        Job job = start(JobScript.succeeds().taking(Duration.ofMinutes(30)));

        Job ended = client.async().await(job.ref(), WaitPolicy.standard()).get(20, TimeUnit.SECONDS);

        assertEquals(JobState.SUCCEEDED, ended.status().state());
    }

    @Test
    void aSyncThatRunsIsJoined() {
        Job first = start(JobScript.hangs());

        Job second = right(client.sync(shop, SyncRequest.full()));

        assertEquals(first.ref(), second.ref());
        assertTrue(second.attached());
    }

    @Test
    void aSyncThatRunsIsSkippedRefusedOrReplacedAsAsked() {
        Job first = start(JobScript.hangs());

        assertTrue(right(client.sync(shop, SyncRequest.full().ifRunning(IfRunning.SKIP)))
                .skipped());
        assertEquals(
                Optional.of(first.ref().jobId()),
                failed(client.sync(shop, SyncRequest.full().ifRunning(IfRunning.FAIL)), ConnectorError.Conflict.class)
                        .conflictingId());
        assertNotEquals(
                first.ref(),
                right(client.sync(shop, SyncRequest.full().ifRunning(IfRunning.RESTART)))
                        .ref());
    }

    @Test
    void aCancelledJobIsCancelled() {
        Job job = start(JobScript.hangs());

        assertEquals(
                JobState.CANCELLED, right(client.cancel(job.ref())).status().state());
        assertEquals(JobState.CANCELLED, right(client.job(job.ref())).status().state());
    }

    @Test
    void aForgottenJobIsUnknown() {
        Job job = start(JobScript.hangs());
        memory.forgetJobs();

        failed(client.job(job.ref()), ConnectorError.JobUnknown.class);
    }

    @Test
    void jobsAreListedNewestFirst() {
        Job first = start(JobScript.sees(JobState.SUCCEEDED));
        right(client.job(first.ref()));
        Job second = start(JobScript.hangs());

        assertEquals(
                List.of(second.ref(), first.ref()),
                right(client.jobs(shop, JobQuery.all())).items().stream()
                        .map(Job::ref)
                        .toList());
    }

    @Test
    void aTableThatTheSourceDoesNotHaveIsNotSynced() {
        memory.catalog(shop, catalog());

        failed(
                client.sync(shop, SyncRequest.full().tables(TableRef.of("public", "orderz"))),
                ConnectorError.NotFound.class);
        failed(client.purge(shop, PurgeRequest.tables(TableRef.of("public", "orderz"))), ConnectorError.NotFound.class);
    }

    private static Catalog catalog() {
        Table orders = Table.builder(TableRef.of("public", "orders"))
                .columns(List.of(Column.builder("id", "int8").build()))
                .build();
        return new Catalog(List.of(new Schema("public", List.of(orders))), List.of(), true);
    }

    @Test
    void anIntrospectionShowsTheCatalog() {
        memory.catalog(catalog());

        assertEquals(catalog(), right(client.introspect(shop, IntrospectionRequest.all())));
        failed(client.introspect(shop, IntrospectionRequest.all().schema("private")), ConnectorError.NotFound.class);
    }

    @Test
    void aVisitorMayUseTheClientAndStopTheWalk() {
        memory.catalog(catalog());

        var summary = right(client.introspect(
                shop, IntrospectionRequest.all(), table -> client.get(shop).isLeft()));

        assertTrue(summary.stopped());
    }

    @Test
    void aTestFindsWhatWasReportedForIt() {
        memory.reportNext(TestReport.builder(false).reason("login_refused").build());

        assertEquals(Optional.of("login_refused"), right(client.test(shop)).reason());
        assertTrue(right(client.test(shop)).ok());
    }
}
