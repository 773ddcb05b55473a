package org.connectorsdk.verification.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The first answers of the fuzz; all of them are put in the profile {@code fuzz}. */
class ShortFuzzTest {
    private static final int SPOILED = 5_000;
    private static final int HARMLESS = 1_000;

    @Test
    void noSpoiledAnswerPassesAndNoSoundOneIsRefused() throws Exception {
        assertThat(Fuzz.run(0, SPOILED, HARMLESS)).last().isEqualTo("clean");
    }
}
