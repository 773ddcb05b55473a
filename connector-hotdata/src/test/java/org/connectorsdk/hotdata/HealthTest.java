package org.connectorsdk.hotdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.hotdata.HotdataFixture.assertFailed;
import static org.connectorsdk.hotdata.HotdataFixture.id;
import static org.connectorsdk.hotdata.HotdataFixture.right;

import java.util.Map;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.api.connection.TestReport;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.simulators.hotdata.ConnectionEntry;
import org.connectorsdk.testkit.fault.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Testing stored connections. */
class HealthTest {
    @RegisterExtension
    final HotdataFixture fixture = new HotdataFixture();

    @Test
    void aReachableSourceGivesAReportThatIsOkWithTheServersLatency() {
        TestReport report = right(fixture.open().test(id(fixture.seeded("pg"))));

        assertThat(report.ok()).isTrue();
        assertThat(report.message()).isEmpty();
        assertThat(report.latency()).isPresent();
        assertThat(report.observedAt()).hasValue(fixture.clock.now());
    }

    @Test
    void anUnreachableSourceIsAReportAndNotAnError() {
        Connections connections = fixture.open();
        Connection created = right(connections.create(ConnectionSpec.builder("pg", "postgres")
                .config(JsonObject.of(
                        Map.of("host", "db.unreachable.test", "port", 5432, "user", "reader", "database", "orders")))
                .secrets("password", Secret.of("x"))
                .build()));

        TestReport report = right(connections.test(created.id()));

        assertThat(report.ok()).isFalse();
        assertThat(report.message()).contains("host did not answer");
    }

    @Test
    void anUnknownConnectionIsNotFound() {
        assertFailed(fixture.open().test(ConnectionId.of("connnone")), ConnectorError.NotFound.class)
                .satisfies(error -> assertThat(error.type()).isEqualTo("connection"));
    }

    @Test
    void aFailingServerCouldNotTellWhichIsAnErrorThatSaysSo() {
        ConnectionEntry entry = fixture.seeded("pg");
        fixture.fault("check_connection_health", Fault.status(500), Fault.status(500), Fault.status(500));

        assertFailed(fixture.open().test(id(entry)), ConnectorError.ProviderFailure.class)
                .satisfies(error -> {
                    assertThat(error.message()).contains("could not tell");
                    assertThat(error.outcome()).isEqualTo(Outcome.REFUSED);
                });
    }

    @Test
    void aProbeThatFailsOnceIsRepeated() {
        ConnectionEntry entry = fixture.seeded("pg");
        fixture.fault("check_connection_health", Fault.status(503));

        assertThat(right(fixture.open().test(id(entry))).ok()).isTrue();
    }

    @Test
    void testingWhatIsNotStoredIsRefusedWithoutARequest() {
        var spec = ConnectionSpec.builder("pg", "postgres").build();

        assertFailed(fixture.open().test(spec), ConnectorError.Unsupported.class);
        assertThat(fixture.simulator().journal().arrived()).isZero();
    }
}
