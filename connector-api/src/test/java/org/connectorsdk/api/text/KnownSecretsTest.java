package org.connectorsdk.api.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.json.JsonArray;
import org.connectorsdk.api.json.JsonNumber;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonString;
import org.connectorsdk.api.json.JsonValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a secret whose value is known is found: exactly there, in every form. */
class KnownSecretsTest {
    private static Masker of(String... secrets) {
        return Masker.none().and(List.of(secrets).stream().map(Secret::of).toList());
    }

    @Test
    void controlsAreWrittenWithBackslashes() {
        assertThat(of("ab\ncd-7\r\t\b\f").mask("xab\\ncd-7\\r\\t\\b\\fx")).isEqualTo("x[secret]x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\u00e9(\u0920<\udbff\udfff",
                "a\\u00e9(\\u0920<\\udbff\\udfff",
                "a\\xe9\\x28\\u0920<\\udbff\\udfff",
                "a%C3%A9%28%E0%A4%A0%3C%F4%8F%BF%BF",
                "a%E9(%u0920%3c%udbff%UDFFF",
                "a&eacute;&lpar;&#2336;&lt;&#x10FFFF;",
                "a&#233;&#40;&#x920;&#60;&#1114111;",
                "a&#xe9&#40&#X920&#0000000000000060&#x10ffff"
            })
    void everyEscapeIsUndone(String written) {
        assertThat(of("a\u00e9(\u0920<\udbff\udfff").mask("x" + written + "x")).isEqualTo("x[secret]x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ab\u0000cd", "ab\\u0000cd", "ab\\x00cd", "ab%00cd", "ab%u0000cd", "ab&#0;cd", "ab&#x0;cd"})
    void theCharacterWithoutAValueIsACharacter(String written) {
        assertThat(of("ab\u0000cd").mask("x" + written + "x")).isEqualTo("x[secret]x");
    }

    @ParameterizedTest
    @CsvSource({"A\u00a9x-7, A%A9x-7", "A\u00a9x-7, A%C2%A9x-7", "A\u00c2x-7, A%C2x-7", "A\u00e4\u00bfx-7, A%E4%BFx-7"})
    void bytesThatAreNoUtf8AreLatin1(String secret, String written) {
        assertThat(of(secret).mask("x" + written + "x")).isEqualTo("x[secret]x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ABx#1",
                "AB%4",
                "AB%4x#1",
                "AB%zz#1",
                "AB\\u004#1",
                "AB\\x4#1",
                "AB%u004#1",
                "AB&#;#1",
                "AB&#x;#1",
                "AB&#xC;#1",
                "AB&#1114179;#1",
                "AB&lpar#1",
                "AB&nosuch;#1",
                "AB&#x10FFFF3;#1"
            })
    void whatIsNoEscapeOfItStays(String written) {
        assertThat(of("ABC#1").mask("x" + written + "x")).isEqualTo("x" + written + "x");
    }

