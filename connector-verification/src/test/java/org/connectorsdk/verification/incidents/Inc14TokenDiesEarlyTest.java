package org.connectorsdk.verification.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.WaitPolicy;
import org.connectorsdk.testkit.conformance.NeutralCall;
import org.connectorsdk.testkit.conformance.VendorHarness.JobStep;
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.testkit.simulator.Exchange;

/**
 * INC-14: the token dies earlier than its {@code expires_in} says (hotdata-dev/sdk-python#171, airbytehq/airbyte#74727,
 * pravega/pravega#7188).
 */
class Inc14TokenDiesEarlyTest {
    private static final Fault FIVE_MINUTES = Fault.rewriteJson(answer -> answer.put("expires_in", 300));

    private static long refusals(Stage stage) {
        return stage.journal().all().stream()
                .filter(exchange -> exchange.status() == 401)
                .count();
    }

    @ForEveryProvider(with = "TOKEN_REFRESH")
    void aTokenIsReplacedBeforeItsTimeIsOver(Stage stage) {
        stage.onToken().always().inject(FIVE_MINUTES);
        Connections client = stage.open();
        client.list(ConnectionQuery.all()).get();
        stage.clock().advance(Duration.ofSeconds(301));

        client.list(ConnectionQuery.all()).get();

        assertThat(stage.tokenCalls()).hasSize(2);
        assertThat(refusals(stage)).isZero();
    }

    @ForEveryProvider(with = "TOKEN_REFRESH")
    void aRefusedTokenIsReplacedOnceAndTheCallRepeatedWritesToo(Stage stage) {
        Connections client = stage.open();
        client.list(ConnectionQuery.all()).get();
        stage.harness().expireTokens();

        client.create(stage.spec("orders")).get();

        assertThat(stage.harness().connections()).isOne();
        assertThat(stage.tokenCalls()).hasSize(2);
        assertThat(refusals(stage)).isOne();
    }

    @ForEveryProvider(with = "TOKEN_REFRESH")
    void theSameDeadTokenAgainEndsTheCallWithoutALoop(Stage stage) {
        AtomicReference<String> first = new AtomicReference<>();
        stage.onToken().always().inject(Fault.rewriteJson(answer -> {
            first.compareAndSet(null, answer.path("access_token").asText());
            answer.put("access_token", first.get());
        }));
        Connections client = stage.open();
        client.list(ConnectionQuery.all()).get();
        stage.harness().expireTokens();

        ConnectorError error = client.list(ConnectionQuery.all()).getLeft();

        assertThat(error.kind()).isEqualTo(ErrorKind.UNAUTHENTICATED);
        assertThat(stage.tokenCalls()).hasSizeLessThanOrEqualTo(2);
        assertThat(stage.sent(NeutralCall.LIST)).hasSizeLessThanOrEqualTo(3);
    }

    @ForEveryProvider(with = "LIST", without = "TOKEN_REFRESH")
    void aTokenThatTheCallerSuppliedIsNeverReplaced(Stage stage) {
        stage.always(NeutralCall.LIST, Fault.status(401));

        ConnectorError error = stage.open().list(ConnectionQuery.all()).getLeft();

        assertThat(error.kind()).isEqualTo(ErrorKind.UNAUTHENTICATED);
        assertThat(stage.journal().all()).extracting(Exchange::status).containsExactly(401);
    }

    @ForEveryProvider(with = {"TOKEN_REFRESH", "SYNC"})
    void aLongWaitOutlivesManyTokensWithoutOnePerPoll(Stage stage) {
        stage.onToken().always().inject(FIVE_MINUTES);
        Connections client = stage.open();
        JobRef ref = stage.started(client, JobStep.of(JobState.RUNNING));

        ConnectorError error =
                client.await(ref, WaitPolicy.upTo(Duration.ofMinutes(90))).getLeft();

        assertThat(error.kind()).isEqualTo(ErrorKind.WAIT_EXPIRED);
        // A token of five minutes is renewed after four. A virtual pause between polls may be longer than the time
        // that a
        // token request is given, and then it is asked for once more.
        assertThat(stage.tokenCalls().size()).isBetween(90 / 5, 2 * (90 / 4 + 1));
        assertThat(stage.sent(NeutralCall.JOB).size()).isGreaterThan(100);
        assertThat(refusals(stage)).isZero();
    }
}
