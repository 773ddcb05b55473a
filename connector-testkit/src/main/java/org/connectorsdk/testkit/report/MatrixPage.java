package org.connectorsdk.testkit.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * One page for people: rules × providers, what was shown of each capability, what is waived and for how long, which
 * broken providers each rule has caught, and for each cell what went over the wire and the command that tries it again.
 * It needs no network, no script and no other file; it reads on a phone, in print, in light and in dark, and with a
 * keyboard alone.
 *
 * @since 0.1.0
 */
public final class MatrixPage {
    private final Reports reports;
    private final Html html = new Html();

    private MatrixPage(Reports reports) {
        this.reports = reports;
    }

    /**
     * Renders the page. Equal reports give equal pages.
     *
     * @param reports what to show
     * @return HTML, to be stored as UTF-8
     */
    public static String of(Reports reports) {
        return new MatrixPage(reports).render();
    }

    private String render() {
        html.markup("""
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
                <link rel="icon" href="data:,">
                <title>Conformance</title>
                <style>
                """);
        html.markup(style()).markup("</style>\n</head>\n<body>\n<header>\n<h1>Conformance</h1>\n");
        summary();
        html.markup("</header>\n<main>\n");
        matrix();
        capabilities();
        waivers();
        kills();
        html.markup("</main>\n");
        Evidence evidence = new Evidence(html);
        reports.all().forEach(evidence::of);
        html.markup("</body>\n</html>\n");
        return html.toString();
    }

