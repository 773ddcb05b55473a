package org.connectorsdk.testkit.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The proof of the rules themselves: which deliberately broken providers each rule has caught. Its file is
 * {@code {"format": 1, "mutants": [{"mutant": "creates-are-repeated", "kills": ["RETRY-02", …]}, …]}}.
 *
 * @param killers names of broken providers by the rule that caught them
 */
record KillTable(Map<String, List<String>> killers) {

    static boolean isOne(JsonNode json) {
        return json.path("mutants").isArray();
    }

    static KillTable read(JsonNode json) {
        Map<String, List<String>> killers = new LinkedHashMap<>();
        for (JsonNode mutant : json.path("mutants")) {
            for (JsonNode rule : mutant.path("kills")) {
                killers.computeIfAbsent(rule.asText(), id -> new ArrayList<>())
                        .add(mutant.path("mutant").asText());
            }
        }
        return new KillTable(killers);
    }
}
