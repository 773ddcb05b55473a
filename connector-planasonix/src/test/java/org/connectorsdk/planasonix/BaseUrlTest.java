package org.connectorsdk.planasonix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.planasonix.PlanasonixFixture.assertFailed;
import static org.connectorsdk.planasonix.PlanasonixFixture.node;
import static org.connectorsdk.planasonix.PlanasonixFixture.right;

import org.connectorsdk.api.Connections;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.job.JobQuery;
import org.connectorsdk.simulators.planasonix.PlanasonixSimulator;
import org.connectorsdk.testkit.simulator.SimulatorOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
            try (Connections client = client(simulator, simulator.baseUrl() + spelling)) {
                assertThat(right(client.list(ConnectionQuery.all())).items()).hasSize(1);
                assertThat(simulator.journal().last().path()).isEqualTo(connections);
                right(client.jobs(ConnectionId.of("a"), JobQuery.all()));
                assertThat(simulator.journal().last().path()).isEqualTo(jobs);
            }
        }
    }

    private static Connections client(PlanasonixSimulator simulator, String baseUrl) {
        var config = org.connectorsdk.api.config.ConnectorConfig.builder().set("base-url", baseUrl);
        simulator
                .secretSettings()
                .forEach(name -> config.secret(
                        name,
                        org.connectorsdk.api.config.Secret.of(
                                String.valueOf(simulator.settings().get(name)))));
        return org.connectorsdk.api.Connectors.of(new PlanasonixProvider())
                .open(Planasonix.ID, config.build())
                .getOrElseThrow(error -> new AssertionError(error.message()));
    }

    @ParameterizedTest
    @CsvSource({
        "a/b, a%2Fb",
        "a/../b, a%2F..%2Fb",
        "../b, ..%2Fb",
        "'a b', a%20b",
        "öß, %C3%B6%C3%9F",
        "a%2Fb, a%252Fb",
        "a?b#c, a%3Fb%23c",
        "a;b=c, a;b=c",
        "..., ...",
        "日本, %E6%97%A5%E6%9C%AC",
    })
    void anIdIsOnePartOfThePathEncodedOnce(String id, String onTheWire) {
        fixture.state().addConnection(id, "odd", "postgres", node("{}"));
        assertThat(right(fixture.open().get(ConnectionId.of(id))).name()).isEqualTo("odd");
        assertThat(fixture.simulator().journal().last().path()).isEqualTo("/api/connections/" + onTheWire);
    }

    @Test
    void anOddIdWorksForOperationsBelowTheConnectionToo() {
        fixture.state().addConnection("a/ü ..", "odd", "postgres", node("{}"));
        ConnectionId id = ConnectionId.of("a/ü ..");
        Connections connections = fixture.open();
        right(connections.introspect(id, org.connectorsdk.api.catalog.IntrospectionRequest.all()));
        var job = right(connections.sync(id, org.connectorsdk.api.job.SyncRequest.incremental()));
        assertThat(job.connection()).contains(id);
        right(connections.delete(id));
        assertThat(fixture.state().connectionIds()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {".", ".."})
    void anIdThatIsAStepInAPathCannotBeAskedForAndIsNotSent(String id) {
        assertFailed(fixture.open().get(ConnectionId.of(id)), ConnectorError.InvalidRequest.class)
                .satisfies(error -> assertThat(error.outcome()).isEqualTo(Outcome.NOT_SENT));
        assertThat(fixture.simulator().journal().arrived()).isZero();
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
