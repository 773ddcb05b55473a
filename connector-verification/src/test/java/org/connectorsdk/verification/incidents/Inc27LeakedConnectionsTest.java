package org.connectorsdk.verification.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import org.connectorsdk.api.Connections;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.connection.ItemStream;
import org.connectorsdk.testkit.conformance.NeutralCall;
import org.connectorsdk.testkit.fault.Fault;

/** INC-27: error and empty answers leak the connection (square/retrofit#3956, square/retrofit#2023). */
class Inc27LeakedConnectionsTest {
    private static final int CALLS = 250;
    private static final int MOST = 5;

    @ForEveryProvider
    void whateverTheAnswersAreTheServerNeverSeesMoreConnectionsThanAllowed(Stage stage) {
        stage.seed(5);
        stage.proxy();
        Connections client = stage.open(config -> config.set("max-concurrent", MOST)
                .set("max-connections", MOST)
                .set("attempts", 1)
                .set("breaker-failures", 0));
        Fault[] answers = {
            Fault.status(500).contentType("text/plain").body("x".repeat(1_000_000)),
            Fault.status(204),
            Fault.status(205),
            Fault.brokenJson(),
            Fault.status(403)
        };
        for (int i = 0; i < CALLS; i++) {
            stage.on(NeutralCall.LIST).times(1).inject(answers[i % answers.length]);
            assertThat(client.list(ConnectionQuery.all()).isLeft()).isTrue();
            abandon(client);
            assertThat(stage.proxy().open()).isLessThanOrEqualTo(MOST);
        }
    }

    /** A walk that is left after its first item. */
    private static void abandon(Connections client) {
        try (ItemStream<Connection> walk = client.stream(ConnectionQuery.all())) {
            assertThat(walk.next().isRight()).isTrue();
        }
    }
}
