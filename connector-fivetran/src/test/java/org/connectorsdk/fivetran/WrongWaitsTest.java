package org.connectorsdk.fivetran;

import static org.assertj.core.api.Assertions.assertThat;

import org.connectorsdk.api.Connectors;
import org.connectorsdk.simulators.fivetran.FivetranTarget;
import org.connectorsdk.testkit.conformance.suite.ConformanceReport;
import org.connectorsdk.testkit.conformance.suite.ConformanceRun;
import org.connectorsdk.testkit.conformance.suite.Verdict;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each wrong way to see the end of a sync without an id fails a rule. */
class WrongWaitsTest {

    @ParameterizedTest
    @CsvSource({
        "ANY_SUCCESS_OF_FRESH, SYNC-11",
        "ANY_SUCCESS_OF_USED, SYNC-11",
        "IDLE_FRESH, SYNC-12",
        "IDLE_USED, SYNC-12",
        "OUR_CLOCK, SYNC-19"
    })
    void eachFailsTheRuleThatWasMadeForIt(WrongWait wrong, String rule) {
        ConformanceReport report = ConformanceRun.of(new FivetranTarget(), Connectors.of(wrong))
                .only(entry -> entry.id().equals(rule))
                .run();

        assertThat(report.verdicts()).containsEntry(rule, Verdict.FAIL);
    }
}
