package org.connectorsdk.virtuousai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.testkit.fixture.ProviderFixture.NONE;
import static org.connectorsdk.testkit.fixture.ProviderFixture.failed;
import static org.connectorsdk.testkit.fixture.ProviderFixture.right;
import static org.connectorsdk.virtuousai.VirtuousAiFixture.NOWHERE;

import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.facet.Lifecycle;
import org.connectorsdk.testkit.fault.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Switching connections off and on, and choosing defaults. */
class LifecycleTest {
    @RegisterExtension
    final VirtuousAiFixture fixture = new VirtuousAiFixture();

    private Lifecycle lifecycle() {
        return fixture.open().facet(Lifecycle.class).orElseThrow();
    }

    @Test
    void whatIsNotDisabledCannotBeReactivated() {
        assertThat(failed(lifecycle().reactivate(fixture.seeded("postgres"), NONE), ConnectorError.Conflict.class)
                        .message())
                .contains("Only a disabled connection can be reactivated");
    }

    @Test
    void aConflictOnOurOwnRepeatIsSettledByLooking() {
        ConnectionId id = fixture.seeded("postgres");
        right(lifecycle().disable(id, NONE));
        fixture.fault("reactivate-connection", Fault.statusAfterExecuting(503));
        assertThat(right(lifecycle().reactivate(id, NONE)).status().raw()).isEqualTo("needs_verification");
        assertThat(fixture.requests("reactivate-connection")).isEqualTo(2);
    }

    @Test
    void aConflictOnOurRepeatStaysOneWhenTheStateDiffers() {
        ConnectionId id = fixture.seeded("postgres");
        right(lifecycle().disable(id, NONE));
        fixture.fault("set-default-connection", Fault.status(503));
        failed(lifecycle().makeDefault(id, NONE), ConnectorError.Conflict.class);
    }

    @Test
    void anUnknownConnectionIsNotFound() {
        assertThat(failed(lifecycle().disable(NOWHERE, NONE), ConnectorError.NotFound.class)
                        .type())
                .isEqualTo("connection");
    }
}
