package org.connectorsdk.verification.findings.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.JobStatus;
import org.connectorsdk.api.job.WaitPolicy;
import org.connectorsdk.testkit.conformance.NeutralCall;
import org.connectorsdk.testkit.conformance.VendorHarness.JobStep;
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.verification.findings.Case;
import org.connectorsdk.verification.findings.Finding;
import org.connectorsdk.verification.findings.ForEveryCase;
import org.connectorsdk.verification.findings.Input;
import org.connectorsdk.verification.findings.ViewCall;
import org.connectorsdk.verification.incidents.Stage;

/** F-09: half a success has its own word, and what a handle stands for goes along with it. */
@Finding(value = "F-09", rule = "Half a success has its own word everywhere")
class F09PartialSuccessTest {
    private static final WaitPolicy WAIT = WaitPolicy.upTo(Duration.ofMinutes(5));

    /** How the job is called, what its attempts say of parts, and what that makes it. */
    private record Told(String status, List<Boolean> partial, JobState state) {}

    static List<Input<Told>> attempts() {
        return List.of(
                Input.of("failed in part", new Told("failed", List.of(true), JobState.PARTIALLY_SUCCEEDED)),
                Input.of("succeeded in part", new Told("succeeded", List.of(true), JobState.PARTIALLY_SUCCEEDED)),
                Input.of("failed after a part", new Told("failed", List.of(true, false), JobState.PARTIALLY_SUCCEEDED)),
                Input.of("failed twice in part", new Told("failed", List.of(true, true), JobState.PARTIALLY_SUCCEEDED)),
                Input.of("failed without a part", new Told("failed", List.of(false, false), JobState.FAILED)),
                Input.of("succeeded after a failure", new Told("succeeded", List.of(true, false), JobState.SUCCEEDED)),
                Input.of("cancelled after a part", new Told("cancelled", List.of(true), JobState.CANCELLED)));
    }

    /** The result of a refresh that was made at once: tables read, tables failed, rows. */
    private record Result(int done, int failed, long rows, JobState state) {}

    static List<Input<Result>> inputs() {
        return List.of(
                Input.of("one of two failed", new Result(1, 1, 640, JobState.PARTIALLY_SUCCEEDED)),
                Input.of("one of fourteen failed", new Result(13, 1, 90_112, JobState.PARTIALLY_SUCCEEDED)),
                Input.of("most failed", new Result(1, 40, 1, JobState.PARTIALLY_SUCCEEDED)),
                Input.of("nothing failed", new Result(3, 0, 5_000_000_000L, JobState.SUCCEEDED)),
                Input.of("no rows", new Result(1, 0, 0, JobState.SUCCEEDED)),
                Input.of("every table failed", new Result(0, 2, 0, JobState.FAILED)));
    }

    @ForEveryCase(only = "airbyte", inputs = "attempts")
    void theWholeAnswerTellsHowTheJobEnded(Case<Told> one, Stage stage) {
        Connections client = stage.open();
        JobRef ref = stage.started(client, JobStep.of(JobState.SUCCEEDED));
        String status = one.value().status();
        stage.always(
                "get-job-light",
                Fault.rewriteJson(body -> body.withObject("/job").put("status", status)));
        stage.always("get-job-without-logs", Fault.rewriteJson(body -> {
            body.withObject("/job").put("status", status);
            body.set("attempts", FailedAttempts.of(one.value().partial()));
        }));

        var answer = one.ask(client, ViewCall.job(ref));

        assertThat(answer.get().status().state()).isEqualTo(one.value().state());
        assertThat(answer.get().status().raw()).isEqualTo(status);
        assertThat(answer.get().failure().orElseThrow().parts())
                .hasSize(one.value().partial().size());
    }

    @ForEveryCase(only = "hotdata")
    void theHandleOfARefreshThatIsDoneCarriesItsResult(Case<Result> one, Stage stage) {
        Connections client = stage.open();
        ConnectionId id = stage.harness().seedSyncable().orElseThrow();
        Result result = one.value();
        stage.on(NeutralCall.SYNC).inject(Fault.status(200).json(body(id, result)));

        Job done = one.answer(client, ViewCall.sync(id));
        JobRef stored = JobRef.decode(done.ref().encode());
        Job awaited = one.ask(stage.open(), ViewCall.await(stored, WAIT))
                .fold(error -> ((ConnectorError.JobFailed) error).job(), job -> job);

        assertThat(awaited.status().state()).isEqualTo(result.state());
        assertThat(awaited.progress()).isEqualTo(done.progress());
        assertThat(awaited.progress().rows()).isEqualTo(OptionalLong.of(result.rows()));
        assertThat(awaited.progress().tablesFailed()).isEqualTo(OptionalLong.of(result.failed()));
        assertThat(awaited.failure().map(failure -> failure.parts().size()).orElse(0))
                .isEqualTo(result.failed());
        assertThat(awaited.warnings()).containsExactly("public.orders: two columns were left out");
    }

    /** What a job that was looked at calls itself, what its result says, and what that makes it. */
    private record Looked(String status, String result, JobState state) {}

