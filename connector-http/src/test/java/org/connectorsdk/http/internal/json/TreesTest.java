package org.connectorsdk.http.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.http.internal.json.Bodies.failure;
import static org.connectorsdk.http.internal.json.Bodies.quoted;
import static org.connectorsdk.http.internal.json.Bodies.read;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.json.JsonArray;
import org.connectorsdk.api.json.JsonBoolean;
import org.connectorsdk.api.json.JsonNull;
import org.connectorsdk.api.json.JsonNumber;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonString;
import org.connectorsdk.api.json.JsonValue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TreesTest {
    record Trees(
            @Nullable JsonValue any,
            @Nullable JsonObject object,
            @Nullable JsonArray array,
            @Nullable JsonString text,
            @Nullable JsonNumber number,
            @Nullable JsonBoolean flag,
            @Nullable JsonNull nothing,
            @Nullable List<JsonValue> list) {}

    record Numbers(
            long wide,
            @Nullable Long maybeWide,
            int narrow,
            @Nullable Integer maybeNarrow) {}

    record Typed(@JsonTypeInfo(use = JsonTypeInfo.Id.CLASS) JsonValue value) {}

    private final Json json = Json.builder().build();

    private String written(Object body) {
        return new String(json.write(body), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'any':{'a':[1]}}",
                "{'any':null}",
                "{'object':{'a':{'b':0.10},'c':[]}}",
                "{'array':[1,[{}],true,null,'x']}",
                "{'text':'x'}",
                "{'number':0.10}",
                "{'number':7}",
                "{'flag':true}",
                "{'flag':false}",
                "{'nothing':null}",
                "{'list':[1,null,[{'a':{'b':1},'c':2},3],'x']}",
            })
    void whatFitsIsReadAndWrittenAsItCame(String text) throws IOException {
        assertThat(written(read(Trees.class, text))).isEqualTo(quoted(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "object | [] | an array | an object",
                "array | {} | an object | an array",
                "text | 7 | a number | text",
                "number | '7' | text | a number",
                "flag | 'true' | text | true or false",
                "flag | 0 | a number | true or false",
                "nothing | false | true or false | an object",
            })
    void whatIsOfAnotherKindIsRefused(String name, String value, String found, String expected) {
        assertThat(failure(Trees.class, "{'" + name + "':" + value + "}"))
                .hasMessage(name + " is " + found + " where " + expected + " is expected");
    }

    @ParameterizedTest
    @ValueSource(strings = {"object", "array", "text", "number", "flag"})
    void nullIsNoneOfThem(String name) throws IOException {
        assertThat(written(read(Trees.class, "{'" + name + "':null}"))).isEqualTo("{}");
    }

    @Test
    void aTreeIsWrittenAsItIsAlsoWhereTypesAreWritten() {
        assertThat(written(new Typed(JsonObject.of("a", 1)))).isEqualTo("{\"value\":{\"a\":1}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"12", "'12'", "12.0", "1.2e1", "' 12 '"})
    void wholeNumbersAreReadHoweverTheyAreWritten(String number) throws IOException {
        assertThat(read(Numbers.class, "{'wide':#,'maybeWide':#,'narrow':#,'maybeNarrow':#}".replace("#", number)))
                .isEqualTo(new Numbers(12, 12L, 12, 12));
    }

    @Test
    void theSmallestAndTheLargestFit() throws IOException {
        String text = "{'wide':-9223372036854775808,'maybeWide':9223372036854775807,"
                + "'narrow':-2147483648,'maybeNarrow':2147483647}";
        assertThat(written(read(Numbers.class, text))).isEqualTo(quoted(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "wide | 9223372036854775808 | is not an integer of 64 bits",
                "maybeWide | '-9223372036854775809' | is not an integer of 64 bits",
                "narrow | 2147483648 | is not an integer of 32 bits",
                "maybeNarrow | -2147483649 | is not an integer of 32 bits",
                "narrow | 1.5 | is not an integer of 64 bits",
                "narrow | true | is true or false where an integer is expected",
                "narrow | null | is null",
            })
    void whatIsNoSuchNumberIsRefused(String name, String value, String problem) {
        assertThat(failure(Numbers.class, "{'" + name + "':" + value + "}")).hasMessage(name + " " + problem);
    }

    @Test
    void aNumberThatNeedNotBeThereMayBeNull() throws IOException {
        assertThat(read(Numbers.class, "{'wide':1,'maybeWide':null,'narrow':2,'maybeNarrow':null}"))
                .isEqualTo(new Numbers(1, null, 2, null));
    }

    @Test
    void aSecretIsWrittenAsItsText() {
        record Login(Secret password) {}
        assertThat(written(new Login(Secret.of("hunter2")))).isEqualTo("{\"password\":\"hunter2\"}");
    }
}
