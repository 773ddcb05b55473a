package org.connectorsdk.cli.job;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Timer;
import java.util.TimerTask;
import java.util.function.Consumer;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.cli.account.Session;
import org.connectorsdk.cli.shell.Report;
import org.connectorsdk.cli.shell.TerminalText;
import org.jspecify.annotations.Nullable;

/** Shows a person how a job goes: a bar on a terminal, else one line per change. Programs are shown nothing. */
abstract class JobWatch implements Consumer<Job>, AutoCloseable {

    static JobWatch of(Session session) {
        return session.shell().isWatched() ? new Bar(session) : new Lines(session.report());
    }

    @Override
    public abstract void close();

    private static String state(Job job) {
        StringBuilder text = new StringBuilder(job.status().raw());
        if (job.progress().rows().isPresent()) {
            text.append(", ").append(job.progress().rows().getAsLong()).append(" rows");
        }
        if (job.progress().tablesDone().isPresent()) {
            text.append(", ").append(job.progress().tablesDone().getAsLong()).append(" tables");
        }
        return text.toString();
    }

    private static final class Lines extends JobWatch {
        private final Report report;
        private @Nullable String last;

        Lines(Report report) {
            this.report = report;
        }

        @Override
        public void accept(Job job) {
            String state = state(job);
            if (!state.equals(last)) {
                report.note("job " + job.ref().display() + ": " + state);
                last = state;
            }
        }

        @Override
        public void close() {}
    }

    /** No vendor tells how much is left, so the bar shows time and what was done so far. */
    private static final class Bar extends JobWatch {
        private static final String TRACK = "[          ]";
        private static final int WIDEST = 79;
        private static final long TICK_MILLIS = 250;

        private final PrintWriter terminal;
        private final long begun = System.nanoTime();
        private final Timer ticker = new Timer("progress", true);
        private boolean closed;
        private String state = "";
        private int ticks;
        private int shown;

        Bar(Session session) {
            this.terminal = session.shell().err();
            ticker.schedule(
                    new TimerTask() {
                        @Override
                        public void run() {
                            draw();
                        }
                    },
                    0,
                    TICK_MILLIS);
        }

        @Override
        public synchronized void accept(Job job) {
            state = TerminalText.safe(state(job));
            draw();
        }

        private synchronized void draw() {
            if (closed) {
                return;
            }
            int place = 1 + ticks++ % (TRACK.length() - 2);
            Duration time = Duration.ofNanos(System.nanoTime() - begun);
            print(String.format(
                    Locale.ROOT,
                    "waiting %s=%s %d:%02d:%02d %s",
                    TRACK.substring(0, place),
                    TRACK.substring(place + 1),
                    time.toHours(),
                    time.toMinutesPart(),
                    time.toSecondsPart(),
                    state));
        }

        /** Replaces what was shown. */
        private void print(String line) {
            String cut = line.substring(0, Math.min(line.length(), WIDEST));
            terminal.print("\r" + cut + " ".repeat(Math.max(0, shown - cut.length())));
            terminal.flush();
            shown = cut.length();
        }

        @Override
        public synchronized void close() {
            closed = true;
            ticker.cancel();
            print("");
            terminal.print('\r');
            terminal.flush();
        }
    }
}
