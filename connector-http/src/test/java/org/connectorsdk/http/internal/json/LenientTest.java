package org.connectorsdk.http.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import okio.BufferedSource;
import org.connectorsdk.api.json.JsonNull;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.internal.json.UnreadableAnswer.Reason;
import org.connectorsdk.http.json.Lenient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One odd element never costs the whole list (INC-11). */
class LenientTest {
    private final Json json = Json.builder().build();

    record Group(String name, List<Lenient<Wire.Connection>> members) {}

    record Groups(List<Lenient<Group>> groups) {}

    private List<Lenient<Wire.Connection>> read(BufferedSource body) throws IOException {
        return json.<Wire.Tolerant>reader(Wire.Tolerant.class).read(body).connections();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":\"no id\",\"deep\":{\"n\":0.10}}",
                "{\"id\":{\"a\":[1,2]},\"rest\":[3]}",
                "{\"id\":\"x\",\"config\":[],\"big\":9007199254740993}",
                "[1,2,{\"a\":null}]",
                "[]",
                "\"text\"",
                "7.50",
                "true",
                "null"
            })
    void anElementThatDoesNotFitIsGivenAsItCame(String invalid) throws IOException {
        var read = read(Bodies.text("{\"connections\":[{\"id\":\"a\"}, " + invalid + " ,{\"id\":\"b\"}]}"));

        assertThat(read.get(0).value()).map(Wire.Connection::id).contains("a");
        assertThat(read.get(1).value()).isEmpty();
        assertThat(read.get(1).raw()).map(JsonValue::toJson).contains(invalid);
        assertThat(read.get(2).value()).map(Wire.Connection::id).contains("b");
    }

    @Test
    void theProblemNamesThePlaceAndNoValue() throws IOException {
        var read = read(Bodies.text("{\"connections\":[{\"id\":{\"password\":\"hunter2\"}}]}"));
        assertThat(read.get(0).problem()).isEqualTo("connections[0].id is an object where text is expected");
        assertThat(read.get(0).toString()).doesNotContain("hunter2");
    }

    record Sizes(List<Lenient<Long>> sizes) {}

    @Test
    void numbersMayBeLenientAsWell() throws IOException {
        Sizes read = json.<Sizes>reader(Sizes.class).read(Bodies.text("{\"sizes\":[1,\"2\",\"x\",[],null,3]}"));

        assertThat(read.sizes())
                .extracting(size -> size.value().orElse(-1L))
                .containsExactly(1L, 2L, -1L, -1L, -1L, 3L);
        assertThat(read.sizes().get(2).problem()).isEqualTo("sizes[2] is text where an integer is expected");
        assertThat(read.sizes().get(2).raw()).contains(JsonValue.of("x"));
    }

    @Test
    void whatWasReadIsWrittenBackTheInvalidElementsAsTheyCame() throws IOException {
        String text = "{\"sizes\":[1,\"two\",null,{\"n\":3}]}";
        Sizes read = json.<Sizes>reader(Sizes.class).read(Bodies.text(text));
        assertThat(new String(json.write(read), StandardCharsets.UTF_8)).isEqualTo(text);
    }

    @Test
    void aNumberThatNoTreeTakesCostsTheRawElementOnly() throws IOException {
        String number = "-" + "7".repeat(1_000);

        var read = read(Bodies.text("{\"connections\":[{\"id\":[],\"n\":" + number + "},{\"id\":\"b\"}]}"));

        assertThat(read.get(0).raw()).contains(JsonObject.empty());
        assertThat(read.get(1).value()).isPresent();
    }

    @Test
    void aNumberThatNoSettingAllowsIsStillAFailure() {
        String text = "{\"connections\":[{\"id\":\"a\",\"units\":" + "7".repeat(1_200) + "}]}";

        assertThat(catchThrowableOfType(UnreadableAnswer.class, () -> read(Bodies.text(text)))
                        .reason())
                .isEqualTo(Reason.EXCESSIVE);
    }

    @Test
    void elementsAcrossBuffersAreWhole() throws IOException {
        for (int padding = 8_000; padding < 8_300; padding += 7) {
            String invalid = "{\"name\":\"" + "y".repeat(9_000) + "\",\"n\":[0.10]}";
            String text = "{\"connections\":[{\"id\":\"" + "x".repeat(padding) + "\"}," + invalid + ",{\"id\":\"z\"}]}";

            var read = read(Bodies.text(text));

            assertThat(read.get(1).raw()).map(JsonValue::toJson).contains(invalid);
            assertThat(read.get(2).value()).map(Wire.Connection::id).contains("z");
        }
    }

    @Test
    void elementsThatArriveByteByByteAreWhole() throws IOException {
        String invalid = "{\"name\":\"\u20ac\",\"n\":[0.10]}";
        var read = read(Bodies.dribbling("\ufeff{\"connections\":[{\"id\":\"a\"}," + invalid + ",{\"id\":\"z\"}]}"));
        assertThat(read.get(1).raw()).map(JsonValue::toJson).contains(invalid);
    }

    @Test
    void lenientElementsMayContainLenientElements() throws IOException {
        String invalid = "{\"name\":\"no id\"}";
        String invalidGroup = "{\"members\":[{\"id\":\"m\"},{\"n\":1}]}";
        String text =
                "{\"groups\":[{\"name\":\"g\",\"members\":[" + invalid + ",{\"id\":\"b\"}]}," + invalidGroup + "]}";

        Groups read = json.<Groups>reader(Groups.class).read(Bodies.text(text));

        Group first = read.groups().get(0).value().orElseThrow();
        assertThat(first.members().get(0).raw()).map(JsonValue::toJson).contains(invalid);
        assertThat(first.members().get(1).value()).isPresent();
        assertThat(read.groups().get(1).raw()).map(JsonValue::toJson).contains(invalidGroup);
    }

    @Test
    void soItIsElementByElement() throws IOException {
        ElementPlan<Lenient<Wire.Connection>> plan =
                json.elements("list", new TypeOf<Lenient<Wire.Connection>>() {}.type());
        var reader = plan.open(Bodies.text("{\"list\":[null,{\"name\":\"n\"},{\"id\":\"a\"}]}"));

        List<Lenient<Wire.Connection>> read = ElementReaderTest.all(reader);
        assertThat(read.get(0).raw()).contains(JsonNull.INSTANCE);
        assertThat(read.get(1).raw()).map(JsonValue::toJson).contains("{\"name\":\"n\"}");
        assertThat(read.get(2).value()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"connections\":[{\"x\":1,}]}", "{\"connections\":[{\"x\":1", "{\"connections\":[{\"id\":[}]}"
            })
    void whatIsNotJsonIsStillAFailure(String text) {
        var failure = catchThrowableOfType(UnreadableAnswer.class, () -> read(Bodies.text(text)));
        assertThat(failure.reason()).isEqualTo(Reason.NOT_JSON);
    }

    @Test
    void tooMuchIsStillAFailure() {
        Json small =
                Json.builder().limits(new ReadLimits(10_000, 10_000, 10_000)).build();
        var failure = catchThrowableOfType(
                UnreadableAnswer.class,
                () -> small.reader(Wire.Tolerant.class).read(Bodies.endless("{\"connections\":[", "{\"id\":[1]},")));

        assertThat(failure.reason()).isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void elementsAreEqualByWhatTheyHold() {
        Lenient<String> invalid = Lenient.unreadable(JsonValue.of(7), "is a number");

        assertThat(Lenient.of("a")).isEqualTo(Lenient.of("a")).hasSameHashCodeAs(Lenient.of("a"));
        assertThat(Lenient.of("a"))
                .isNotEqualTo(Lenient.of("b"))
                .isNotEqualTo(invalid)
                .isNotEqualTo("a");
        assertThat(invalid).isEqualTo(Lenient.unreadable(JsonValue.of(7), "is a number"));
        assertThat(invalid).isNotEqualTo(Lenient.unreadable(JsonValue.of(8), "is a number"));
        assertThat(invalid).isNotEqualTo(Lenient.unreadable(JsonValue.of(7), "is no text"));
    }

    private abstract static class TypeOf<T> {
        java.lang.reflect.Type type() {
            return ((java.lang.reflect.ParameterizedType) getClass().getGenericSuperclass())
                    .getActualTypeArguments()[0];
        }
    }
}
