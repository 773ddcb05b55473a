package org.connectorsdk.testkit.conformance.rules;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.jspecify.annotations.Nullable;

/** Everything that is logged or printed in this process at the finest level, until it is closed. */
public final class CapturedLogs implements AutoCloseable {
    private final Queue<String> logged = new ConcurrentLinkedQueue<>();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream err = System.err;
    private final PrintStream out = System.out;
    private final Logger root = Logger.getLogger("");
    private final @Nullable Level before = root.getLevel();
    private final Handler handler = new Capturing();

    private CapturedLogs() {}

    public static CapturedLogs begin() {
        CapturedLogs logs = new CapturedLogs();
        PrintStream tee = new PrintStream(logs.printed, true, StandardCharsets.UTF_8);
        System.setErr(tee);
        System.setOut(tee);
        logs.handler.setLevel(Level.ALL);
        logs.root.setLevel(Level.ALL);
        logs.root.addHandler(logs.handler);
        return logs;
    }

    public String text() {
        return String.join("", logged) + printed.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        root.removeHandler(handler);
        root.setLevel(before);
        System.setErr(err);
        System.setOut(out);
    }

    private final class Capturing extends Handler {
        private final SimpleFormatter formatter = new SimpleFormatter();

        @Override
        public void publish(LogRecord record) {
            logged.add(formatter.format(record));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
