package org.connectorsdk.testkit.report;

import java.util.ArrayList;
import java.util.List;

/**
 * What is different between two sets of reports, cell by cell.
 *
 * @since 0.1.0
 */
public final class ReportDiff {
    /** From best to worst. A word that is not known stands at the end. */
    private static final List<String> ORDER = List.of(
            "PASS",
            "REFUSED_OK",
            "NOT_APPLICABLE",
            "NOT_TESTABLE",
            "WAIVED",
            "NOT_RUN",
            Change.GONE,
            "INVALID",
            "FAIL");

    private ReportDiff() {}

    /**
     * One cell that changed.
     *
     * @param target what was tried
     * @param rule the rule's id
     * @param before the verdict in the old reports
     * @param after the verdict in the new ones, {@link #GONE} where there is none any more
     * @param isWorse whether the new verdict is worse
     * @param message why, empty for a pass
     */
    public record Change(String target, String rule, String before, String after, boolean isWorse, String message) {
        /** Stands for the verdict of a cell that is no longer there. */
        public static final String GONE = "GONE";

        /** {@return one line for people} */
        @Override
        public String toString() {
            return target + " " + rule + ": " + before + " → " + after
                    + (message.isEmpty()
                            ? ""
                            : ": " + message.lines().findFirst().orElse(""));
        }
    }

    /**
     * Compares. Cells that are only in the new reports are no change.
     *
     * @param before the old reports
     * @param after the new ones
     * @return what changed, by target and rule; empty if nothing did
     */
    public static List<Change> between(Reports before, Reports after) {
        List<Change> changes = new ArrayList<>();
        for (Report old : before.all()) {
            for (Cell cell : old.cells().values()) {
                Cell now = after.of(old.target())
                        .map(report -> report.cells().get(cell.rule()))
                        .orElse(null);
                String verdict = now == null ? Change.GONE : now.verdict();
                if (!verdict.equals(cell.verdict())) {
                    changes.add(new Change(
                            old.target(),
                            cell.rule(),
                            cell.verdict(),
                            verdict,
                            rank(verdict) > rank(cell.verdict()),
                            now == null ? "" : now.message()));
                }
            }
        }
        return changes;
    }

    private static int rank(String verdict) {
        int place = ORDER.indexOf(verdict);
        return place < 0 ? ORDER.size() : place;
    }
}
