package org.connectorsdk.spring.test;

import static org.assertj.core.api.Assertions.assertThat;

import org.connectorsdk.api.Connections;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.spring.ConnectorAccounts;
import org.connectorsdk.testkit.simulator.VendorSimulator;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** A slice has an account at the simulator, the simulator, and what is imported. */
@ConnectorTest(value = "hotdata", account = "shop", connections = 3, properties = "connectors.integrator=slice")
@Import(ConnectorTestTest.Counting.class)
class ConnectorTestTest {
    @Autowired
    private VendorSimulator simulator;

    @Autowired
    private ConnectorAccounts accounts;

    @Autowired
    private Counting counting;

    record Counting(Connections connections) {
        int count() {
            return connections.orThrow().list(ConnectionQuery.all()).items().size();
        }
    }

    @Test
    void aBeanUsesTheAccountAtTheSimulator() {
        assertThat(counting.count()).isEqualTo(3);
        assertThat(simulator.journal().all()).isNotEmpty();
    }

    @Test
    void theAccountHasTheNameThatWasAskedFor() {
        assertThat(accounts.names()).containsExactly("shop");
    }
}
