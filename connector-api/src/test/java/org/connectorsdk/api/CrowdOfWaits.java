package org.connectorsdk.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.connectorsdk.api.job.JobState;
import org.junit.jupiter.api.AfterEach;

/** Many waits of one client, of which a test says what the list of running jobs tells. */
abstract class CrowdOfWaits {
    static final Duration TEN_MINUTES = Duration.ofMinutes(10);
    /** The longest pause and a fifth. */
    static final Duration ROUND = Duration.ofSeconds(12);

    final Crowd crowd = new Crowd();

    @AfterEach
    void close() {
        crowd.client.close();
    }

    final void begin(int waits, Duration end) {
        for (int i = 0; i < waits; i++) {
            crowd.await(end);
        }
    }

    final void assertAllSucceeded() {
        assertThat(crowd.waits.values())
                .allSatisfy(wait -> assertThat(wait.join().status().state()).isEqualTo(JobState.SUCCEEDED));
    }

    /** Each at the first look after it. */
    final void assertEndsSeenInTime() {
        assertThat(crowd.ends)
                .allSatisfy((ref, end) -> assertThat(crowd.seen.get(ref)).isBetween(end, end.plus(ROUND)));
    }

    final List<Duration> aloneBefore(Duration instant) {
        return crowd.alone.stream()
                .map(Crowd.Look::at)
                .filter(at -> at.compareTo(instant) < 0)
                .toList();
    }
}
