package org.connectorsdk.hotdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.hotdata.HotdataFixture.id;
import static org.connectorsdk.testkit.fixture.ProviderFixture.NONE;
import static org.connectorsdk.testkit.fixture.ProviderFixture.failed;
import static org.connectorsdk.testkit.fixture.ProviderFixture.right;

import io.vavr.control.Either;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.hotdata.wire.ManagedTableWires.LoadWire;
import org.connectorsdk.simulators.hotdata.model.ConnectionEntry;
import org.connectorsdk.simulators.hotdata.model.JobScript;
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.testkit.fault.ReplyFault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A load that the server made a job of, whatever becomes of the looks at it. */
class LoadJobsTest {
    private static final TableRef EVENTS = TableRef.of("main", "events");
    private static final String DONE = "{\"id\":\"job1\",\"status\":\"succeeded\",\"result\":{\"row_count\":7}}";
    private static final String WITHOUT_RESULT = "{\"id\":\"job1\",\"status\":\"succeeded\",\"result\":null}";

    @RegisterExtension
    final HotdataFixture fixture = new HotdataFixture();

    private ConnectionEntry managed;
    private HotdataManagedTables tables;

    @BeforeEach
    void open() {
        managed = fixture.workspace().seedConnection("scratch", "managed");
        tables = fixture.open().facet(HotdataManagedTables.class).orElseThrow();
    }

    private static ReplyFault asJob() {
        return Fault.status(202).json("{\"id\":\"job1\",\"status\":\"pending\",\"status_url\":\"/x\"}");
    }

    private static ReplyFault job(String json) {
        return Fault.status(200).json(json);
    }

    private Either<ConnectorError, LoadWire> load(Fault... looks) {
        fixture.fault("load_managed_table", asJob());
        fixture.fault("get_job", looks);
        return tables.load(id(managed), EVENTS, "upld1", NONE);
    }

    @Test
    void aJobThatIsNotVisibleYetIsPolledAgain() {
        assertThat(right(load(Fault.status(404), job(DONE))).rowCount()).isEqualTo(7);
    }

    @Test
    void aJobThatStaysInvisibleLeavesTheLoadInDoubt() {
        fixture.faultAlways("get_job", Fault.status(404));
        fixture.fault("load_managed_table", asJob());
        Instant before = fixture.clock().now();

        assertThat(tables.load(id(managed), EVENTS, "upld1", NONE).getLeft().outcome())
                .isEqualTo(Outcome.UNKNOWN);
        assertThat(Duration.between(before, fixture.clock().now()))
                .isBetween(Duration.ofSeconds(30), Duration.ofSeconds(36));
    }

    @Test
    void fiveFailedPollsInARowDoNotEndALoad() {
        var loaded = load(
                Fault.status(500),
                Fault.status(502),
                Fault.status(503),
                Fault.resetBefore(),
                Fault.status(500),
                job(DONE));

        assertThat(right(loaded).rowCount()).isEqualTo(7);
    }

    @Test
    void theSixthFailedPollInARowEndsTheWait() {
        Fault down = Fault.status(503);

        ConnectorError.ProviderFailure error =
                failed(load(down, down, down, down, down, down), ConnectorError.ProviderFailure.class);
        assertThat(error.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(error.message()).contains("goes on as job job1");
        assertThat(fixture.requests("get_job")).isEqualTo(6);
    }

    @Test
    void aResultMayComeThreePollsAfterTheSuccess() {
        var late = load(job(WITHOUT_RESULT), job(WITHOUT_RESULT), job(WITHOUT_RESULT), job(DONE));

        assertThat(right(late).rowCount()).isEqualTo(7);
    }

    @Test
    void aJobWithoutAResultLeavesTheLoadInDoubt() {
        Fault[] never = Collections.nCopies(4, job(WITHOUT_RESULT)).toArray(Fault[]::new);

        assertThat(failed(load(never), ConnectorError.MalformedResponse.class).outcome())
                .isEqualTo(Outcome.UNKNOWN);
        assertThat(fixture.requests("get_job")).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"12.5", "1e30", "\"7\""})
    void aNumberOfRowsThatIsNoneIsAnError(String rows) {
        assertThat(failed(load(job(DONE.replace("7", rows))), ConnectorError.MalformedResponse.class)
                        .message())
                .contains("without a number of rows");
    }

    @Test
    void theServerSaysHowLongToWaitBeforeEachPoll() {
        fixture.fault("load_managed_table", asJob().header("Retry-After", "20"));
        fixture.fault(
                "get_job", job("{\"id\":\"job1\",\"status\":\"running\"}").header("Retry-After", "30"), job(DONE));
        Instant before = fixture.clock().now();

        right(tables.load(id(managed), EVENTS, "upld1", NONE));

        assertThat(Duration.between(before, fixture.clock().now())).isEqualTo(Duration.ofSeconds(50));
    }

    @Test
    void aLoadThatBecomesAJobIsWaitedFor() {
        fixture.simulator().behaviour().slowLoads(true).jobs(JobScript.byPolls("pending", "running", "running"));
        String upload = right(tables.upload(OperationStage.file(), NONE));

        var loaded = right(tables.load(id(managed), EVENTS, upload, NONE));

        assertThat(loaded.rowCount()).isPositive();
        assertThat(loaded.arrowSchemaJson()).contains("fields");
        assertThat(fixture.requests("load_managed_table")).isOne();
        assertThat(fixture.requests("get_job")).isEqualTo(4);
    }

    @Test
    void aLoadWhoseJobFailsSaysWhy() {
        var failed = load(job("{\"id\":\"j\",\"status\":\"failed\",\"error_message\":\"no Parquet\"}"));

        ConnectorError.JobFailed error = failed(failed, ConnectorError.JobFailed.class);
        assertThat(error.message()).contains("no Parquet");
        assertThat(error.outcome()).isEqualTo(Outcome.REFUSED);
    }

    @Test
    void aTableThatAnotherLoadHoldsIsWaitedFor() {
        Fault locked = Fault.status(409)
                .json("{\"error\":{\"code\":\"RESOURCE_LOCKED\",\"message\":\"busy\"}}")
                .header("Retry-After", "3");
        fixture.fault("load_managed_table", locked, locked);

        assertThat(right(load(job(DONE))).rowCount()).isEqualTo(7);
        assertThat(fixture.requests("load_managed_table")).isEqualTo(3);
    }
}
