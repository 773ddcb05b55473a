package org.connectorsdk.verification.findings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.testkit.conformance.NeutralCall;
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.verification.incidents.Stage;

/**
 * F-54: what a call leaves behind is counted, whatever became of it: places, requests, open answers, probes, threads.
 */
@Finding(value = "F-54", rule = "What a call leaves behind is counted")
class F54WhatIsLeftTest {
    private static final CallOptions ONE_ATTEMPT =
            CallOptions.builder().maxAttempts(1).build();

    /** A call that ends in one way or another; {@code requests} of the list reach the server. */
    private record End(int requests, BiConsumer<Stage, Connections> call) {}

    private static End answered(Fault fault, int requests) {
        return new End(requests, (stage, client) -> {
            stage.on(NeutralCall.LIST).times(requests).inject(fault);
            client.list(ConnectionQuery.all());
        });
    }

    static List<Input<End>> inputs() {
        return List.of(
                Input.of("a success", answered(Fault.pass(), 1)),
                Input.of("a refusal", answered(Fault.status(403), 1)),
                Input.of("three broken connections", answered(Fault.resetBefore(), 3)),
                Input.of("three failures of the server", answered(Fault.status(500), 3)),
                Input.of("half an answer, three times", answered(Fault.cutBody(0.5), 3)),
                Input.of("a page instead of an answer", answered(Fault.loginPage(), 1)),
                Input.of("an answer that is no JSON", answered(Fault.brokenJson(), 1)),
                Input.of("a stream left after its first item", new End(1, (stage, client) -> {
                    try (var stream = client.stream(ConnectionQuery.all())) {
                        stream.next();
                    }
                })),
                Input.of("a walk that is refused at once", new End(1, (stage, client) -> {
                    stage.on(NeutralCall.LIST).times(1).inject(Fault.status(403));
                    try (var stream = client.stream(ConnectionQuery.all())) {
                        for (int i = 0; i < 10; i++) {
                            assertThat(stream.next().getLeft().kind()).isEqualTo(ErrorKind.PERMISSION_DENIED);
                        }
                    }
                })),
                Input.of("a thread that is interrupted already", new End(0, (stage, client) -> {
                    Thread.currentThread().interrupt();
                    client.list(ConnectionQuery.all());
                    assertThat(Thread.interrupted()).isTrue();
                })));
    }

    @ForEveryCase(with = "LIST")
    void theOnlyPlaceIsFreeAgainAndNothingMoreIsSent(Case<End> one, Stage stage) {
        stage.seed(3);
        Connections client = stage.open(config -> config.set("max-concurrent", 1));

        one.value().call().accept(stage, client);

        assertThat(stage.sent(NeutralCall.LIST)).hasSize(one.value().requests());
        assertThat(one.ask(client, ViewCall.list())
                        .map(page -> page.items().size())
                        .get())
                .isEqualTo(3);
    }

    @ForEveryCase(with = "LIST")
    void theServerSeesNoConnectionAfterTheClose(Case<End> one, Stage stage) {
        stage.seed(3);
        stage.proxy();
        Connections client = stage.open();
        one.value().call().accept(stage, client);

        client.close();

        assertThat(openConnections(stage)).isZero();
    }

    static List<Input<Fault>> brokenOff() {
        return List.of(
                Input.of("before the answer", Fault.noAnswer()),
                Input.of("before the answer to what was done", Fault.noAnswerAfterExecuting()));
    }

    /** A probe that the caller breaks off says nothing of the server, and the next call is the probe. */
    @ForEveryCase(with = "LIST", inputs = "brokenOff")
    void aBreakerThatIsHalfOpenLetsTheNextCallThrough(Case<Fault> one, Stage stage) {
        Connections client = stage.open(config -> config.set("breaker-failures", 3)
                .set("breaker-window", 3)
                .set("breaker-probes", 1)
                .set("breaker-open", Duration.ofSeconds(30)));
        stage.on(NeutralCall.LIST).times(3).inject(Fault.status(500));
        client.list(ConnectionQuery.all());
        stage.clock().advance(Duration.ofSeconds(31));
        Thread caller = Thread.currentThread();
        stage.on(NeutralCall.LIST).times(1).inject(one.value().doing(caller::interrupt));

        client.with(ONE_ATTEMPT).list(ConnectionQuery.all());
        assertThat(Thread.interrupted()).isTrue();

        assertThat(one.ask(client, ViewCall.list()).isRight()).isTrue();
    }

    private static int openConnections(Stage stage) {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (stage.proxy().open() > 0 && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        return stage.proxy().open();
    }
}
