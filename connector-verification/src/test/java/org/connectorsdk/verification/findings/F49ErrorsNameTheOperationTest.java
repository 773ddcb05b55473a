package org.connectorsdk.verification.findings;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Either;
import java.util.List;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.connection.ConnectionChange;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.WaitPolicy;
import org.connectorsdk.testkit.conformance.ConformanceSubject.JobStep;
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

    private static <T> void asks(Case<Integer> one, String operation, ViewCallOf<T> call) {
        try (Stage stage = new Stage(one.target())) {
            ConnectionId id = stage.subject().seed(1).get(0).id();
            Connections client = stage.open();
            stage.subject().simulator().faults().on(FaultScript.ANY).always().inject(Fault.status(one.value()));

            Either<ConnectorError, T> answer = one.view().ask(client, call.about(id));

            if (answer.isRight()) {
                return; // deleting what is not there can be a success
            }
            ConnectorError error = answer.getLeft();
            assertThat(error.context().operation()).isEqualTo(operation);
            assertThat(error.message())
                    .startsWith(one.target().provider() + " " + operation + " (")
                    .contains("[connection " + id + ", ");
            assertThat(error.context().ids()).containsEntry("connection", id.value());
        }
    }

    @FunctionalInterface
    private interface ViewCallOf<T> {
        ViewCall<T> about(ConnectionId id);
    }

    @ForEveryCase(with = "GET")
    void aReadSaysGet(Case<Integer> one) {
        asks(one, "get", ViewCall::get);
    }

    @ForEveryCase(with = "UPDATE")
    void aChangeSaysUpdate(Case<Integer> one) {
        ConnectionChange change = ConnectionChange.builder().name("renamed").build();
        asks(one, "update", id -> ViewCall.update(id, change));
    }

    @ForEveryCase(with = "DELETE")
    void aDeletionSaysDelete(Case<Integer> one) {
        asks(one, "delete", ViewCall::delete);
    }

    @ForEveryCase(with = "SYNC")
    void aStartSaysSync(Case<Integer> one) {
        asks(one, "sync", ViewCall::sync);
    }

    @ForEveryCase(with = "SYNC")
    void aWaitSaysAwaitAndNamesItsJob(Case<Integer> one) {
        try (Stage stage = new Stage(one.target())) {
            JobRef ref = stage.started(stage.open(), JobStep.of(JobState.RUNNING));
            stage.subject().simulator().faults().on(FaultScript.ANY).always().inject(Fault.status(one.value()));

            ConnectorError error = one.view()
                    .ask(stage.open(), ViewCall.await(ref, WaitPolicy.standard()))
                    .getLeft();

            assertThat(error.context().operation()).as(error.message()).isEqualTo("await");
            assertThat(error.message()).contains(ref.jobId());
        }
    }
}
