package org.connectorsdk.cli.conformance;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.cli.print.ItemPrinter;
import org.connectorsdk.cli.print.View;
import org.connectorsdk.cli.shell.OutputFormat;
import org.connectorsdk.cli.shell.Stdout;
import org.connectorsdk.cli.shell.TerminalText;
import org.connectorsdk.testkit.conformance.suite.ConformanceReport;
import org.connectorsdk.testkit.conformance.suite.Ruleset;
import org.connectorsdk.testkit.conformance.suite.Verdict;

/** Shows a report: a line for each group of rules, each rule that failed with its exchanges, and the result. */
final class VerdictPrinter {
    private static final List<Verdict> TROUBLE = List.of(Verdict.FAIL, Verdict.INVALID);

    private VerdictPrinter() {}

    /** How often each verdict was given in a group. */
    private record Group(String name, Map<Verdict, Integer> counts) {
        String count(Verdict verdict) {
            Integer count = counts.get(verdict);
            return count == null ? "" : count.toString();
        }
    }

    static void print(ConformanceReport report, OutputFormat format, Stdout out) {
        if (format != OutputFormat.TABLE) {
            out.json(report.toJson()).endLine();
            return;
        }
        Map<String, Group> groups = new LinkedHashMap<>();
        Map<String, Verdict> verdicts = report.verdicts();
        for (Ruleset.Entry entry : Ruleset.entries()) {
            groups.computeIfAbsent(entry.group(), name -> new Group(name, new EnumMap<>(Verdict.class)))
                    .counts()
                    .merge(verdicts.getOrDefault(entry.id(), Verdict.NOT_RUN), 1, Integer::sum);
        }
        ItemPrinter<Group> table = ItemPrinter.of(format, view(shown(verdicts)), null, out);
        groups.values().forEach(table::item);
        table.end();
        Ruleset.entries().stream()
                .filter(entry -> TROUBLE.contains(verdicts.get(entry.id())))
                .forEach(entry -> trouble(report, entry, verdicts, out));
        out.endLine();
        line(out, report.target() + ": " + report.result());
    }

    /** Passes and failures always, anything else where it was given. */
    private static List<Verdict> shown(Map<String, Verdict> verdicts) {
        return Stream.of(Verdict.values())
                .filter(verdict ->
                        verdict == Verdict.PASS || verdict == Verdict.FAIL || verdicts.containsValue(verdict))
                .toList();
    }

    private static View<Group> view(List<Verdict> shown) {
        List<String> columns = new ArrayList<>(List.of("rules"));
        shown.forEach(verdict -> columns.add(verdict.name().toLowerCase(Locale.ROOT)));
        return new View<>(
                columns,
                group -> {
                    List<String> cells = new ArrayList<>(List.of(group.name()));
                    shown.forEach(verdict -> cells.add(group.count(verdict)));
                    return cells;
                },
                group -> JsonObject.empty());
    }

    private static void trouble(
            ConformanceReport report, Ruleset.Entry entry, Map<String, Verdict> verdicts, Stdout out) {
        out.endLine();
        line(
                out,
                entry.id() + " " + verdicts.get(entry.id()) + ": "
                        + entry.rule().statement());
        Stream.of(report.message(entry.id()), report.exchanges(entry.id()))
                .flatMap(String::lines)
                .forEach(text -> line(out, "  " + text));
        line(out, "  try again: connectors conformance " + report.target() + " --rule " + entry.id());
    }

    private static void line(Stdout out, String text) {
        out.append(TerminalText.safe(text)).endLine();
    }
}
