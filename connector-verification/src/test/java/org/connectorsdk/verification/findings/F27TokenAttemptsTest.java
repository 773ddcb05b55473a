package org.connectorsdk.verification.findings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.verification.incidents.Stage;

/** F-27: what a call may try, its token request may try, and no more. */
@Finding(value = "F-27", rule = "Call options bound the whole call, token requests included")
class F27TokenAttemptsTest {

    static List<Input<Fault>> inputs() {
        return List.of(
                Input.of("503", Fault.status(503)),
                Input.of("500", Fault.status(500)),
                Input.of("502", Fault.status(502)),
                Input.of("504", Fault.status(504)),
                Input.of("408", Fault.status(408)),
                Input.of("429", Fault.status(429)),
                Input.of("a reset before", Fault.resetBefore()),
                Input.of("a reset after", Fault.resetAfterExecuting()));
    }

    private static ViewCall<?> list(int attempts) {
        return ViewCall.list(
                ConnectionQuery.all(),
                CallOptions.builder().maxAttempts(attempts).build());
    }

    @ForEveryCase(with = {"LIST", "TOKEN_REFRESH"})
    void oneAttemptIsOneTokenRequest(Case<Fault> one) {
        try (Stage stage = new Stage(one.target())) {
            stage.onToken().always().inject(one.value());

            ConnectorError error = one.view().ask(stage.open(), list(1)).getLeft();

            assertThat(error.outcome()).isEqualTo(Outcome.NOT_SENT);
            assertThat(stage.tokenCalls()).hasSize(1);
        }
    }

    @ForEveryCase(with = {"LIST", "TOKEN_REFRESH"})
    void twoAttemptsAreTwo(Case<Fault> one) {
        try (Stage stage = new Stage(one.target())) {
            stage.onToken().always().inject(one.value());

            assertThat(one.view().ask(stage.open(), list(2)).isLeft()).isTrue();

            assertThat(stage.tokenCalls()).hasSize(2);
        }
    }
}
