package org.connectorsdk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.connectorsdk.api.Connectors;
import org.connectorsdk.cli.Commands.Result;
import org.junit.jupiter.api.Test;

/** What the command line tells about providers. */
class ProvidersTest {
    private final Connectors connectors = new AcmeConnections() {}.connectors();

    @Test
    void theProvidersAreListedWithTheirCapabilities() {
        Result result = Commands.with(connectors).run("providers");

        assertThat(result.code()).isZero();
        assertThat(result.out().lines())
                .hasSize(2)
                .anyMatch(line -> line.matches("acme +Acme +1\\.0 +v7 +CREATE DELETE FILE_BROWSE .*"));
    }

    @Test
    void oneProviderIsShownWithItsSettingsAndQuirks() {
        Result result = Commands.with(connectors).run("providers", "acme");

        assertThat(result.out())
                .contains("setting       token (string, secret, required)")
                .contains("setting       base-url (url, default https://api.acme.example)")
                .contains("quirk         slow-mornings: It is slow in the morning.");
    }

    @Test
    void programsGetTheSchemaOfTheSettings() {
        Result result = Commands.with(connectors).run("providers", "acme", "--output", "json");

        assertThat(result.out()).contains("\"configSchema\":{\"$schema\":", "\"x-env\":\"BASE_URL\"");
    }

    @Test
    void aProviderThatIsNotThereIsAUsageError() {
        assertThat(Commands.with(connectors).run("providers", "amce"))
                .isEqualTo(new Result(2, "", "error: unknown provider 'amce'; available: acme\n"));
    }

    @Test
    void whatCannotBeUsedIsListedWithTheReason() {
        Connectors twice = Connectors.of(new AcmeConnections() {}.provider(), new AcmeConnections() {}.provider());

        assertThat(Commands.with(twice).run("providers").err())
                .startsWith("warning: not usable: ")
                .contains("claim the same id 'acme'");
        assertThat(Commands.with(twice).run("providers", "-o", "json").out())
                .startsWith("{\"providers\":[],\"problems\":[{\"origin\":");
    }
}
