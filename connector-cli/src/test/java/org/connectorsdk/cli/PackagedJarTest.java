package org.connectorsdk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The one jar that people run has everything in it. Runs after packaging. */
class PackagedJarTest {

    @Test
    void itFindsTheProviders() throws Exception {
        try (ProcessRun run = ProcessRun.ofJar(Map.of(), "providers")) {
            Commands.Result result = run.end();

            assertThat(result.code()).isZero();
            assertThat(result.out()).contains("hotdata");
        }
    }

    @Test
    void itTakesAPlugin(@TempDir Path folder) throws Exception {
        String plugin = PluginJar.of("north").build(folder.resolve("north.jar")).toString();

        try (ProcessRun run = ProcessRun.ofJar(Map.of("CONNECTORS_PLUGINS", plugin), "providers")) {
            Commands.Result result = run.end();

            assertThat(result.err()).isEmpty();
            assertThat(result.out()).contains("north", "hotdata");
        }
    }

    @Test
    void itKnowsItsVersion() throws Exception {
        try (ProcessRun run = ProcessRun.ofJar(Map.of(), "--version")) {
            assertThat(run.end().out()).matches("connectors \\d+\\.\\d+.*\\R");
        }
    }

    @Test
    void itsDemonstrationSucceedsAndLogsNothing() throws Exception {
        try (ProcessRun run = ProcessRun.ofJar(Map.of(), "demo", "--output", "json")) {
            Commands.Result result = run.end();

            assertThat(result.code()).as(result.out() + result.err()).isZero();
            assertThat(result.err()).isEmpty();
        }
    }
}
