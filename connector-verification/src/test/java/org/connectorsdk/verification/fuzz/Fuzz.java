package org.connectorsdk.verification.fuzz;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs {@link FuzzProgram} in a JVM of its own with a heap of 64 MB. */
final class Fuzz {
    static final long SEED = 12;

    private Fuzz() {}

    /** Puts answers before all providers. {@return what was printed, the verdict last} */
    static List<String> run(int first, int spoiled, int harmless) throws IOException, InterruptedException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=off",
                "-cp",
                System.getProperty("java.class.path"),
                FuzzProgram.class.getName(),
                Long.toString(SEED),
                Integer.toString(first),
                Integer.toString(spoiled),
                Integer.toString(harmless));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> lines = new ArrayList<>();
        try (BufferedReader printed =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = printed.readLine(); line != null; line = printed.readLine()) {
                System.out.println(line);
                lines.add(line);
            }
            process.waitFor();
            lines.add(process.exitValue() == 0 && lines.contains("clean") ? "clean" : "not clean");
            return lines;
        } finally {
            process.destroyForcibly();
        }
    }
}
