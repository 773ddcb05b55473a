package org.connectorsdk.temporal;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.activity.ActivityCancellationType;
import io.temporal.activity.ActivityOptions;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConnectorActivityOptionsTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int WITHOUT_END = 0;

    static Stream<ActivityOptions> again() {
        return Stream.of(
                ConnectorActivityOptions.reads(HOUR),
                ConnectorActivityOptions.quickReads(MINUTE, HOUR),
                ConnectorActivityOptions.waits(HOUR, MINUTE));
    }

    @ParameterizedTest
    @MethodSource("again")
    void whatReadsIsMadeAgainWithoutCounting(ActivityOptions options) {
        assertThat(options.getRetryOptions().getMaximumAttempts()).isEqualTo(WITHOUT_END);
    }

    @ParameterizedTest
    @MethodSource("again")
    void whatReadsIsMadeAgainAtLeastOnceAMinute(ActivityOptions options) {
        assertThat(options.getRetryOptions().getMaximumInterval()).isEqualTo(MINUTE);
    }

    @Test
    void writesAreMadeOnce() {
        assertThat(ConnectorActivityOptions.writes(MINUTE).getRetryOptions().getMaximumAttempts())
                .isEqualTo(1);
    }

    @Test
    void aWriteIsGivenUpOnlyAfterItsOwnDeadline() {
        assertThat(ConnectorActivityOptions.writes(MINUTE).getStartToCloseTimeout())
                .isEqualTo(MINUTE.plus(ConnectorActivityOptions.MARGIN));
    }

    @Test
    void aWriteSendsNoHeartbeats() {
        assertThat(ConnectorActivityOptions.writes(MINUTE).getHeartbeatTimeout())
                .isNull();
    }

    static Stream<ActivityOptions> notAbandoned() {
        return Stream.of(ConnectorActivityOptions.writes(MINUTE), ConnectorActivityOptions.waits(HOUR, MINUTE));
    }

    @ParameterizedTest
    @MethodSource("notAbandoned")
    void aCancelledWorkflowWaitsForTheEndOfWritesAndWaits(ActivityOptions options) {
        assertThat(options.getCancellationType()).isEqualTo(ActivityCancellationType.WAIT_CANCELLATION_COMPLETED);
    }

    @Test
    void readsLastAsLongAsThePatienceAltogether() {
        assertThat(ConnectorActivityOptions.reads(HOUR).getScheduleToCloseTimeout())
                .isEqualTo(HOUR);
    }

    @Test
    void quickReadsLastAsLongAsThePatienceAltogether() {
        assertThat(ConnectorActivityOptions.quickReads(MINUTE, HOUR).getScheduleToCloseTimeout())
                .isEqualTo(HOUR);
    }

    @Test
    void aShortPatienceLeavesTimeForOneRead() {
        ActivityOptions reads = ConnectorActivityOptions.reads(MINUTE);

        assertThat(reads.getScheduleToCloseTimeout()).isEqualTo(reads.getStartToCloseTimeout());
    }

    @Test
    void aQuickReadIsGivenUpSoonAfterItsLimit() {
        assertThat(ConnectorActivityOptions.quickReads(MINUTE, HOUR).getStartToCloseTimeout())
                .isEqualTo(MINUTE.plus(ConnectorActivityOptions.MARGIN));
    }

    @Test
    void aWaitOfASilentWorkerGoesToAnotherOne() {
        assertThat(ConnectorActivityOptions.waits(HOUR, MINUTE).getHeartbeatTimeout())
                .isEqualTo(MINUTE);
    }

    @Test
    void aWaitOutlastsItsPatience() {
        assertThat(ConnectorActivityOptions.waits(HOUR, MINUTE).getStartToCloseTimeout())
                .isGreaterThan(HOUR);
    }
}
