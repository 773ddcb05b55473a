package org.connectorsdk.http.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import okio.BufferedSource;
import org.connectorsdk.api.json.JsonNull;
import org.connectorsdk.api.json.JsonNumber;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.internal.json.UnreadableAnswer.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One large answer, element by element (WIRE-02, INC-28). */
class ElementReaderTest {
    private static final int KIB = 1024;
    private final Json json = Json.builder()
            .limits(new ReadLimits(64 * KIB, 16 * KIB, 1_000 * KIB))
            .build();

    private final ElementPlan<Wire.Connection> connections =
            json.elements("connections", Wire.Connection.class, "next", "total");

    static <T> List<T> all(ElementReader<T> reader) throws IOException {
        List<T> elements = new ArrayList<>();
        for (T next = reader.next(); next != null; next = reader.next()) {
            elements.add(next);
        }
        return elements;
    }

    private UnreadableAnswer failure(ElementPlan<?> plan, String text) throws IOException {
        var reader = plan.open(Bodies.text(text));
        return catchThrowableOfType(UnreadableAnswer.class, () -> all(reader));
    }

    @Test
    void elementsAreHandedOutOneByOne() throws IOException {
        var reader = connections.open(Bodies.text("{\"connections\":[{\"id\":\"a\"},{\"id\":\"b\",\"name\":\"n\"}]}"));

        assertThat(reader.next()).isEqualTo(new Wire.Connection("a", null, null, null));
        assertThat(reader.count()).isEqualTo(1);
        assertThat(reader.next()).isEqualTo(new Wire.Connection("b", "n", null, null));
        assertThat(reader.next()).isNull();
        assertThat(reader.next()).isNull();
        assertThat(reader.count()).isEqualTo(2);
    }

