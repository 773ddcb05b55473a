package org.connectorsdk.hotdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.hotdata.HotdataFixture.assertFailed;
import static org.connectorsdk.hotdata.HotdataFixture.id;
import static org.connectorsdk.hotdata.HotdataFixture.right;

import org.connectorsdk.api.connection.TestReport;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.Outcome;
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
    void aFailingServerCouldNotTellWhichIsAnErrorThatSaysSo() {
        ConnectionEntry entry = fixture.seeded("pg");
        fixture.fault("check_connection_health", Fault.status(500), Fault.status(500), Fault.status(500));

        assertFailed(fixture.open().test(id(entry)), ConnectorError.ProviderFailure.class)
                .satisfies(error -> {
                    assertThat(error.message()).contains("could not tell");
                    assertThat(error.outcome()).isEqualTo(Outcome.REFUSED);
                });
    }
}
