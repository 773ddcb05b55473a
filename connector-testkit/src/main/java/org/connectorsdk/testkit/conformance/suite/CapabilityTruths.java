package org.connectorsdk.testkit.conformance.suite;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.descriptor.ProviderDescriptor;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.testkit.conformance.Rule;

/** What a run has shown of each capability, declared or not. */
record CapabilityTruths(ProviderDescriptor descriptor, Map<String, RuleResult> results) {

    /** What is known of one capability. */
    private enum Truth {
        /** Declared, and a rule that needs it passed. */
        PROVEN,
        /** Declared, and the only thing known of it is that rules about it are waived. */
        WAIVED,
        /** Declared, and no rule that needs it passed. */
        UNPROVEN,
        /** Declared, and the neutral interface cannot express a proof. */
        NOT_TESTABLE,
        /** Not declared, and refused as it should be. */
        REFUSAL_PROVEN,
        /** Not declared, and the refusal was not tried or is wrong. */
        REFUSAL_UNPROVEN
    }

    List<JsonObject> toJson() {
        return names().map(name -> JsonObject.of(
                        "name",
                        name,
                        "declared",
                        declares(name),
                        "truth",
                        truth(name).name()))
                .toList();
    }

    List<String> unproven() {
        return names().filter(name -> truth(name) == Truth.UNPROVEN).toList();
    }

    private Stream<String> names() {
        return Stream.concat(Capability.known().stream(), descriptor.capabilities().stream())
                .map(Capability::name)
                .distinct()
                .sorted(Comparator.naturalOrder());
    }

    private boolean declares(String name) {
        return descriptor.supports(Capability.of(name));
    }

    private Truth truth(String name) {
        if (!declares(name)) {
            boolean refused = ended("CAP-02", Verdict.PASS) && ended("CAP-03", Verdict.PASS);
            return refused ? Truth.REFUSAL_PROVEN : Truth.REFUSAL_UNPROVEN;
        }
        List<Ruleset.Entry> about = Ruleset.entries().stream()
                .filter(Ruleset.Entry::isTestable)
                .filter(entry -> isAbout(entry.rule(), name))
                .toList();
        if (about.isEmpty()) {
            return Truth.NOT_TESTABLE;
        }
        if (about.stream().anyMatch(entry -> ended(entry.id(), Verdict.PASS))) {
            return Truth.PROVEN;
        }
        return about.stream().anyMatch(entry -> ended(entry.id(), Verdict.WAIVED)) ? Truth.WAIVED : Truth.UNPROVEN;
    }

    static boolean isAbout(Rule rule, String capability) {
        return Stream.concat(Arrays.stream(rule.needs()), Arrays.stream(rule.proves()))
                .anyMatch(capability::equals);
    }

    private boolean ended(String rule, Verdict verdict) {
        RuleResult result = results.get(rule);
        return result != null && result.verdict() == verdict;
    }
}
