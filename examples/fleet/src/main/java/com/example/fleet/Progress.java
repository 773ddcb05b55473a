package com.example.fleet;

import java.io.PrintStream;
import org.connectorsdk.temporal.FleetReport;

/** One line that tells how far the fleet is: rewritten on a terminal, a line at each change elsewhere. */
final class Progress {
    private final PrintStream out;
    private final boolean terminal;
    private final int all;
    private int shown = -1;

    Progress(PrintStream out, boolean terminal, int all) {
        this.out = out;
        this.terminal = terminal;
        this.all = all;
    }

    void show(FleetReport report) {
        String line = "%d of %d ended, %d running, %d waiting"
                .formatted(report.total(), all, report.running(), all - report.total() - report.running());
        if (terminal) {
            out.printf("\r%-70s", line);
            out.flush();
        } else if (report.total() != shown) {
            out.println(line);
        }
        shown = report.total();
    }

    void end(FleetReport report) {
        show(report);
        if (terminal) {
            out.println();
        }
    }
}
