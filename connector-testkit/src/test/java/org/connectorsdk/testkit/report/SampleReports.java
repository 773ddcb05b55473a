package org.connectorsdk.testkit.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.connectorsdk.testkit.conformance.suite.Ruleset;
import org.connectorsdk.testkit.conformance.suite.Verdict;

/** Reports about all rules, with every verdict in them and with texts that are out to break a page. */
final class SampleReports {
    static final String HOSTILE = "</pre><script>alert('x')</script> \"quoted\" & 'so' \u0007 on";

    private static final ObjectMapper JSON = new ObjectMapper();

    private SampleReports() {}

    /** One report in which the verdict of a rule depends on its place. */
    static ObjectNode report(String target, String name, int shift) {
        ObjectNode report = JSON.createObjectNode().put("format", 1);
        report.putObject("ruleset").put("version", "1.0.0");
        report.putObject("subject")
                .put("target", target)
                .put("provider", target)
                .put("name", name)
                .put("version", "1.2.3");
        report.putObject("run").put("mode", "hermetic").put("at", "2026-11-21T0" + shift + ":00:00Z");
        report.putObject("summary").put("result", shift == 0 ? "CONFORMANT" : "NON_CONFORMANT");
        report.withArray("waivers")
                .addObject()
                .put("rule", "ERR-05")
                .put("reason", HOSTILE)
                .put("until", "2026-12-31")
                .put("daysLeft", 40 - 20L * shift);
        List<String> truths =
                List.of("PROVEN", "UNPROVEN", "NOT_TESTABLE", "REFUSAL_PROVEN", "REFUSAL_UNPROVEN", "LATER_WORD");
        for (int i = 0; i < truths.size(); i++) {
            report.withArray("capabilities")
                    .addObject()
                    .put("name", "CAPABILITY_" + i)
                    .put("truth", truths.get(i));
        }
        List<String> verdicts = new ArrayList<>();
        for (Verdict verdict : Verdict.values()) {
            verdicts.add(verdict.name());
        }
        verdicts.add("LATER_WORD");
        int place = shift;
        for (Ruleset.Entry entry : Ruleset.entries()) {
            report.withArray("results").add(result(entry, verdicts.get(place++ % verdicts.size()), target));
        }
        return report;
    }

    private static ObjectNode result(Ruleset.Entry entry, String verdict, String target) {
        ObjectNode result = JSON.createObjectNode()
                .put("rule", entry.id())
                .put("level", entry.rule().level().name())
                .put("verdict", verdict)
                .put("statement", entry.rule().statement())
                .put("message", verdict.equals("PASS") ? "" : HOSTILE)
                .put("exchangesLeftOut", 3)
                .put("replay", "connectors conformance " + target + " --rule " + entry.id());
        result.withArray("faults")
                .addObject()
                .put("fault", "create_connection:reset")
                .put("played", 2);
        result.withArray("exchanges")
                .addObject()
                .put("number", 1)
                .put("method", "GET")
                .put("path", "/v1/connections?" + "a-long-query-without-a-blank=".repeat(8))
                .put("status", 200);
        result.withArray("exchanges")
                .addObject()
                .put("number", 2)
                .put("method", "POST")
                .put("path", "/v1/connections")
                .put("status", 0)
                .put("fault", "reset");
        return result;
    }

    /** Four targets and a kill table. */
    static Reports of(Path folder) {
        write(folder, "one.json", report("one", "One", 0));
        write(folder, "two.json", report("two", "Two <b>&", 1));
        write(folder, "three.json", report("three", "A vendor with a long name", 2));
        write(folder, "four.json", report("four", "Four", 3));
        ObjectNode kills = JSON.createObjectNode();
        kills.withArray("kills")
                .addObject()
                .put("rule", "RETRY-02")
                .put("mutant", "creates-are-repeated")
                .put("killed", true);
        kills.withArray("kills")
                .addObject()
                .put("rule", "RETRY-03")
                .put("mutant", "survives")
                .put("killed", false);
        write(folder, "kill-table.json", kills);
        return read(folder);
    }

    static Reports read(Path... places) {
        List<String> problems = new ArrayList<>();
        Reports reports = Reports.read(List.of(places), problems::add);
        if (!problems.isEmpty()) {
            throw new IllegalStateException(problems.toString());
        }
        return reports;
    }

    static Path write(Path folder, String name, ObjectNode json) {
        try {
            Files.createDirectories(folder);
            return Files.writeString(folder.resolve(name), json.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Changes the verdict of one rule. */
    static ObjectNode with(ObjectNode report, String rule, String verdict) {
        report.withArray("results").forEach(result -> {
            if (result.path("rule").asText().equals(rule)) {
                ((ObjectNode) result).put("verdict", verdict);
            }
        });
        return report;
    }
}
