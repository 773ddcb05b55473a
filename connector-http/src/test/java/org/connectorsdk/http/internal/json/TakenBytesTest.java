package org.connectorsdk.http.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.connectorsdk.http.internal.json.Bodies.quoted;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import okio.Buffer;
import okio.ForwardingSource;
import okio.Okio;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.json.Lenient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TakenBytesTest {
    private static final int READ_AHEAD = 8_192;
    private static final int LENIENCE = 65_536;
    private static final int MOST_UNCUT = 1 << 20;

    record Kept(String id, @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}

    record Id(String id) {}

    private static Json json(long answer, long element, long skipped) {
        return Json.builder().limits(new ReadLimits(answer, element, skipped)).build();
    }

    /** Counts what is taken, byte by byte. */
    private static final class Counted extends ForwardingSource {
        private final byte[] repeated;
        private final Buffer pending;
        private long taken;

        Counted(Buffer start, String repeated) {
            super(start);
            this.pending = start;
            this.repeated = Bodies.utf8(repeated);
        }

        @Override
        public long read(Buffer sink, long count) throws IOException {
            if (pending.exhausted()) {
                pending.write(repeated);
            }
            taken++;
            return super.read(sink, 1);
        }
    }

    private static Counted counted(String start, String repeated) {
        return new Counted(new Buffer().writeUtf8(quoted(start)), repeated);
    }

    private static UnreadableAnswer failure(Json json, Class<?> type, Counted body) {
        return catchThrowableOfType(
                UnreadableAnswer.class, () -> json.reader(type).read(Okio.buffer(body)));
    }

    @Test
    void ofAnEndlessAnswerItsCeilingAndABufferAreTaken() {
        Counted body = counted("[", "1,");
        assertThat(failure(json(5_000, 1_000, 3_000), JsonValue.class, body)).hasMessageContaining("the answer has");
        assertThat(body.taken).isEqualTo(5_000 + READ_AHEAD + 1);
    }

    @Test
    void ofWhatIsSkippedNoMoreThanIsLeftOfItsCeiling() {
        String start = "{'a':[" + "1,".repeat(500) + "1],'b':[";
        Counted body = counted(start, "1,");

        assertThat(failure(json(9_000, 9_000, 3_000), Id.class, body))
                .hasMessage("what is skipped of the answer has more than 3000 bytes");
        assertThat(body.taken).isEqualTo(start.length() + 3_000 - 1_002 + READ_AHEAD + 1);
    }

    @Test
    void whatIsSkippedBehindATextIsNoPartOfIt() {
        ElementPlan<Id> plan = json(9_000, 1_000, 3_000).elements("items", Id.class);
        Counted body = counted("{'items':[{'id':'a','log':[", "1,");

        assertThat(catchThrowableOfType(
                        UnreadableAnswer.class,
                        () -> plan.open(Okio.buffer(body)).next()))
                .hasMessage("what is skipped of the answer has more than 3000 bytes");
    }

    @Test
    void aLongTextThatCanBeCutIsLeftOut() throws IOException {
        String text = "{'items':[{'id':'a','m':'" + "x".repeat(3 * MOST_UNCUT) + "'},{'id':'b'}]}";
        ElementPlan<Kept> plan = json(9_000, 1_000, 9_000_000).elements("items", Kept.class);

        List<Kept> read = ElementReaderTest.all(plan.open(Bodies.text(quoted(text))));

        assertThat(read).extracting(Kept::id).containsExactly("a", "b");
        assertThat(KeptMembers.isCut(read.get(0).more())).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"0, true", "1, false"})
    void whatIsSkippedIsCountedToTheByte(int more, boolean fits) {
        String text = "{'a':[" + "1".repeat(998 + more) + "],'id':'a'}";
        Json json = json(9_000, 9_000, 999);
        var failure = catchThrowableOfType(
                UnreadableAnswer.class, () -> json.reader(Id.class).read(Bodies.text(quoted(text))));
        assertThat(failure == null).isEqualTo(fits);
    }

    @Test
    void aTextThatCannotBeCutIsTakenForAMebibyte() {
        String start = "{'items':[{'id':'a','m':'";
        Counted body = counted(start, "\u20ac");
        ElementPlan<Kept> plan = json(9_000, 1_000, 9_000_000).elements("items", Kept.class);

        var failure = catchThrowableOfType(
                UnreadableAnswer.class, () -> plan.open(Okio.buffer(body)).next());

        assertThat(failure).hasMessage("one element has more than 1000 bytes");
        assertThat(body.taken).isEqualTo("{'items':[".length() + 1_000 + LENIENCE + READ_AHEAD + MOST_UNCUT + 1);
    }

    @ParameterizedTest
    @CsvSource({"300000, 1000, one element has more than 1000 bytes", "1000, 1000, the answer has more than 1000 bytes"
    })
    void theLowerCeilingIsReported(long answer, long element, String message) {
        Json json = json(answer, element, 9_000);
        Counted body = counted("{'id':'a','m':'", "\u20ac");

        assertThat(catchThrowableOfType(
                        UnreadableAnswer.class, () -> json.reader(LENIENT).read(Okio.buffer(body))))
                .hasMessage(message);
    }

    @Test
    void anInvalidAnswerIsGivenAsItCame() throws IOException {
        String part = "{'id':[1],'n':'" + "x".repeat(9_000) + "'}";
        String text = quoted("{'id':{'b':1},'part':" + part + "}");
        Lenient<Part> invalid =
                json(90_000, 90_000, 9_000).<Lenient<Part>>reader(LENIENT_PART).read(Bodies.text(text));
        assertThat(invalid.raw()).map(JsonValue::toJson).contains(text);

        text = quoted("{'part':" + part + ",'id':{'b':1}}");
        invalid =
                json(90_000, 90_000, 9_000).<Lenient<Part>>reader(LENIENT_PART).read(Bodies.text(text));
        assertThat(invalid.raw()).map(JsonValue::toJson).contains(text);
    }

    record Part(String id, @Nullable Lenient<Id> part) {}

    record Holder(Lenient<Kept> kept, Lenient<Part> part) {}

    private static final Type LENIENT = Holder.class.getRecordComponents()[0].getGenericType();
    private static final Type LENIENT_PART = Holder.class.getRecordComponents()[1].getGenericType();

    @Test
    void whatStandsBehindTheElementsHasTheCeilingOfAnAnswer() throws IOException {
        ElementPlan<Id> plan = json(300_000, 1_000, 200_000).elements("items", Id.class, "next");
        String start = "{'items':[{'id':'a','log':'" + "x".repeat(150_000) + "'},{'id':'b'}],'next':'";
        var fits = plan.open(Bodies.text(quoted(start + "y".repeat(299_980) + "'}")));
        var isTooMuch = plan.open(Bodies.text(quoted(start + "y".repeat(300_100) + "'}")));

        assertThat(ElementReaderTest.all(fits)).hasSize(2);
        assertThat(fits.members().string("next")).map(String::length).contains(299_980);
        assertThat(catchThrowableOfType(UnreadableAnswer.class, () -> ElementReaderTest.all(isTooMuch)))
                .hasMessage("the answer has more than 300000 bytes");
    }

    @JsonDeserialize(using = Marking.class)
    record Marked(boolean isMarked) {}

    static final class Marking extends JsonDeserializer<Marked> {
        @Override
        public Marked deserialize(JsonParser parser, DeserializationContext context) {
            return new Marked(((AnswerParser) parser).intake().isMarked());
        }
    }

    private static final Json MARKS = Json.builder().build();

    record Behind(
            @Nullable Id part,
            @Nullable List<Lenient<Id>> parts,
            Marked marked,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}

    record BehindList(List<Lenient<Id>> parts, Marked marked) {}

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'part':{'id':'a'},'marked':1}",
                "{'part':{'id':[]},'marked':1}",
                "{'parts':[{'id':'a'}],'marked':1}",
                "{'parts':[{'id':[]},7],'marked':1}"
            })
    void nothingIsRememberedBehindAPart(String text) throws IOException {
        assertThat(MARKS.<Behind>reader(Behind.class)
                        .read(Bodies.text(quoted(text)))
                        .marked())
                .isEqualTo(new Marked(false));
    }

    @Test
    void norBehindAListOfParts() throws IOException {
        assertThat(MARKS.<BehindList>reader(BehindList.class)
                        .read(Bodies.text(quoted("{'parts':[{'id':'a'},{'id':[]}],'marked':1}")))
                        .marked())
                .isEqualTo(new Marked(false));
    }
}
