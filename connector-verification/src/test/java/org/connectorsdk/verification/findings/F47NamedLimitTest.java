package org.connectorsdk.verification.findings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
    private static final String IN_BETWEEN = "for the server or for what stands in between";

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
    void theRefusalSaysWhatIsTooLargeForWhom(Case<Refused> one) {
        try (Stage stage = new Stage(one.target())) {
            stage.on(NeutralCall.CREATE)
                    .always()
                    .inject(Fault.answering(call -> one.value().answer()));

            ConnectorError error = one.view()
                    .ask(stage.open(), ViewCall.create(stage.subject().spec("large")))
                    .getLeft();

            assertThat(error.kind()).isEqualTo(ErrorKind.INVALID_REQUEST);
            assertThat(error.message()).contains(one.value().said(), IN_BETWEEN);
            assertThat(error.outcome()).isEqualTo(Outcome.REFUSED);
        }
    }
}
