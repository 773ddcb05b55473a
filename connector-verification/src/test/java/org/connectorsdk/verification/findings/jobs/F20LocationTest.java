package org.connectorsdk.verification.findings.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Either;
import java.time.Instant;
import java.util.List;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.testkit.conformance.NeutralCall;
import org.connectorsdk.testkit.conformance.VendorHarness.JobStep;
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.testkit.wire.Answer;
import org.connectorsdk.verification.findings.Case;
import org.connectorsdk.verification.findings.Finding;
import org.connectorsdk.verification.findings.ForEveryCase;
import org.connectorsdk.verification.findings.Input;
import org.connectorsdk.verification.findings.ViewCall;
import org.connectorsdk.verification.incidents.Stage;

/** F-20: an answer may name the job that it accepted by its address alone. */
@Finding(value = "F-20", rule = "202 with Location names the job, on the client's own origin only")
class F20LocationTest {
    /** What the answer is like; the address is a format for the origin and the id. */
    private record Accepted(int status, String location, String body) {}

    static List<Input<Accepted>> inputs() {
        return List.of(
                Input.of("an address", new Accepted(202, "%1$s/v1/jobs/%2$s", "")),
                Input.of("a path", new Accepted(202, "/v1/jobs/%2$s", "")),
                Input.of("a relative path", new Accepted(202, "jobs/%2$s", "")),
                Input.of("a slash at the end", new Accepted(202, "/jobs/%2$s/", "")),
                Input.of("a query", new Accepted(202, "/jobs/%2$s?wait=1#x", "")),
                Input.of("an empty object", new Accepted(202, "/jobs/%2$s", "{}")),
                Input.of("a word", new Accepted(202, "/jobs/%2$s", "accepted")),
                Input.of("a status alone", new Accepted(202, "/jobs/%2$s", "{\"status\":\"pending\"}")),
                Input.of("created", new Accepted(201, "/jobs/%2$s", "")));
    }

    static List<Input<String>> foreign() {
        return List.of(
                Input.of("another host", "http://elsewhere.test/jobs/990099"),
                Input.of("another port", "http://127.0.0.1:1/jobs/990099"),
                Input.of("another scheme", "https://127.0.0.1/jobs/990099"),
                Input.of("no path", "http://elsewhere.test"),
                Input.of("no address", "::990099::"),
                Input.of("nothing", ""));
    }

    @ForEveryCase(with = "SYNC", except = "fivetran")
    void theJobIsNamedAndNotLookedFor(Case<Accepted> one, Stage stage) {
        Connections client = stage.open();
        ConnectionId id = stage.syncable(JobStep.of(JobState.RUNNING), JobStep.of(JobState.RUNNING));
        String origin = stage.baseUrl().resolve("/").toString().replaceAll("/$", "");
        stage.on(NeutralCall.SYNC).inject(Fault.rewrite(honest -> {
            String location = one.value().location().formatted(origin, StartAnswers.id(StartAnswers.tree(honest)));
            return answer(one.value().status(), location, one.value().body());
        }));
        Instant before = stage.clock().now();

        Job job = one.answer(client, ViewCall.sync(id));

        assertThat(stage.clock().now()).isEqualTo(before);
        assertThat(job.attached()).isFalse();
        assertThat(client.job(job.ref()).get().status().state()).isEqualTo(JobState.RUNNING);
    }

    @ForEveryCase(with = "SYNC", except = "fivetran", inputs = "foreign")
    void anAddressElsewhereNamesNothing(Case<String> one, Stage stage) {
        Connections client = stage.open();
        ConnectionId id = stage.syncable(JobStep.of(JobState.RUNNING), JobStep.of(JobState.RUNNING));
        stage.on(NeutralCall.SYNC).inject(Fault.rewrite(honest -> answer(202, one.value(), "{}")));

        Either<ConnectorError, Job> answer = one.ask(client, ViewCall.sync(id));

        assertThat(answer.map(job -> job.attached() && !job.ref().jobId().equals("990099"))
                        .getOrElse(true))
                .isTrue();
    }

    private static Answer answer(int status, String location, String body) {
        return Answer.json(status, body).header("Location", location);
    }
}
