package org.connectorsdk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.StringWriter;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.connectorsdk.api.Connectors;
import org.connectorsdk.cli.shell.Shell;
import org.connectorsdk.testkit.simulator.SimulatorOptions;
import org.connectorsdk.testkit.simulator.Simulators;
import org.connectorsdk.testkit.simulator.VendorSimulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command that runs a simulator until it is stopped. */
class SimulateTest {
    private final StringWriter err = new StringWriter();
    private Thread running = new Thread();
    private final CompletableFuture<Integer> code = new CompletableFuture<>();

    /** Answers what it prints first. */
    private String start(String... args) throws IOException {
        PipedReader reader = new PipedReader();
        PipedWriter out = new PipedWriter(reader);
        running = new Thread(
                () -> code.complete(new Cli(Shell.builder().out(out).err(err).build()).run(args)));
        running.start();
        return new BufferedReader(reader).readLine();
    }

    private int stop() throws ExecutionException, InterruptedException, TimeoutException {
        running.interrupt();
        return code.get(30, TimeUnit.SECONDS);
    }

    @AfterEach
    void stopWhatRuns() {
        running.interrupt();
    }

    private static int status(String url) throws IOException {
        HttpURLConnection call =
                (HttpURLConnection) URI.create(url + "/v1/connections").toURL().openConnection();
        try {
            return call.getResponseCode();
        } finally {
            call.disconnect();
        }
    }

    @Test
    void itPrintsWhereItListensAndAnswersThere() throws Exception {
        String ready = start("simulate", "hotdata");

        assertThat(ready).matches("ready http://127\\.0\\.0\\.1:\\d+");
        assertThat(status(ready.substring(6))).isEqualTo(401);
        stop();
    }

    /** The list of connections; the same seed makes the same key. */
    private static String connections(String url) throws IOException {
        String key;
        try (VendorSimulator twin = Simulators.find("planasonix")
                .orElseThrow()
                .start(SimulatorOptions.defaults().seed(1))) {
            key = twin.settings().get("token");
        }
        HttpURLConnection call =
                (HttpURLConnection) URI.create(url + "/api/connections").toURL().openConnection();
        call.setRequestProperty("Authorization", "Bearer " + key);
        try (InputStream answer = call.getInputStream()) {
            return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
        } finally {
            call.disconnect();
        }
    }

    @Test
    void planasonixSpeaksTheDialectThatItIsTold() throws Exception {
        String url = start("simulate", "planasonix", "--dialect", "client").substring(6);

        assertThat(connections(url)).isEqualTo("[]");
        stop();
    }

    @Test
    void planasonixSpeaksAsItsReferenceSaysUnlessItIsTold() throws Exception {
        String url = start("simulate", "planasonix").substring(6);

        assertThat(connections(url)).isEqualTo("{\"data\":[],\"meta\":{\"total\":0}}");
        stop();
    }

    @Test
    void hotdataIsAsItWasInTheEraThatItIsTold() throws Exception {
        String ready = start("simulate", "hotdata", "--era", "june");

        assertThat(ready).startsWith("ready http://");
        stop();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            planasonix  | --dialect | esperanto | --dialect must be one of reference, client, got 'esperanto'
            planasonix  | --dialect | auto      | --dialect must be one of reference, client, got 'auto'
            planasonix  | --era     | june      | the simulator of planasonix has no --era
            hotdata     | --era     | winter    | --era must be one of august, june, autumn, got 'winter'
            hotdata     | --dialect | client    | the simulator of hotdata has no --dialect
            virtuousai  | --dialect | client    | the simulator of virtuousai has no --dialect
            """)
    void whatASimulatorDoesNotKnowIsRefusedUnstarted(String provider, String option, String value, String line) {
        Commands.Result result = Commands.with(Connectors.of()).run("simulate", provider, option, value);

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err().lines()).first().isEqualTo("error: " + line);
    }

    @Test
    void itEndsWellWhenItIsStopped() throws Exception {
        start("simulate", "hotdata");

        assertThat(stop()).isZero();
    }

    @Test
    void itPrintsTheVariablesThatPointTheOtherCommandsToIt() throws Exception {
        String ready = start("simulate", "hotdata");
        stop();

        assertThat(err.toString())
                .contains("export CONNECTOR_HOTDATA_BASE_URL='" + ready.substring(6) + "'\n")
                .contains("export CONNECTOR_HOTDATA_TOKEN='");
    }

    @Test
    void theVariablesOfAFlavourAreThoseThatItsProviderReads() throws Exception {
        String ready = start("simulate", "airbyte-public");
        stop();

        assertThat(err.toString())
                .contains("export CONNECTOR_AIRBYTE_API='public'\n")
                .contains("export CONNECTOR_AIRBYTE_BASE_URL='" + ready.substring(6) + "'\n")
                .doesNotContain("CONNECTOR_AIRBYTE_PUBLIC");
    }

    @Test
    void tokensAreTheSameOnEachRun() throws Exception {
        start("simulate", "hotdata");
        stop();
        String first = err.toString()
                .lines()
                .filter(line -> line.contains("TOKEN"))
                .findFirst()
                .orElseThrow();

        SimulateTest again = new SimulateTest();
        again.start("simulate", "hotdata");
        again.stop();

        assertThat(again.err.toString()).contains(first);
    }

    @Test
    void itMisbehavesAsItIsTold() throws Exception {
        String ready = start("simulate", "hotdata", "--fault", "list_connections:status=503:1");

        assertThat(status(ready.substring(6))).isEqualTo(503);
        assertThat(status(ready.substring(6))).isEqualTo(401);
        stop();
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() {
        Commands.Result result = Commands.with(Connectors.of())
                .run("simulate", "nobody", "--port", "99999", "--latency", "-1", "--fault", "x");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err().lines())
                .hasSize(5)
                .anyMatch(line -> line.startsWith("error: there is no simulator of 'nobody'; available: "))
                .anyMatch(line -> line.equals("error: --port must be 0 to 65535"))
                .anyMatch(line -> line.equals("error: --latency must not be negative"))
                .anyMatch(line -> line.startsWith("error: fault 'x': write OPERATION:FAULT"));
    }

    @Test
    void aFaultOfAnOperationThatIsNotThereIsRefused() {
        Commands.Result result =
                Commands.with(Connectors.of()).run("simulate", "hotdata", "--fault", "destroy:status=500");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).startsWith("error: --fault destroy:").contains("list_connections");
    }

    @Test
    void aPortThatIsTakenIsALine() throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            Commands.Result result = Commands.with(Connectors.of())
                    .run("simulate", "hotdata", "--port", Integer.toString(taken.getLocalPort()));

            assertThat(result.code()).isEqualTo(2);
            assertThat(result.err()).contains("port " + taken.getLocalPort());
        }
    }
}
