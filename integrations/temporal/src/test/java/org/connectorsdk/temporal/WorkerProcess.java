package org.connectorsdk.temporal;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/** A worker in a JVM of its own. */
final class WorkerProcess implements AutoCloseable {
    private final Process process;

    private WorkerProcess(Process process) {
        this.process = process;
    }

    /**
     * Starts one that may be killed, and does not wait for it.
     *
     * @param name how vendors know it, see {@link SimulatedAccount#isFrom}
     * @param engine the address of the engine
     * @param accounts those that it knows
     */
    static WorkerProcess launch(String name, String engine, List<SimulatedAccount> accounts) throws IOException {
        return launch(name, engine, accounts, false);
    }

    /** Starts one that stays to the end. */
    static WorkerProcess launchLasting(String name, String engine, List<SimulatedAccount> accounts) throws IOException {
        return launch(name, engine, accounts, true);
    }

    private static WorkerProcess launch(String name, String engine, List<SimulatedAccount> accounts, boolean lasting)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx384m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                "-cp",
                System.getProperty("java.class.path"),
                WorkerMain.class.getName());
        builder.redirectError(ProcessBuilder.Redirect.appendTo(new File("target", name + ".log")));
        WorkerProcess worker = new WorkerProcess(builder.start());
        Properties settings = new Properties();
        settings.setProperty("engine", engine);
        settings.setProperty("worker", name);
        settings.setProperty("lasting", String.valueOf(lasting));
        accounts.forEach(account -> account.tell(settings));
        worker.tell(settings);
        return worker;
    }

    private void tell(Properties settings) throws IOException {
        StringWriter text = new StringWriter();
        settings.store(text, null);
        Writer in = process.outputWriter(StandardCharsets.UTF_8);
        in.write(text + WorkerMain.END_OF_SETTINGS + "\n");
        in.flush();
    }

    /** Waits until it asks the engine for work. */
    WorkerProcess ready() throws IOException {
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        String line = out.readLine();
        if (!WorkerMain.READY.equals(line)) {
            throw new IOException("the worker did not start: " + line);
        }
        return this;
    }

    /** Ends it as a machine ends that loses its power: SIGKILL. */
    void kill() {
        process.destroyForcibly().onExit().orTimeout(30, TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        kill();
    }
}