    @Test
    void aNumberBeyondTheLastCharacterIsNotCutShort() {
        String written = "&#x10FFFF3;-1";

        assertThat(of("\udbff\udfff3;-1").mask(written)).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource({
        "aHVudGVyMi1jYW5hcnk=, '[secret]k=', ''",
        "aHVudGVyMi1jYW5hcnl5, '[secret]l5', 'y'",
        "eGh1bnRlcjItY2FuYXJ5, 'eG[secret]', 'x'",
        "eGh1bnRlcjItY2FuYXJ5eXk=, 'eG[secret]eXk=', 'x yy'",
        "eHhodW50ZXIyLWNhbmFyeQ==, 'eHh[secret]Q==', 'xx'",
        "eHhodW50ZXIyLWNhbmFyeXk=, 'eHh[secret]Xk=', 'xx y'"
    })
    void base64IsMaskedToTheLastCharacterThatTheSecretAloneDecides(String text, String expected, String around) {
        assertThat(of("hunter2-canary").mask(text)).as(around).isEqualTo(expected);
    }

    @Test
    void base64OfASecretWithinJsonIsMasked() {
        assertThat(of("a\"bc/long-canary").mask("eyJwIjoiYVwiYmMvbG9uZy1jYW5hcnkifQ=="))
                .contains("[secret]");
    }

    @Test
    void base64OfASecretThatJsonEscapesIsMasked() {
        assertThat(of("a\"bc/long-canary").mask("YSJiYy9sb25nLWNhbmFyeQ==")).isEqualTo("[secret]Q==");
    }

    @ParameterizedTest
    @ValueSource(strings = {"aHVudG\nVyMi1j\nYW5hcnk", "aHVudG VyMi1j\r\n YW5hcnk"})
    void base64ThatIsFoldedIsMasked(String folded) {
        assertThat(of("hunter2-canary").mask("x " + folded + "=")).isEqualTo("x [secret]k=");
    }

    @Test
    void theBeginningOfFoldedBase64AtACutIsMasked() {
        assertThat(of("hunter2-canary").maskBeginning("x: aHV\nudG")).isEqualTo("x: [secret]");
    }

    @Test
    void fourCharactersOfABeginningAreMaskedAndThreeAreNot() {
        assertThat(of("hunter2-canary").maskBeginning("is hunt")).isEqualTo("is [secret]");
        assertThat(of("hunter2-canary").maskBeginning("is hun")).isEqualTo("is hun");
    }

    @Test
    void theBeginningThatIsAllOfTheTextIsMasked() {
        assertThat(of("hunter2-canary").maskBeginning("hunt")).isEqualTo("[secret]");
        assertThat(of("hunter2").mask("hunter2")).isEqualTo("[secret]");
    }

    @Test
    void blanksAroundASecretDoNotHideIt() {
        assertThat(of(" hunter2\n").mask("x hunter2 y")).isEqualTo("x [secret] y");
    }

    @Test
    void aSecretOfBlanksIsNone() {
        assertThat(of("      ").mask("x       y")).isEqualTo("x       y");
    }

    @Test
    void fourCharactersAreFoundWithinAWordAndThreeOnlyAlone() {
        assertThat(of("wxyz").mask("awxyzb")).isEqualTo("a[secret]b");
        assertThat(of("xyz").mask("axyzb 1xyz xyz2 xyz")).isEqualTo("axyzb 1xyz xyz2 [secret]");
        assertThat(of("xyz").mask("xyz, xyz")).isEqualTo("[secret], [secret]");
    }

    @Test
    void whatASecretMeansWithoutItsEscapesIsMaskedAsWell() {
        assertThat(of("%57%58yz-1").mask("aWXyz-1b")).isEqualTo("a[secret]b");
        assertThat(of("%57%58yz").mask("aWXyzb")).isEqualTo("a[secret]b");
        assertThat(of("%57%58y").mask("aWXyb")).as("too short").isEqualTo("aWXyb");
    }

    @ParameterizedTest
    @CsvSource({
        "qrstuvw, rstu, qrstux, q[secret]x",
        "ststsu12, zzzz, stststsu12, st[secret]",
        "qrstqrsu, zzzz, qrstqrstqrsu, qrst[secret]",
        "qrst, qrstuvwx, qrstuvwxy, [secret]y",
        "qrstuvwx, uvwx, uvwxqrstuvwx, [secret]",
        "qrst, qruvw, qruvwqrst, [secret]"
    })
    void secretsThatShareTheirPartsAreAllFound(String one, String other, String text, String expected) {
        assertThat(of(one, other).mask(text)).isEqualTo(expected);
    }

    @Test
    void aPlusSignIsABlank() {
        assertThat(of("correct horse").mask("q=correct+horse&x")).isEqualTo("q=[secret]&x");
        assertThat(of("correct+horse").mask("q=correct horse&x")).isEqualTo("q=[secret]&x");
    }

    @Test
    void escapesAreSeenThroughSixViewsDeep() {
        String four = "hunter2".replace("h", "%2525252568");
        String five = "hunter2".replace("h", "%252525252568");

        assertThat(of("hunter2").mask("x" + four)).isEqualTo("x[secret]");
        assertThat(of("hunter2").mask("x" + five)).isEqualTo("x" + five);
    }

    @Test
    void anEmptyTextStaysTheSameObject() {
        String empty = "";

        assertThat(of("hunter2").mask(empty)).isSameAs(empty);
    }

    @Test
    void textsNamesAndNumbersOfATreeAreMasked() {
        JsonObject tree = JsonObject.of(
                "hunter2", JsonArray.of(new JsonString("is hunter2"), JsonNumber.of(40711), JsonObject.empty()));

        assertThat(of("hunter2", "40711").mask(tree).toJson())
                .isEqualTo("{\"[secret]\":[\"is [secret]\",\"[secret]\",{}]}");
    }

    @Test
    void objectsWithinAListAreMaskedAndTheRestOfItStays() {
        JsonValue tree = JsonArray.of(JsonObject.of("a", "hunter2"), true, null);

        assertThat(of("hunter2").mask(tree).toJson()).isEqualTo("[{\"a\":\"[secret]\"},true,null]");
    }

    @Test
    void valuesWithoutASecretAreTheSameObjects() {
        JsonString text = new JsonString("plain");
        JsonNumber number = JsonNumber.of(12);
        JsonValue nothing = JsonObject.empty();

        assertThat(of("hunter2").mask((JsonValue) text)).isSameAs(text);
        assertThat(of("hunter2").mask((JsonValue) number)).isSameAs(number);
        assertThat(of("hunter2").mask(nothing)).isSameAs(nothing);
    }
}
