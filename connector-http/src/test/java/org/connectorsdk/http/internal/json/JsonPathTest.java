package org.connectorsdk.http.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonToken;
import java.util.List;
import org.connectorsdk.api.json.JsonArray;
import org.connectorsdk.api.json.JsonBoolean;
import org.connectorsdk.api.json.JsonNumber;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonString;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.api.text.Masker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonPathTest {
    private static String path(String text) {
        BodyReader<JsonValue> trees = Json.builder().build().reader(JsonValue.class);
        return catchThrowableOfType(UnreadableAnswer.class, () -> trees.read(Bodies.text(text)))
                .path();
    }

    @Test
    void aPathHasTheNamesAndPlacesThatLeadThere() {
        assertThat(path("{\"a\":[1,[{\"b\":{\"c\":oops")).isEqualTo("a[1][0].b.c");
        assertThat(path("[[],{\"a\":1},oops")).isEqualTo("[2]");
    }

    @Test
    void aLongNameIsCutAndAnInvalidOneIsCleaned() {
        assertThat(path("{\"" + "n".repeat(60) + "\":oops")).isEqualTo("n".repeat(60));
        assertThat(path("{\"" + "n".repeat(61) + "\":oops")).isEqualTo("n".repeat(60) + "…");
        assertThat(path("{\"a\\u0001b\ud83d\ude00c\\n\":oops")).isEqualTo("a?b??c?");
    }

    private static String nested(int last) {
        String sixty = "{\"" + "n".repeat(60) + "\":";
        return sixty + sixty + sixty + "{\"" + "m".repeat(last) + "\":{\"x\":oops";
    }

    @Test
    void aPathBeyondTwoHundredCharactersIsCut() {
        String start = ("n".repeat(60) + ".").repeat(3);
        assertThat(path(nested(17))).isEqualTo(start + "m".repeat(17) + ".x").hasSize(202);
        assertThat(path(nested(18))).isEqualTo(start + "m".repeat(18) + "…");
    }

    @ParameterizedTest
    @CsvSource({
        "START_OBJECT, an object",
        "END_OBJECT, an object",
        "START_ARRAY, an array",
        "VALUE_STRING, text",
        "VALUE_NUMBER_FLOAT, a number",
        "VALUE_FALSE, true or false",
        "VALUE_NULL, null",
        "FIELD_NAME, something else",
        ", nothing"
    })
    void whatIsThereIsReportedInWords(JsonToken token, String words) {
        assertThat(JsonPath.kind(token)).isEqualTo(words);
    }

    @Test
    void whatIsExpectedIsReportedInWords() {
        assertThat(List.of(String.class, CharSequence.class, JsonString.class))
                .allSatisfy(type -> assertThat(JsonPath.kind(type)).isEqualTo("text"));
        assertThat(List.of(boolean.class, Boolean.class, JsonBoolean.class))
                .allSatisfy(type -> assertThat(JsonPath.kind(type)).isEqualTo("true or false"));
        assertThat(List.of(long.class, Long.class))
                .allSatisfy(type -> assertThat(JsonPath.kind(type)).isEqualTo("an integer of 64 bits"));
        assertThat(List.of(int.class, Integer.class))
                .allSatisfy(type -> assertThat(JsonPath.kind(type)).isEqualTo("an integer of 32 bits"));
        assertThat(List.of(double.class, Double.class, JsonNumber.class))
                .allSatisfy(type -> assertThat(JsonPath.kind(type)).isEqualTo("a number"));
        assertThat(List.of(List.class, String[].class, JsonArray.class))
                .allSatisfy(type -> assertThat(JsonPath.kind(type)).isEqualTo("an array"));
        assertThat(List.of(Wire.Node.class, JsonObject.class))
                .allSatisfy(type -> assertThat(JsonPath.kind(type)).isEqualTo("an object"));
        assertThat(JsonPath.kind((Class<?>) null)).isEqualTo("something else");
    }

    private static String excerpt(String start) {
        return Excerpt.of(Bodies.utf8(start), Masker.none());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/0123456789: | /##########:",
                "{\"next_cursor\":1,\"page-size\" \t:2} | {\"next_cursor\":#,\"page-size\"  :#}",
                "{\"a1\":1,\"a b\":2,\"a.b\":3} | {\"…\":#,\"…\":#,\"…\":#}",
                "[\"word\",\"word\" x:] | [\"…\",\"…\" x:]",
                "{\"a\":\"b\\\"c\\\\\",\"d\":\"e | {\"a\":\"…\",\"d\":\"…\"",
                "{\"name\" | {\"…\"",
                "{\"name\"  | {\"…\"",
                "{\"a\\ | {\"…\"",
                "{\"a | {\"…\"",
                "[\"a\\\" | [\"…\"",
            })
    void ofTheStartOnlyNamesAreShown(String start, String shown) {
        assertThat(excerpt(start)).isEqualTo(shown);
    }

    @Test
    void blanksBehindANameAtTheEndAreShownAsNone() {
        assertThat(excerpt("{\"name\" \n")).isEqualTo("{\"…\"");
    }

    @Test
    void aNameHasAtMostFortyLetters() {
        assertThat(excerpt("{\"" + "n".repeat(40) + "\":")).isEqualTo("{\"" + "n".repeat(40) + "\":");
        assertThat(excerpt("{\"" + "n".repeat(41) + "\":")).isEqualTo("{\"…\":");
    }

    @Test
    void whatIsNoCharacterIsNotShown() {
        assertThat(excerpt("a\u0001b\tc\ufffdd")).isEqualTo("a b cd");
    }

    @Test
    void aHundredCharactersAreShown() {
        assertThat(excerpt("x".repeat(100))).isEqualTo("x".repeat(100));
        assertThat(excerpt("x".repeat(101))).isEqualTo("x".repeat(100) + "…");
    }
}
