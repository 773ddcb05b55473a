package org.connectorsdk.api.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.connectorsdk.api.connection.TestReport.Part;
import org.connectorsdk.api.connection.TestReport.State;
import org.connectorsdk.api.descriptor.Capability;
import org.junit.jupiter.api.Test;

/** What a connection test says of its parts. */
class TestReportTest {
    @Test
    void whatWasSkippedHasNotPassed() {
        assertThat(Arrays.stream(State.values())
                        .filter(state -> Part.step("TLS", state, "").ok()))
                .containsExactly(State.PASSED, State.WARNING);
    }

    @Test
    void anEndHasAnIdAndAStepHasNone() {
        assertThat(Part.end("source", "src-1", State.PASSED, "").id()).isEqualTo("src-1");
        assertThat(Part.step("TLS", State.PASSED, "").id()).isEmpty();
    }

    @Test
    void whoTellsStepsTestsAndWhoGivesSettingsBackReads() {
        assertThat(Capability.TEST_STEPS.parents()).isEqualTo(List.of(Capability.TEST));
        assertThat(Capability.CONFIG_READ.parents()).isEqualTo(List.of(Capability.GET));
        assertThat(Capability.of("TEST_STEPS")).isSameAs(Capability.TEST_STEPS);
    }
}
