package org.connectorsdk.http.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.connectorsdk.http.internal.json.Bodies.failure;
import static org.connectorsdk.http.internal.json.Bodies.quoted;
import static org.connectorsdk.http.internal.json.Bodies.read;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.connectorsdk.api.json.JsonArray;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.json.Lenient;
import org.connectorsdk.http.json.PositionalRows;
import org.connectorsdk.http.json.Strict.NotBlank;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesFromBytesTest {
    @JsonDeserialize(using = Counting.class)
    record Count(int count) {}

    static final class Counting extends JsonDeserializer<Count> {
        @Override
        public Count deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            JsonCursor in = JsonCursor.of(parser);
            int count = 0;
            in.enterArray();
            while (in.nextElement()) {
                count++;
            }
            return new Count(count);
        }
    }

    @JsonDeserialize(using = Keeping.class)
    record Parsed(JsonParser parser) {}

    static final class Keeping extends JsonDeserializer<Parsed> {
        @Override
        public Parsed deserialize(JsonParser parser, DeserializationContext context) {
            return new Parsed(parser);
        }
    }

    record Rows(List<String> columns, List<JsonArray> rows) {
        Rows {
            PositionalRows.requireWidth(columns, rows);
        }
    }

    private static Json json(ReadLimits limits) {
        return Json.builder().limits(limits).build();
    }

    private final Json json = json(ReadLimits.standard());

    private String problem(Class<?> type, String text) {
        return String.valueOf(catchThrowableOfType(UnreadableAnswer.class, () -> read(type, text))
                .getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"[] | 0", "['a',{'b':[1,2]},[[2],3],'c',3,null] | 6", "['a'] | 1"})
    void elementsThatAreNotReadAreSkipped(String text, int count) throws IOException {
        assertThat(read(Count.class, text)).isEqualTo(new Count(count));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'xxxxxxxxxxxxxxxx'", "['xxxxxxxxxxxxxx']"})
    void theyAddUpToTheCeiling(String element) throws IOException {
        BodyReader<Count> counts = json(new ReadLimits(90_000, 90_000, 10_000)).reader(Count.class);
        String fits = "[" + (element + ",").repeat(500) + "1]";
        String isTooMuch = "[" + (element + ",").repeat(800) + "1]";

        assertThat(counts.read(Bodies.text(quoted(fits)))).isEqualTo(new Count(501));
        assertThat(catchThrowableOfType(UnreadableAnswer.class, () -> counts.read(Bodies.text(quoted(isTooMuch)))))
                .hasMessage("what is skipped of the answer has more than 10000 bytes");
    }

    @Test
    void aListIsReadWhereverItsTypeIsGiven() throws IOException {
        record Lists(List<Count> counts) {}
        List<Count> read = json.<List<Count>>reader(Lists.class.getRecordComponents()[0].getGenericType())
                .read(Bodies.text("[[1],[]]"));
        assertThat(read).containsExactly(new Count(1), new Count(0));
    }

    @Test
    void theParserIsClosedWithTheReaderOfAnAnswer() throws IOException {
        var reader = json.<Parsed>elements("", Parsed.class).open(Bodies.text("[\"a\",\"b\"]"));
        JsonParser parser = Objects.requireNonNull(reader.next()).parser();

        assertThat(parser.isClosed()).isFalse();
        reader.close();
        assertThat(parser.isClosed()).isTrue();
    }

    @Test
    void rowsOfOtherWidthsAreRefusedInOurWords() throws IOException {
        assertThat(read(Rows.class, "{'columns':['a','b'],'rows':[[1,2],[3,null]]}")
                        .rows())
                .hasSize(2);
        assertThat(read(Rows.class, "{'columns':['a'],'rows':[]}").rows()).isEmpty();
        assertThat(problem(Rows.class, "{'columns':['a','b'],'rows':[[1,2],[3]]}"))
                .isEqualTo("the answer has 1 values for 2 columns in rows[1]");
        assertThat(problem(Rows.class, "{'columns':[],'rows':[['x']]}"))
                .isEqualTo("the answer has 1 values for 0 columns in rows[0]");
    }

    record Refusing(String text) {
        Refusing {
            throw new IllegalArgumentException(text.isEmpty() ? null : text);
        }
    }

    static final class Odd {}

    static final class Throwing extends JsonDeserializer<Odd> {
        @Override
        public Odd deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (parser.getBooleanValue()) {
                throw ValueInstantiationException.from(parser, "secret", context.constructType(Odd.class));
            }
            throw JsonMappingException.from(parser, "secret");
        }
    }

    static final class Bean {
        @JsonSetter(nulls = Nulls.FAIL)
        public @Nullable String name;
    }

    record Unusual(
            @Nullable @JsonDeserialize(using = Throwing.class)
            Odd odd,

            @Nullable Bean bean,
            byte small) {}

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "text: is odd | the answer has a value of text that was refused by Refusing",
                "other: is odd | the answer was refused by Refusing",
                "is odd | the answer was refused by Refusing",
                ": text | the answer was refused by Refusing",
                "`` | the answer was refused by Refusing",
            })
    void aConstructorThatRefusesMayNameAComponent(String words, String problem) {
        assertThat(problem(Refusing.class, "{'text':'" + words + "'}")).isEqualTo(problem);
    }

    record Identified(
            @NotBlank @JsonAlias("key") String id,
            @NotBlank @Nullable String name) {}

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"{'id':''} | id", "{'id':' '} | id", "{'key':' '} | id", "{'id':'a','name':' '} | name"})
    void aBlankTextIsRefusedWhereNoneMayBe(String json, String component) {
        assertThat(problem(Identified.class, json))
                .isEqualTo("the answer has a value of " + component + " that was refused by Identified");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'id':'a'}", "{'id':'a','name':null}", "{'key':'a','name':'b'}"})
    void whatIsNotBlankIsTaken(String json) throws IOException {
        assertThat(read(Identified.class, json).id()).isEqualTo("a");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'odd':true} | odd was refused by Odd",
                "{'odd':false} | odd has an unexpected form",
                "{'bean':{'name':null}} | bean.name is null",
                "{'small':7000} | small is a number out of range",
                "{'small':[]} | small is an array where a number is expected",
            })
    void whatElseGoesWrongIsReportedInOurWords(String text, String problem) {
        assertThat(problem(Unusual.class, text)).isEqualTo(problem);
    }

    @Test
    void aLongNumberIsReportedAsThatHoweverDeepItIs() {
        String deep = "[".repeat(1_000) + "7".repeat(1_200);
        assertThat(problem(JsonValue.class, deep)).contains("has a number of 1200 characters");
    }

    @Test
    void aFailureIsAValueWithoutAStack() {
        var failure = failure(Count.class, "oops");
        ReadQuota.Overflow overflow = new ReadQuota(ReadLimits.standard()).ofElement();

        assertThat(failure.fillInStackTrace()).isSameAs(failure);
        assertThat(failure.getStackTrace()).isEmpty();
        assertThat(overflow.fillInStackTrace()).isSameAs(overflow);
        assertThat(overflow.getStackTrace()).isEmpty();
        BoundedInput.Cut cut = new BoundedInput.Cut();
        assertThat(cut.fillInStackTrace()).isSameAs(cut);
        assertThat(cut.getStackTrace()).isEmpty();
    }

    @Test
    void textIsReadUpToTheCeilingOfAnAnswer() throws IOException {
        BodyReader<String> texts = json(new ReadLimits(10, 1, 1)).text();

        assertThat(texts.read(Bodies.text("x".repeat(10)))).hasSize(10);
        var failure = catchThrowableOfType(UnreadableAnswer.class, () -> texts.read(Bodies.text("x".repeat(11))));
        assertThat(failure).hasMessage("the answer has more than 10 bytes");
        assertThat(failure.limit()).isEqualTo(10);
    }

    @Test
    void eachCeilingLeavesRoomForSomething() {
        assertThat(new ReadLimits(1, 1, 1).answer()).isEqualTo(1);
        assertThatThrownBy(() -> new ReadLimits(0, 1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ReadLimits(1, 0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ReadLimits(1, 1, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aLenientElementIsShownByItsValueOrItsProblem() {
        Lenient<String> invalid = Lenient.unreadable(JsonValue.of("hunter2"), "is text");

        assertThat(Lenient.of("a")).hasToString("a");
        assertThat(invalid).hasToString("Lenient[is text]");
        assertThat(Lenient.of("a").hashCode()).isNotEqualTo(Lenient.of("b").hashCode());
    }

    @Test
    void theSameTypesMayBeReadUnderOtherCeilings() throws IOException {
        BodyReader<Count> counts = json.within(new ReadLimits(10, 10, 10)).reader(Count.class);

        assertThat(counts.read(Bodies.text("[1,2]"))).isEqualTo(new Count(2));
        assertThat(catchThrowableOfType(UnreadableAnswer.class, () -> counts.read(Bodies.text("[1,2,3,4,5,6]")))
                        .limit())
                .isEqualTo(10);
    }

    @Test
    void aPageForPeopleIsKnownByItsStart() {
        var page = failure(Count.class, " <html>");
        var other = failure(Count.class, "{'a':'<html>'}");

        assertThat(page.isPage()).isTrue();
        assertThat(other.isPage()).isFalse();
    }
}
