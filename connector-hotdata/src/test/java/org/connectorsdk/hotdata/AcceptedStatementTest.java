package org.connectorsdk.hotdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.hotdata.HotdataFixture.id;
import static org.connectorsdk.testkit.fixture.ProviderFixture.NONE;
import static org.connectorsdk.testkit.fixture.ProviderFixture.failed;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.facet.SqlQuery;
import org.connectorsdk.simulators.hotdata.model.ConnectionEntry;
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.testkit.fault.ReplyFault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A statement that the server accepted and goes on with by itself, whatever becomes of the looks at it. */
class AcceptedStatementTest {
    private static final OptionalInt ALL = OptionalInt.empty();

    @RegisterExtension
    final HotdataFixture fixture = new HotdataFixture();

    private ConnectionEntry entry;
    private SqlQuery queries;

    @BeforeEach
    void attach() {
        entry = fixture.seeded("pg");
        String database = Databases.withAttached(fixture.open(), entry);
        queries = fixture.open("database", database).facet(SqlQuery.class).orElseThrow();
        fixture.simulator().journal().clear();
    }

    private static ReplyFault asRun() {
        return Fault.status(202).json("{\"query_run_id\":\"qrun1\",\"status\":\"running\",\"status_url\":\"/x\"}");
    }

    private static ReplyFault run(String json) {
        return Fault.status(200).json(json);
    }

    @Test
    void itStaysInDoubtWhenItsRunCannotBeRead() {
        fixture.fault("query", asRun());
        fixture.faultAlways("get_query_run", Fault.status(500));

        assertThat(failed(queries.query(id(entry), "DELETE FROM t", ALL, NONE), ConnectorError.ProviderFailure.class))
                .satisfies(AcceptedStatementTest::isAcceptedAndInDoubt);
        assertThat(fixture.requests("query")).isOne();
    }

