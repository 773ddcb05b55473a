package org.connectorsdk.verification.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Either;
import java.time.Duration;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.testkit.conformance.NeutralCall;
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.testkit.fault.FaultProxy;
import org.connectorsdk.testkit.fault.ProxyFault;

/**
 * INC-04: never to repeat loses a request on a pooled connection that has died, always to repeat sends a POST twice
 * (spring-projects/spring-ai#6318, square/okhttp#8472, square/okhttp#2738).
 */
class Inc04PoolDilemmaTest {

    @ForEveryProvider
    void aReadOnAPooledConnectionThatHasDiedSucceedsUnseen(Stage stage) {
        FaultProxy proxy = stage.proxy();
        Connections client = stage.open();
        stage.warm(client);
        proxy.closeConnections(ProxyFault.Ending.RESET);

        assertThat(client.list(ConnectionQuery.all()).isRight()).isTrue();
    }

    @ForEveryProvider
    void aCreateOnADeadPooledConnectionRunsOnceOrNever(Stage stage) {
        FaultProxy proxy = stage.proxy();
        Connections client = stage.open();
        stage.warm(client);
        proxy.closeConnections(ProxyFault.Ending.RESET);

        Either<ConnectorError, Connection> answer = client.create(stage.spec("orders"));

        assertThat(stage.sent(NeutralCall.CREATE)).hasSizeLessThanOrEqualTo(1);
        assertThat(stage.harness().connections())
                .isEqualTo(answer.isRight() ? 1 : stage.sent(NeutralCall.CREATE).size());
    }

    @ForEveryProvider
    void aCreateThatRanBeforeItsConnectionBrokeRunsExactlyOnce(Stage stage) {
        Connections client = stage.open();
        int warmed = stage.warm(client);
        stage.on(NeutralCall.CREATE).inject(Fault.resetAfterExecuting());

        ConnectorError error = client.create(stage.spec("orders")).getLeft();

        assertThat(stage.sent(NeutralCall.CREATE))
                .singleElement()
                .satisfies(sent -> assertThat(sent.connection()).isEqualTo(warmed));
        assertThat(stage.harness().connections()).isOne();
        assertThat(error.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(client.reconcile(error).get().isUnique()).isTrue();
    }

    @ForEveryProvider
    void aReadWhoseAnswerBreaksIsRepeatedAndHalvesAreNeverData(Stage stage) {
        int seeded = stage.seed(5).size();
        stage.on(NeutralCall.LIST).times(1).inject(Fault.cutBody(0.5));

        assertThat(stage.open().list(ConnectionQuery.all()).get().items()).hasSize(seeded);
    }

    @ForEveryProvider
    void pooledConnectionsAreGivenUpBeforeCommonProxiesDo(Stage stage) {
        var setting =
                stage.open().descriptor().configSchema().setting("pool-idle").orElseThrow();

        assertThat(Duration.parse("PT" + setting.defaultValue().orElseThrow())).isLessThan(Duration.ofMinutes(1));
    }
}
