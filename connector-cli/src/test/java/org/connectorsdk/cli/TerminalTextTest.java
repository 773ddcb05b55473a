package org.connectorsdk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.connectorsdk.cli.shell.TerminalText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may reach a terminal. */
class TerminalTextTest {

    @ParameterizedTest
    @CsvSource({
        "0x0a, \\n",
        "0x0d, \\r",
        "0x09, \\t",
        "0x00, \\u0000",
        "0x07, \\u0007",
        "0x1b, \\u001b",
        "0x7f, \\u007f",
        "0x9b, \\u009b",
        "0x200f, \\u200f",
        "0x2028, \\u2028",
        "0x202e, \\u202e",
        "0x2066, \\u2066",
        "0xfeff, \\ufeff",
        "0xd800, \\ud800",
        "0xe0001, \\ue0001"
    })
    void whatCommandsATerminalIsSpelledOut(String point, String spelled) {
        String text = "a" + Character.toString(Integer.decode(point)) + "b";

        assertThat(TerminalText.safe(text)).isEqualTo("a" + spelled + "b");
    }

    @Test
    void everyScriptStaysReadable() {
        String text = "plain, Straße, 日本語, عربي, עברית, 👍, e\u0301";

        assertThat(TerminalText.safe(text)).isEqualTo(text);
    }
}
