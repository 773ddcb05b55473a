package org.connectorsdk.http.internal.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How long all calls of an account are held back: the longer pause wins, whatever the clock shows (F-53, F-55). */
class RateLimitPauseTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long CAP = 60 * SECOND;
    private final RateLimitPause rateLimitPause = new RateLimitPause();

    @ParameterizedTest
    @ValueSource(longs = {0, 7_777_777_777_777L, Long.MAX_VALUE - SECOND, Long.MIN_VALUE + 1})
    void isClosedUntilThePauseIsOver(long now) {
        rateLimitPause.close(now, 2 * SECOND, CAP);
        assertThat(rateLimitPause.closing(now + 2 * SECOND - 1)).isNotNull();
        assertThat(rateLimitPause.closing(now + 2 * SECOND)).isNull();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 7_777_777_777_777L, Long.MAX_VALUE - SECOND, Long.MIN_VALUE + 1})
    void ofTwoPausesTheLongerHolds(long now) {
        rateLimitPause.close(now, 30 * SECOND, CAP);
        rateLimitPause.close(now + SECOND, 2 * SECOND, CAP);
        assertThat(rateLimitPause.closing(now + 29 * SECOND)).isNotNull();

        RateLimitPause other = new RateLimitPause();
        other.close(now, 2 * SECOND, CAP);
        other.close(now + SECOND, 30 * SECOND, CAP);
        assertThat(other.closing(now + 30 * SECOND)).isNotNull();
    }

    @Test
    void ofTwoPausesThatEndTogetherTheFirstStays() {
        rateLimitPause.close(0, 10 * SECOND, CAP);
        RateLimitPause.Closing first = rateLimitPause.closing(0);
        rateLimitPause.close(5 * SECOND, 5 * SECOND, CAP);

        assertThat(rateLimitPause.closing(0)).isSameAs(first);
    }

    @Test
    void aPauseBeyondTheCapClosesForTheCapNamingTheWhole() {
        rateLimitPause.close(0, 3600 * SECOND, CAP);

        assertThat(rateLimitPause.closing(CAP - 1)).satisfies(closing -> {
            assertThat(closing.isBeyondPatience()).isTrue();
            assertThat(closing.asked()).isEqualTo(3600 * SECOND);
        });
        assertThat(rateLimitPause.closing(CAP)).isNull();
    }

    @Test
    void aPauseOfExactlyTheCapIsWithinPatience() {
        rateLimitPause.close(0, CAP, CAP);

        assertThat(rateLimitPause.closing(0))
                .satisfies(closing -> assertThat(closing.isBeyondPatience()).isFalse());
    }

    @Test
    void callsAreSpreadOverAFifthOfThePause() {
        rateLimitPause.close(0, 5 * SECOND, CAP);

        assertThat(rateLimitPause.closing(0))
                .satisfies(closing -> assertThat(closing.later(() -> 0.5)).isEqualTo(SECOND / 2));
    }

    @Test
    void callsAreSpreadOverATenthToTwoSeconds() {
        rateLimitPause.close(0, 1, CAP);
        assertThat(rateLimitPause.closing(0))
                .satisfies(closing -> assertThat(closing.spread()).isEqualTo(SECOND / 10));

        rateLimitPause.close(0, CAP, CAP);
        assertThat(rateLimitPause.closing(0))
                .satisfies(closing -> assertThat(closing.spread()).isEqualTo(2 * SECOND));
    }
}
