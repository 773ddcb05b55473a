package org.connectorsdk.http.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.connectorsdk.api.config.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When a token is renewed, and until when it is used. Times are readings of a monotonic clock, which may wrap around. */
class MintedTokenTest {
    private static final Credential TOKEN = Credential.of("Authorization", "Bearer t1", List.of(Secret.of("t1")));
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private static MintedToken living(long at, int seconds) {
        return MintedToken.living(TOKEN, at, Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 7_000_000_007L, Long.MAX_VALUE - 5, Long.MIN_VALUE})
    void aTokenOfTenMinutesIsRenewedAtFourFifthsAndUsedUntilTenSecondsBeforeItsEnd(long at) {
        MintedToken token = living(at, 600);

        assertThat(token.isDue(at + 480 * SECOND - 1)).isFalse();
        assertThat(token.isDue(at + 480 * SECOND)).isTrue();
        assertThat(token.isExpired(at + 590 * SECOND - 1)).isFalse();
        assertThat(token.isExpired(at + 590 * SECOND)).isTrue();
    }

    @Test
    void aShortLifeIsNotRenewedInItsFirstHalf() {
        MintedToken token = living(0, 20);

        assertThat(token.isDue(10 * SECOND - 1)).isFalse();
        assertThat(token.isDue(10 * SECOND)).isTrue();
        assertThat(token.isExpired(18 * SECOND)).isTrue();
    }

    /** With little left of it, the same token again is used for ten seconds, and then asked for anew. */
    @Test
    void aTokenThatIsGivenAgainNearItsEndIsUsedForTenSeconds() {
        MintedToken token = living(0, 600);
        long now = 588 * SECOND;

        MintedToken again = token.givenAgain(now, living(now, 600));

        assertThat(again.isExpired(now + 10 * SECOND - 1)).isFalse();
        assertThat(again.isDue(now + 10 * SECOND - 1)).isFalse();
        assertThat(again.isExpired(now + 10 * SECOND)).isTrue();
        assertThat(again.isDue(now + 10 * SECOND)).isTrue();
    }

    @Test
    void aTokenThatIsGivenAgainAfterItsEndIsUsedForTenSecondsToo() {
        MintedToken token = living(0, 600);
        long now = 700 * SECOND;

        MintedToken again = token.givenAgain(now, living(now, 600));

        assertThat(again.isExpired(now + 10 * SECOND - 1)).isFalse();
        assertThat(again.isExpired(now + 10 * SECOND)).isTrue();
    }

    @Test
    void aTokenThatIsGivenAgainEarlyKeepsItsFirstEnd() {
        MintedToken token = living(0, 600);
        long now = 480 * SECOND;

        MintedToken again = token.givenAgain(now, living(now, 600));

        assertThat(again.isDue(590 * SECOND - 1)).isFalse();
        assertThat(again.isExpired(590 * SECOND)).isTrue();
    }

    @Test
    void anEndThatIsEarlierThanBeforeIsBelieved() {
        MintedToken token = living(0, 600);
        long now = 100 * SECOND;

        MintedToken again = token.givenAgain(now, living(now, 60));

        assertThat(again.isExpired(now + 54 * SECOND - 1)).isFalse();
        assertThat(again.isExpired(now + 54 * SECOND)).isTrue();
    }
}
