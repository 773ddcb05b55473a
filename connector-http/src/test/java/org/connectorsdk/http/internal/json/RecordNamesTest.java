package org.connectorsdk.http.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.connectorsdk.http.internal.json.Bodies.failure;
import static org.connectorsdk.http.internal.json.Bodies.quoted;
import static org.connectorsdk.http.internal.json.Bodies.read;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.json.Lenient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordNamesTest {
    record Part(String key) {}

    record Named(
            @JsonAlias({"identifier", "name"}) String id,
            @Nullable String name,
            @JsonAlias("units") @Nullable Long size,
            @JsonAlias({"piece", "chunk"}) @Nullable Part part,
            @JsonAlias("conf") @Nullable JsonObject config) {}

    record Nameds(List<Named> list) {}

    private final Json json = Json.builder().build();

    @Test
    void aComponentIsReadUnderEachOfItsNames() throws IOException {
        Named expected = new Named("a", "n", 7L, new Part("k"), JsonObject.of("c", 1));
        assertThat(read(Named.class, "{'id':'a','name':'n','size':7,'part':{'key':'k'},'config':{'c':1}}"))
                .isEqualTo(expected);
        assertThat(read(Named.class, "{'conf':{'c':1},'chunk':{'key':'k'},'units':7,'name':'n','identifier':'a'}"))
                .isEqualTo(expected);
    }

    @Test
    void soItIsFromRecordToRecord() throws IOException {
        String one = "{'identifier':'a','units':7,'piece':{'key':'k'}}";
        assertThat(read(Nameds.class, "{'list':[" + one + "," + one + "," + one + "]}")
                        .list())
                .hasSize(3)
                .containsOnly(new Named("a", null, 7L, new Part("k"), null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'id':'a','id':'b'} | id",
                "{'id':'a','name':'n','name':'n'} | name",
                "{'id':'a','size':1,'size':1} | size",
                "{'id':'a','config':{},'part':null,'config':{}} | config",
                "{'identifier':'a','identifier':'a'} | identifier",
                "{'id':'a','conf':{},'chunk':null,'conf':{}} | conf",
            })
    void noNameMayComeTwice(String text, String name) {
        assertThat(failure(Named.class, text)).hasMessage(name + " is there twice");
    }

    @Test
    void ofTwoNamesOfOneComponentTheLaterCounts() throws IOException {
        assertThat(read(Named.class, "{'id':'a','identifier':'b'}").id()).isEqualTo("b");
        assertThat(read(Named.class, "{'identifier':'b','id':'a'}").id()).isEqualTo("a");
    }

    @Test
    void whatIsReadIsNotSkipped() throws IOException {
        Json narrow = Json.builder().limits(new ReadLimits(1_000, 1_000, 1)).build();
        assertThat(narrow.<Named>reader(Named.class)
                        .read(Bodies.text(quoted("{'id':'a','name':'n','units':'7','part':{'key':'k'}}"))))
                .isEqualTo(new Named("a", "n", 7L, new Part("k"), null));
    }

    record Full(
            @JsonAlias({"a0", "a1", "a2", "a3", "a4", "a5", "a6", "a7", "a8", "a9", "b0", "b1", "b2", "b3", "b4"})
            @Nullable
            String a,

            @JsonAlias({"c0", "c1", "c2", "c3", "c4", "c5", "c6", "c7", "c8", "c9", "d0", "d1", "d2", "d3", "d4"})
            @Nullable
            String c,

            @JsonAlias({"e0", "e1", "e2", "e3", "e4", "e5", "e6", "e7", "e8", "e9", "f0", "f1", "f2", "f3", "f4"})
            @Nullable
            String e,

            @JsonAlias({"g0", "g1", "g2", "g3", "g4", "g5", "g6", "g7", "g8", "g9", "h0", "h1", "h2", "h3", "h4"})
            @Nullable
            String g) {}

    record Overfull(
            @JsonAlias({
                "a0", "a1", "a2", "a3", "a4", "a5", "a6", "a7", "a8", "a9", "b0", "b1", "b2", "b3", "b4", "b5",
                "b6", "b7", "b8", "b9", "c0", "c1", "c2", "c3", "c4", "c5", "c6", "c7", "c8", "c9", "d0", "d1",
                "d2", "d3", "d4", "d5", "d6", "d7", "d8", "d9", "e0", "e1", "e2", "e3", "e4", "e5", "e6", "e7",
                "e8", "e9", "f0", "f1", "f2", "f3", "f4", "f5", "f6", "f7", "f8", "f9", "g0", "g1", "g2"
            })
            @Nullable
            String a,

            @Nullable String last) {}

    @Test
    void sixtyFourNamesAreKnownOneFromAnother() throws IOException {
        assertThat(read(Full.class, "{'a':'1','c':'2','e':'3','g':'4','h4':'5'}"))
                .isEqualTo(new Full("1", "2", "3", "5"));
        assertThat(failure(Full.class, "{'h4':'5','h4':'5'}")).hasMessage("h4 is there twice");
    }

    @Test
    void moreAreAMistakeOfTheProgram() {
        assertThatThrownBy(() -> json.reader(Overfull.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("more than 64 names");
    }

    /** Keeps in memory what it reads, as a provider's own deserializer may. */
    static final class InMemory extends JsonDeserializer<Object> {
        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            try (TokenBuffer buffer = context.bufferAsCopyOfValue(parser);
                    JsonParser again = buffer.asParserOnFirstToken()) {
                return context.readValue(again, Kept.class);
            }
        }
    }

    record Kept(
            String id,
            @Nullable String name,
            @Nullable Long size,
            @Nullable Integer small,
            @Nullable Part part,
            @Nullable JsonObject config,
            @Nullable List<Lenient<Part>> parts,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}

    record Holder(
            @JsonDeserialize(using = InMemory.class) Object kept,
            @Nullable String next) {}

    private Kept kept(String text) throws IOException {
        Holder read = read(Holder.class, "{'kept':" + text + ",'next':'x'}");
        assertThat(read.next()).isEqualTo("x");
        return (Kept) read.kept();
    }

    @Test
    void aRecordInMemoryIsReadLikeAnyOther() throws IOException {
        Kept read = kept("{'id':'a','name':'n','error':'e','size':7,'small':'8','part':{'key':'k'},'config':{'c':1},"
                + "'parts':[{'key':'l'},{'key':'m'}],'n':[1],'m':'x'}");
        assertThat(read)
                .isEqualTo(new Kept(
                        "a",
                        "n",
                        7L,
                        8,
                        new Part("k"),
                        JsonObject.of("c", 1),
                        List.of(Lenient.of(new Part("l")), Lenient.of(new Part("m"))),
                        read.more()));
        assertThat(read.more().toString()).isEqualTo(quoted("{error='e', n=[1], m='x'}"));
    }

    @Test
    void anInvalidTextOfItIsKeptAsItCame() throws IOException {
        Kept read = kept("{'n':1,'size':'x','config':7,'id':'a'}");
        assertThat(read.more().toString()).isEqualTo(quoted("{n=1, size='x', config=7}"));
        assertThat(KeptMembers.problems(read.more()))
                .containsExactly(
                        "kept.id.size is text where an integer is expected",
                        "kept.id.config is a number where an object is expected");
    }

    @Test
    void whatItLacksIsNamed() {
        var failure = catchThrowableOfType(UnreadableAnswer.class, () -> kept("{'message':'m','error':'x'}"));
        assertThat(failure).hasMessageEndingWith("id is missing");
    }
}
