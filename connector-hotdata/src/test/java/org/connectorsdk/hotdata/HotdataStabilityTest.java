package org.connectorsdk.hotdata;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.connectorsdk.api.Connectors;
import org.connectorsdk.simulators.hotdata.HotdataTarget;
import org.connectorsdk.testkit.conformance.suite.ConformanceReport;
import org.connectorsdk.testkit.conformance.suite.ConformanceRun;
import org.connectorsdk.testkit.conformance.suite.Verdict;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The rules give the same verdicts in any order, and whatever else runs: part of the long proof of the kit. */
@Tag("kit-proof")
class HotdataStabilityTest {
    private static final int ROUNDS = Integer.getInteger("conformance.rounds", 50);
    private static final int THREADS = 4;

    @Test
    @Timeout(value = 60, unit = TimeUnit.MINUTES)
    void shuffledParallelRunsGiveTheSameVerdicts() {
        long started = System.nanoTime();
        Map<String, Verdict> inOrder = run(0).verdicts();
        List<String> different = new ArrayList<>();
        for (int round = 1; round <= ROUNDS; round++) {
            ConformanceReport report = run(round);
            String name = "round " + round + ", ";
            report.verdicts().forEach((rule, verdict) -> {
                if (verdict != inOrder.get(rule)) {
                    different.add(name + rule + ": " + verdict + ", " + report.message(rule));
                }
            });
        }

        System.out.println("kit proof: " + ROUNDS + " shuffled, parallel rounds of the Hotdata rules in "
                + Duration.ofNanos(System.nanoTime() - started).toSeconds() + " s, " + different.size()
                + " other verdicts");

        assertThat(inOrder).containsValue(Verdict.PASS).doesNotContainValue(Verdict.FAIL);
        assertThat(different).as("verdicts unlike those of a run in order").isEmpty();
    }

    private static ConformanceReport run(int order) {
        return ConformanceRun.of(new HotdataTarget(), Connectors.discover())
                .parallel(order == 0 ? 1 : THREADS, order)
                .run();
    }
}
