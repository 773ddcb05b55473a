package org.connectorsdk.verification.findings.transport;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.connectorsdk.testkit.conformance.ConformanceTarget;
import org.connectorsdk.verification.incidents.Stage;

/**
 * A program of its own that opens a client of every provider.
 *
 * @param memory the most that its heap may take, as the JVM's option says it
 * @param does what it does with each client: {@code open} or {@code list}
 * @param jars what comes first on its class path
 * @param variables what its environment has beside that of the tests
 * @param rounds for each round, what a client of each target is told beside the settings of its simulator
 */
record HostProcess(
        String memory,
        String does,
        List<String> jars,
        Map<String, String> variables,
        List<Function<String, Map<String, String>>> rounds) {

    /** One round in a heap as it comes. */
    HostProcess(
            String does,
            List<String> jars,
            Map<String, String> variables,
            Function<String, Map<String, String>> settings) {
        this("256m", does, jars, variables, List.of(settings));
    }

    /** Runs it. {@return what it printed} */
    List<String> lines() {
        List<String> path = new ArrayList<>(jars);
        path.add(System.getProperty("java.class.path"));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + memory,
                "-XX:TieredStopAtLevel=1",
                "-cp",
                String.join(File.pathSeparator, path),
                HostProgram.class.getName(),
                does));
        rounds.forEach(settings ->
                Stage.targets().forEach(target -> command.addAll(client(target, settings.apply(target.id())))));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(variables);
        try {
            return new String(builder.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> client(ConformanceTarget target, Map<String, String> settings) {
        List<String> words = new ArrayList<>(List.of(target.id(), target.provider()));
        try (Stage stage = new Stage(target)) {
            Map<String, String> all = new HashMap<>(stage.harness().settings(stage.baseUrl()));
            all.putAll(settings);
            all.forEach((name, value) ->
                    words.add((stage.harness().secretSettings().contains(name) ? "*" : "") + name + "=" + value));
        }
        words.add("--");
        return words;
    }
}
