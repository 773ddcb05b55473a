package org.connectorsdk.cli.job;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
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
                report.note("job " + job.ref().jobId() + ": " + state);
                last = state;
            }
        }

        @Override
        public void close() {}
    }

    /** No vendor tells how much is left, so the bar shows time and what was done so far. */
    private static final class Bar extends JobWatch {
        private final ProgressBar bar;

        Bar(Session session) {
            this.bar = new ProgressBarBuilder()
                    .setTaskName("waiting")
                    .setInitialMax(-1)
                    .setUpdateIntervalMillis(250)
                    .continuousUpdate()
                    .hideEta()
                    .clearDisplayOnFinish()
                    .setConsumer(new ConsoleProgressBarConsumer(terminal(session)))
                    .build();
        }

        /** The library wants a stream; what it writes goes to standard error like everything that is not data. */
        private static PrintStream terminal(Session session) {
            OutputStream err = new OutputStream() {
                @Override
                public void write(int b) {
                    write(new byte[] {(byte) b}, 0, 1);
                }

                @Override
                public void write(byte[] bytes, int offset, int length) {
                    session.shell().err().print(new String(bytes, offset, length, StandardCharsets.UTF_8));
                    session.shell().err().flush();
                }
            };
            return new PrintStream(err, true, StandardCharsets.UTF_8);
        }

        @Override
        public void accept(Job job) {
            bar.setExtraMessage(" " + TerminalText.safe(state(job)));
            job.progress().rows().ifPresent(bar::stepTo);
            bar.refresh();
        }

        @Override
        public void close() {
            bar.close();
        }
    }
}
