package org.connectorsdk.verification.findings.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Either;
import java.util.List;
import java.util.function.BiFunction;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.testkit.conformance.NeutralCall;
import org.connectorsdk.verification.findings.Case;
import org.connectorsdk.verification.findings.Finding;
import org.connectorsdk.verification.findings.ForEveryCase;
import org.connectorsdk.verification.findings.Input;
import org.connectorsdk.verification.findings.ViewCall;
import org.connectorsdk.verification.incidents.Stage;

/** F-10: a stream that an HTTP/2 server refused was not looked at; so the request is sent again, a write as well. */
@Finding(value = "F-10", rule = "What proves that nothing ran is a proof at every layer")
class F10RefusedStreamTest {

    /** How many streams are refused, and what is asked meanwhile. */
    private record Refused(int streams, BiFunction<Stage, ConnectionId, ViewCall<?>> call) {}

    static List<Input<Refused>> inputs() {
        return List.of(
                Input.of("create, once", new Refused(1, F10RefusedStreamTest::create)),
                Input.of("create, twice", new Refused(2, F10RefusedStreamTest::create)),
                Input.of("delete, once", new Refused(1, (stage, id) -> ViewCall.delete(id))),
                Input.of("list, once", new Refused(1, (stage, id) -> ViewCall.list())),
                Input.of("list, twice", new Refused(2, (stage, id) -> ViewCall.list())),
                Input.of("get, once", new Refused(1, (stage, id) -> ViewCall.get(id))));
    }

    private static ViewCall<?> create(Stage stage, ConnectionId id) {
        return ViewCall.create(stage.spec("fresh"));
    }

    @ForEveryCase(with = {"LIST", "GET", "CREATE", "DELETE"})
    void theCallSucceeds(Case<Refused> one, Stage stage) {
        try (Http2Front front = new Http2Front(stage.baseUrl(), one.value().streams())) {
            ConnectionId id = stage.seed(1).get(0).id();
            Connections client = stage.open(config -> front.settings(config, front.port()));

            Either<ConnectorError, ?> answer =
                    one.ask(client, one.value().call().apply(stage, id));

            assertThat(answer.isRight()).as("%s", answer).isTrue();
            assertThat(stage.sent(NeutralCall.CREATE)).hasSizeLessThanOrEqualTo(1);
        }
    }

    @ForEveryCase(with = "CREATE")
    void whatIsRefusedToTheEndWasNotSent(Case<Refused> one, Stage stage) {
        try (Http2Front front = Http2Front.refusingWrites(stage.baseUrl())) {
            Connections client = stage.open(config -> front.settings(config, front.port()));

            ConnectorError error = one.error(client, ViewCall.create(stage.spec("fresh")));

            assertThat(error.outcome()).as("%s", error).isEqualTo(Outcome.NOT_SENT);
            assertThat(error.retryable()).isTrue();
            assertThat(error.context().attempts()).isEqualTo(3);
        }
    }
}
