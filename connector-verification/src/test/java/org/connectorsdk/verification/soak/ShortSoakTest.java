package org.connectorsdk.verification.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.connectorsdk.testkit.conformance.ConformanceTarget;
import org.connectorsdk.verification.incidents.Stage;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The first operations of the soak, a thousand over all providers; the whole runs in the profile {@code soak}. */
@Execution(ExecutionMode.CONCURRENT) // much of the time is waiting for those who are silent
class ShortSoakTest {
    private static final int OPERATIONS = 200;

    static Stream<ConformanceTarget> targets() {
        return Stage.targets();
    }

    @ParameterizedTest
    @MethodSource("targets")
    void nothingIsDoubledLostOrDenied(ConformanceTarget target) throws Exception {
        Figures figures = new Round(target, false, Soak.SEED).run(OPERATIONS);

        System.out.println(figures);
        assertThat(figures.violations()).as("%s", figures.stories()).isEmpty();
    }
}
