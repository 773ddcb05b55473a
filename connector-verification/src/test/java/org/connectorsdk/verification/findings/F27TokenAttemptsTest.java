package org.connectorsdk.verification.findings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.call.CallOptions;
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
        return ViewCall.list().with(CallOptions.builder().maxAttempts(attempts).build());
    }

    @ForEveryCase(with = {"LIST", "TOKEN_REFRESH"})
    void oneAttemptIsOneTokenRequest(Case<Fault> one, Stage stage) {
        stage.onToken().always().inject(one.value());

        ConnectorError error = one.error(stage.open(), list(1));

        assertThat(error.outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(stage.tokenCalls()).hasSize(1);
    }

    @ForEveryCase(with = {"LIST", "TOKEN_REFRESH"})
    void twoAttemptsAreTwo(Case<Fault> one, Stage stage) {
        stage.onToken().always().inject(one.value());

        assertThat(one.ask(stage.open(), list(2)).isLeft()).isTrue();

        assertThat(stage.tokenCalls()).hasSize(2);
    }

    /**
     * What becomes of a request that spends its refresh token, and leaves open whether it did; a 429 says that it did
     * not.
     */
    static List<Input<Function<Stage, Fault>>> spent() {
        return List.of(
                Input.of("it fails with 500", stage -> Fault.status(500)),
                Input.of("it fails with 502", stage -> Fault.status(502)),
                Input.of("it fails with 503", stage -> Fault.status(503)),
                Input.of("it fails with 504", stage -> Fault.status(504)),
                Input.of("it fails with 408", stage -> Fault.status(408)),
                Input.of("the connection is reset before", stage -> Fault.resetBefore()),
                Input.of("the answer is lost", stage -> Fault.resetAfterExecuting()),
                Input.of("the connection is closed before the answer", stage -> Fault.closeAfterExecuting()),
                Input.of("no answer comes", Stage::silentAfterExecuting),
                Input.of("half an answer comes", stage -> Fault.cutBody(0.5)),
                Input.of("an empty answer comes", stage -> Fault.emptyBody()),
                Input.of("a page comes", stage -> Fault.htmlProxy(502)));
    }

    @ForEveryCase(
            with = {"LIST", "TOKEN_REFRESH"},
            inputs = "spent")
    void aOneUseRefreshTokenIsSentOnceHoweverManyAttempts(Case<Function<Stage, Fault>> one, Stage stage) {
        try (Connections client = OneUseGrant.open(stage)) {
            stage.onToken().always().inject(one.value().apply(stage));

            ConnectorError error = one.error(client, list(3));

            assertThat(error.outcome()).isEqualTo(Outcome.NOT_SENT);
            assertThat(stage.tokenCalls()).hasSize(1);
        }
    }
}
