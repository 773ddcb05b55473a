package org.connectorsdk.verification.jvm;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A program in a JVM of its own, which no other test of this process disturbs. */
public final class OwnJvm {
    private OwnJvm() {}

    /**
     * Runs a program to its end, on this class path. No system property of this JVM reaches it: it logs by its defaults.
     *
     * @param options of the JVM
     * @param program the class that has {@code main}
     * @param args what {@code main} gets
     * @return what it printed, line by line
     * @throws AssertionError when it ended with another status than 0
     */
    public static List<String> run(List<String> options, Class<?> program, List<String> args)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        command.addAll(args);
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            if (process.waitFor() != 0) {
                throw new AssertionError("the program ended with " + process.exitValue() + " after " + lines);
            }
            return lines;
        } finally {
            process.destroyForcibly();
        }
    }
}
