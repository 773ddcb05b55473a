package org.connectorsdk.http.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.connectorsdk.http.internal.json.Bodies.failure;
import static org.connectorsdk.http.internal.json.Bodies.read;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;
import org.connectorsdk.api.json.JsonNull;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.api.text.Masker;
import org.connectorsdk.http.internal.json.UnreadableAnswer.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How answers become records (WIRE-05, WIRE-06, INC-11). */
class WireRecordTest {
    private final Json json = Json.builder().build();

    @Test
    void membersWithoutAComponentAreSkipped() throws IOException {
        var read = read(Wire.Connection.class, "{\"new\":{\"a\":[1,{}]},\"id\":\"c1\",\"other\":null,\"text\":\"x\"}");
        assertThat(read).isEqualTo(new Wire.Connection("c1", null, null, null));
    }

    @Test
    void anAbsentRequiredMemberIsNamed() {
        var failure = failure(Wire.Connections.class, "{\"connections\":[{\"id\":\"a\"},{\"name\":\"n\"}]}");

        assertThat(failure.reason()).isEqualTo(Reason.UNEXPECTED);
        assertThat(failure.path()).isEqualTo("connections[1].id");
        assertThat(failure).hasMessage("connections[1].id is missing");
    }

    static Stream<Arguments> misfits() {
        return Stream.of(
                Arguments.of(Wire.Connections.class, "{}", "connections is missing"),
                Arguments.of(Wire.Connection.class, "{'id':null}", "id is null"),
                Arguments.of(Wire.Flag.class, "{'active':true}", "count is missing"),
                Arguments.of(Wire.Flag.class, "{'active':null,'count':1}", "active is null"),
                Arguments.of(Wire.Names.class, "{'names':['a',null]}", "names[1] is null"),
                Arguments.of(Wire.AnyValue.class, "{}", "value is missing"),
                Arguments.of(
                        Wire.Connection.class,
                        "{'id':'a','config':[]}",
                        "config is an array where an object is expected"),
                Arguments.of(Wire.Open.class, "null", "the answer is null"));
    }

    @ParameterizedTest
    @MethodSource("misfits")
    void whatIsRequiredAndDoesNotFitIsNamed(Class<?> type, String text, String problem) {
        assertThat(failure(type, text)).hasMessage(problem);
    }

    @Test
    void nullIsReadWhereTheTypeAllowsIt() throws IOException {
        assertThat(read(Wire.Gaps.class, "{'names':['a',null]}").names()).containsExactly("a", null);
        assertThat(read(Wire.AnyValue.class, "{'value':null}").value()).isEqualTo(JsonNull.INSTANCE);
    }

    @Test
    void absentAndNullAreTwoThingsForATree() throws IOException {
        assertThat(read(Wire.Open.class, "{}").value()).isNull();
        assertThat(read(Wire.Open.class, "{\"value\":null}").value()).isEqualTo(JsonNull.INSTANCE);
    }

    @Test
    void aValueOfAnotherTypeIsReportedInWordsAndNotQuoted() {
        var failure = failure(Wire.Connections.class, "{\"connections\":[{\"id\":{\"password\":\"hunter2\"}}]}");

        assertThat(failure).hasMessage("connections[0].id is an object where text is expected");
        assertThat(failure.excerpt(Masker.none())).doesNotContain("hunter2");
        assertThat(failure).hasNoCause();
    }

    @Test
    void numbersAndTextAreTakenForOneAnother() throws IOException {
        assertThat(read(Wire.Connection.class, "{\"id\":7,\"units\":\"180\"}"))
                .isEqualTo(new Wire.Connection("7", null, 180L, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "false", "5.7", "-3.5", "1e400"})
    void whatIsNeitherTextNorAWholeNumberIsNoText(String value) {
        assertThat(failure(Wire.Connection.class, "{\"id\":" + value + "}").path())
                .isEqualTo("id");
    }

    @Test
    void emptyTextIsNoNumber() {
        assertThat(failure(Wire.Flag.class, "{'active':true,'count':''}").path())
                .isEqualTo("count");
    }

    @Test
    void emptyTextIsText() throws IOException {
        assertThat(read(Wire.Connection.class, "{\"id\":\"\"}").id()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":\"a\",\"name\":\"n\",\"id\":\"b\"}",
                "{\"id\":\"a\",\"name\":\"n\",\"units\":1,\"config\":{},\"id\":\"b\"}",
                "{\"id\":null,\"name\":\"n\",\"id\":\"b\"}"
            })
    void aModelledMemberMayNotComeTwice(String text) {
        assertThat(failure(Wire.Connection.class, text).getMessage()).contains("id is");
    }

    @Test
    void aRecordThatRefusesAValueIsNamedWithoutItsWords() {
        var failure = failure(Wire.Picky.class, "{\"text\":\"\"}");
        assertThat(failure).hasMessageContaining("Picky").hasMessageNotContaining("you gave");
        assertThat(failure).hasNoCause();
    }

    @Test
    void aTypeThatCannotBeReadIsAMistakeOfTheProgram() {
        assertThatThrownBy(() -> json.reader(Runnable.class)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void unknownMembersAreKeptWhereTheRecordAsksForThem() throws IOException {
        var read = read(Wire.Kept.class, "{\"b\":9007199254740993,\"id\":\"x\",\"a\":{\"n\":0.10},\"z\":null}");

        assertThat(read.more().keySet()).containsExactly("b", "a", "z");
        assertThat(read.more().get("b")).hasToString("9007199254740993");
        assertThat(read.more().get("a"))
                .isEqualTo(Json.parse(Bodies.utf8("{\"n\":0.10}")).orElseThrow());
        assertThat(read.more().get("z")).isEqualTo(JsonNull.INSTANCE);
    }

    @Test
    void withoutUnknownMembersThereIsAnEmptyMap() throws IOException {
        assertThat(read(Wire.Kept.class, "{\"id\":\"x\"}").more()).isEmpty();
    }

    @Test
    void whatWasReadIsWrittenBackAsItCame() throws IOException {
        String text = "{\"id\":\"x\",\"big\":9007199254740993,\"small\":0.10,\"none\":null,\"far\":1e400}";
        byte[] written = json.write(read(Wire.Kept.class, text));
        assertThat(new String(written, StandardCharsets.UTF_8)).isEqualTo(text);
    }

    @Test
    void aNullComponentIsLeftOutAndJsonNullIsWritten() {
        assertThat(written(new Wire.Open(null))).isEqualTo("{}");
        assertThat(written(new Wire.Open(JsonNull.INSTANCE))).isEqualTo("{\"value\":null}");
    }

    @Test
    void aTreeIsWrittenWithTheTextOfItsNumbers() {
        JsonValue tree = JsonObject.of("a", new BigDecimal("0.10"), "b", null);
        assertThat(written(tree)).isEqualTo("{\"a\":0.10,\"b\":null}");
    }

    @Test
    void halfASurrogatePairIsWrittenEscaped() {
        assertThat(written(JsonObject.of("a", "\ud83d"))).isEqualToIgnoringCase("{\"a\":\"\\ud83d\"}");
    }

    @Test
    void whatHasNoJsonIsAMistakeThatQuotesNothing() {
        assertThatThrownBy(() -> json.write(new Secretive()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(Secretive.class.getName())
                .hasMessageNotContaining("hunter2")
                .hasNoCause();
    }

    static final class Secretive {
        public String getPassword() {
            return Objects.requireNonNull(System.getProperty("no.such.property"), "hunter2");
        }
    }

    private String written(Object body) {
        return new String(json.write(body), StandardCharsets.UTF_8);
    }
}
