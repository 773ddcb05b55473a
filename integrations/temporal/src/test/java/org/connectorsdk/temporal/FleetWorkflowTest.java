package org.connectorsdk.temporal;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.client.WorkflowOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.connectorsdk.api.Connectors;
import org.junit.jupiter.api.Test;

class FleetWorkflowTest {

    @Test
    void everyConnectionOfEveryAccountIsSyncedOnce() {
        List<SimulatedAccount> accounts = Stream.of("planasonix", "airbyte", "airbyte-public", "hotdata", "fivetran")
                .map(SimulatedAccount::start)
                .toList();
        accounts.forEach(account -> account.seed(3));
        try (TestWorkflowEnvironment engine = TestWorkflowEnvironment.newInstance()) {
            ConnectorWorker worker = ConnectorWorker.register(
                    engine.newWorker("connectors"), Connectors.discover(), SimulatedAccount.resolver(accounts));
            try (worker) {
                engine.start();
                FleetWorkflow fleet = engine.getWorkflowClient()
                        .newWorkflowStub(
                                FleetWorkflow.class,
                                WorkflowOptions.newBuilder()
                                        .setTaskQueue("connectors")
                                        .setWorkflowId("fleet")
                                        .build());
                FleetReport report = fleet.run(FleetOrder.of(accounts.stream()
                                .map(account -> FleetAccount.of(account.name()))
                                .toArray(FleetAccount[]::new))
                        .policy(SyncPolicy.standard().pauses(Duration.ofMillis(50), Duration.ofMillis(200))));
                assertThat(report.listed()).isEmpty();
                assertThat(report.count(SyncEnd.Outcome.SUCCEEDED)).isEqualTo(15);
                accounts.forEach(account -> assertThat(account.starts()).hasSize(3));
                engine.shutdown();
            }
        }
        accounts.forEach(SimulatedAccount::close);
    }
}
