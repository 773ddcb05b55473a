package org.connectorsdk.api.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VendorTextTest {
    @ParameterizedTest
    @ValueSource(strings = {"plain words", "Grüße, 東京", "😀 fine", ""})
    void whatCanBeSeenStays(String text) {
        assertThat(VendorText.line(text)).isEqualTo(text);
    }

    @Test
    void controlsAndBlanksBecomeOneBlank() {
        assertThat(VendorText.line(" run\r\n\t[ERROR]\u001b\u0085 forged ")).isEqualTo("run [ERROR] forged");
    }

    @Test
    void formatCharactersBecomeVisible() {
        assertThat(VendorText.line("a\u200Bb\u202Ec\uFEFFd\uD83D")).isEqualTo("a\uFFFDb\uFFFDc\uFFFDd\uFFFD");
    }

    @Test
    void aLongTextIsCutBetweenCharacters() {
        assertThat(VendorText.line("ab\uD83D\uDE00", 3)).isEqualTo("ab…");
    }
}
