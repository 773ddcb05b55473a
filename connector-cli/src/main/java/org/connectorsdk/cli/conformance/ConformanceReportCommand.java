package org.connectorsdk.cli.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.cli.account.FormattedCommand;
import org.connectorsdk.cli.print.ItemPrinter;
import org.connectorsdk.cli.print.View;
import org.connectorsdk.cli.shell.ExitCode;
import org.connectorsdk.cli.shell.Problems;
import org.connectorsdk.cli.shell.Report;
import org.connectorsdk.cli.shell.Shell;
import org.connectorsdk.testkit.report.MatrixPage;
import org.connectorsdk.testkit.report.ReportDiff;
import org.connectorsdk.testkit.report.Reports;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Merges reports into a page, and compares them with older ones. */
@Command(
        name = "conformance-report",
        description =
                "Merges conformance reports into one HTML page, or compares two sets of them. Exit code 9 if a cell"
                        + " got worse.")
public final class ConformanceReportCommand extends FormattedCommand {
    private static final View<Map.Entry<String, String>> RESULTS = new View<>(
            List.of("provider", "result"),
            entry -> List.of(entry.getKey(), entry.getValue()),
            entry -> JsonObject.of("provider", entry.getKey(), "result", entry.getValue()));
    private static final View<ReportDiff.Change> CHANGES = new View<>(
            List.of("provider", "rule", "before", "after", "", "reason"),
            change -> List.of(
                    change.target(),
                    change.rule(),
                    change.before(),
                    change.after(),
                    change.isWorse() ? "worse" : "better",
                    change.message()),
            change -> JsonObject.builder()
                    .add("provider", change.target())
                    .add("rule", change.rule())
                    .add("before", change.before())
                    .add("after", change.after())
                    .add("worse", change.isWorse())
                    .add("reason", change.message())
                    .build());

    @Parameters(
            arity = "0..*",
            paramLabel = "PLACE",
            description = "Reports, or folders with reports, such as target/conformance.")
    private List<Path> places = new ArrayList<>();

    @Option(names = "--html", paramLabel = "FILE", description = "Write the page to this file.")
    private @Nullable Path page;

    @Option(names = "--diff", arity = "2", paramLabel = "PLACE", description = "Compare an old place with a new one.")
    private List<Path> compared = new ArrayList<>();

    /**
     * Makes the command.
     *
     * @param shell the process
     */
    public ConformanceReportCommand(Shell shell) {
        super(shell);
    }

    @Override
    public Integer call() {
        Report said = new Report(shell(), format());
        Problems problems = new Problems();
        boolean merges = !places.isEmpty();
        if (merges == !compared.isEmpty()) {
            problems.add("either PLACE, to merge reports, or --diff OLD NEW, to compare them");
        }
        if (page != null && !merges) {
            problems.add("--html goes with PLACE");
        }
        Reports reports = read(places, problems);
        Reports before = read(compared.isEmpty() ? List.of() : compared.subList(0, 1), problems);
        Reports after = read(compared.isEmpty() ? List.of() : compared.subList(1, 2), problems);
        if (problems.isEmpty() && merges && page != null) {
            write(page, MatrixPage.of(reports), problems);
        }
        if (!problems.isEmpty()) {
            return said.usage("", problems.lines(), "connectors conformance-report --help")
                    .code();
        }
        return (merges ? results(reports) : compare(before, after)).code();
    }

    private static Reports read(List<Path> places, Problems problems) {
        Reports reports = Reports.read(places, problems::add);
        if (!places.isEmpty() && reports.isEmpty() && problems.isEmpty()) {
            problems.add("there is no report in " + places.get(0));
        }
        return reports;
    }

    private static void write(Path file, String html, Problems problems) {
        try {
            Files.writeString(file, html);
        } catch (IOException e) {
            problems.add("--html: " + file + " cannot be written");
        }
    }

    private ExitCode results(Reports reports) {
        ItemPrinter<Map.Entry<String, String>> printer = ItemPrinter.of(format(), RESULTS, null, shell().out());
        reports.results().entrySet().forEach(printer::item);
        printer.end();
        return ExitCode.OK;
    }

    private ExitCode compare(Reports before, Reports after) {
        List<ReportDiff.Change> changes = ReportDiff.between(before, after);
        ItemPrinter<ReportDiff.Change> printer = ItemPrinter.of(format(), CHANGES, null, shell().out());
        changes.forEach(printer::item);
        printer.end();
        return changes.stream().anyMatch(ReportDiff.Change::isWorse) ? ExitCode.NOT_CONFORMANT : ExitCode.OK;
    }
}
