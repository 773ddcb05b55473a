package org.connectorsdk.verification.findings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.FieldViolation;
import org.connectorsdk.api.job.IfRunning;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.api.json.JsonString;
import org.connectorsdk.testkit.conformance.NeutralCall;
import org.connectorsdk.testkit.conformance.VendorHarness.JobStep;
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.verification.incidents.Stage;

/** F-12: whatever form a server's explanation has, the reader of the error gets it. */
@Finding(value = "F-12", rule = "The server's words are kept, and a message names method and path")
class F12ServersWordsTest {
    private record Body(String json, String words) {}

    private static Input<Body> of(String name, String json, String words) {
        return Input.of(name, new Body(json.replace('\'', '"'), words));
    }

    static List<Input<Body>> inputs() {
        return List.of(
                of("a code alone", "{'error':'not_permitted_here'}", "not permitted here"),
                of("an error of words", "{'error':'the moon is full'}", "the moon is full"),
                of("a message", "{'message':'the moon is full'}", "the moon is full"),
                of("a detail", "{'detail':'the moon is full'}", "the moon is full"),
                of("a title and a detail", "{'title':'Bad','detail':'the moon is full'}", "the moon is full"),
                of("a nested message", "{'error':{'message':'the moon is full','code':7}}", "the moon is full"),
                of("a list of texts", "{'errors':['the moon is full']}", "the moon is full"),
                of("a list of objects", "{'errors':[{'message':'the moon is full'}]}", "the moon is full"),
                of("a code and a description", "{'error':'x_y','error_description':'the moon is full'}", "the moon"),
                of("a bare text", "'the moon is full'", "the moon is full"));
    }

    static List<Input<Body>> fields() {
        return List.of(
                of("FastAPI", "{'detail':[{'loc':['body','name'],'msg':'too short','type':'len'}]}", "too short"),
                of("a place of one part", "{'detail':[{'loc':['name'],'msg':'too short'}]}", "too short"),
                of("a place that is a text", "{'detail':[{'loc':'body.name','msg':'too short'}]}", "too short"),
                of("a map of texts", "{'errors':{'name':'too short'}}", "too short"),
                of("a map of lists", "{'errors':{'name':['too short','too dull']}}", "too dull"),
                of("a list of fields", "{'errors':[{'field':'name','message':'too short'}]}", "too short"),
                of("RFC 7807", "{'title':'Bad','invalid-params':[{'name':'name','reason':'too short'}]}", "too short"));
    }

    private static ConnectorError listed(Case<Body> one) {
        try (Stage stage = new Stage(one.target())) {
            stage.always(NeutralCall.LIST, Fault.status(422).json(one.value().json()));
            return one.error(stage.open(), ViewCall.list());
        }
    }

    @ForEveryCase(with = "LIST")
    void explanationStandsInTheMessage(Case<Body> one) {
        ConnectorError error = listed(one);

        assertThat(error.message()).contains(one.value().words()).doesNotContain("no explanation");
    }

    @ForEveryCase(with = "LIST")
    void messageNamesMethodAndPath(Case<Body> one) {
        ConnectorError error = listed(one);

        assertThat(error.context().request()).hasValueSatisfying(line -> {
            assertThat(line).matches("(GET|POST) /\\S+");
            assertThat(error.message()).contains(line);
        });
    }

    @ForEveryCase(with = "LIST", inputs = "fields")
    void refusedFieldsAreViolations(Case<Body> one) {
        ConnectorError error = listed(one);

        assertThat(((ConnectorError.InvalidRequest) error).violations())
                .extracting(FieldViolation::path)
                .containsOnly("name");
        assertThat(error.message()).contains(one.value().words());
    }

    static List<Input<String>> silent() {
        return List.of(
                Input.of("nothing", ""),
                Input.of("an empty object", "{}"),
                Input.of("other members", "{\"ok\":false}"));
    }

    @ForEveryCase(with = "LIST", inputs = "silent")
    void silenceIsCalledThat(Case<String> one, Stage stage) {
        stage.always(NeutralCall.LIST, Fault.status(409).json(one.value()));

        assertThat(one.error(stage.open(), ViewCall.list()).context().summary())
                .isEqualTo("HTTP 409 with no explanation");
    }

    static List<Input<String>> sentences() {
        return List.of(
                Input.of("a sentence", "busy: the planner says no"),
                Input.of("one word", "locked4711"),
                Input.of("a code", "E_BUSY_17"),
                Input.of("another language", "gesperrt durch Wartung"),
                Input.of("with a number", "2 syncs are queued"),
                Input.of("with quotes", "the 'nightly' plan holds it"));
    }

    /** What the library finds out about a conflict stands behind the server's own words, which stand there once. */
    @ForEveryCase(
            with = {"SYNC", "JOB_LIST"},
            inputs = "sentences")
    void theServersWordsComeBeforeTheExplanationOfAConflict(Case<String> one, Stage stage) {
        String text = new JsonString(one.value()).toJson();
        Connections client = stage.open();
        JobRef running = stage.started(client, JobStep.of(JobState.RUNNING));
        stage.always(
                NeutralCall.SYNC,
                Fault.status(409).json("{\"message\":" + text + ",\"error\":{\"message\":" + text + "}}"));
        SyncRequest request = SyncRequest.full().ifRunning(IfRunning.FAIL);

        String message = one.error(client, ViewCall.sync(running.connection().orElseThrow(), request))
                .message();

        assertThat(message)
                .containsOnlyOnce(one.value())
                .contains("was not started")
                .contains(running.jobId());
        assertThat(message.indexOf(one.value())).isLessThan(message.indexOf("was not started"));
    }
}
