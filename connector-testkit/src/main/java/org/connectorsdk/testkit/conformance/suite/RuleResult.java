package org.connectorsdk.testkit.conformance.suite;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.testkit.conformance.Rule;
import org.connectorsdk.testkit.simulator.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * What became of one rule.
 *
 * @param rule the rule
 * @param verdict what became of it
 * @param message why, for anything but a pass; empty otherwise
 * @param cause what a failed rule threw; null otherwise
 * @param elapsed real time it took
 * @param faults what was armed, and how often it happened
 * @param requests requests that reached the server, by method
 * @param exchanges the exchanges in short, with secrets masked
 * @param replay the command that tries this rule alone; empty where there is none
 */
record RuleResult(
        Rule rule,
        Verdict verdict,
        String message,
        @Nullable Throwable cause,
        Duration elapsed,
        List<Played> faults,
        Map<String, Long> requests,
        List<Shown> exchanges,
        String replay) {
    /** Exchanges of which a report shows each; of more it shows the first and the last of them. */
    static final int MOST_EXCHANGES = 40;

    /** A rule that was not tried. */
    static RuleResult notRun(Rule rule) {
        return new RuleResult(
                rule,
                Verdict.NOT_RUN,
                "was left out of this run",
                null,
                Duration.ZERO,
                List.of(),
                Map.of(),
                List.of(),
                "");
    }

    /** The same with another verdict. */
    RuleResult with(Verdict other, String why) {
        return new RuleResult(rule, other, why, cause, elapsed, faults, requests, exchanges, replay);
    }

    /** A fault and how often it happened. */
    record Played(String fault, long played) {
        JsonObject toJson() {
            return JsonObject.of("fault", fault, "played", played);
        }
    }

    /** One exchange without secrets. */
    record Shown(long number, String method, String path, int status, String fault) {
        static Shown of(Exchange exchange, Mask mask) {
            String query = exchange.rawQuery().isEmpty() ? "" : "?" + exchange.rawQuery();
            return new Shown(
                    exchange.sequence(),
                    exchange.method(),
                    mask.over(exchange.path() + query),
                    exchange.status(),
                    exchange.fault().map(mask::over).orElse(""));
        }

        @Override
        public String toString() {
            return number + " " + method + " " + path + " → " + status + (fault.isEmpty() ? "" : " (" + fault + ")");
        }

        JsonObject toJson() {
            JsonObject.Builder json = JsonObject.builder()
                    .add("number", number)
                    .add("method", method)
                    .add("path", path)
                    .add("status", status);
            return (fault.isEmpty() ? json : json.add("fault", fault)).build();
        }
    }

    /** The first and the last exchanges, as people read them, one a line; for a rule that has failed. */
    String told() {
        StringBuilder lines = new StringBuilder();
        long before = 0;
        for (Shown each : shown()) {
            if (each.number() != before + 1 && before != 0) {
                lines.append("  …").append(System.lineSeparator());
            }
            before = each.number();
            lines.append("  ").append(each).append(System.lineSeparator());
        }
        return exchanges.isEmpty()
                ? "no exchanges"
                : "exchanges:" + System.lineSeparator() + lines.toString().stripTrailing();
    }

    private List<Shown> shown() {
        List<Shown> shown = new ArrayList<>(exchanges);
        if (shown.size() > MOST_EXCHANGES) {
            shown.subList(MOST_EXCHANGES / 2, shown.size() - MOST_EXCHANGES / 2).clear();
        }
        return shown;
    }

    JsonObject toJson() {
        List<Shown> shown = shown();
        return JsonObject.builder()
                .add("rule", rule.id())
                .add("revision", rule.revision())
                .add("group", Ruleset.group(rule.id()))
                .add("level", rule.level().name())
                .add("verdict", verdict.name())
                .add("statement", rule.statement())
                .add("message", message)
                .add("ms", elapsed.toMillis())
                .add("faults", faults.stream().map(Played::toJson).toList())
                .add("requests", requests)
                .add("exchanges", shown.stream().map(Shown::toJson).toList())
                .add("exchangesLeftOut", exchanges.size() - shown.size())
                .add("replay", replay)
                .build();
    }
}
