package org.connectorsdk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Either;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.connectorsdk.api.Connectors;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.call.RuntimeContext;
import org.connectorsdk.api.config.ConfigSchema;
import org.connectorsdk.api.config.Setting;
import org.connectorsdk.api.config.SettingType;
import org.connectorsdk.api.config.Settings;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.descriptor.ProviderDescriptor;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.spi.ConnectorProvider;
import org.connectorsdk.api.spi.ProviderConnections;
import org.connectorsdk.api.spi.SpiVersion;
import org.connectorsdk.cli.Commands.Result;
import org.connectorsdk.cli.shell.JsonText;
import org.connectorsdk.testkit.conformance.suite.Ruleset;
import org.connectorsdk.testkit.simulator.SimulatorOptions;
import org.connectorsdk.testkit.simulator.Simulators;
import org.connectorsdk.testkit.simulator.VendorSimulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holding a provider to the rules from a shell. */
class ConformanceTest {
    private final Commands commands = Commands.with(Connectors.discover());

    @TempDir
    private Path folder;

    /** Says that it can list, and answers an empty list whatever there is. */
    private static final class Blind implements ConnectorProvider, ProviderConnections {
        private static final ProviderDescriptor DESCRIPTOR = ProviderDescriptor.of("virtuousai", "Blind")
                .configSchema(ConfigSchema.builder()
                        .add(Setting.builder("token", SettingType.STRING)
                                .secret()
                                .build())
                        .add(Setting.builder("base-url", SettingType.URL).build())
                        .build())
                .can(Capability.LIST)
                .build();

        @Override
        public String spiVersion() {
            return SpiVersion.CURRENT;
        }

        @Override
        public ProviderDescriptor descriptor() {
            return DESCRIPTOR;
        }

        @Override
        public Either<ConnectorError, ProviderConnections> open(Settings settings, RuntimeContext context) {
            return Either.right(this);
        }

        @Override
        public String account() {
            return "0000000000000000";
        }

        @Override
        public Either<ConnectorError, Page<Connection>> list(ConnectionQuery query, CallOptions options) {
            return Either.right(Page.of(List.of(), null));
        }

        @Override
        public void close() {}
    }

    @Test
    void rulesThatHoldAreCountedByGroup() {
        Result result = commands.run("conformance", "virtuousai", "--rule", "CFG", "--rule", "GET-01");

        assertThat(result.code()).as(result.out() + result.err()).isZero();
        assertThat(result.out())
                .containsPattern("RULES +PASS +FAIL")
                .containsPattern("CFG +4")
                .containsPattern("GET +1")
                .endsWith("\nvirtuousai: PARTIAL\n");
    }

    @Test
    void aFailedRuleIsReportedWithReasonAndReplay() {
        Result result = Commands.with(Connectors.of(new Blind())).run("conformance", "virtuousai", "--rule", "LIST-02");

        assertThat(result.code()).isEqualTo(9);
        assertThat(result.out())
                .contains("LIST-02 FAIL: Streaming over several full pages")
                .containsPattern("\n  .*expected: .* but was: ")
                .contains("\n  no exchanges\n  try again: connectors conformance virtuousai --rule LIST-02\n")
                .endsWith("\nvirtuousai: NON_CONFORMANT\n");
    }

    @Test
    void theReportIsWrittenAndAnsweredWhereJsonIsAskedFor() throws Exception {
        Result result = commands.run(
                "conformance", "virtuousai", "--rule", "CFG-01", "--report", folder.toString(), "--output", "json");

        assertThat(JsonText.object(result.out())
                        .get()
                        .object("summary")
                        .orElseThrow()
                        .string("result"))
                .contains("PARTIAL");
        assertThat(JsonText.object(Files.readString(folder.resolve("virtuousai.json")))
                        .get()
                        .array("results"))
                .hasValueSatisfying(all -> assertThat(all).hasSameSizeAs(Ruleset.entries()));
    }

    @Test
    void anUnwritableReportPathIsRefusedBeforeAnyRuleIsTried() throws Exception {
        Path file = Files.createFile(folder.resolve("a-file"));

        Result result = commands.run("conformance", "virtuousai", "--rule", "CFG-01", "--report", file.toString());

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).startsWith("error: --report: files cannot be written in " + file + "\n");
    }

    @Test
    void aRunThatIsInterruptedIsNoVerdict() {
        Thread.currentThread().interrupt();
        Result result;
        try {
            result = commands.run("conformance", "virtuousai", "--report", folder.toString());
        } finally {
            Thread.interrupted();
        }

        assertThat(result.code()).isEqualTo(130);
        assertThat(result.out()).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void whatIsNotKnownIsRefusedAtOnce() {
        Result result = commands.run("conformance", "nobody", "--rule", "RETRY-99");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err())
                .contains("error: 'nobody' cannot be held to the rules; what can is ")
                .contains("error: --rule: there is no rule and no group RETRY-99\n");
    }

    @Test
    void aRunOfSomeRulesOnlyNeverConformsAsAWhole() {
        assertThat(commands.run("conformance", "virtuousai", "--rule", "DISC").out())
                .endsWith("virtuousai: PARTIAL\n");
    }

    @Test
    void aRealAccountIsTriedWithReadingRulesAndNeverConforms() throws Exception {
        try (VendorSimulator service =
                Simulators.find("virtuousai").orElseThrow().start(SimulatorOptions.defaults())) {
            service.seedConnections(5);
            String token = String.valueOf(service.settings().get("token"));
            Result result = commands.environment("CONNECTOR_VIRTUOUSAI_TOKEN", token)
                    .run(
                            "conformance",
                            "virtuousai",
                            "--base-url",
                            service.baseUrl().toString(),
                            "--report",
                            folder.toString());

            assertThat(result.code()).isEqualTo(9);
            assertThat(result.out())
                    .containsPattern("CFG +4")
                    .containsPattern("GET +1 ")
                    .doesNotContain("FAIL:", "INVALID:")
                    .endsWith("\nvirtuousai: PARTIAL\n");
            assertThat(service.journal().all())
                    .isNotEmpty()
                    .allMatch(exchange -> exchange.method().equals("GET"));
            assertThat(Files.readString(folder.resolve("virtuousai.json")))
                    .contains("\"mode\":\"live\"")
                    .doesNotContain(token);
        }
    }

    @Test
    void aRealAccountWithoutCredentialsIsRefusedBeforeAnythingIsSent() {
        Result result = commands.run("conformance", "virtuousai", "--base-url", "https://virtuousai.example");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("CONNECTOR_VIRTUOUSAI_TOKEN");
    }

    @Test
    void aRealAccountIsNotReachedOverPlainHttp() {
        Result result = commands.environment("CONNECTOR_VIRTUOUSAI_TOKEN", "t")
                .run("conformance", "virtuousai", "--base-url", "http://virtuousai.example");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("allow-plain-http");
    }
}
