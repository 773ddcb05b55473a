package org.connectorsdk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.connectorsdk.api.Connectors;
import org.connectorsdk.cli.Commands.Result;
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.testkit.fault.FaultScript;
import org.connectorsdk.testkit.simulator.Exchange;
import org.connectorsdk.testkit.simulator.VendorSimulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What no other command can do, from the arguments to the bytes on the wire. */
class RawCommandTest {
    private final VendorSimulator simulator = Simulation.hotdata();

    @AfterEach
    void close() {
        simulator.close();
    }

    private Commands commands() {
        return Simulation.commands(simulator, Connectors.discover());
    }

    private Result run(String... args) {
        return commands().run(args);
    }

    @Test
    void airbytesHealthIsReachedThroughItsOtherApi() {
        try (VendorSimulator airbyte = Simulation.of("airbyte")) {
            Result result = Simulation.commands("airbyte", airbyte, Connectors.discover())
                    .run("raw", "airbyte", "GET", "/api/public/v1/health");

            assertThat(result.err()).isEmpty();
            assertThat(result.code()).isZero();
            assertThat(result.out()).contains("200").contains("body");
        }
    }

    @Test
    void theAnswerIsOneDocument() {
        simulator.seedConnections(2);

        Result result = run("raw", "hotdata", "get", "/v1/connections", "--query", "limit=1", "--output", "json");

        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("\"status\":200", "\"headers\":{", "\"json\":{", "\"text\":null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"//evil.example", "https://evil.example/v1", "/v1/../x", "/v1/%2e%2e/x", "/v1\\x", "v1/x"})
    void aPathThatLeadsElsewhereIsAMistakeAndNotSent(String path) {
        Result result = run("raw", "hotdata", "GET", path);

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("path ").doesNotContain("evil");
        assertThat(simulator.journal().arrived()).isZero();
    }

    @Test
    void everyMistakeIsSaidAtOnce() {
        Result result =
                run("raw", "hotdata", "G T", "x", "--query", "=1", "--header", "Authorization=s3cr3t", "--body", "{");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err())
                .contains("method ", "path ", "--query", "--header", "--body")
                .doesNotContain("s3cr3t");
    }

    @Test
    void aReadIsRepeatedOnlyWhenItIsSaidToBeOne() {
        simulator.faults().on(FaultScript.ANY).always().inject(Fault.status(503).header("Retry-After", "0"));

        run("raw", "hotdata", "GET", "/v1/connections");
        long once = simulator.journal().arrived();
        run("raw", "hotdata", "GET", "/v1/connections", "--safety", "read");

        assertThat(once).isOne();
        assertThat(simulator.journal().arrived() - once).isEqualTo(3);
    }

    @Test
    void aWriteInDoubtEndsWithFive() {
        simulator.faults().on(FaultScript.ANY).always().inject(Fault.status(503));

        assertThat(run("raw", "hotdata", "POST", "/v1/connections", "--body", "{}")
                        .code())
                .isEqualTo(5);
    }

    @Test
    void theBodyComesFromAFileOrStandardInput(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("body.json"), "{\"sql\":\"from file\"}");

        run("raw", "hotdata", "POST", "/v1/query", "--body", "@" + file);
        commands().input("{\"sql\":\"from input\"}").run("raw", "hotdata", "POST", "/v1/query", "--body", "-");

        assertThat(simulator.journal().all())
                .extracting(Exchange::bodyText)
                .satisfiesExactly(
                        first -> assertThat(first).contains("from file"),
                        second -> assertThat(second).contains("from input"));
    }

    @Test
    void aRefusalIsThree() {
        assertThat(run("raw", "hotdata", "GET", "/v1/connections/none").code()).isEqualTo(3);
    }
}
