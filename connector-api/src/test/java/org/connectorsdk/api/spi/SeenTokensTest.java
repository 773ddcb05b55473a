package org.connectorsdk.api.spi;

import static org.assertj.core.api.Assertions.assertThat;

import org.connectorsdk.api.connection.PageToken;
import org.junit.jupiter.api.Test;

/** Which page tokens came before, in a few bytes for each. */
class SeenTokensTest {
    private static final int MANY = 100_000;

    private final SeenTokens seen = new SeenTokens();

    @Test
    void aTokenIsNewOnce() {
        assertThat(seen.add(new PageToken("a"))).isTrue();
        assertThat(seen.add(new PageToken("b"))).isTrue();
        assertThat(seen.add(new PageToken("a"))).isFalse();
        assertThat(seen.size()).isEqualTo(2);
    }

    @Test
    void tokensWithTheSameHashCodeAreDifferent() {
        assertThat("AaAa".hashCode()).isEqualTo("BBBB".hashCode());

        assertThat(seen.add(new PageToken("AaAa"))).isTrue();
        assertThat(seen.add(new PageToken("BBBB"))).isTrue();
    }

    @Test
    void allOfManyAreKnownAgain() {
        for (int i = 0; i < MANY; i++) {
            assertThat(seen.add(new PageToken("o." + i))).isTrue();
        }
        for (int i = 0; i < MANY; i++) {
            assertThat(seen.add(new PageToken("o." + i))).isFalse();
        }
        assertThat(seen.size()).isEqualTo(MANY);
    }
}
