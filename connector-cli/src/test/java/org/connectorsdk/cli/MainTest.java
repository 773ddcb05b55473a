package org.connectorsdk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.connectorsdk.api.Connectors;
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.testkit.simulator.VendorSimulator;
import org.junit.jupiter.api.Test;

/** The process: exit codes, signals, encoding, logging. */
class MainTest {

    private static Map<String, String> environment(VendorSimulator simulator) {
        Map<String, String> environment = new HashMap<>();
        simulator.settings().forEach((name, value) -> environment.put(Simulation.variable(name), value));
        return environment;
    }

    @Test
    void theExitCodeOfTheCommandIsThatOfTheProcess() throws Exception {
        try (ProcessRun run = ProcessRun.ofClasses(Map.of(), "list", "nobody")) {
            assertThat(run.end().code()).isEqualTo(2);
        }
    }

    @Test
    void standardErrorHoldsNothingButTheError() throws Exception {
        try (ProcessRun run = ProcessRun.ofClasses(Map.of(), "list", "nobody")) {
            assertThat(run.end().err().lines()).singleElement().asString().startsWith("error: ");
        }
    }

    @Test
    void outputIsUtf8InEveryLocale() throws Exception {
        try (VendorSimulator simulator = Simulation.hotdata()) {
            Connectors connectors = Connectors.discover();
            Simulation.commands(simulator, connectors)
                    .run(
                            "create",
                            "hotdata",
                            "--name",
                            "Straße 日本",
                            "--type",
                            "duckdb",
                            "--config",
                            "{\"path\":\"x\"}");

            try (ProcessRun run = ProcessRun.ofClasses(environment(simulator), "list", "hotdata")) {
                assertThat(run.end().out()).contains("Straße 日本");
            }
        }
    }

    @Test
    void aStoppedSimulatorEndsWell() throws Exception {
        try (ProcessRun run = ProcessRun.ofClasses(Map.of(), "simulate", "hotdata")) {
            assertThat(run.firstLine()).startsWith("ready http://127.0.0.1:");

            run.stop();

            assertThat(run.end().code()).isZero();
        }
    }

    @Test
    void aStoppedWaitEndsWithCode130AndTheHandle() throws Exception {
        try (VendorSimulator simulator = Simulation.hotdata()) {
            simulator.seedConnections(1);
            Commands commands = Simulation.commands(simulator, Connectors.discover());
            String id = commands.run("list", "hotdata", "-o", "ndjson").member("id");
            String handle = commands.run("sync", "hotdata", id, "-o", "json").member("handle");
            simulator.faults().on("get_job").always().inject(Fault.noAnswer());

            try (ProcessRun run = ProcessRun.ofClasses(environment(simulator), "await", "hotdata", handle)) {
                simulator.journal().await(1, call -> call.operation().equals("get_job"), Duration.ofSeconds(60));
                run.stop();
                Commands.Result result = run.end();

                assertThat(result.code()).isEqualTo(130);
                assertThat(result.err()).contains("hint: ", "connectors await hotdata " + handle);
            }
        }
    }

    @Test
    void verboseLogsEachCallWithoutTheToken() throws Exception {
        try (VendorSimulator simulator = Simulation.hotdata()) {
            try (ProcessRun run = ProcessRun.ofClasses(environment(simulator), "list", "hotdata", "-v")) {
                assertThat(run.end().err())
                        .startsWith("[DEBUG] exchange - hotdata: list_")
                        .contains("/v1/connections")
                        .doesNotContain(simulator.settings().getOrDefault("token", ""));
            }
        }
    }
}