    private static void isAcceptedAndInDoubt(ConnectorError error) {
        assertThat(error.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(error.message()).contains("the statement was accepted", "qrun1");
        assertThat(error.context().ids()).containsEntry("run", "qrun1");
    }

    @Test
    void itStaysInDoubtWhenItsResultCannotBeRead() {
        fixture.fault("query", asRun());
        fixture.fault("get_query_run", run("{\"status\":\"succeeded\",\"result_id\":\"rslt1\"}"));
        fixture.fault("get_result", Fault.status(403));

        assertThat(failed(queries.query(id(entry), "DELETE FROM t", ALL, NONE), ConnectorError.PermissionDenied.class))
                .satisfies(AcceptedStatementTest::isAcceptedAndInDoubt)
                .satisfies(error -> assertThat(error.message()).contains("rslt1"))
                .satisfies(error -> assertThat(error.context().ids()).containsEntry("result", "rslt1"));
    }

    @Test
    void aRunThatIsAnotherIsNotTakenForOurs() {
        fixture.fault("query", asRun());
        fixture.fault("get_query_run", run("{\"id\":\"qrun9\",\"status\":\"succeeded\",\"result_id\":\"rslt9\"}"));

        assertThat(failed(queries.query(id(entry), "DELETE FROM t", ALL, NONE), ConnectorError.MalformedResponse.class))
                .satisfies(AcceptedStatementTest::isAcceptedAndInDoubt)
                .satisfies(error -> assertThat(error.message()).contains("qrun9"));
        assertThat(fixture.requests("get_result")).isZero();
    }

    @Test
    void aResultThatIsAnotherIsNotTakenForOurs() {
        fixture.fault("query", asRun());
        fixture.fault("get_query_run", run("{\"id\":\"qrun1\",\"status\":\"succeeded\",\"result_id\":\"rslt1\"}"));
        fixture.fault(
                "get_result", run("{\"result_id\":\"rslt9\",\"status\":\"ready\",\"columns\":[\"a\"],\"rows\":[[1]]}"));

        assertThat(failed(queries.query(id(entry), "SELECT 1", ALL, NONE), ConnectorError.MalformedResponse.class)
                        .message())
                .contains("rslt9", "rslt1");
    }

    @Test
    void itStaysInDoubtWhenTimeRunsOut() {
        fixture.fault("query", asRun());
        fixture.fault("get_query_run", run("{\"status\":\"running\"}"));
        fixture.clock().onSleep(span -> fixture.clock().advance(Duration.ofSeconds(10)));

        var late = queries.query(id(entry), "DELETE FROM t", ALL, CallOptions.deadline(Duration.ofSeconds(10)));

        assertThat(failed(late, ConnectorError.Timeout.class)).satisfies(AcceptedStatementTest::isAcceptedAndInDoubt);
        assertThat(fixture.requests("get_query_run")).isOne();
    }

    /** An interrupt while a poll is under way, or in the pause before the next one. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void itStaysInDoubtWhenTheWaitIsInterrupted(boolean polling) {
        Thread caller = Thread.currentThread();
        fixture.fault("query", asRun());
        fixture.fault(
                "get_query_run", polling ? Fault.noAnswer().doing(caller::interrupt) : run("{\"status\":\"running\"}"));
        fixture.clock().onSleep(span -> caller.interrupt());

        var ended = queries.query(id(entry), "DELETE FROM t", ALL, NONE);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(failed(ended, ConnectorError.Interrupted.class))
                .satisfies(AcceptedStatementTest::isAcceptedAndInDoubt);
    }

    @Test
    void aRunThatFailedHasAppliedNothing() {
        fixture.fault("query", asRun());
        fixture.fault("get_query_run", run("{\"status\":\"failed\",\"error_message\":\"division by zero\"}"));

        ConnectorError.QueryFailed error =
                failed(queries.query(id(entry), "SELECT 1/0", ALL, NONE), ConnectorError.QueryFailed.class);
        assertThat(error.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(error.message()).contains("division by zero");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cancelled", "interrupted"})
    void aRunThatWasStoppedMayHaveAppliedSomething(String status) {
        fixture.fault("query", asRun());
        fixture.fault("get_query_run", run("{\"status\":\"" + status + "\"}"));

        assertThat(failed(queries.query(id(entry), "DELETE FROM t", ALL, NONE), ConnectorError.QueryFailed.class))
                .satisfies(AcceptedStatementTest::isAcceptedAndInDoubt);
    }

    @Test
    void aRunThatIsNotVisibleYetIsPolledAgain() {
        fixture.fault("query", asRun());
        fixture.fault("get_query_run", Fault.status(404), run("{\"status\":\"succeeded\",\"result_id\":\"rslt1\"}"));
        fixture.fault("get_result", Fault.status(404), run("{\"columns\":[\"a\"],\"rows\":[]}"));

        assertThat(queries.query(id(entry), "DELETE FROM t", ALL, NONE).isRight())
                .isTrue();
    }

    @Test
    void theServerSaysHowLongToWaitBeforeEachPoll() {
        fixture.fault("query", asRun().header("Retry-After", "20"));
        fixture.fault(
                "get_query_run",
                run("{\"status\":\"running\"}").header("Retry-After", "30"),
                run("{\"status\":\"succeeded\",\"result_id\":\"rslt1\"}"));
        fixture.fault("get_result", run("{\"columns\":[\"a\"],\"rows\":[]}"));
        Instant before = fixture.clock().now();

        assertThat(queries.query(id(entry), "DELETE FROM t", ALL, NONE).isRight())
                .isTrue();
        assertThat(Duration.between(before, fixture.clock().now())).isEqualTo(Duration.ofSeconds(50));
    }

    @Test
    void aPauseBeyondOurPatienceEndsTheWaitAtOnce() {
        fixture.fault("query", asRun().header("Retry-After", "86400"));
        Instant before = fixture.clock().now();

        assertThat(failed(queries.query(id(entry), "DELETE FROM t", ALL, NONE), ConnectorError.Timeout.class))
                .satisfies(AcceptedStatementTest::isAcceptedAndInDoubt);
        assertThat(fixture.clock().now()).isEqualTo(before);
    }
}
