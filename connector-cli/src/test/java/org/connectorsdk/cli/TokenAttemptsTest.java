package org.connectorsdk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.connectorsdk.api.Connectors;
import org.connectorsdk.cli.Commands.Result;
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.testkit.simulator.VendorSimulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** F-27: what {@code --attempts} says counts for the token of a call too. */
class TokenAttemptsTest {
    private static final String TOKEN = "application-token";

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 502, 503, 504})
    void oneAttemptIsOneTokenRequest(int status) {
        try (VendorSimulator airbyte = Simulation.of("airbyte")) {
            airbyte.faults().on(TOKEN).always().inject(Fault.status(status));

            Result result = Simulation.commands("airbyte", airbyte, Connectors.discover())
                    .run("list", "airbyte", "--attempts", "1");

            assertThat(result.code()).isNotZero();
            assertThat(airbyte.journal().arrived()).isOne();
        }
    }

    @Test
    void aTokenLostOnItsWayIsNotRequestedAgain() {
        try (VendorSimulator airbyte = Simulation.of("airbyte")) {
            airbyte.faults().on(TOKEN).always().inject(Fault.resetAfterExecuting());

            Simulation.commands("airbyte", airbyte, Connectors.discover()).run("list", "airbyte", "--attempts", "1");

            assertThat(airbyte.journal().count(TOKEN)).isOne();
        }
    }
}
