package org.connectorsdk.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A command as a process of its own. */
final class ProcessRun implements AutoCloseable {
    private final Process process;
    private final BufferedReader out;
    private final CompletableFuture<String> err;

    private ProcessRun(Process process) {
        this.process = process;
        this.out = process.inputReader(StandardCharsets.UTF_8);
        this.err = CompletableFuture.supplyAsync(() -> text(process.errorReader(StandardCharsets.UTF_8)));
    }

    /** The classes of this build. */
    static ProcessRun ofClasses(Map<String, String> environment, String... args) throws IOException {
        return of(
                environment, List.of("-cp", System.getProperty("java.class.path"), "org.connectorsdk.cli.Main"), args);
    }

    /** The packaged jar. */
    static ProcessRun ofJar(Map<String, String> environment, String... args) throws IOException {
        return of(environment, List.of("-jar", "target/connectors.jar"), args);
    }

    private static ProcessRun of(Map<String, String> environment, List<String> what, String... args)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // The plainest locale there is: what is printed must not depend on it.
        command.addAll(List.of("-Dfile.encoding=US-ASCII", "-XX:TieredStopAtLevel=1"));
        command.addAll(what);
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command);
        // Nothing of the machine's own plug-ins.
        builder.environment().remove("CONNECTORS_PLUGINS");
        builder.environment().put("XDG_CONFIG_HOME", "/nowhere");
        builder.environment().putAll(environment);
        return new ProcessRun(builder.start());
    }

    String firstLine() throws IOException {
        return String.valueOf(out.readLine());
    }

    /** Tells the process to stop, as SIGTERM does. */
    void stop() {
        process.toHandle().destroy(); // unlike the method of Process, this leaves the streams open
    }

    Commands.Result end() throws Exception {
        String rest = text(out);
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new AssertionError("the process does not end");
        }
        return new Commands.Result(process.exitValue(), rest, err.get(60, TimeUnit.SECONDS));
    }

    private static String text(BufferedReader reader) {
        StringBuilder text = new StringBuilder();
        try {
            for (int c = reader.read(); c >= 0; c = reader.read()) {
                text.append((char) c);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
