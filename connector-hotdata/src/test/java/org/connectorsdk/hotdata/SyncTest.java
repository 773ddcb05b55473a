package org.connectorsdk.hotdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.hotdata.HotdataFixture.id;
import static org.connectorsdk.testkit.fixture.ProviderFixture.failed;
import static org.connectorsdk.testkit.fixture.ProviderFixture.right;

import java.util.List;
import java.util.OptionalLong;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.JobStatus;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.api.job.WaitPolicy;
import org.connectorsdk.simulators.hotdata.model.CatalogTable;
import org.connectorsdk.simulators.hotdata.model.ConnectionEntry;
import org.connectorsdk.simulators.hotdata.model.TableName;
import org.connectorsdk.testkit.fault.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Syncs and their jobs, from start to end. */
class SyncTest {
    private static final TableRef ORDERS = TableRef.of("public", "orders");

    @RegisterExtension
    final HotdataFixture fixture = new HotdataFixture();

    private static Job awaited(Connections connections, Job job) {
        return right(connections.await(job.ref(), WaitPolicy.standard()));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 202})
    void aSyncAnswersTheServersJobBeforeItEndsWhateverTheStatus(int status) {
        fixture.simulator().behaviour().asyncStatus(status);
        ConnectionEntry entry = fixture.seeded("pg");

        Job job = right(fixture.open().sync(id(entry), SyncRequest.full()));

        assertThat(job.ref().jobId())
                .isEqualTo(fixture.workspace().jobs().get(0).id());
        assertThat(job.ref().connection()).hasValue(id(entry));
        assertThat(job.status().state()).isEqualTo(JobState.QUEUED);
        assertThat(job.attached()).isFalse();
    }

    @Test
    void anIncrementalSyncReadsWhatWasReadBefore() {
        Connections connections = fixture.open();
        ConnectionEntry entry = fixture.seeded("pg");
        awaited(
                connections,
                right(connections.sync(id(entry), SyncRequest.full().tables(ORDERS))));

        Job ended = awaited(connections, right(connections.sync(id(entry), SyncRequest.incremental())));

        assertThat(ended.progress().tablesDone()).hasValue(1);
    }

    @Test
    void oneTableIsSyncedAlone() {
        Connections connections = fixture.open();
        ConnectionEntry entry = fixture.seeded("pg");

        Job ended = awaited(
                connections,
                right(connections.sync(id(entry), SyncRequest.full().tables(ORDERS))));

        assertThat(ended.type()).isEqualTo("data_refresh_table");
        assertThat(ended.progress().rows()).hasValue(48_211);
        assertThat(entry.catalog().values()).filteredOn(CatalogTable::isSynced).hasSize(1);
    }

    @Test
    void severalTablesAreRefusedAsOneJobKnowsOneTable() {
        var request = SyncRequest.full().tables(ORDERS, TableRef.of("public", "customers"));

        assertThat(failed(fixture.open().sync(id(fixture.seeded("pg")), request), ConnectorError.Unsupported.class)
                        .capability())
                .isEqualTo("SYNC_TABLE");
        assertThat(fixture.simulator().journal().arrived()).isZero();
    }

    @Test
    void anUnknownTableIsNotFound() {
        var request = SyncRequest.full().tables(TableRef.of("public", "none"));

        assertThat(failed(fixture.open().sync(id(fixture.seeded("pg")), request), ConnectorError.NotFound.class)
                        .id())
                .isEqualTo("public.none");
    }

    @Test
    void aManagedConnectionCannotBeSynced() {
        ConnectionEntry managed = fixture.workspace().seedConnection("scratch", "managed");

        ConnectorError.Unsupported error =
                failed(fixture.open().sync(id(managed), SyncRequest.full()), ConnectorError.Unsupported.class);
        assertThat(error.capability()).isEqualTo("SYNC");
        assertThat(error.message()).contains("Load their tables");
    }

    @Test
    void aJobWithSomeTablesFailedEndsInPartAndNamesThem() {
        Connections connections = fixture.open();
        ConnectionEntry entry = fixture.seeded("pg");
        fixture.workspace().failTable(entry, new TableName("public", "orders"), "permission denied");

        Job ended = awaited(connections, right(connections.sync(id(entry), SyncRequest.full())));

        assertThat(ended.status().state()).isEqualTo(JobState.PARTIALLY_SUCCEEDED);
        assertThat(ended.progress().tablesFailed()).hasValue(1);
        assertThat(ended.failure()).hasValueSatisfying(failure -> {
            assertThat(failure.message()).startsWith("1 of 5 tables failed (public.orders: ");
            assertThat(failure.parts()).containsExactly("public.orders: query failed: permission denied");
        });
    }

    @Test
    void theReasonOfAFailureIsOneLineWithDetails() {
        Connections connections = fixture.open();
        Job job = right(connections.sync(id(fixture.seeded("pg")), SyncRequest.full()));
        fixture.fault(
                "get_job",
                Fault.rewriteJson(body ->
                        body.put("status", "failed").put("error_message", "cannot read orders\n\tat Source.read")));

        Job failed = right(connections.job(job.ref()));

        assertThat(failed.failure()).hasValueSatisfying(failure -> {
            assertThat(failure.message()).isEqualTo("cannot read orders");
            assertThat(failure.details())
                    .hasValueSatisfying(text -> assertThat(text).contains("Source.read"));
        });
    }

    @Test
    void aJobWithoutAStatusIsAJobThatSaysSo() {
        Connections connections = fixture.open();
        Job job = right(connections.sync(id(fixture.seeded("pg")), SyncRequest.full()));
        fixture.fault("get_job", Fault.rewriteJson(body -> body.remove("status")));

        Job seen = right(connections.job(job.ref()));

        assertThat(seen.status()).isEqualTo(new JobStatus("", JobState.UNKNOWN));
        assertThat(seen.warnings()).singleElement().asString().contains("status");
    }

    @Test
    void aJobIdThatTheServerCannotReadIsUnknown() {
        Connections connections = fixture.open();
        Job job = right(connections.sync(id(fixture.seeded("pg")), SyncRequest.full()));
        JobRef odd = new JobRef(
                "hotdata", job.ref().account(), "job", "no such job!", job.ref().connection());

        failed(connections.job(odd), ConnectorError.JobUnknown.class);
    }

    @Test
    void aRefreshOfAnotherConnectionIsNotTakenForOurs() {
        Connections connections = fixture.open();
        fixture.fault(
                "refresh",
                Fault.status(200).json("{\"connection_id\":\"c\",\"tables_refreshed\":13,\"tables_failed\":0}"));

        assertThat(failed(
                                connections.sync(id(fixture.seeded("pg")), SyncRequest.full()),
                                ConnectorError.MalformedResponse.class)
                        .outcome())
                .isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void aServerThatSyncsAtOnceGivesAJobThatHasEnded() {
        Connections connections = fixture.open();
        fixture.fault("refresh", syncForm(13, 0));

        Job job = right(connections.sync(id(fixture.seeded("pg")), SyncRequest.full()));

        assertThat(job.status().state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(job.progress().rows()).hasValue(90_112);
        assertThat(job.endedAt()).hasValue(fixture.clock().now());
        assertThat(awaited(connections, job).status()).isEqualTo(job.status());
        assertThat(fixture.requests("get_job")).isZero();
    }

    @Test
    void aSyncAtOnceThatFailedInPartSaysSo() {
        fixture.fault("refresh", syncForm(12, 1));

        Job job = right(fixture.open().sync(id(fixture.seeded("pg")), SyncRequest.full()));

        assertThat(job.status().state()).isEqualTo(JobState.PARTIALLY_SUCCEEDED);
        assertThat(job.failure().orElseThrow().parts()).containsExactly("public.audit: permission denied");
    }

    @Test
    void aSyncAtOnceThatFailedHasFailedForItsHandleToo() {
        Connections connections = fixture.open();
        fixture.fault("refresh", syncForm(0, 1));

        Job job = right(connections.sync(id(fixture.seeded("pg")), SyncRequest.full()));

        assertThat(job.status().state()).isEqualTo(JobState.FAILED);
        JobRef stored = JobRef.decode(job.ref().encode());
        failed(connections.await(stored, WaitPolicy.standard()), ConnectorError.JobFailed.class);
    }

    private static Fault syncForm(int refreshed, int failed) {
        String errors = failed == 0
                ? "[]"
                : "[{\"schema_name\":\"public\",\"table_name\":\"audit\",\"error\":\"permission denied\"}]";
        return Fault.status(200)
                .json("{\"tables_refreshed\":" + refreshed + ",\"tables_failed\":" + failed
                        + ",\"total_rows\":90112,\"duration_ms\":20411,\"errors\":" + errors + "}");
    }

    @Test
    void aTableSyncedAtOnceIsAnEndedJob() {
        fixture.fault(
                "refresh",
                Fault.status(200)
                        .json("{\"schema_name\":\"public\",\"table_name\":\"orders\","
                                + "\"rows_synced\":7,\"duration_ms\":3,\"warnings\":[{\"message\":\"slow source\"}]}"));

        Job job = right(
                fixture.open().sync(id(fixture.seeded("pg")), SyncRequest.full().tables(ORDERS)));

        assertThat(job.status().state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(job.progress().rows()).isEqualTo(OptionalLong.of(7));
        assertThat(job.warnings()).isEqualTo(List.of("slow source"));
    }
}
