package org.connectorsdk.testkit.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.connectorsdk.testkit.time.VirtualClock;
import org.connectorsdk.testkit.wire.Answer;
import org.connectorsdk.testkit.wire.HttpHeader;
import org.junit.jupiter.api.Test;

class RateWindowTest {

    private final VirtualClock clock = VirtualClock.create();
    private final RateWindow window = new RateWindow(clock);

    @Test
    void takesSoManyRequestsAMinute() {
        assertThat(window.take(2)).isTrue();
        assertThat(window.take(2)).isTrue();
        assertThat(window.take(2)).isFalse();
        clock.advance(Duration.ofSeconds(59));
        assertThat(window.take(2)).isFalse();
        clock.advance(Duration.ofSeconds(1));
        assertThat(window.take(2)).isTrue();
    }

    @Test
    void tellsWhatIsLeftAndUntilWhen() {
        clock.advance(Duration.ofMillis(1_900));
        window.take(5);
        long reset = VirtualClock.EPOCH.getEpochSecond() + 61;
        assertThat(window.label(Answer.noContent(), 5).headers())
                .containsExactly(
                        new HttpHeader("X-RateLimit-Limit", "5"),
                        new HttpHeader("X-RateLimit-Remaining", "4"),
                        new HttpHeader("X-RateLimit-Reset", Long.toString(reset)));
        assertThat(window.untilReset()).isEqualTo(Duration.ofMillis(59_100));
    }
}
