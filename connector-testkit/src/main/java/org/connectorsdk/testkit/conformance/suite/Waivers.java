package org.connectorsdk.testkit.conformance.suite;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.connectorsdk.api.json.JsonObject;

/**
 * What a suite has on record about rules that do not hold yet.
 *
 * @param byRule the waivers by the rule's id
 * @param today the day of the run, in UTC
 */
record Waivers(Map<String, Waiver> byRule, LocalDate today) {
    /** Its pass is decided over the whole run, and to declare less is the remedy. */
    private static final String NEVER = "CAP-01";

    /** One waiver. */
    record Waiver(String rule, String reason, LocalDate until) {}

    /**
     * Reads the annotations of a suite.
     *
     * @param suite the suite
     * @return its waivers
     * @throws IllegalArgumentException if any of them is wrong, naming all that are
     */
    static Waivers of(ConnectorConformanceSuite suite) {
        Map<String, Waiver> byRule = new TreeMap<>();
        List<String> wrong = new ArrayList<>();
        for (Waive each : suite.getClass().getAnnotationsByType(Waive.class)) {
            String problem = problem(each);
            if (!problem.isEmpty()) {
                wrong.add("@Waive " + each.rule() + ": " + problem);
            } else if (byRule.put(each.rule(), waiver(each)) != null) {
                wrong.add("@Waive " + each.rule() + ": the rule is waived twice");
            }
        }
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", wrong));
        }
        return new Waivers(byRule, suite.today());
    }

    private static Waiver waiver(Waive each) {
        return new Waiver(each.rule(), each.reason(), LocalDate.parse(each.until()));
    }

    private static String problem(Waive each) {
        if (Ruleset.find(each.rule()).isEmpty()) {
            return "there is no such rule";
        }
        if (each.rule().equals(NEVER)) {
            return "it cannot be waived; take out of the descriptor what does not work";
        }
        if (each.reason().isBlank()) {
            return "the reason is missing";
        }
        try {
            LocalDate.parse(each.until());
        } catch (DateTimeParseException e) {
            return "until is a date such as 2027-03-31, got " + each.until();
        }
        return "";
    }

    /** What a waiver makes of a result. */
    RuleResult over(RuleResult result) {
        Waiver waiver = byRule.get(result.rule().id());
        if (waiver == null) {
            return result;
        }
        return switch (result.verdict()) {
            case FAIL -> failed(waiver, result);
            case PASS, REFUSED_OK, NOT_APPLICABLE, NOT_TESTABLE ->
                result.with(
                        Verdict.FAIL,
                        "it does not fail (" + result.verdict() + "), and yet it is waived until " + waiver.until()
                                + ": remove the waiver");
            default -> result;
        };
    }

    private RuleResult failed(Waiver waiver, RuleResult result) {
        long left = daysLeft(waiver);
        return left < 0
                ? result.with(Verdict.FAIL, "the waiver ended on " + waiver.until() + ". " + result.message())
                : result.with(
                        Verdict.WAIVED,
                        "waived until " + waiver.until() + " (" + days(left) + " left): " + waiver.reason() + ". "
                                + result.message());
    }

    /** Whether a rule is waived today. */
    boolean holds(String rule) {
        Waiver waiver = byRule.get(rule);
        return waiver != null && daysLeft(waiver) >= 0;
    }

    /** Days after today on which the waiver holds; negative when it has ended. */
    private long daysLeft(Waiver waiver) {
        return ChronoUnit.DAYS.between(today, waiver.until());
    }

    private static String days(long count) {
        return count == 1 ? "1 day" : count + " days";
    }

    List<JsonObject> toJson() {
        return byRule.values().stream()
                .map(waiver -> JsonObject.builder()
                        .add("rule", waiver.rule())
                        .add("reason", waiver.reason())
                        .add("until", waiver.until().toString())
                        .add("daysLeft", daysLeft(waiver))
                        .build())
                .toList();
    }
}
