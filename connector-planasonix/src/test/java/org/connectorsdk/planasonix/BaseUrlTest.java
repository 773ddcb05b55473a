package org.connectorsdk.planasonix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.planasonix.PlanasonixFixture.node;
import static org.connectorsdk.testkit.fixture.ProviderFixture.right;

import org.connectorsdk.api.Connections;
import org.connectorsdk.api.Connectors;
import org.connectorsdk.api.catalog.IntrospectionRequest;
import org.connectorsdk.api.config.ConnectorConfig;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.job.JobQuery;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.simulators.planasonix.PlanasonixSimulator;
import org.connectorsdk.testkit.simulator.SimulatorOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where requests go: spellings of the base URL, and ids of any characters. */
class BaseUrlTest {
    @RegisterExtension
    final PlanasonixFixture fixture = new PlanasonixFixture();

    @ParameterizedTest
    @CsvSource({
        "'', /, /api/connections, /api/v1/jobs",
        "'', '', /api/connections, /api/v1/jobs",
        "'', /api, /api/connections, /api/v1/jobs",
        "/v1, /v1/, /v1/api/connections, /v1/api/v1/jobs",
        "/v1, /v1, /v1/api/connections, /v1/api/v1/jobs",
        "/v1, /v1/api/, /v1/api/connections, /v1/api/v1/jobs",
    })
    void everySpellingReachesTheRightPath(String prefix, String spelling, String connections, String jobs) {
        try (PlanasonixSimulator simulator = new PlanasonixSimulator(SimulatorOptions.defaults(), prefix)) {
            simulator.start();
            simulator.state().addConnection("a", "a", "postgres", node("{}"));
            ConnectorConfig.Builder config = simulator.config().set("base-url", simulator.baseUrl() + spelling);
            try (Connections client =
                    right(Connectors.of(new PlanasonixProvider()).open(Planasonix.ID, config.build()))) {
                assertThat(right(client.list(ConnectionQuery.all())).items()).hasSize(1);
                assertThat(simulator.journal().last().path()).isEqualTo(connections);
                right(client.jobs(ConnectionId.of("a"), JobQuery.all()));
                assertThat(simulator.journal().last().path()).isEqualTo(jobs);
            }
        }
    }

    @Test
    void anOddIdWorksForOperationsBelowTheConnectionToo() {
        fixture.state().addConnection("a/ü ..", "odd", "postgres", node("{}"));
        ConnectionId id = ConnectionId.of("a/ü ..");
        Connections connections = fixture.open();
        right(connections.introspect(id, IntrospectionRequest.all()));
        var job = right(connections.sync(id, SyncRequest.incremental()));
        assertThat(job.connection()).contains(id);
        right(connections.delete(id));
        assertThat(fixture.state().connectionIds()).isEmpty();
    }

    @Test
    void anOrganizationIsSentWhenItIsConfigured() {
        right(fixture.open("organization", PlanasonixSimulator.ORGANIZATION).list(ConnectionQuery.all()));
        assertThat(fixture.simulator().journal().last().rawHeader("X-Organization-ID"))
                .contains(PlanasonixSimulator.ORGANIZATION);
        right(fixture.open().list(ConnectionQuery.all()));
        assertThat(fixture.simulator().journal().last().rawHeader("X-Organization-ID"))
                .isEmpty();
    }
}
