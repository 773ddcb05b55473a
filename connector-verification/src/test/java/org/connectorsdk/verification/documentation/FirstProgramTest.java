package org.connectorsdk.verification.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import org.connectorsdk.testkit.simulator.SimulatorOptions;
import org.connectorsdk.testkit.simulator.Simulators;
import org.connectorsdk.testkit.simulator.VendorSimulator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's first program in a JVM of its own, with everything at its finest: it logs what is ours and no more. */
class FirstProgramTest {
    private static final Pattern LINE = Pattern.compile("^(?:\\[[^]]*] )?(TRACE|DEBUG|INFO|WARN|ERROR) (\\S+) - .*");

    @TempDir
    private static Path folder;

    private static List<String> logged;

    @BeforeAll
    static void run() throws Exception {
        compile();
        try (VendorSimulator simulator = Simulators.find("hotdata")
                .orElseThrow()
                .start(SimulatorOptions.defaults().seed(11))) {
            simulator.seedConnections(3);
            logged = start(simulator);
        }
    }

    private static void compile() throws IOException {
        String program = Documents.snippets()
                .map(Documents.Snippet::code)
                .filter(code -> code.contains("public class FirstProgram"))
                .findFirst()
                .orElseThrow();
        Path source = Files.writeString(folder.resolve("FirstProgram.java"), program);
        int failed = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-proc:none",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-d",
                        folder.toString(),
                        source.toString());
        assertThat(failed).isZero();
    }

    private static List<String> start(VendorSimulator simulator) throws IOException, InterruptedException {
        Path jul = Files.writeString(folder.resolve("logging.properties"), """
                handlers = java.util.logging.ConsoleHandler
                .level = FINE
                java.util.logging.ConsoleHandler.level = FINE
                java.util.logging.SimpleFormatter.format = DEBUG %3$s - %5$s%n
                """);
        Path output = folder.resolve("log");
        ProcessBuilder program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-Djava.util.logging.config.file=" + jul,
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=trace",
                        "-Dorg.slf4j.simpleLogger.showShortLogName=false",
                        "-Dorg.slf4j.simpleLogger.levelInBrackets=false",
                        "-cp",
                        folder + System.getProperty("path.separator") + System.getProperty("java.class.path"),
                        "FirstProgram")
                .redirectOutput(folder.resolve("printed").toFile())
                .redirectError(output.toFile());
        program.environment().putAll(environment(simulator));
        Process process = program.start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(folder.resolve("printed")).content().contains("ended: ");
        return Files.readAllLines(output, StandardCharsets.UTF_8);
    }

    private static Map<String, String> environment(VendorSimulator simulator) {
        return simulator.settings().entrySet().stream()
                .collect(Collectors.toMap(
                        setting -> "CONNECTOR_HOTDATA_"
                                + setting.getKey().toUpperCase(Locale.ROOT).replace('-', '_'),
                        Map.Entry::getValue));
    }

    /** OkHttp tells of its pool's thread by java.util.logging, which nothing of a client turns off. */
    @Test
    void everyLineIsOfALoggerOfOurs() {
        assertThat(logged)
                .isNotEmpty()
                .filteredOn(line -> !line.contains(" okhttp3.internal.concurrent.TaskRunner - "))
                .allSatisfy(line -> {
                    Matcher parts = LINE.matcher(line);
                    assertThat(parts.matches()).as(line).isTrue();
                    assertThat(parts.group(2)).startsWith("org.connectorsdk.");
                });
    }

    @Test
    void everyRequestIsALineAtDebug() {
        assertThat(logged)
                .filteredOn(line -> line.contains("DEBUG org.connectorsdk.http.exchange - "))
                .hasSizeGreaterThanOrEqualTo(3)
                .anySatisfy(line -> assertThat(line).contains("hotdata: list_connections #1 GET "));
    }

    @Test
    void nothingIsAboveDebug() {
        assertThat(logged).noneMatch(line -> line.contains("INFO ") || line.contains("WARN "));
    }
}
