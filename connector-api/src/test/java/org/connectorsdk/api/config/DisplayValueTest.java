package org.connectorsdk.api.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisplayValueTest {

    @ParameterizedTest
    @CsvSource({
        "plain, plain",
        "a@b.c, a@b.c",
        "@a, @a",
        "a:b, a:b",
        "what?, what?",
        "https://host/path, https://host/path",
        "https://user:pw@host/x, https://[masked]@host/x",
        "https://user@host, https://[masked]@host",
        "https://user:p@w@host, https://[masked]@host",
        "://user:pw@host, ://[masked]@host",
        "user:pw@host, [masked]@host",
        ":pw@host, [masked]@host",
        "user:pw@https://host, [masked]@https://host",
        "https://host?token=x, https://host?…",
        "https://host#token, https://host#…"
    })
    void credentialsInAddressesAreMaskedAndAllElseIsShown(String value, String shown) {
        assertThat(DisplayValue.unquoted(value)).isEqualTo(shown);
    }

    @Test
    void eightyCharactersAreShown() {
        assertThat(DisplayValue.unquoted("x".repeat(80))).isEqualTo("x".repeat(80));
        assertThat(DisplayValue.unquoted("x".repeat(81))).isEqualTo("x".repeat(80) + "…");
    }

    @Test
    void quotationMarksAreEscaped() {
        assertThat(DisplayValue.of("a\"b")).isEqualTo("\"a\\\"b\"");
    }

    @ParameterizedTest
    @CsvSource({"'\n'", "'\r'", "'\u001b'", "'\u0085'", "'\u2028'", "'\u2029'", "'\u202e'", "'\u200b'"})
    void charactersThatChangeTheLineAreReplaced(String character) {
        assertThat(DisplayValue.unquoted("a" + character + "b")).isEqualTo("a\uFFFDb");
    }
}
