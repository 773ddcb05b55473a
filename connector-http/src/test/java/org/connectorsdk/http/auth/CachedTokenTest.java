package org.connectorsdk.http.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.connectorsdk.api.config.Secret;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * When a token is renewed, and until when it is used. Times are readings of a monotonic clock, which may wrap around.
 */
class CachedTokenTest {
    private static final Credential TOKEN = Credential.of("Authorization", "Bearer t1", List.of(Secret.of("t1")));
    private static final long[] CLOCKS = {
        0, 7_000_000_007L, 4_611_686_018_427_387_847L, Long.MAX_VALUE - 5, Long.MIN_VALUE
    };
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private static CachedToken living(long at, long seconds) {
        return CachedToken.living(TOKEN, at, Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @CsvSource({
        "1000, 800, 990",
        "600, 480, 590",
        "180, 144, 170",
        "100, 70, 90",
        "60, 30, 54",
        "50, 25, 45",
        "20, 10, 18"
    })
    void aTokenIsRenewedShortlyBeforeItsEnd(long life, long refresh, long end) {
        for (long at : CLOCKS) {
            CachedToken token = living(at, life);

            assertThat(token.isDue(at + refresh * SECOND - 1)).isFalse();
            assertThat(token.isDue(at + refresh * SECOND)).isTrue();
            assertThat(token.isExpired(at + end * SECOND - 1)).isFalse();
            assertThat(token.isExpired(at + end * SECOND)).isTrue();
        }
    }

    /** With little left of it, the same token again is used for ten seconds, and then asked for anew. */
    @ParameterizedTest
    @CsvSource({
        "600, 588, 588, 600, 598",
        "600, 700, 700, 600, 710",
        "600, 480, 480, 600, 590",
        "600, 100, 100, 60, 154",
        "180, 100, 50, 300, 170",
        "180, 100, 50, 120, 160",
        "180, 165, 50, 300, 175",
        "180, 165, 50, 10, 175"
    })
    void aTokenGivenAgainLivesToTheEarlierEnd(long life, long now, long sent, long again, long end) {
        for (long at : CLOCKS) {
            CachedToken successor = living(at, life).givenAgain(at + now * SECOND, living(at + sent * SECOND, again));

            assertThat(successor.isExpired(at + end * SECOND - 1)).isFalse();
            assertThat(successor.isDue(at + end * SECOND - 1)).isFalse();
            assertThat(successor.isExpired(at + end * SECOND)).isTrue();
            assertThat(successor.isDue(at + end * SECOND)).isTrue();
        }
    }
}
