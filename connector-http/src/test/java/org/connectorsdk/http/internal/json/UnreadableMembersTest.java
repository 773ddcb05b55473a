package org.connectorsdk.http.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.http.internal.json.Bodies.failure;
import static org.connectorsdk.http.internal.json.Bodies.quoted;
import static org.connectorsdk.http.internal.json.Bodies.read;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import okio.BufferedSource;
import org.connectorsdk.api.json.JsonNull;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonString;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.json.Lenient.Problems;
import org.connectorsdk.http.json.Strict;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnreadableMembersTest {
    record Part(String key) {}

    record Thing(
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more,
            String id,
            @Nullable Long size,
            @Nullable String name,
            @Nullable Boolean on,
            @Nullable List<Long> parts,
            @Nullable Part part,
            @Nullable Part other,
            @Nullable JsonObject config,
            @Nullable JsonString word,
            @Nullable JsonValue any) {}

    record Listing(
            @Problems List<String> problems,
            String id,
            @Nullable Long size,
            @Nullable Part part) {}

    record Reported(
            @Problems List<String> problems,
            String id,
            @Nullable Part part,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}

    record Things(List<Thing> things) {}

    @Strict
    record Exact(
            String id,
            @Nullable Long size,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}

    private final Json json = Json.builder().build();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "size | [1,{'a':2}] | size is an array where an integer is expected",
                "size | {'a':[2]} | size is an object where an integer is expected",
                "size | 'x' | size is text where an integer is expected",
                "size | 1.5 | size is not an integer of 64 bits",
                "name | {'a':1} | name is an object where text is expected",
                "name | true | name is true or false where text is expected",
                "on | 'perhaps' | on is text where true or false is expected",
                "parts | 7 | parts is a number where an array is expected",
                "parts | [1,'x',[3]] | parts[1] is text where an integer is expected",
                "part | 7 | part is a number where an object is expected",
                "part | {'key':[1],'b':{'c':[2]}} | part.key is an array where text is expected",
                "part | {'b':1} | part.key is missing",
                "part | [] | part is an array where an object is expected",
                "config | [1] | config is an array where an object is expected",
                "config | 'x' | config is text where an object is expected",
                "word | 7 | word is a number where text is expected",
            })
    void itIsKeptAsItCameAndNamed(String name, String value, String problem) throws IOException {
        Thing read = read(Thing.class, "{'n':1,'" + name + "': " + value + " ,'m':2,'id':'a'}");

        assertThat(read.id()).isEqualTo("a");
        assertThat(KeptMembers.problems(read.more())).containsExactly(problem);
        assertThat(read.more().keySet()).containsExactly("n", name, "m");
        assertThat(read.more().get(name)).hasToString(quoted(value));
        assertThat(KeptMembers.isCut(read.more())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"size", "name", "on", "parts", "part", "config", "word"})
    void nullIsNoProblem(String name) throws IOException {
        Thing read = read(Thing.class, "{'n':1,'" + name + "':null,'id':'a'}");
        assertThat(KeptMembers.problems(read.more())).isEmpty();
        assertThat(read.more().keySet()).containsExactly("n");
        assertThat(read.any()).isNull();
    }

    @Test
    void whatFitsIsTakenWhereItBelongs() throws IOException {
        Thing read = read(
                Thing.class,
                "{'n':1,'size':2,'name':'x','on':true,'parts':[3],'part':{'key':'k','z':0},'other':{'key':'l'},"
                        + "'config':{'c':4},'word':'w','any':null,'id':'a','m':[5]}");

        assertThat(read)
                .isEqualTo(new Thing(
                        Map.of("n", JsonValue.of(1), "m", JsonValue.of(List.of(5))),
                        "a",
                        2L,
                        "x",
                        true,
                        List.of(3L),
                        new Part("k"),
                        new Part("l"),
                        JsonObject.of("c", 4),
                        new JsonString("w"),
                        JsonNull.INSTANCE));
    }

    @Test
    void whereProblemsAreListedAnInvalidPartIsNotKept() throws IOException {
        Reported read = read(Reported.class, "{'id':'a','part':{'key':[1]},'n':1}");
        assertThat(read.problems()).containsExactly("part.key is an array where text is expected");
        assertThat(read.more()).containsOnlyKeys("n");
    }

    @Test
    void twoInvalidMembersAreTwoProblems() throws IOException {
        Thing read = read(Thing.class, "{'part':{'key':1.5},'id':'a','other':{'b':[{}]},'size':[]}");
        assertThat(read.more().toString()).isEqualTo(quoted("{part={'key':1.5}, other={'b':[{}]}, size=[]}"));
        assertThat(KeptMembers.problems(read.more())).hasSize(3);
    }

    private static String things(int padding) {
        StringBuilder text = new StringBuilder("{\"things\":[");
        for (int i = 0; i < 12; i++) {
            text.append("{\"id\":\"a\",\"name\":\"").append("x".repeat(padding)).append("\",\"part\":{\"b\":\"");
            text.append("y".repeat(i * 1_000)).append("\",\"n\":[").append(i).append("]}},");
        }
        return text.append("{\"id\":\"z\"}]}").toString();
    }

    private void requireThings(BufferedSource body) throws IOException {
        List<Thing> read = json.<Things>reader(Things.class).read(body).things();

        assertThat(read).hasSize(13);
        for (int i = 0; i < 12; i++) {
            assertThat(read.get(i).more().get("part"))
                    .hasToString("{\"b\":\"" + "y".repeat(i * 1_000) + "\",\"n\":[" + i + "]}");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100, 1_000, 3_000, 7_900, 7_980, 8_000, 8_192})
    void whereverTheBuffersEndItIsKeptAsItCame(int padding) throws IOException {
        requireThings(Bodies.text(things(padding)));
    }

    @Test
    void soItIsWhenItArrivesByteByByte() throws IOException {
        requireThings(Bodies.dribbling(things(10)));
    }

    @Test
    void problemsMayBeListedWithoutTheMembers() throws IOException {
        Listing read = read(Listing.class, "{'n':1,'part':{'key':[]},'message':'m','id':'a','size':{'x':'y'}}");

        assertThat(read.problems())
                .containsExactly(
                        "part.key is an array where text is expected",
                        "size is an object where an integer is expected");
        assertThat(read.id()).isEqualTo("a");
    }

    @Test
    void nothingIsListedWhereAllFits() throws IOException {
        assertThat(read(Listing.class, "{'part':{'key':'k'},'id':'a','size':7}"))
                .isEqualTo(new Listing(List.of(), "a", 7L, new Part("k")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'id':'a','part':{'key':[}} | is not valid JSON",
                "{'id':'a','size':[ | ends before it is complete",
                "{'id':'a','size':1,'size':2} | size is there twice",
                "{'id':[],'size':1} | id is an array where text is expected",
            })
    void whatIsWrongWithTheAnswerIsAFailure(String text, String problem) {
        var failure = failure(Thing.class, text);
        assertThat(failure.getMessage()).endsWith(problem);
    }

    @Test
    void aStrictRecordKeepsMembersButMustFit() throws IOException {
        assertThat(read(Exact.class, "{'id':'a','size':7,'n':1}").more()).containsOnlyKeys("n");
        assertThat(failure(Exact.class, "{'id':'a','size':[]}"))
                .hasMessage("size is an array where an integer is expected");
    }
}
