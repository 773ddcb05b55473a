package org.connectorsdk.testkit.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * One rule and what became of it for one target.
 *
 * @param rule the rule's id
 * @param group what the id begins with
 * @param level how binding the rule is
 * @param verdict what became of it; a word of a later kit is kept as it is
 * @param statement what the rule says
 * @param message why, empty for a pass
 * @param faults what went wrong on purpose, and how often
 * @param exchanges what reached the server
 * @param leftOut how many exchanges the report leaves out
 * @param replay the command that tries the rule alone, empty where there is none
 */
record Cell(
        String rule,
        String group,
        String level,
        String verdict,
        String statement,
        String message,
        List<String> faults,
        List<Line> exchanges,
        long leftOut,
        String replay) {

    /**
     * One exchange.
     *
     * @param number its place in the order of arrival
     * @param request method and path
     * @param answer status, and the fault that was played
     */
    record Line(long number, String request, String answer) {}

    static Cell read(JsonNode json) {
        List<String> faults = new ArrayList<>();
        json.path("faults").forEach(fault -> faults.add(fault.path("fault").asText() + ", " + times(fault)));
        List<Line> exchanges = new ArrayList<>();
        json.path("exchanges").forEach(exchange -> exchanges.add(line(exchange)));
        return new Cell(
                json.path("rule").asText(),
                json.path("rule").asText().replaceFirst("-\\d+$", ""),
                json.path("level").asText(),
                json.path("verdict").asText(),
                json.path("statement").asText(),
                json.path("message").asText(),
                faults,
                exchanges,
                json.path("exchangesLeftOut").asLong(),
                json.path("replay").asText());
    }

    private static String times(JsonNode fault) {
        long played = fault.path("played").asLong();
        return played == 1 ? "played once" : "played " + played + " times";
    }

    private static Line line(JsonNode exchange) {
        int status = exchange.path("status").asInt();
        String answer = status == 0 ? "no answer" : Integer.toString(status);
        String fault = exchange.path("fault").asText();
        return new Line(
                exchange.path("number").asLong(),
                exchange.path("method").asText() + " " + exchange.path("path").asText(),
                fault.isEmpty() ? answer : answer + " (" + fault + ")");
    }
}
