package org.connectorsdk.testkit.report;

/** What is behind a cell: shown when its link is followed, without a script. */
final class Evidence {
    private final Html html;

    Evidence(Html html) {
        this.html = html;
    }

    /** What the ids of a cell and of its evidence end in. */
    static String key(Report report, Cell cell) {
        return Html.id(report.target() + "-" + cell.rule());
    }

    void of(Report report) {
        report.cells().values().forEach(cell -> of(report, cell));
    }

    private void of(Report report, Cell cell) {
        String key = key(report, cell);
        Mark mark = Mark.of(cell.verdict());
        html.markup("<article class=\"evidence " + mark.style() + "\" id=\"e-" + key + "\" aria-labelledby=\"t-" + key
                + "\">\n");
        html.markup("<p class=\"back\"><a href=\"#c-" + key + "\">Back to the rules</a></p>\n");
        html.markup("<h2 id=\"t-" + key + "\">")
                .text(cell.rule() + ", " + report.name())
                .markup(" ");
        html.element("<span class=\"verdict\">", cell.verdict(), "</span></h2>\n");
        html.element("<p>", cell.statement(), "</p>\n");
        if (!cell.message().isEmpty()) {
            html.element("<pre>", cell.message(), "</pre>\n");
        }
        for (String fault : cell.faults()) {
            html.element("<p>Fault: <code>", fault, "</code></p>\n");
        }
        exchanges(cell);
        if (!cell.replay().isEmpty()) {
            html.element("<p>Try it alone: <code>", cell.replay(), "</code></p>\n");
        }
        html.markup("</article>\n");
    }

    private void exchanges(Cell cell) {
        if (cell.exchanges().isEmpty()) {
            html.markup("<p>Nothing reached the server.</p>\n");
            return;
        }
        html.markup("<table><thead><tr><th scope=\"col\">#</th><th scope=\"col\">Request</th><th"
                + " scope=\"col\">Answer</th></tr></thead><tbody>\n");
        for (Cell.Line line : cell.exchanges()) {
            html.markup("<tr><td>")
                    .text(line.number())
                    .markup("</td><td><code>")
                    .text(line.request());
            html.element("</code></td><td>", line.answer(), "</td></tr>\n");
        }
        html.markup("</tbody></table>\n");
        if (cell.leftOut() > 0) {
            html.markup("<p>").text(cell.leftOut()).markup(" more in between are left out.</p>\n");
        }
    }
}
