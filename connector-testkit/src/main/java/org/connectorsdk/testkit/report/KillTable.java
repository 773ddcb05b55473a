package org.connectorsdk.testkit.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The proof of the rules themselves: which deliberately broken providers each rule has caught. Its file is
 * {@code {"kills": [{"rule": "RETRY-02", "mutant": "creates are repeated", "message": …, "killed": true}, …]}}.
 *
 * @param killers names of broken providers by the rule that caught them
 */
record KillTable(Map<String, List<String>> killers) {

    static boolean isOne(JsonNode json) {
        return json.path("kills").isArray();
    }

    static KillTable read(JsonNode json) {
        Map<String, List<String>> killers = new LinkedHashMap<>();
        for (JsonNode kill : json.path("kills")) {
            if (kill.path("killed").asBoolean()) {
                killers.computeIfAbsent(kill.path("rule").asText(), id -> new ArrayList<>())
                        .add(kill.path("mutant").asText());
            }
        }
        return new KillTable(killers);
    }
}
