package org.connectorsdk.testkit.conformance.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Every mutant goes through every rule, and fails those of its list and no other: part of the long proof of the kit.
 * Run with {@code -Dconformance.write=true} to write the list anew; what has changed in it is for a human to
 * understand.
 */
@Tag("kit-proof")
class ExactKillsTest {
    /** Each runs its rules one after the other, and waits now and then. */
    private static final int MUTANTS_AT_A_TIME = 3;

    @Test
    @Timeout(value = 60, unit = TimeUnit.MINUTES)
    void eachMutantFailsTheRulesOfItsListAndNoOther() throws Exception {
        long started = System.nanoTime();
        Map<String, List<String>> found = Kills.found(KillTable.gallery(), MUTANTS_AT_A_TIME);
        System.out.println("kit proof: " + found.size() + " mutants went through all rules in "
                + Duration.ofNanos(System.nanoTime() - started).toSeconds() + " s");
        if (Boolean.getBoolean("conformance.write")) {
            Kills.write(found);
        }

        assertThat(found).containsExactlyEntriesOf(Kills.listed());
    }
}
