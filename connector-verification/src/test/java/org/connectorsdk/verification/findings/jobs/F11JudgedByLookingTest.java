package org.connectorsdk.verification.findings.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.testkit.conformance.NeutralCall;
import org.connectorsdk.testkit.conformance.VendorHarness.JobStep;
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.verification.findings.Case;
import org.connectorsdk.verification.findings.Finding;
import org.connectorsdk.verification.findings.ForEveryCase;
import org.connectorsdk.verification.findings.Input;
import org.connectorsdk.verification.findings.ViewCall;
import org.connectorsdk.verification.incidents.Stage;

/** F-11: what a conflict of a start means, the jobs tell, never the vendor's word for it. */
@Finding(value = "F-11", rule = "A 409 of a start is judged by looking at the jobs")
class F11JudgedByLookingTest {
    private record Refusal(int status, String body) {}

    private static Refusal problem(String type) {
        return new Refusal(
                409,
                "{\"type\":\"" + type + "\",\"title\":\"x\",\"detail\":\"x\",\"message\":\"x\",\"error\":{\"code\":\""
                        + type + "\",\"message\":\"x\"}}");
    }

    static List<Input<Refusal>> inputs() {
        return List.of(
                Input.of("state conflict of a reference", problem("https://reference.test/errors#409-state-conflict")),
                Input.of("state conflict", problem("error:state-conflict")),
                Input.of("try again later", problem("error:try-again-later")),
                Input.of("a type of its own", problem("error:connection/busy")),
                Input.of("a name in use", problem("name_in_use")),
                Input.of("no word", new Refusal(409, "")),
                Input.of("a failure", new Refusal(500, "{\"errorId\":\"3f1b2c66\"}")));
    }

    static List<Input<Refusal>> refusals() {
        return List.of(
                Input.of("400", new Refusal(400, "{}")),
                Input.of("402", new Refusal(402, "{}")),
                Input.of("403", new Refusal(403, "{}")),
                Input.of("404", new Refusal(404, "{\"message\":\"a sync is running\"}")),
                Input.of("410", new Refusal(410, "{}")),
                Input.of("422", new Refusal(422, "{\"message\":\"a sync is running\"}")));
    }

    @ForEveryCase(with = "SYNC_GUARD")
    void theSyncThatRunsIsJoinedAtOnce(Case<Refusal> one, Stage stage) {
        Connections client = stage.open();
        ConnectionId id = stage.syncable(running());
        Job running = client.sync(id, SyncRequest.full()).get();
        refuse(stage, one.value());
        Instant before = stage.clock().now();

        Job joined = one.answer(client, ViewCall.sync(id));

        assertThat(joined.ref()).isEqualTo(running.ref());
        assertThat(joined.attached()).isTrue();
        assertThat(stage.clock().now()).isEqualTo(before);
        assertThat(stage.harness().syncsStarted()).isOne();
    }

    @ForEveryCase(with = "SYNC_GUARD", inputs = "refusals")
    void aProvenRefusalIsNotLookedFor(Case<Refusal> one, Stage stage) {
        Connections client = stage.open();
        ConnectionId id = stage.syncable(running());
        refuse(stage, one.value());
        Instant before = stage.clock().now();

        ConnectorError error = one.error(client, ViewCall.sync(id));

        assertThat(error.kind()).isNotEqualTo(ErrorKind.OUTCOME_UNKNOWN);
        assertThat(error.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(stage.clock().now()).isEqualTo(before);
        assertThat(stage.sent(NeutralCall.JOBS)).hasSizeLessThanOrEqualTo(1);
    }

    private static JobStep[] running() {
        JobStep[] steps = new JobStep[8];
        Arrays.fill(steps, JobStep.of(JobState.RUNNING));
        return steps;
    }

    private static void refuse(Stage stage, Refusal refusal) {
        stage.always(NeutralCall.SYNC, Fault.status(refusal.status()).json(refusal.body()));
    }
}