    static List<Input<Looked>> looks() {
        String errors = "\"errors\":[{\"schema_name\":\"public\",\"table_name\":\"t\",\"error\":\"denied\"}]";
        String some = "\"tables_refreshed\":13,";
        String none = "\"tables_refreshed\":0,";
        return List.of(
                Input.of(
                        "its own word", new Looked("partially_succeeded", some + errors, JobState.PARTIALLY_SUCCEEDED)),
                Input.of(
                        "its own word and no more",
                        new Looked("partially_succeeded", "\"tables_refreshed\":1", JobState.PARTIALLY_SUCCEEDED)),
                Input.of(
                        "a success that counts failures",
                        new Looked("succeeded", some + "\"tables_failed\":1", JobState.PARTIALLY_SUCCEEDED)),
                Input.of(
                        "a success that names a failure",
                        new Looked("succeeded", some + errors, JobState.PARTIALLY_SUCCEEDED)),
                Input.of(
                        "a failure that counts what was read",
                        new Looked("failed", some + "\"tables_failed\":1", JobState.PARTIALLY_SUCCEEDED)),
                Input.of("a failure of all", new Looked("failed", none + errors, JobState.FAILED)),
                Input.of("a success of none", new Looked("succeeded", none + errors, JobState.FAILED)),
                Input.of(
                        "a success that counts no failure",
                        new Looked("succeeded", some + "\"tables_failed\":0,\"errors\":[]", JobState.SUCCEEDED)));
    }

    @ForEveryCase(only = "hotdata", inputs = "looks")
    void theResultOfAJobTellsHowItEnded(Case<Looked> one, Stage stage) {
        Connections client = stage.open();
        JobRef ref = stage.started(client, JobStep.of(JobState.SUCCEEDED));
        stage.always(
                NeutralCall.JOB,
                Fault.status(200)
                        .json("{\"id\":\"" + ref.jobId() + "\",\"status\":\""
                                + one.value().status() + "\",\"result\":{"
                                + one.value().result() + "}}"));

        Job awaited = one.ask(client, ViewCall.await(ref, WAIT))
                .fold(error -> ((ConnectorError.JobFailed) error).job(), job -> job);

        assertThat(awaited.status().state()).isEqualTo(one.value().state());
        assertThat(awaited.status().raw()).isEqualTo(one.value().status());
    }

    /** Words that no vendor has, however plain they are. */
    static List<Input<String>> words() {
        return List.of(
                Input.of("partial", "partial"),
                Input.of("partial success", "partial_success"),
                Input.of("with errors", "completed_with_errors"),
                Input.of("with warnings", "succeeded_with_warnings"),
                Input.of("half done", "half_done"),
                Input.of("in capitals", "PARTIAL"));
    }

    @ForEveryCase(with = "SYNC", inputs = "words")
    void anUnknownWordIsNeitherPartialSuccessNorEnd(Case<String> one, Stage stage) {
        Connections client = stage.open();
        JobRef ref = stage.started(client, new JobStep(JobState.UNKNOWN, one.value(), ""));

        ConnectorError error = one.error(client, ViewCall.await(ref, WAIT));

        Job seen = ((ConnectorError.WaitExpired) error).lastSeen().orElseThrow();
        assertThat(seen.status()).isEqualTo(new JobStatus(one.value(), JobState.UNKNOWN));
    }

    /** What a job without a word for half a success says beside its end. */
    static List<Input<JobState>> ends() {
        return List.of(
                Input.of("a success that lost rows", JobState.SUCCEEDED),
                Input.of("a failure that moved rows", JobState.FAILED));
    }

    @ForEveryCase(
            only = {"planasonix", "airbyte-public"},
            inputs = "ends")
    void countersBesideAnEndAreShownAndChangeNothing(Case<JobState> one, Stage stage) {
        Connections client = stage.open();
        JobRef ref = stage.started(client, JobStep.of(one.value()));
        stage.always(NeutralCall.JOB, Fault.rewriteTree(F09PartialSuccessTest::movedSome));

        Job awaited = one.ask(client, ViewCall.await(ref, WAIT))
                .fold(error -> ((ConnectorError.JobFailed) error).job(), job -> job);

        assertThat(awaited.status().state()).isEqualTo(one.value());
        assertThat(awaited.progress().rows()).hasValue(898);
    }

    /** 900 rows were read, 898 were written. */
    private static void movedSome(JsonNode answer) {
        ObjectNode job = (ObjectNode) (answer.has("data") ? answer.get("data") : answer);
        if (answer.has("data")) {
            job.putObject("metrics").put("rows_extracted", 900).put("rows_loaded", 898);
        } else {
            job.put("rowsSynced", 898);
        }
    }

    private static String body(ConnectionId id, Result result) {
        StringBuilder errors = new StringBuilder();
        for (int i = 0; i < result.failed(); i++) {
            errors.append(i == 0 ? "" : ",")
                    .append("{\"schema_name\":\"public\",\"table_name\":\"t")
                    .append(i)
                    .append("\",\"error\":\"denied\"}");
        }
        return "{\"connection_id\":\"" + id + "\",\"tables_refreshed\":" + result.done() + ",\"tables_failed\":"
                + result.failed() + ",\"total_rows\":" + result.rows() + ",\"duration_ms\":9,\"errors\":[" + errors
                + "],\"warnings\":[{\"schema_name\":\"public\",\"table_name\":\"orders\",\"message\":\"two columns"
                + " were left out\"}]}";
    }
}