    private static String style() {
        try (InputStream css = MatrixPage.class.getResourceAsStream("matrix.css")) {
            if (css == null) {
                throw new IllegalStateException("matrix.css is not beside this class");
            }
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void summary() {
        html.markup("<nav aria-label=\"Parts of this page\"><a href=\"#matrix\">Rules</a> <a"
                + " href=\"#capabilities\">Capabilities</a>");
        if (reports.anyWaivers()) {
            html.markup(" <a href=\"#waivers\">Waivers</a>");
        }
        reports.kills().ifPresent(table -> html.markup(" <a href=\"#kills\">Kill table</a>"));
        html.markup("</nav>\n<ul class=\"providers\">\n");
        for (Report report : reports.all()) {
            html.element("<li><h2>", report.name(), "</h2>");
            html.element("<p class=\"result r-" + Html.id(report.result()) + "\">", report.result(), "</p><p>");
            html.text(report.target() + " " + report.version() + ", rules " + report.ruleset() + ", " + report.mode()
                    + ", ");
            html.element("<time>", report.at().replaceFirst("T.*", ""), "</time></p><p>");
            List<String> counts = new ArrayList<>();
            report.counts().entrySet().stream()
                    .sorted(Comparator.comparing(entry -> Mark.of(entry.getKey())))
                    .forEach(entry -> counts.add(entry.getValue() + " " + entry.getKey()));
            html.text(String.join(", ", counts)).markup("</p></li>\n");
        }
        html.markup("</ul>\n");
    }

    private void matrix() {
        html.markup("<section id=\"matrix\" aria-labelledby=\"matrix-title\">\n<h2 id=\"matrix-title\">Rules</h2>\n<dl"
                + " class=\"legend\">");
        Set<Mark> shown = EnumSet.noneOf(Mark.class);
        reports.all().forEach(report -> report.counts().keySet().forEach(verdict -> shown.add(Mark.of(verdict))));
        for (Mark mark : Mark.values()) {
            if (shown.contains(mark)) {
                html.markup("<div><dt class=\"" + mark.style() + "\">" + mark.letter() + "</dt><dd>")
                        .text(mark.meaning());
                html.markup("</dd></div>");
            }
        }
        html.markup("</dl>\n<table class=\"matrix\">\n<thead><tr><th scope=\"col\">Rule</th>");
        headings();
        html.markup("</tr></thead>\n");
        Map<String, List<Cell>> groups = new LinkedHashMap<>();
        reports.rules()
                .forEach(rule -> groups.computeIfAbsent(rule.group(), name -> new ArrayList<>())
                        .add(rule));
        groups.forEach((group, rules) -> {
            html.markup("<tbody>\n<tr class=\"group\"><th scope=\"rowgroup\" colspan=\""
                    + (reports.all().size() + 1) + "\">");
            html.text(group).markup("</th></tr>\n");
            rules.forEach(this::row);
            html.markup("</tbody>\n");
        });
        html.markup("</table>\n</section>\n");
    }

    private void headings() {
        reports.all().forEach(report -> html.element("<th scope=\"col\"><span>", report.name(), "</span></th>"));
    }

    private void row(Cell rule) {
        html.element("<tr><th scope=\"row\"><b>", rule.rule(), "</b>");
        if (!rule.level().equals("MUST")) {
            html.element(" <i>", rule.level().toLowerCase(Locale.ROOT), "</i>");
        }
        html.element(" <span>", rule.statement(), "</span></th>");
        for (Report report : reports.all()) {
            Cell cell = report.cells().get(rule.rule());
            if (cell == null) {
                html.markup("<td class=\"v-unknown\"><span aria-label=\"not in this report\">·</span></td>");
                continue;
            }
            Mark mark = Mark.of(cell.verdict());
            String key = Evidence.key(report, cell);
            html.markup(
                    "<td class=\"" + mark.style() + "\"><a id=\"c-" + key + "\" href=\"#e-" + key + "\" aria-label=\"");
            html.text(cell.rule() + ", " + report.name() + ": " + mark.meaning())
                    .markup("\" title=\"");
            html.text(mark.meaning() + (cell.message().isEmpty() ? "" : ": " + cell.message()));
            html.markup("\">" + mark.letter() + "</a></td>");
        }
        html.markup("</tr>\n");
    }

    private void capabilities() {
        html.markup("""
                <section id="capabilities" aria-labelledby="capabilities-title">
                <h2 id="capabilities-title">Capabilities</h2>
                <p>What each provider says of itself, and what the rules have shown.</p>
                <table class="truths"><thead><tr><th scope="col">Capability</th>""");
        headings();
        html.markup("</tr></thead>\n<tbody>\n");
        TreeSet<String> names = new TreeSet<>();
        reports.all().forEach(report -> names.addAll(report.truths().keySet()));
        for (String name : names) {
            html.element("<tr><th scope=\"row\">", name, "</th>");
            for (Report report : reports.all()) {
                String truth = report.truths().getOrDefault(name, "");
                html.element("<td class=\"t-" + Html.id(truth) + "\">", words(truth), "</td>");
            }
            html.markup("</tr>\n");
        }
        html.markup("</tbody></table>\n</section>\n");
    }

    private static String words(String truth) {
        return switch (truth) {
            case "PROVEN" -> "yes, proven";
            case "WAIVED" -> "yes, waived";
            case "UNPROVEN" -> "claimed, not proven";
            case "NOT_TESTABLE" -> "yes, cannot be tried";
            case "REFUSAL_PROVEN" -> "no, refusal proven";
            case "REFUSAL_UNPROVEN" -> "no, refusal not proven";
            default -> truth;
        };
    }

    private void waivers() {
        if (!reports.anyWaivers()) {
            return;
        }
        html.markup("""
                <section id="waivers" aria-labelledby="waivers-title">
                <h2 id="waivers-title">Waivers</h2>
                <p>Rules that are known to fail, on record until a day; the days left are those of the run.</p>
                <table class="waivers"><thead><tr><th scope="col">Provider</th><th scope="col">Rule</th><th scope="col">Reason</th>
                <th scope="col">Until</th><th scope="col">Days left</th></tr></thead>
                <tbody>
                """);
        for (Report report : reports.all()) {
            for (Report.Waiver waiver : report.waivers()) {
                html.element("<tr><td>", report.name(), "</td>");
                html.element("<th scope=\"row\">", waiver.rule(), "</th>");
                html.element("<td>", waiver.reason(), "</td>");
                html.element("<td>", waiver.until(), "</td>");
                boolean over = waiver.daysLeft() < 0;
                html.markup(over ? "<td class=\"v-fail\">" : "<td>");
                html.text(over ? "ended" : Long.toString(waiver.daysLeft())).markup("</td></tr>\n");
            }
        }
        html.markup("</tbody></table>\n</section>\n");
    }

    private void kills() {
        reports.kills().ifPresent(table -> {
            html.markup("""
                    <section id="kills" aria-labelledby="kills-title">
                    <h2 id="kills-title">Kill table</h2>
                    <p>Providers that were broken on purpose, and the rules that caught them. A rule without one proves little.</p>
                    <table class="kills"><thead><tr><th scope="col">Rule</th><th scope="col">Caught</th></tr></thead>
                    <tbody>
                    """);
            for (Cell rule : reports.rules()) {
                List<String> killers = table.killers().getOrDefault(rule.rule(), List.of());
                html.element("<tr><th scope=\"row\">", rule.rule(), "</th><td>");
                html.text(killers.isEmpty() ? "none" : String.join(", ", killers))
                        .markup("</td></tr>\n");
            }
            html.markup("</tbody></table>\n</section>\n");
        });
    }
}
