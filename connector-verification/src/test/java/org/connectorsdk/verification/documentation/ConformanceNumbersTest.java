package org.connectorsdk.verification.documentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.connectorsdk.testkit.conformance.Level;
import org.connectorsdk.testkit.conformance.suite.Ruleset;
import org.junit.jupiter.api.Test;

/**
 * What the documents say of conformance is generated from rules and reports. Run with {@code -Dconformance.write=true}
 * to bring the documents up to date.
 */
class ConformanceNumbersTest {
    private static final Path README = Documents.ROOT.resolve("README.md");
    private static final Path PAGE = Documents.ROOT.resolve("docs/conformance.md");
    private static final Path KILLS = Documents.ROOT.resolve("connector-testkit/target/conformance/kill-table.json");
    private static final List<String> VERDICTS =
            List.of("PASS", "REFUSED_OK", "NOT_APPLICABLE", "NOT_TESTABLE", "WAIVED", "FAIL", "INVALID", "NOT_RUN");
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void thePageListsEveryRule() throws IOException {
        StringBuilder table = new StringBuilder("| id | | needs | rule |\n|---|---|---|---|\n");
        for (Ruleset.Entry entry : Ruleset.entries()) {
            String needs = String.join(", ", entry.rule().needs());
            String level = entry.rule().level() == Level.MUST ? "M" : "S";
            String untestable =
                    entry.isTestable() ? "" : " *Not testable: " + entry.rule().notTestable() + ".*";
            table.append("| ")
                    .append(entry.name())
                    .append(" | ")
                    .append(level)
                    .append(" | ")
                    .append(needs);
            table.append(" | ")
                    .append(entry.rule().statement())
                    .append(untestable)
                    .append(" |\n");
        }
        assertCurrent(PAGE, "rules", table.toString());
    }

    /** In a build of everything the providers have been tested before; on its own this has nothing to look at. */
    @Test
    void theReadmeHasTheNumbersOfTheLastRun() throws IOException {
        List<JsonNode> reports = reports();
        assumeTrue(!reports.isEmpty() && Files.exists(KILLS), "no reports: build all modules first");
        StringBuilder table = new StringBuilder("| provider | result | ");
        table.append(String.join(" | ", VERDICTS)).append(" |\n|---|---|").append("---|".repeat(VERDICTS.size()));
        for (JsonNode report : reports) {
            JsonNode summary = report.path("summary");
            table.append("\n| ").append(report.path("subject").path("target").asText());
            table.append(" | ").append(summary.path("result").asText());
            for (String verdict : VERDICTS) {
                int count = summary.path("must").path(verdict).asInt()
                        + summary.path("should").path(verdict).asInt();
                table.append(" | ").append(count);
            }
            table.append(" |");
        }
        JsonNode kills = JSON.readTree(KILLS.toFile());
        table.append("\n\nRules that catch the mutant made for them: ")
                .append(kills.path("withKill").asInt());
        table.append(" of the ").append(kills.path("testable").asInt()).append(" that can be tested.\n");
        assertCurrent(README, "conformance", table.toString());
    }

    private static List<JsonNode> reports() throws IOException {
        List<Path> folders = new ArrayList<>();
        try (Stream<Path> modules = Files.list(Documents.ROOT)) {
            modules.map(module -> module.resolve("target/conformance"))
                    .filter(folder -> Files.isDirectory(folder) && !folder.startsWith(KILLS.getParent()))
                    .sorted()
                    .forEach(folders::add);
        }
        List<JsonNode> reports = new ArrayList<>();
        for (Path folder : folders) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.filter(each -> each.toString().endsWith(".json"))
                        .sorted()
                        .toList()) {
                    reports.add(JSON.readTree(file.toFile()));
                }
            }
        }
        return reports;
    }

    private static void assertCurrent(Path document, String block, String generated) throws IOException {
        String text = Documents.read(document);
        String begin = "<!-- " + block + ": generated -->\n";
        int from = text.indexOf(begin) + begin.length();
        int to = text.indexOf("<!-- /" + block + " -->");
        if (Boolean.getBoolean("conformance.write")) {
            Files.writeString(document, text.substring(0, from) + generated + text.substring(to));
            return;
        }
        assertThat(text.substring(from, to)).isEqualTo(generated);
    }
}
