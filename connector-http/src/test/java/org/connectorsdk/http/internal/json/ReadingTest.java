package org.connectorsdk.http.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.io.EOFException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import org.connectorsdk.api.json.JsonNumber;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.api.text.Masker;
import org.connectorsdk.http.internal.json.UnreadableAnswer.Reason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the bytes of an answer may hold: the right value, or a typed failure, never an error of the machine (WIRE-01 to
 * 08).
 */
class ReadingTest {
    private final Json json = Json.builder().build();
    private final BodyReader<JsonValue> trees = json.reader(JsonValue.class);

    private JsonValue tree(String text) throws IOException {
        return trees.read(Bodies.text(text));
    }

    private UnreadableAnswer failure(String text) {
        return catchThrowableOfType(UnreadableAnswer.class, () -> tree(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9007199254740993",
                "-9223372036854775808",
                "18446744073709551616",
                "0.10",
                "1e400",
                "1E+5",
                "-0",
                "-0.0",
                "123456789012345678901234567890.000"
            })
    void aNumberKeepsItsText(String number) throws IOException {
        assertThat(tree("[" + number + "]").toJson()).isEqualTo("[" + number + "]");
    }

    @Test
    void membersKeepTheirOrder() throws IOException {
        String text = "{\"z\":1,\"a\":{\"y\":[true,false,null],\"b\":\"\"},\"m\":[]}";
        assertThat(tree(text).toJson()).isEqualTo(text);
    }

    @Test
    void aBodyThatArrivesByteByByteIsReadLikeAnyOther() throws IOException {
        String text = "{\"text\":\"a\\u00e9\u20ac\ud83d\ude00\",\"n\":-12.50e3,\"list\":[{\"k\":null},true]}";
        assertThat(trees.read(Bodies.dribbling(text))).isEqualTo(tree(text));
    }

    @Test
    void aByteOrderMarkIsIgnored() throws IOException {
        assertThat(tree("\ufeff{\"a\":1}")).isEqualTo(JsonObject.of("a", 1));
    }

    @Test
    void halfASurrogatePairIsKept() throws IOException {
        assertThat(tree("[\"\\ud83d\"]").toJava()).isEqualTo(List.of("\ud83d"));
    }

    @Test
    void anEscapedNulIsText() throws IOException {
        assertThat(tree("[\"a\\u0000b\"]").toJava()).isEqualTo(List.of("a\0b"));
    }

    @Test
    void theLastOfTwoMembersWithOneNameCounts() throws IOException {
        assertThat(tree("{\"a\":1,\"b\":2,\"a\":3}")).isEqualTo(JsonObject.of("a", 3, "b", 2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1",
                "[1,2",
                "\"abc",
                "{\"a\":",
                "tru",
                "[1e",
            })
    void anAnswerThatEndsTooEarlyIsRefused(String text) {
        assertThat(failure(text).reason()).isEqualTo(Reason.NOT_JSON);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html>",
                "{'a':1}",
                "{a:1}",
                "[01]",
                "[+1]",
                "[.5]",
                "[1.]",
                "[NaN]",
                "[1,]",
                "{\"a\":1,}",
                "[\"a\u0000b\"]",
                "[\"a\nb\"]",
                "/* c */ {}",
                "[\"\\x\"]"
            })
    void whatIsNotJsonIsRefused(String text) {
        assertThat(failure(text).reason()).isEqualTo(Reason.NOT_JSON);
    }

    @Test
    void bytesThatAreNotUtf8AreRefused() {
        byte[] latin1 = {'[', '"', (byte) 0xE9, '"', ']'};
        byte[] utf16 = {(byte) 0xFE, (byte) 0xFF, 0, '[', 0, ']'};

        assertThatThrownBy(() -> trees.read(Bodies.bytes(latin1))).isInstanceOf(UnreadableAnswer.class);
        assertThatThrownBy(() -> trees.read(Bodies.bytes(utf16))).isInstanceOf(UnreadableAnswer.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n\t ", "\ufeff"})
    void anEmptyBodyIsRefused(String text) {
        var failure = failure(text);
        assertThat(failure.reason()).isEqualTo(Reason.EMPTY);
        assertThat(failure).hasMessage("the answer is empty");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{} {}", "{}x", "[]]", "1 2", "{}\n<!-- -->"})
    void whatGoesOnAfterItsEndIsRefused(String text) {
        assertThat(failure(text).reason()).isEqualTo(Reason.NOT_JSON);
    }

    @Test
    void blanksBehindTheValueAreFine() throws IOException {
        assertThat(tree("{}\r\n\t ")).isEqualTo(JsonObject.empty());
    }

    @Test
    void aThousandLevelsAreReadAndOneMoreIsNot() throws IOException {
        assertThat(tree("[".repeat(1_000) + "]".repeat(1_000)).toJson()).hasSize(2_000);
        assertThat(failure("[".repeat(1_001) + "]".repeat(1_001)).reason()).isEqualTo(Reason.EXCESSIVE);
    }

    @ParameterizedTest
    @CsvSource({"'[', ']'", "'{\"child\":', '}'", "'{\"unknown\":', '}'", "'{\"unknown\":[', ']}'"})
    void tenThousandLevelsAreAFailureAndNoStackOverflow(String open, String close) {
        String text = open.repeat(10_000) + (open.startsWith("[") ? "" : "null") + close.repeat(10_000);

        assertThat(failure(text).reason()).isEqualTo(Reason.EXCESSIVE);
        assertThatThrownBy(() -> json.reader(Wire.Node.class).read(Bodies.text(text)))
                .isInstanceOf(UnreadableAnswer.class);
    }

    @Test
    void recordsWithinRecordsAreReadToAThousandLevels() throws IOException {
        String text = "{\"child\":".repeat(999) + "{}" + "}".repeat(999);
        Wire.Node node = json.<Wire.Node>reader(Wire.Node.class).read(Bodies.text(text));
        assertThat(node.child()).isNotNull();
    }

    /** It keeps what it does not know, so that a child that does not fit costs itself. */
    record Branch(
            @Nullable Branch child,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}

    @Test
    void aThreadWithLittleStackGetsAFailureToo() throws Exception {
        String text = "{\"child\":".repeat(990) + "{}" + "}".repeat(990);
        FutureTask<UnreadableAnswer> read = new FutureTask<>(() -> catchThrowableOfType(
                UnreadableAnswer.class, () -> json.<Branch>reader(Branch.class).read(Bodies.text(text))));

        new Thread(null, read, "little-stack", 180 * 1024).start();

        assertThat(read.get().reason()).isEqualTo(Reason.EXCESSIVE);
    }

    @Test
    void aNumberMayHaveAThousandDigits() throws IOException {
        String digits = "7".repeat(JsonNumber.MAX_LENGTH);

        assertThat(tree(digits).toJson()).isEqualTo(digits);
        assertThat(failure(digits + "7").reason()).isEqualTo(Reason.EXCESSIVE);
        assertThat(failure("-" + digits).reason()).isEqualTo(Reason.EXCESSIVE);
    }

    @Test
    void aNameMayNotBeAsLongAsABook() {
        assertThat(failure("{\"" + "n".repeat(60_000) + "\":1}").reason()).isEqualTo(Reason.EXCESSIVE);
    }

    @Test
    void aFailureSaysWhere() {
        var failure = failure("{\"connections\":[{\"name\":\"ok\"},{\"name\":oops}]}");

        assertThat(failure.path()).isEqualTo("connections[1].name");
        assertThat(failure.position()).isBetween(38L, 45L);
        assertThat(failure).hasMessage("connections[1].name is not valid JSON");
    }

    @Test
    void aFailureShowsTheStartOfTheAnswerWithoutItsValues() {
        var failure = failure("{\"password\" : \"hunter2\", \"pin\":12345, \"sk-key-9\":1, \"list\":[\"hunter2\" oops");

        assertThat(failure.excerpt(Masker.none()))
                .isEqualTo("{\"password\" : \"…\", \"pin\":#####, \"…\":#, \"list\":[\"…\" oops");
    }

    @Test
    void theExcerptIsBounded() {
        assertThat(failure("x".repeat(10_000)).excerpt(Masker.none()))
                .hasSize(101)
                .endsWith("x…");
    }

    @Test
    void nothingThatIsThrownQuotesTheAnswer() {
        String secret = "hunter2";
        for (String text : new String[] {
            "{\"password\":\"" + secret + "\",}",
            "{\"" + secret,
            "[" + secret + "]",
            "\"" + secret,
            "{\"id\":{\"password\":\"" + secret + "\"}}",
            "{\"id\":\"x\",\"units\":\"" + secret + "\"}"
        }) {
            var failure = catchThrowableOfType(
                    UnreadableAnswer.class,
                    () -> json.reader(Wire.Connection.class).read(Bodies.text(text)));
            StringWriter trace = new StringWriter();
            failure.printStackTrace(new PrintWriter(trace));

            assertThat(trace.toString()).as(text).doesNotContain(secret);
            assertThat(failure).hasNoCause();
        }
    }

    @Test
    void aBrokenConnectionIsHandedOnAsTheTransportsFailure() {
        IOException broken = new EOFException("unexpected end of stream");

        for (Class<?> type : new Class<?>[] {JsonValue.class, Wire.Connections.class, Wire.Tolerant.class}) {
            String cut = "{\"connections\":[{\"id\":\"a\"},{\"id\":\"b";
            assertThatThrownBy(() -> json.reader(type).read(Bodies.breaking(cut, broken)))
                    .isSameAs(broken);
        }
    }

    @Test
    void aBreakBehindTheLastByteIsNoticed() {
        IOException broken = new EOFException("unexpected end of stream");

        assertThatThrownBy(() -> trees.read(Bodies.breaking("{\"a\":1}", broken)))
                .isSameAs(broken);
    }

    @Test
    void textInMemoryIsParsedIfItIsJson() {
        assertThat(Json.parse(Bodies.utf8("{\"message\":\"no\"}"))).contains(JsonObject.of("message", "no"));
        assertThat(Json.parse(Bodies.utf8("<html>"))).isEmpty();
        assertThat(Json.parse(Bodies.utf8("{\"message\":\"n"))).isEmpty();
        assertThat(Json.parse(Bodies.utf8("{} x"))).isEmpty();
        assertThat(Json.parse(new byte[0])).isEmpty();
        assertThat(Json.parse(Bodies.utf8("[".repeat(10_000)))).isEmpty();
        assertThat(Json.parse(Bodies.utf8("-" + "7".repeat(1_000)))).isEmpty();
    }

    @Test
    void aLimitNamesItselfAndWhatWasMet() {
        assertThat(failure("{\"a\":" + "7".repeat(1_200) + "}"))
                .hasMessageContaining("a number of 1200 characters, where 1000");
        assertThat(failure("{\"" + "n".repeat(60_000) + "\":1}")).hasMessageContaining("where 50000 is the most");
        assertThat(failure("[".repeat(1_001) + "]".repeat(1_001)))
                .hasMessageContaining("deeper than 1000 levels, which no setting");
    }
}
