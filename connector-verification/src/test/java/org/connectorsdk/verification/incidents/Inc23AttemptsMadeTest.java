package org.connectorsdk.verification.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.testkit.conformance.ConformanceTarget;
import org.connectorsdk.testkit.conformance.NeutralCall;
import org.connectorsdk.testkit.fault.Fault;

/** INC-23: "max retries (10) exceeded" after one attempt (dagster-io/dagster#34031). */
class Inc23AttemptsMadeTest {

    @ForEveryProvider(with = "TOKEN_REFRESH")
    void aTokenCallThatFailsTwiceSucceedsAtTheThird(Stage stage) {
        stage.onToken().times(2).inject(Fault.status(502));

        assertThat(stage.open().list(ConnectionQuery.all()).isRight()).isTrue();
        assertThat(stage.tokenCalls()).hasSize(3);
    }

    @ForEveryProvider(with = "TOKEN_REFRESH")
    void aFailingTokenCallIsMadeAsOftenAsSet(ConformanceTarget target) {
        for (int attempts : new int[] {1, 2, 5}) {
            try (Stage stage = new Stage(target)) {
                stage.onToken().always().inject(Fault.status(502));

                ConnectorError error = stage.open(config -> config.set("attempts", attempts))
                        .list(ConnectionQuery.all())
                        .getLeft();

                assertThat(stage.tokenCalls()).hasSize(attempts);
                assertThat(error.message()).contains("502");
                assertThat(stage.sent(NeutralCall.LIST)).isEmpty();
            }
        }
    }

    @ForEveryProvider(with = "LIST")
    void theErrorTellsAttemptsTimeAndStatusAsTheyWere(ConformanceTarget target) {
        for (int attempts : new int[] {1, 2, 5}) {
            try (Stage stage = new Stage(target)) {
                stage.always(NeutralCall.LIST, Fault.status(502));
                Instant began = stage.clock().instant();

                ConnectorError error = stage.open(config -> config.set("attempts", attempts))
                        .list(ConnectionQuery.all())
                        .getLeft();

                assertThat(stage.sent(NeutralCall.LIST)).hasSize(attempts);
                assertThat(error.context().attempts()).isEqualTo(attempts);
                assertThat(error.context().elapsed())
                        .isEqualTo(Duration.between(began, stage.clock().instant()));
                assertThat(error.context().status()).hasValue(502);
                assertThat(error.message()).contains(attempts + (attempts == 1 ? " attempt" : " attempts"));
            }
        }
    }

    @ForEveryProvider(with = "LIST")
    void aSettingThatIsNotKnownIsRefusedByName(Stage stage) {
        ConnectorError error =
                stage.tryOpen(config -> config.set("max-retries", 10)).getLeft();

        assertThat(error.kind()).isEqualTo(ErrorKind.CONFIGURATION);
        assertThat(error.message()).contains("max-retries");
    }
}
