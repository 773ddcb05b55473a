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

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a~b", "!", ""})
    void aCleanTextIsTheSameObject(String text) {
        assertThat(VendorText.line(text)).isSameAs(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u00a0b", "a\u2028b", "a  b", "a b ", "a\u007fb", "a\u0000b", "a\u3000 b"})
    void everyBlankAndControlIsOneBlank(String text) {
        assertThat(VendorText.line(text)).isEqualTo("a b");
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B, 0x180C, 0x180D, 0x180E, 0x180F, 0x2800, 0x3164, 0xFE00,
                0xFE0F, 0xFFA0, 0xE0100, 0xE01EF, 0xE0001, 0x200C, 0x200D, 0xFFFF
            })
    void whatCannotBeSeenBecomesVisible(int c) {
        assertThat(VendorText.line("a" + Character.toString(c) + "b")).isEqualTo("a\uFFFDb");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0645\u200C\u0645",
                "\u0915\u094D\u200D\u0937",
                "\u2764\uFE0F",
                "\u2764\uFE0F!",
                "\ud83d\udc69\u200D\ud83d\udcbb",
                "\u2764\uFE0F\u200D\ud83d\udd25",
                "\u0531\u200C\u0531"
            })
    void whatJoinsAScriptThatIsJoinedStays(String text) {
        assertThat(VendorText.line(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u200D\u0645",
                "\u0645\u200D",
                "\u0645\u200Db",
                "b\u200D\u0645",
                "\uFE0Fb",
                "b\uFE0F",
                "\u0645\u200B\u0645",
                "\u0645\u200D\u2800"
            })
    void whatJoinsNothingBecomesVisible(String text) {
        assertThat(VendorText.line(text)).isEqualTo(text.replaceAll("[\u200B\u200D\uFE0F\u2800]", "\uFFFD"));
    }

    @Test
    void aTextThatJustFitsIsNotCut() {
        assertThat(VendorText.line("a\tb", 3)).isEqualTo("a b");
        assertThat(VendorText.line("a\tbc", 3)).isEqualTo("a b…");
        assertThat(VendorText.line("ab", 0)).isEqualTo("…");
    }
}
