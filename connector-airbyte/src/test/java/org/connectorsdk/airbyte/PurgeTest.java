package org.connectorsdk.airbyte;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.testkit.fixture.ProviderFixture.failed;
import static org.connectorsdk.testkit.fixture.ProviderFixture.right;

import org.connectorsdk.api.Connections;
import org.connectorsdk.api.connection.Purge;
import org.connectorsdk.api.connection.PurgeRequest;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.job.WaitPolicy;
import org.connectorsdk.simulators.airbyte.AirbyteApi;
import org.connectorsdk.simulators.airbyte.AirbyteOptions;
import org.connectorsdk.simulators.airbyte.model.JobPlan;
import org.connectorsdk.testkit.fault.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Emptying what a connection wrote. */
class PurgeTest {
    private static final PurgeRequest WHOLE = PurgeRequest.connection();

    @RegisterExtension
    final AirbyteFixture fixture = new AirbyteFixture();

    private static String start(AirbyteApi api) {
        return AirbyteFixture.operation(api, "clear-connection", "create-job");
    }

    private long rows(String stream) {
        return fixture.state().rows(fixture.connection().value(), "public", stream);
    }

    private void finish(Connections connections, Purge purge) {
        right(connections.await(purge.job().orElseThrow(), WaitPolicy.standard()));
    }

    @Test
    void thePublicApiAndOldServersPurgeNoSingleTables() {
        assertThat(fixture.open(AirbyteApi.PUBLIC).descriptor().supports(Capability.PURGE_TABLE))
                .isFalse();
        fixture.restart(AirbyteOptions.of2023());
        assertThat(fixture.open().descriptor().supports(Capability.PURGE_TABLE)).isFalse();
    }

    @Test
    void anOldServerResetsWhatNewerOnesClear() {
        fixture.restart(AirbyteOptions.of2023());
        Connections connections = fixture.open();
        finish(connections, right(connections.purge(fixture.connection(), WHOLE)));
        assertThat(rows("orders")).isZero();
        assertThat(fixture.requests("reset-connection")).isEqualTo(1);
    }

    @Test
    void aServerThatTurnsOutOldIsAskedInItsWords() {
        fixture.fault("clear-connection", Fault.status(404).json("{\"message\": \"Page Not Found\"}"));
        assertThat(right(fixture.open().purge(fixture.connection(), WHOLE)).job())
                .isPresent();
        assertThat(fixture.requests("reset-connection")).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void aSyncThatRunsIsCancelledForIt(AirbyteApi api) {
        fixture.jobs().next(JobPlan.endless());
        long sync = fixture.jobs().start(fixture.connection().value(), "sync");
        right(fixture.open(api).purge(fixture.connection(), WHOLE));
        assertThat(fixture.jobs().status(sync)).contains("cancelled");
    }

    @ParameterizedTest
    @EnumSource
    void aDeletedConnectionCannotBePurged(AirbyteApi api) {
        Connections connections = fixture.open(api);
        right(connections.delete(fixture.connection()));
        failed(connections.purge(fixture.connection(), WHOLE), ConnectorError.NotFound.class);
    }
}
