package org.connectorsdk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.connectorsdk.api.Connectors;
import org.connectorsdk.cli.Commands.Result;
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.testkit.simulator.VendorSimulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Commands against a real server, from the arguments to the bytes on the wire. */
class AgainstHotdataTest {
    private static final String PASSWORD = "d8-passw0rd-that-nobody-may-see";

    private final VendorSimulator simulator = Simulation.hotdata();
    private final Connectors connectors = Connectors.discover();
    private final List<Result> results = new ArrayList<>();

    private String token = "";

    @BeforeEach
    void fill() {
        token = simulator.settings().getOrDefault("token", "");
        simulator.seedConnections(45);
    }

    @AfterEach
    void noSecretWasPrintedAndTheSimulatorIsSound() {
        for (Result result : results) {
            assertThat(result.out() + result.err()).doesNotContain(token, PASSWORD);
        }
        assertThat(simulator.defects()).isEmpty();
        simulator.close();
    }

    private Result run(Connectors with, String... args) {
        Result result = Simulation.commands(simulator, with)
                .environment("DB_PASSWORD", PASSWORD)
                .run(args);
        results.add(result);
        return result;
    }

    private Result run(String... args) {
        return run(connectors, args);
    }

    private Result create(Connectors with) {
        return run(
                with,
                "create",
                "hotdata",
                "--name",
                "orders",
                "--type",
                "postgres",
                "--config",
                "{\"host\":\"db.example.test\",\"port\":5432,\"user\":\"reader\",\"database\":\"orders\"}",
                "--secret",
                "password=env:DB_PASSWORD",
                "--output",
                "json");
    }

    @Test
    void listShowsAllOfThem() {
        Result result = run("list", "hotdata", "--output", "ndjson");

        assertThat(result.code()).isZero();
        assertThat(result.out().lines()).hasSize(45);
    }

    @Test
    void aConnectionLivesFromCreateToDelete() {
        String id = create(connectors).member("id");
        assertThat(run("test", "hotdata", id).code()).isZero();
        assertThat(run("introspect", "hotdata", id).out()).contains("customers");
        Result sync = run("sync", "hotdata", id, "--wait", "--poll", "1ms", "--output", "json");
        assertThat(sync.code()).isZero();
        assertThat(run("job", "hotdata", sync.member("handle")).out()).contains("succeeded");
        assertThat(run("purge", "hotdata", id).code()).isZero();
        assertThat(run("delete", "hotdata", id).code()).isZero();
        assertThat(run("get", "hotdata", id).code()).isEqualTo(3);
    }

    @Test
    void aCreateWhoseAnswerIsLostReachesTheServerOnce() {
        simulator.faults().on("create_connection").inject(Fault.resetAfterExecuting());

        Result result = create(Connectors.of(WarmProvider.of("hotdata")));

        assertThat(simulator.journal().connections()).hasSize(1);
        assertThat(simulator.journal().count("create_connection")).isEqualTo(1);
        assertThat(result.code()).isEqualTo(5);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .contains("\"outcome\":\"UNKNOWN\"")
                .contains("connectors reconcile hotdata --name orders --type postgres");
    }

    @Test
    void whatTheHintOfAnUnknownCreateSaysFindsTheConnection() {
        simulator.faults().on("create_connection").inject(Fault.resetAfterExecuting());
        create(connectors);

        Result result = run("reconcile", "hotdata", "--name", "orders", "--type", "postgres", "-o", "ndjson");

        assertThat(result.code()).isZero();
        assertThat(result.out().lines()).hasSize(1);
    }

    @Test
    void aTokenThatIsRefusedIsOneLineWithoutTheToken() {
        Result result = Simulation.commands(simulator, connectors)
                .environment("CONNECTOR_HOTDATA_TOKEN", "hd_wrong-t0ken")
                .run("list", "hotdata");

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err().lines())
                .singleElement()
                .asString()
                .startsWith("error: ")
                .contains("HTTP 401")
                .doesNotContain("hd_wrong-t0ken");
    }

    @Test
    void aBaseUrlWithDoubledPrefixIsRefusedAndNothingIsSent() {
        Result result = run("list", "hotdata", "--set", "base-url=" + simulator.baseUrl() + "/v1/v1");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err().lines()).singleElement().asString().startsWith("error: base-url ");
        assertThat(simulator.journal().arrived()).isZero();
    }

    @Test
    void aServerThatIsDownIsOneLineThatNamesIt() {
        Commands commands = Simulation.commands(simulator, connectors);
        int port = simulator.port();
        simulator.close();

        Result result = commands.run("list", "hotdata", "--attempts", "1");

        assertThat(result.code()).isEqualTo(4);
        assertThat(result.err()).startsWith("error: hotdata ").contains("127.0.0.1:" + port);
    }

    @Test
    void theDeadlineBoundsACall() {
        simulator.faults().on("list_connections").inject(Fault.noAnswer());

        Result result = run("list", "hotdata", "--deadline", "300ms");

        assertThat(result.code()).isEqualTo(4);
        assertThat(result.err()).contains("took longer than");
    }

    @Test
    void attemptsSaysHowOftenAReadIsTried() {
        simulator.faults().on("list_connections").always().inject(Fault.status(503));

        run("list", "hotdata", "--attempts", "2");

        assertThat(simulator.journal().count("list_connections")).isEqualTo(2);
    }

    @Test
    void aTestOfASourceThatIsDownEndsWithCodeEight() {
        String id = create(connectors).member("id");
        simulator
                .faults()
                .on("check_connection_health")
                .inject(Fault.rewriteJson(
                        body -> body.put("healthy", false).put("error", "connection failed: timed out")));

        Result result = run("test", "hotdata", id);

        assertThat(result.code()).isEqualTo(8);
        assertThat(result.out()).contains("timed out");
    }

    @Test
    void theHandleOfAJobIsGoodForAnotherProcess() {
        String handle = run("sync", "hotdata", create(connectors).member("id"), "--output", "json")
                .member("handle");

        Result result = run("await", "hotdata", handle, "--poll", "1ms", "--timeout", "1m");

        assertThat(result.code()).isZero();
    }

    @Test
    void loggingTellsOfCallsAndOfNoSecret() {
        assertThat(run("list", "hotdata", "--verbose").code()).isZero();
    }

    @Test
    void theDemonstrationSucceedsWithARowPerStep() {
        Result result = run("demo");

        assertThat(result.code()).as(result.out()).isZero();
        for (String step : List.of("list", "create", "test", "introspect", "sync", "await", "purge", "delete")) {
            assertThat(result.out().lines()).anyMatch(line -> line.matches("hotdata +" + step + " +ok +\\d+ +.+"));
        }
    }
}