    @Test
    void anElementIsHandedOutBeforeTheNextHasArrived() throws IOException {
        BufferedSource body = Bodies.breaking("{\"connections\":[{\"id\":\"a\"}", new EOFException("cut"));
        var reader = connections.open(body);
        assertThat(reader.next()).isEqualTo(new Wire.Connection("a", null, null, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"connections", "data"})
    void theArrayMayStandUnderAnotherName(String name) throws IOException {
        var reader = connections
                .orNamed("data")
                .open(Bodies.text("{\"total\":2,\"" + name + "\":[{\"id\":\"a\"}],\"next\":\"c\"}"));

        assertThat(all(reader)).containsExactly(new Wire.Connection("a", null, null, null));
        assertThat(reader.members()).isEqualTo(JsonObject.of("total", 2, "next", "c"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"x\":{\"data\":[]}}", "{\"\":[]}", "{\"Data\":[]}"})
    void butNotDeeperNorUnderAThird(String text) throws IOException {
        assertThat(failure(connections.orNamed("data"), text)).hasMessage("connections is missing");
        assertThat(failure(connections, text)).hasMessage("connections is missing");
    }

    @Test
    void anotherNameTakesThePlaceOfOneName() {
        var deep = json.elements("data.items", Wire.Connection.class);
        assertThatThrownBy(() -> deep.orNamed("x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> connections.orNamed("")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void membersBeforeAndBehindTheArrayAreThere() throws IOException {
        var reader = connections.open(Bodies.text(
                "{\"other\":{\"a\":[]},\"total\":2,\"connections\":[{\"id\":\"a\"}],\"x\":\"y\",\"next\":\"c7\"}"));

        reader.next();
        assertThat(reader.members()).isEqualTo(JsonObject.of("total", 2));
        reader.next();
        assertThat(reader.members()).isEqualTo(JsonObject.of("total", JsonNumber.of(2), "next", "c7"));
    }

    @Test
    void aNullMemberIsThereAndAnAbsentOneIsNot() throws IOException {
        var reader = connections.open(Bodies.text("{\"connections\":[],\"next\":null}"));

        assertThat(all(reader)).isEmpty();
        assertThat(reader.members().get("next")).contains(JsonNull.INSTANCE);
        assertThat(reader.members().has("total")).isFalse();
    }

    @Test
    void theArrayMayBeTheAnswerItself() throws IOException {
        ElementPlan<JsonValue> plan = json.elements("", JsonValue.class);

        assertThat(all(plan.open(Bodies.text(" [1,\"two\",{\"a\":3}] "))))
                .extracting(JsonValue::toJson)
                .containsExactly("1", "\"two\"", "{\"a\":3}");
    }

    @Test
    void theArrayMayLieDeeper() throws IOException {
        ElementPlan<JsonValue> plan = json.elements("data.page.items", JsonValue.class, "data.next", "meta");
        String text = """
            {"a":1,"data":{"b":2,"page":{"items":[7,8],"size":2},"next":"n"},"meta":{"m":[1]}}\
            """;
        var reader = plan.open(Bodies.text(text));

        assertThat(all(reader)).extracting(JsonValue::toJson).containsExactly("7", "8");
        assertThat(reader.members().toJson()).isEqualTo("{\"data.next\":\"n\",\"meta\":{\"m\":[1]}}");
    }

    @Test
    void anArrayThatIsMissingIsNamed() throws IOException {
        assertThat(failure(connections, "{\"more\":\"no\"}")).hasMessage("connections is missing");
        assertThat(failure(json.elements("data.items", JsonValue.class), "{\"data\":{}}"))
                .hasMessage("data.items is missing");
    }

    @Test
    void somethingElseThanAnArrayIsRefused() throws IOException {
        assertThat(failure(connections, "{\"connections\":null}"))
                .hasMessage("connections is null where an array is expected");
        assertThat(failure(connections, "[]")).hasMessage("the answer is an array where an object is expected");
    }

    @Test
    void anArrayThatIsThereTwiceIsRefused() throws IOException {
        assertThat(failure(connections, "{\"connections\":[],\"connections\":[{\"id\":\"a\"}]}"))
                .hasMessage("connections is there twice");
    }

    @Test
    void anAnswerThatIsCutIsNeverAShorterList() throws IOException {
        String whole = "{\"connections\":[{\"id\":\"a\"},{\"id\":\"b\"}],\"next\":null}";

        for (int length = 0; length < whole.length(); length++) {
            assertThat(failure(connections, whole.substring(0, length)))
                    .as(whole.substring(0, length))
                    .isNotNull();
        }
    }

    @Test
    void aBrokenConnectionBehindTheArrayIsAFailureToo() throws IOException {
        IOException broken = new EOFException("cut");
        var reader = connections.open(Bodies.breaking("{\"connections\":[]}", broken));

        assertThatThrownBy(reader::next).isSameAs(broken);
        assertThatThrownBy(reader::next).isSameAs(broken);
    }

    @Test
    void anElementThatDoesNotFitIsNamed() throws IOException {
        assertThat(failure(connections, "{\"connections\":[{\"id\":\"a\"},{}]}"))
                .hasMessage("connections[1].id is missing");
        assertThat(failure(connections, "{\"connections\":[null]}")).hasMessage("connections[0] is null");
        assertThat(failure(connections, "{\"connections\":[[]]}"))
                .hasMessage("connections[0] is an array where an object is expected");
    }

    @Test
    void anAnswerFarBeyondTheCeilingOfOneValueIsRead() throws IOException {
        String element = "{\"id\":\"c\",\"name\":\"" + "x".repeat(1_000) + "\"},";
        var reader = connections.open(Bodies.repeating("{\"connections\":[", element, 5_000, "{\"id\":\"z\"}]}"));

        while (reader.next() != null) {
            // counting is all there is to do
        }
        assertThat(reader.count()).isEqualTo(5_001);
    }

    @Test
    void anElementBeyondItsCeilingIsTooLarge() throws IOException {
        var reader = connections.open(
                Bodies.endless("{\"connections\":[{\"id\":\"a\"},{\"id\":\"b\",\"name\":\"", "x".repeat(100)));

        reader.next();
        var failure = catchThrowableOfType(UnreadableAnswer.class, reader::next);
        assertThat(failure.reason()).isEqualTo(Reason.TOO_LARGE);
        assertThat(failure.setting()).isEqualTo("max-element-bytes");
        assertThat(failure.path()).isEqualTo("connections[1].name");
    }

    @Test
    void whatAnElementLeavesOutDoesNotCountAsOfTheElement() throws IOException {
        var reader = connections.open(Bodies.repeating(
                "{\"connections\":[{\"id\":\"a\",\"logs\":[", "\"" + "x".repeat(998) + "\",", 500, "1]}]}"));

        assertThat(all(reader)).hasSize(1);
    }

    @Test
    void hugeUninterestingMembersAreSkippedUpToTheirCeiling() throws IOException {
        String line = "\"" + "x".repeat(998) + "\",";
        var fine = connections.open(Bodies.repeating("{\"logs\":[", line, 900, "1],\"connections\":[]}"));
        var tooMuch = connections.open(Bodies.endless("{\"connections\":[],\"logs\":[", line));

        assertThat(all(fine)).isEmpty();
        assertThat(catchThrowableOfType(UnreadableAnswer.class, tooMuch::next).setting())
                .isEqualTo("max-skipped-bytes");
    }

    @Test
    void anInterestingMemberHasTheCeilingOfAnAnswer() throws IOException {
        var reader = connections.open(Bodies.endless("{\"next\":\"", "x".repeat(100)));

        assertThat(catchThrowableOfType(UnreadableAnswer.class, reader::next).setting())
                .isEqualTo("max-answer-bytes");
    }

    @Test
    void aReaderThatWasClosedEarlyLeavesTheBodyOpen() throws IOException {
        BufferedSource body = Bodies.text("{\"connections\":[{\"id\":\"a\"},{\"id\":\"b\"}]}");
        var reader = connections.open(body);
        reader.next();

        reader.close();
        reader.close();

        assertThat(body.isOpen()).isTrue();
    }

    @Test
    void aPathWithAnEmptyNameIsAMistakeOfTheProgram() {
        assertThatThrownBy(() -> json.elements("data..items", JsonValue.class))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
