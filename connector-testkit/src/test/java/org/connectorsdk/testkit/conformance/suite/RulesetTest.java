package org.connectorsdk.testkit.conformance.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.connectorsdk.api.descriptor.Capability;
import org.junit.jupiter.api.Test;

/** The catalogue of rules. */
class RulesetTest {
    private static final Map<String, Integer> RULES_BY_GROUP = new TreeMap<>(Map.ofEntries(
            Map.entry("DISC", 5),
            Map.entry("CAP", 5),
            Map.entry("CFG", 4),
            Map.entry("LIST", 10),
            Map.entry("GET", 3),
            Map.entry("ACCT", 2),
            Map.entry("CREATE", 5),
            Map.entry("UPDATE", 5),
            Map.entry("DELETE", 4),
            Map.entry("TEST", 4),
            Map.entry("META", 8),
            Map.entry("PREV", 2),
            Map.entry("QRY", 6),
            Map.entry("FILE", 4),
            Map.entry("SYNC", 25),
            Map.entry("PURGE", 3),
            Map.entry("ERR", 17),
            Map.entry("WIRE", 12),
            Map.entry("RETRY", 9),
            Map.entry("CB", 4),
            Map.entry("TIME", 5),
            Map.entry("SEC", 8),
            Map.entry("CONC", 4),
            Map.entry("LIFE", 6),
            Map.entry("INT", 3)));

    @Test
    void eachGroupHasItsRules() {
        Map<String, Integer> found = new TreeMap<>();
        Ruleset.entries().forEach(entry -> found.merge(entry.group(), 1, Integer::sum));

        assertThat(found).isEqualTo(RULES_BY_GROUP);
        assertThat(Ruleset.entries()).hasSize(163);
    }

    @Test
    void eachIdIsUsedOnce() {
        assertThat(Ruleset.entries()).extracting(Ruleset.Entry::id).doesNotHaveDuplicates();
    }

    @Test
    void eachMethodIsNamedAfterItsRule() {
        assertThat(Ruleset.entries())
                .allSatisfy(entry -> assertThat(entry.method().getName())
                        .startsWith(entry.id().replace('-', '_') + "_"));
    }

    @Test
    void whatARuleNeedsIsACapabilityThatTheInterfaceKnows() {
        assertThat(Ruleset.entries().stream()
                        .flatMap(entry -> Stream.concat(
                                Arrays.stream(entry.rule().needs()),
                                Arrays.stream(entry.rule().proves()))))
                .allSatisfy(name ->
                        assertThat(Capability.of(name).isKnown()).as(name).isTrue());
    }

    @Test
    void fourRulesCannotBeTestedThroughTheNeutralInterface() {
        assertThat(Ruleset.entries().stream()
                        .filter(entry -> !entry.isTestable())
                        .map(Ruleset.Entry::id))
                .containsExactly("QRY-05", "FILE-01", "FILE-02", "FILE-03");
    }
}
