package org.connectorsdk.verification.findings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.testkit.conformance.NeutralCall;
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.testkit.wire.Answer;
import org.connectorsdk.verification.incidents.Stage;

/** F-47: whoever meets a limit is told which one, and what was met. */
@Finding(value = "F-47", rule = "A limit names itself")
class F47NamedLimitTest {
    private static final String IN_BETWEEN = "for the server or a proxy in between";

    /** What answers, and what the error has to say. */
    private record Refused(Answer answer, String said) {}

    static List<Input<Refused>> inputs() {
        return List.of(
                Input.of("413 with a page", new Refused(Answer.html(413, "<h1>nginx</h1>"), "bytes, is too large")),
                Input.of("413 with nothing", new Refused(Answer.status(413), "bytes, is too large")),
                Input.of("413 with an empty list", new Refused(Answer.json(413, "[]"), "bytes, is too large")),
                Input.of("413 with an empty object", new Refused(Answer.json(413, "{}"), "bytes, is too large")),
                Input.of(
                        "414 with a page",
                        new Refused(Answer.html(414, "<h1>nginx</h1>"), "address of the request is too long")),
                Input.of("431 with nothing", new Refused(Answer.status(431), "headers of the request are too large")));
    }

    @ForEveryCase(with = "CREATE")
    void theRefusalSaysWhatIsTooLargeForWhom(Case<Refused> one, Stage stage) {
        stage.always(NeutralCall.CREATE, Fault.answering(call -> one.value().answer()));

        ConnectorError error = one.error(stage.open(), ViewCall.create(stage.spec("large")));

        assertThat(error.kind()).isEqualTo(ErrorKind.INVALID_REQUEST);
        assertThat(error.message()).contains(one.value().said(), IN_BETWEEN);
        assertThat(error.outcome()).isEqualTo(Outcome.REFUSED);
    }

    /** What stands in an answer that is beyond a limit of ours, and what the error has to name. */
    private record Beyond(String member, List<String> named) {}

    private static Input<Beyond> beyond(String name, String member, String... named) {
        return Input.of(name, new Beyond(member, List.of(named)));
    }

    static List<Input<Beyond>> limits() {
        return List.of(
                beyond("a number of 1,200 digits", "7".repeat(1_200), "1200", "1000", "no setting"),
                beyond("a fraction of 1,200 digits", "0." + "7".repeat(1_200), "1000"),
                beyond("a negative number", "-" + "7".repeat(1_100), "1000"),
                beyond("a number within a list", "[1," + "7".repeat(1_200) + "]", "1000"),
                beyond("two thousand levels of lists", "[".repeat(2_000) + "]".repeat(2_000), "1000"),
                beyond("two thousand levels of objects", "{\"a\":".repeat(2_000) + "1" + "}".repeat(2_000), "1000"),
                beyond("a text beyond the answer", "\"" + "x".repeat(60_000) + "\"", "max-answer-bytes", "50000"),
                beyond("a list beyond the answer", "[" + "1,".repeat(60_000) + "1]", "max-answer-bytes", "50000"));
    }

    @ForEveryCase(with = "GET", inputs = "limits")
    void anAnswerBeyondALimitOfOursNamesIt(Case<Beyond> one, Stage stage) {
        ConnectionId id = stage.seed(1).get(0).id();
        stage.always(NeutralCall.GET, Fault.rewrite(honest -> {
            String text = new String(honest.bodyBytes(), StandardCharsets.UTF_8);
            int object = text.lastIndexOf('{', text.indexOf("\"" + id.value() + "\""));
            String changed = text.substring(0, object + 1) + "\"config\":"
                    + one.value().member() + "," + text.substring(object + 1);
            return Answer.bytes(200, "application/json", changed.getBytes(StandardCharsets.UTF_8));
        }));
        Connections client = stage.open(config -> config.set("max-answer-bytes", "50000"));

        ConnectorError error = one.error(client, ViewCall.get(id));

        assertThat(error.message()).contains(one.value().named());
        assertThat(error.outcome()).isEqualTo(Outcome.REFUSED);
    }
}
