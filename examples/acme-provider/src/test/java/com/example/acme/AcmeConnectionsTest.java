package com.example.acme;

import static org.connectorsdk.testkit.fixture.ProviderFixture.failed;
import static org.connectorsdk.testkit.fixture.ProviderFixture.right;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.connectorsdk.api.connection.ConnectionChange;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.TestReport;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.testkit.fixture.ProviderFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is particular about Acme. What every provider has to do, the rules prove. */
class AcmeConnectionsTest {
    @RegisterExtension
    final ProviderFixture<AcmeSimulator> acme = new ProviderFixture<>(new AcmeProvider(), AcmeSimulator::new);

    @Test
    void aCheckThatFailsSaysWhyInAcmesWords() {
        ConnectionId shop = ConnectionId.of(acme.simulator().seed("shop", "postgres", "login_refused"));

        TestReport report = right(acme.open().test(shop));

        assertEquals(Optional.of("login_refused"), report.reason());
        assertEquals("It said: login_refused.", report.message());
        assertEquals(Optional.of(acme.clock().instant()), report.observedAt());
    }

    @Test
    void aShedCheckIsRepeatedAfterThePauseAskedFor() {
        ConnectionId shop = ConnectionId.of(acme.simulator().seed("shop", "postgres", ""));
        acme.fault("check-source", Fault.status(429).header("Retry-After", "20"));

        right(acme.open().test(shop)); // twenty seconds of Acme's time, and none of ours

        assertEquals(2, acme.requests("check-source"));
    }

    @Test
    void anUpdateWhoseAnswerIsLostIsSentOnce() {
        ConnectionId shop = ConnectionId.of(acme.simulator().seed("shop", "postgres", ""));
        acme.fault("update-source", Fault.resetAfterExecuting());

        var updated = acme.open()
                .update(shop, ConnectionChange.builder().name("store").build());

        assertEquals(Outcome.UNKNOWN, failed(updated, ConnectorError.class).outcome());
        assertEquals(1, acme.requests("update-source"));
    }
}
