package org.connectorsdk.fivetran;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.testkit.fixture.ProviderFixture.failed;

import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.testkit.fault.Fault;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A reload whose answer was lost. What other runs leave looks like what it would leave. */
class LostReloadTest {
    @RegisterExtension
    final FivetranFixture fixture = new FivetranFixture();

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anotherEndIsNotTakenForThatOfTheReload(boolean tables) {
        ConnectionId id = fixture.seeded();
        fixture.simulator().recordEnd(id.value(), true, "");
        SyncRequest reload = SyncRequest.reload();
        fixture.fault(
                "resync-connection",
                Fault.resetBefore().doing(() -> fixture.simulator().recordEnd(id.value(), true, "")));

        ConnectorError.OutcomeUnknown error = failed(
                fixture.open().sync(id, tables ? reload.tables(TableRef.of("public", "orders")) : reload),
                ConnectorError.OutcomeUnknown.class);

        assertThat(error.job()).isEmpty();
        assertThat(error.message()).contains("Look in Fivetran whether it is loaded anew");
        assertThat(fixture.requests("resync-connection")).isEqualTo(1);
    }
}
