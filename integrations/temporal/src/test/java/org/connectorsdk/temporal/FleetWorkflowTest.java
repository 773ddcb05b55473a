package org.connectorsdk.temporal;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.worker.WorkerOptions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.connectorsdk.api.Connectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A fleet over vendors that run on this machine. */
@Timeout(60)
class FleetWorkflowTest {

    @Test
    void everyConnectionOfEveryAccountIsSyncedOnce() {
        List<SimulatedAccount> accounts = Stream.of("planasonix", "airbyte", "airbyte-public", "hotdata", "fivetran")
                .map(SimulatedAccount::start)
                .toList();
        accounts.forEach(account -> account.seed(3));
        try (Engine engine = Engine.bare()) {
            engine.addWorker(
                    WorkerOptions.getDefaultInstance(),
                    new AccountClients(Connectors.discover(), SimulatedAccount.resolver(accounts)));
            engine.environment().start();

            FleetReport report = engine.fleet("fleet")
                    .run(FleetOrder.of(accounts.stream()
                                    .map(account -> FleetAccount.of(account.name()))
                                    .toArray(FleetAccount[]::new))
                            .policy(SyncPolicy.standard().pauses(Duration.ofMillis(50), Duration.ofMillis(200))));

            assertThat(report.listed()).isEmpty();
            assertThat(report.count(SyncEnd.Outcome.SUCCEEDED)).isEqualTo(15);
            assertThat(accounts)
                    .allSatisfy(account -> assertThat(account.starts()).hasSize(3));
        }
        accounts.forEach(SimulatedAccount::close);
    }
}
