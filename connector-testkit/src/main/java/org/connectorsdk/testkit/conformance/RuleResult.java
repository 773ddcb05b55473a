package org.connectorsdk.testkit.conformance;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.testkit.simulator.Exchange;

/**
 * What became of one rule.
 *
 * @param rule the rule
 * @param verdict what became of it
 * @param reason why, for anything but a pass; empty otherwise
 * @param elapsed real time it took
 * @param faults what was armed and how often it happened, in words
 * @param requests requests that reached the server, by method
 * @param exchanges the exchanges in short, with credentials masked
 */
record RuleResult(
        Rule rule,
        Verdict verdict,
        String reason,
        Duration elapsed,
        List<String> faults,
        Map<String, Long> requests,
        List<String> exchanges) {

    JsonObject toJson() {
        JsonObject.Builder json = JsonObject.builder()
                .add("rule", rule.id())
                .add("level", rule.level().name())
                .add("verdict", verdict.name())
                .add("ms", elapsed.toMillis())
                .add("statement", rule.statement())
                .add("faults", faults)
                .add("requests", requests)
                .add("exchanges", exchanges);
        return (reason.isEmpty() ? json : json.add("reason", reason)).build();
    }

    static String shown(Exchange exchange) {
        return exchange.sequence() + " " + exchange.method() + " " + exchange.path() + " → " + exchange.status()
                + exchange.fault().map(fault -> " (" + fault + ")").orElse("");
    }
}
