package com.example.fleet;

import java.io.PrintStream;
import java.time.Duration;
import org.connectorsdk.temporal.FleetReport;
import org.connectorsdk.temporal.SyncEnd;

/** Prints what became of the connections: how many ended how, then each that did not end well. */
final class ReportTable {
    private ReportTable() {}

    static void print(FleetReport report, long requests, PrintStream out) {
        out.println();
        out.printf("%-22s %s%n", "OUTCOME", "CONNECTIONS");
        for (SyncEnd.Outcome outcome : SyncEnd.Outcome.values()) {
            if (report.count(outcome) > 0) {
                out.printf("%-22s %11d%n", outcome, report.count(outcome));
            }
        }
        for (SyncEnd end : report.listed()) {
            out.printf("%s/%s: %s %s%n", end.account(), end.connection(), end.outcome(), end.message());
        }
        report.problems().forEach(out::println);
        Duration took = report.ended() == null ? Duration.ZERO : Duration.between(report.began(), report.ended());
        out.printf("%n%d connections in %d s, %d requests to the vendor%n", report.total(), took.toSeconds(), requests);
    }
}
