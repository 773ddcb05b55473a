package org.connectorsdk.http.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.connectorsdk.api.config.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * When a token is renewed, and until when it is used. Times are readings of a monotonic clock, which may wrap around.
 */
class CachedTokenTest {
    private static final Credential TOKEN = Credential.of("Authorization", "Bearer t1", List.of(Secret.of("t1")));
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private static CachedToken living(long at, int seconds) {
        return CachedToken.living(TOKEN, at, Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 7_000_000_007L, Long.MAX_VALUE - 5, Long.MIN_VALUE})
    void aTokenOfTenMinutesIsRenewedAtFourFifthsAndUsedUntilTenSecondsBeforeItsEnd(long at) {
        CachedToken token = living(at, 600);

        assertThat(token.isDue(at + 480 * SECOND - 1)).isFalse();
        assertThat(token.isDue(at + 480 * SECOND)).isTrue();
        assertThat(token.isExpired(at + 590 * SECOND - 1)).isFalse();
        assertThat(token.isExpired(at + 590 * SECOND)).isTrue();
    }

    @Test
    void aShortLifeIsNotRenewedInItsFirstHalf() {
        CachedToken token = living(0, 20);

        assertThat(token.isDue(10 * SECOND - 1)).isFalse();
        assertThat(token.isDue(10 * SECOND)).isTrue();
        assertThat(token.isExpired(18 * SECOND)).isTrue();
    }

    /** With little left of it, the same token again is used for ten seconds, and then asked for anew. */
    @Test
    void aTokenThatIsGivenAgainNearItsEndIsUsedForTenSeconds() {
        CachedToken token = living(0, 600);
        long now = 588 * SECOND;

        CachedToken successor = token.givenAgain(now, living(now, 600));

        assertThat(successor.isExpired(now + 10 * SECOND - 1)).isFalse();
        assertThat(successor.isDue(now + 10 * SECOND - 1)).isFalse();
        assertThat(successor.isExpired(now + 10 * SECOND)).isTrue();
        assertThat(successor.isDue(now + 10 * SECOND)).isTrue();
    }

    @Test
    void aTokenThatIsGivenAgainAfterItsEndIsUsedForTenSecondsToo() {
        CachedToken token = living(0, 600);
        long now = 700 * SECOND;

        CachedToken successor = token.givenAgain(now, living(now, 600));

        assertThat(successor.isExpired(now + 10 * SECOND - 1)).isFalse();
        assertThat(successor.isExpired(now + 10 * SECOND)).isTrue();
    }

    @Test
    void aTokenThatIsGivenAgainEarlyKeepsItsFirstEnd() {
        CachedToken token = living(0, 600);
        long now = 480 * SECOND;

        CachedToken successor = token.givenAgain(now, living(now, 600));

        assertThat(successor.isDue(590 * SECOND - 1)).isFalse();
        assertThat(successor.isExpired(590 * SECOND)).isTrue();
    }

    @Test
    void anEndThatIsEarlierThanBeforeIsBelieved() {
        CachedToken token = living(0, 600);
        long now = 100 * SECOND;

        CachedToken successor = token.givenAgain(now, living(now, 60));

        assertThat(successor.isExpired(now + 54 * SECOND - 1)).isFalse();
        assertThat(successor.isExpired(now + 54 * SECOND)).isTrue();
    }
}
