package org.connectorsdk.testkit.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.connectorsdk.testkit.conformance.suite.Ruleset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reading reports and telling what got worse. */
class ReportDiffTest {
    @TempDir
    private Path folder;

    private static ObjectNode report() {
        return SampleReports.report("acme", "Acme", 0);
    }

    private Reports stored(String place, ObjectNode report) {
        return SampleReports.read(SampleReports.write(folder.resolve(place), "acme.json", report));
    }

    private List<ReportDiff.Change> changes(String before, String after) {
        return ReportDiff.between(
                stored("old", SampleReports.with(report(), "SYNC-01", before)),
                stored("new", SampleReports.with(report(), "SYNC-01", after)));
    }

    @ParameterizedTest
    @CsvSource({
        "PASS, FAIL",
        "PASS, INVALID",
        "PASS, NOT_RUN",
        "PASS, WAIVED",
        "PASS, NOT_APPLICABLE",
        "PASS, REFUSED_OK",
        "REFUSED_OK, FAIL",
        "NOT_RUN, INVALID",
        "PASS, LATER_WORD"
    })
    void aWorseVerdictIsNamedAsWorse(String before, String after) {
        assertThat(changes(before, after)).singleElement().satisfies(change -> {
            assertThat(change.isWorse()).isTrue();
            assertThat(change.toString()).startsWith("acme SYNC-01: " + before + " → " + after);
        });
    }

    @ParameterizedTest
    @CsvSource({"FAIL, PASS", "REFUSED_OK, PASS", "INVALID, NOT_RUN", "NOT_RUN, PASS"})
    void aBetterVerdictIsNamedAsBetter(String before, String after) {
        assertThat(changes(before, after))
                .singleElement()
                .satisfies(change -> assertThat(change.isWorse()).isFalse());
    }

    @Test
    void equalReportsHaveNoDifference() {
        assertThat(changes("PASS", "PASS")).isEmpty();
    }

    @Test
    void whatPassedAndIsNoLongerThereGotWorse() {
        ObjectNode shorter = SampleReports.with(report(), "SYNC-01", "PASS");
        Reports before = stored("old", shorter.deepCopy());
        for (int i = shorter.withArray("results").size() - 1; i >= 0; i--) {
            if (shorter.at("/results/" + i + "/rule").asText().equals("SYNC-01")) {
                shorter.withArray("results").remove(i);
            }
        }

        assertThat(ReportDiff.between(before, stored("new", shorter)))
                .singleElement()
                .hasToString("acme SYNC-01: PASS → GONE")
                .satisfies(change -> assertThat(change.isWorse()).isTrue());
    }

    @Test
    void aProviderThatIsNoLongerThereGotWorseInEachCell() {
        Reports before = stored("old", report());
        Reports after = SampleReports.read(
                SampleReports.write(folder, "other.json", SampleReports.report("other", "Other", 0)));

        assertThat(ReportDiff.between(before, after))
                .hasSameSizeAs(Ruleset.entries())
                .allSatisfy(change -> assertThat(change.after()).isEqualTo(ReportDiff.Change.GONE));
    }

    @Test
    void whatIsNewIsNoChange() {
        Reports before = stored("old", report());
        SampleReports.write(folder.resolve("new"), "other.json", SampleReports.report("other", "Other", 1));
        stored("new", report());

        assertThat(ReportDiff.between(before, SampleReports.read(folder.resolve("new"))))
                .isEmpty();
    }

    @Test
    void ofTwoReportsAboutOneTargetTheLaterCounts() {
        SampleReports.write(folder, "a.json", SampleReports.report("acme", "Later", 2));
        SampleReports.write(folder, "b.json", SampleReports.report("acme", "Earlier", 1));

        assertThat(SampleReports.read(folder).all())
                .singleElement()
                .satisfies(report -> assertThat(report.name()).isEqualTo("Later"));
    }

    @Test
    void whatIsNoReportIsNamedAndTheRestIsRead() throws Exception {
        SampleReports.write(folder, "a.json", report());
        Files.writeString(folder.resolve("b.json"), "{\"format\":1}");
        Files.writeString(folder.resolve("c.json"), "{");
        SampleReports.write(folder, "d.json", report().put("format", 2));
        Files.writeString(folder.resolve("notes.txt"), "not looked at");
        List<String> problems = new ArrayList<>();

        Reports reports = Reports.read(List.of(folder, folder.resolve("nowhere.json")), problems::add);

        assertThat(reports.results()).containsExactly(java.util.Map.entry("acme", "CONFORMANT"));
        assertThat(problems)
                .containsExactly(
                        folder.resolve("b.json") + " is no conformance report of format 1",
                        folder.resolve("c.json") + " is no JSON",
                        folder.resolve("d.json") + " is no conformance report of format 1",
                        folder.resolve("nowhere.json") + " cannot be read");
    }
}
