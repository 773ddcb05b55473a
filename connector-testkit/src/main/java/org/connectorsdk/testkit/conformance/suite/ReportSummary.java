package org.connectorsdk.testkit.conformance.suite;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A report in one line of Markdown, and as a badge, to be put into a README. Both are the same for equal results,
 * whenever they were found.
 *
 * @param target the name of the target, and of its files
 * @param name name and version of the provider
 * @param result how far it conforms
 * @param results all rules
 */
record ReportSummary(String target, String name, ConformanceReport.Result result, List<RuleResult> results) {
    /** Nominal width of a letter of the badge's font. */
    private static final int LETTER = 7;

    /** The line, which shows the badge beside it. */
    String markdown() {
        Map<Verdict, Long> counts = new EnumMap<>(Verdict.class);
        results.forEach(each -> counts.merge(each.verdict(), 1L, Long::sum));
        return "![conformance: " + words() + "](" + target + ".svg) " + name + ": " + result + " to ruleset "
                + Ruleset.VERSION + ", "
                + counts.entrySet().stream()
                        .map(count -> count.getValue() + " " + count.getKey())
                        .collect(Collectors.joining(", "))
                + "\n";
    }

    private String words() {
        return result.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static int width(String text) {
        return text.length() * LETTER + 10;
    }

    /** The badge as an SVG picture; its text is made of the kit's own words alone. */
    String badge() {
        String label = "conformance";
        int left = width(label);
        int right = width(words());
        return String.format(
                Locale.ROOT, """
                <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="20" role="img" aria-label="%3$s: %4$s">
                <title>%3$s: %4$s</title>
                <rect width="%2$d" height="20" fill="#3e454c"/><rect x="%2$d" width="%5$d" height="20" fill="%6$s"/>
                <g fill="#ffffff" font-family="Verdana, sans-serif" font-size="11" text-anchor="middle">
                <text x="%7$d" y="14">%3$s</text><text x="%8$d" y="14">%4$s</text>
                </g>
                </svg>
                """, left + right, left, label, words(), right, colour(), left / 2, left + right / 2);
    }

    /** Dark enough for white letters. */
    private String colour() {
        return switch (result) {
            case CONFORMANT -> "#1a7f37";
            case PARTIAL -> "#8a5a00";
            case NON_CONFORMANT -> "#b3261e";
            case INVALID -> "#6b2fa0";
        };
    }
}
