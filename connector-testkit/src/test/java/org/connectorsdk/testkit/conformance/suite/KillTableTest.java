package org.connectorsdk.testkit.conformance.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A rule that nothing can break says nothing: each one catches the defect that was made for it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KillTableTest {
    private KillTable table = new KillTable(List.of());

    @BeforeAll
    void runEachMutantThroughItsOwnRule() throws Exception {
        table = KillTable.ofOwnRules();
        table.writeTo(Path.of("target/conformance/kill-table.json"));
        System.out.println(table);
    }

    @Test
    void everyMutantFailsItsRuleWithTheExpectedMessage() {
        assertThat(table.survivors()).isEmpty();
    }

    @Test
    void theLongProofsListNamesEachWithItsOwnRule() throws Exception {
        Map<String, List<String>> listed = Kills.listed();

        assertThat(listed.keySet())
                .containsExactlyElementsOf(
                        KillTable.gallery().stream().map(Mutant::toString).toList());
        assertThat(KillTable.gallery())
                .allSatisfy(mutant -> assertThat(listed.get(mutant.toString())).contains(mutant.rule()));
    }

    @Test
    void everyTestableRuleHasAMutantThatItKills() {
        assertThat(table.rulesWithoutKill()).isEmpty();
    }
}
