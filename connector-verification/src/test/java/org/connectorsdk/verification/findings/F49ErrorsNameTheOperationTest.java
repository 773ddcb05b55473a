package org.connectorsdk.verification.findings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.facet.SqlQuery;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.WaitPolicy;
import org.connectorsdk.testkit.conformance.NeutralCall;
import org.connectorsdk.testkit.conformance.VendorHarness.JobStep;
import org.connectorsdk.testkit.conformance.VendorHarness.SeededRows;
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.testkit.fault.FaultScript;
import org.connectorsdk.verification.incidents.Stage;

/** F-49: an error line begins with what the caller asked for, and holds the ids that the call had. */
@Finding(value = "F-49", rule = "An error names the caller's operation first and the ids it had")
class F49ErrorsNameTheOperationTest {

    static List<Input<Integer>> inputs() {
        return List.of(
                Input.of("not found", 404),
                Input.of("not allowed", 403),
                Input.of("refused", 400),
                Input.of("a credential that is refused", 401),
                Input.of("too large", 413),
                Input.of("a method that is not known", 405));
    }

    @ForEveryCase(
            asked = {Asked.GET, Asked.UPDATE, Asked.DELETE, Asked.SYNC, Asked.INTROSPECT, Asked.JOBS, Asked.PURGE})
    void anErrorBeginsWithTheOperationAndNamesItsConnection(Case<Integer> one, Stage stage) {
        ConnectionId id = stage.seed(1).get(0).id();
        ViewCall<?> call = one.operation().about(stage, id);
        Connections client = stage.open();
        stage.always(FaultScript.ANY, Fault.status(one.value()));

        ConnectorError error = one.error(client, call);

        assertThat(error.context().operation()).isEqualTo(call.name());
        assertThat(error.message())
                .startsWith(one.target().provider() + " " + call.name() + " (")
                .contains("[connection " + id + ", ");
        assertThat(error.context().ids()).containsEntry("connection", id.value());
    }

    @ForEveryCase(with = "CREATE")
    void aCreationSaysCreate(Case<Integer> one, Stage stage) {
        stage.always(FaultScript.ANY, Fault.status(one.value()));

        ConnectorError error = one.error(stage.open(), ViewCall.create(stage.spec("orders")));

        assertThat(error.context().operation()).as(error.message()).isEqualTo("create");
        assertThat(error.message()).startsWith(one.target().provider() + " create (");
    }

    @ForEveryCase(with = "SYNC")
    void aWaitSaysAwaitAndNamesItsJob(Case<Integer> one, Stage stage) {
        JobRef ref = stage.started(stage.open(), JobStep.of(JobState.RUNNING));
        stage.always(FaultScript.ANY, Fault.status(one.value()));

        ConnectorError error = one.error(stage.open(), ViewCall.await(ref, WaitPolicy.standard()));

        assertThat(error.context().operation()).as(error.message()).isEqualTo("await");
        assertThat(error.message()).contains(ref.display());
    }

    @ForEveryCase(with = "SYNC_CANCEL")
    void aCancelNamesItsJob(Case<Integer> one, Stage stage) {
        JobRef ref = stage.started(stage.open(), JobStep.of(JobState.RUNNING));
        stage.always(FaultScript.ANY, Fault.status(one.value()));

        ConnectorError error = one.error(stage.open(), ViewCall.cancel(ref));

        assertThat(error.context().operation()).as(error.message()).isEqualTo("cancel");
        assertThat(error.context().ids()).containsEntry("job", ref.jobId());
        assertThat(error.message()).contains("job " + ref.jobId());
    }

    /** A start that was refused has not begun: nothing is looked for, no time goes by. */
    @ForEveryCase(with = "SYNC")
    void aRefusedStartIsNotLookedFor(Case<Integer> one, Stage stage) {
        Connections client = stage.open();
        ConnectionId id = stage.syncable(JobStep.of(JobState.RUNNING));
        stage.always(NeutralCall.SYNC, Fault.status(one.value()));
        Instant before = stage.clock().instant();

        ConnectorError error = one.error(client, ViewCall.sync(id));

        assertThat(error.outcome()).as(error.message()).isEqualTo(Outcome.REFUSED);
        assertThat(stage.clock().instant()).isEqualTo(before);
        // Where jobs have no ids, what is there before the start is looked at once.
        assertThat(stage.sent(NeutralCall.JOB))
                .hasSizeLessThanOrEqualTo(client.descriptor().supports(Capability.SYNC_RESTART) ? 1 : 0);
        if (client.descriptor().supports(Capability.JOB_LIST)) {
            assertThat(stage.sent(NeutralCall.JOBS)).hasSizeLessThanOrEqualTo(1);
        }
    }

    /** What a query failed with after it had begun: its run and its result can be asked for by their ids. */
    @ForEveryCase(only = "hotdata")
    void aFailedResultNamesItsRun(Case<Integer> one, Stage stage) {
        SeededRows seeded = stage.harness().seedRows(2).orElseThrow();
        stage.on(NeutralCall.QUERY)
                .inject(Fault.status(200)
                        .json("{\"query_run_id\":\"qrun7\",\"result_id\":\"rslt7\",\"columns\":[\"id\"],"
                                + "\"rows\":[[1]],\"truncated\":true}"));
        stage.always("get_result", Fault.status(one.value()));
        SqlQuery.Rows rows = stage.open()
                .facet(SqlQuery.class)
                .orElseThrow()
                .query(seeded.connection(), seeded.statement(), OptionalInt.empty(), CallOptions.none())
                .get();
        rows.next();

        ConnectorError error = rows.next().getLeft();

        assertThat(error.context().ids()).containsEntry("run", "qrun7").containsEntry("result", "rslt7");
        assertThat(error.message()).contains("qrun7", "rslt7").contains("query");
    }
}
