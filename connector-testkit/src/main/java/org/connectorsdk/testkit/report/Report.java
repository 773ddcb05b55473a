package org.connectorsdk.testkit.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One report as it was written.
 *
 * @param target what was tried
 * @param name the provider's name for people
 * @param version the provider's version
 * @param ruleset the version of the rules
 * @param mode hermetic or live
 * @param at when
 * @param result how far it conforms
 * @param counts verdicts of all rules, counted
 * @param cells the rules by id, in their order
 * @param truths what was shown of each capability
 * @param waivers rules on record as failing
 */
record Report(
        String target,
        String name,
        String version,
        String ruleset,
        String mode,
        String at,
        String result,
        Map<String, Integer> counts,
        Map<String, Cell> cells,
        Map<String, String> truths,
        List<Waiver> waivers) {
    /** A rule that is known to fail, until a day. */
    record Waiver(String rule, String reason, String until, long daysLeft) {
        static Waiver read(JsonNode json) {
            return new Waiver(
                    json.path("rule").asText(),
                    json.path("reason").asText(),
                    json.path("until").asText(),
                    json.path("daysLeft").asLong());
        }
    }

    static Report read(JsonNode json) {
        Map<String, Cell> cells = new LinkedHashMap<>();
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (JsonNode each : json.path("results")) {
            Cell cell = Cell.read(each);
            cells.put(cell.rule(), cell);
            counts.merge(cell.verdict(), 1, Integer::sum);
        }
        Map<String, String> truths = new LinkedHashMap<>();
        json.path("capabilities")
                .forEach(capability -> truths.put(
                        capability.path("name").asText(),
                        capability.path("truth").asText()));
        List<Waiver> waivers = new ArrayList<>();
        json.path("waivers").forEach(waiver -> waivers.add(Waiver.read(waiver)));
        JsonNode subject = json.path("subject");
        String target = subject.path("target").asText();
        String name = subject.path("name").asText();
        return new Report(
                target,
                name.isEmpty() ? target : name,
                subject.path("version").asText(),
                json.path("ruleset").path("version").asText(),
                json.path("run").path("mode").asText(),
                json.path("run").path("at").asText(),
                json.path("summary").path("result").asText(),
                counts,
                cells,
                truths,
                waivers);
    }
}
