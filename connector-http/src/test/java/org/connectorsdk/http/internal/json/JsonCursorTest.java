package org.connectorsdk.http.internal.json;
import org.connectorsdk.http.json.Lenient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.json.JsonNull;
import org.connectorsdk.api.json.JsonNumber;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reading by hand. */
class JsonCursorTest {

    record Item(String id, @Nullable Long size, @Nullable List<String> tags, Map<String, JsonValue> more) {

        static Item read(JsonCursor in) throws IOException {
            @Nullable String id = null;
            @Nullable Long size = null;
            @Nullable List<String> tags = null;
            @Nullable Map<String, JsonValue> more = null;
            in.enterObject();
            for (@Nullable String name = in.nextName(); name != null; name = in.nextName()) {
                switch (name) {
                    case "id" -> id = in.string();
                    case "size" -> size = in.integer();
                    case "tags" -> tags = in.list(JsonCursor::string);
                    case "logs" -> {}
                    default -> more = in.keep(name, more);
                }
            }
            return new Item(in.required("id", id), size, tags, JsonCursor.kept(more));
        }
    }

    record Page(List<Item> items) {}

    record LenientPage(List<Lenient<Item>> items) {}

    private final Json json = Json.builder().parser(Item.class, Item::read).build();

    private <T> T read(Class<T> type, String text) throws IOException {
        return json.<T>reader(type).read(Bodies.text(text));
    }

    private <T> @Nullable T read(ElementParser<T> parser, String text) throws IOException {
        record Held<V>(@Nullable V value) {}
        Json own = Json.builder()
                .parser(Held.class, in -> new Held<>(parser.parse(in)))
                .build();
        return own.<Held<T>>reader(Held.class).read(Bodies.text(text)).value();
    }

    @Test
    void aTypeWithAParserIsReadByIt() throws IOException {
        assertThat(read(Item.class, "{\"id\":\"a\",\"size\":7,\"tags\":[\"x\",\"y\"]}"))
                .isEqualTo(new Item("a", 7L, List.of("x", "y"), Map.of()));
    }

    @Test
    void soItIsWithinARecord() throws IOException {
        assertThat(read(Page.class, "{\"items\":[{\"id\":\"a\"},{\"id\":\"b\"}],\"x\":1}")
                        .items())
                .extracting(Item::id)
                .containsExactly("a", "b");
    }

    @Test
    void soItIsElementByElement() throws IOException {
        Elements<Item> items = json.elements("items", Item.class);
        var reader = items.open(Bodies.text("{\"items\":[{\"id\":\"a\",\"logs\":[{}]}]}"));

        assertThat(reader.next()).isEqualTo(new Item("a", null, null, Map.of()));
        assertThat(reader.next()).isNull();
    }

    @Test
    void whatIsNotReadIsSkipped() throws IOException {
        assertThat(read(Item.class, "{\"logs\":{\"a\":[1,{\"b\":2}]},\"id\":\"a\",\"logs\":\"text\"}"))
                .isEqualTo(new Item("a", null, null, Map.of()));
    }

    @Test
    void unknownMembersAreKeptInOrder() throws IOException {
        Item item = read(Item.class, "{\"z\":0.10,\"id\":\"a\",\"b\":null}");

        assertThat(item.more().toString()).isEqualTo("{z=0.10, b=null}");
    }

    @Test
    void aRequiredMemberIsNamedWithItsPlace() {
        var failure = catchThrowableOfType(
                UnreadableAnswer.class, () -> read(Page.class, "{\"items\":[{\"id\":\"a\"},{\"size\":1}]}"));

        assertThat(failure).hasMessage("items[1].id is missing");
    }

    @Test
    void nullWithinAListIsRefused() {
        var failure = catchThrowableOfType(
                UnreadableAnswer.class, () -> read(Item.class, "{\"id\":\"a\",\"tags\":[\"x\",null]}"));

        assertThat(failure).hasMessage("tags[1] is null");
    }

    @Test
    void anOddElementIsGivenAsItCame() throws IOException {
        var items = read(LenientPage.class, "{\"items\":[{\"id\":\"a\"},{\"size\":0.10},{\"id\":\"c\"}]}")
                .items();

        assertThat(items.get(1).raw()).contains(JsonObject.of("size", JsonNumber.ofRaw("0.10")));
        assertThat(items.get(2).value()).contains(new Item("c", null, null, Map.of()));
    }

    @Test
    void aParserThatThrowsIsNamedByTheClassOfItsException() {
        var failure =
                catchThrowableOfType(UnreadableAnswer.class, () -> read(in -> Long.parseLong("hunter2"), "{\"a\":1}"));

        assertThat(failure).hasMessage("the answer could not be read: java.lang.NumberFormatException");
        assertThat(failure).hasNoCause();
    }

    @Test
    void aParserMayRefuseAValueInItsOwnWords() {
        var failure = catchThrowableOfType(
                UnreadableAnswer.class,
                () -> read(
                        in -> {
                            in.enterObject();
                            in.nextName();
                            throw in.unexpected("is not a date");
                        },
                        "{\"created\":\"x\"}"));

        assertThat(failure).hasMessage("created is not a date");
    }

    @ParameterizedTest
    @CsvSource({"'\"text\"', text", "7, 7", "0.10, 0.10", "true, true", "'\"\"', ''"})
    void textIsReadFromAnySingleValue(String value, String expected) throws IOException {
        assertThat(read(JsonCursor::string, value)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"7, 7", "'\"180\"', 180", "5.0, 5", "5e2, 500", "-9223372036854775808, -9223372036854775808"})
    void anIntegerIsReadFromNumbersAndText(String value, long expected) throws IOException {
        assertThat(read(JsonCursor::integer, value)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"5.7", "9223372036854775808", "'\"x\"'", "true", "'{}'", "'\"\"'", "1e999999999"})
    void whatIsNoIntegerIsRefused(String value) {
        assertThat(catchThrowableOfType(UnreadableAnswer.class, () -> read(JsonCursor::integer, value)))
                .isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"true, true", "false, false", "'\"true\"', true", "'\"false\"', false"})
    void aBooleanIsReadFromBooleansAndText(String value, boolean expected) throws IOException {
        assertThat(read(JsonCursor::bool, value)).isEqualTo(expected);
    }

    @Test
    void whatIsNoBooleanIsRefused() {
        assertThat(catchThrowableOfType(UnreadableAnswer.class, () -> read(JsonCursor::bool, "\"yes\"")))
                .hasMessage("the answer is text where true or false is expected");
        assertThat(catchThrowableOfType(UnreadableAnswer.class, () -> read(JsonCursor::bool, "1")))
                .hasMessage("the answer is a number where true or false is expected");
    }

    @Test
    void aNumberKeepsItsText() throws IOException {
        assertThat(read(JsonCursor::number, "0.10")).isEqualTo(JsonNumber.ofRaw("0.10"));
        assertThat(read(JsonCursor::number, "\"1e400\"")).isEqualTo(JsonNumber.ofRaw("1e400"));
    }

    @Test
    void nullIsNullAndATreeOfIt() throws IOException {
        assertThat(read(JsonCursor::string, "null")).isNull();
        assertThat(read(JsonCursor::integer, "null")).isNull();
        assertThat(read(JsonCursor::number, "null")).isNull();
        assertThat(read(JsonCursor::bool, "null")).isNull();
        assertThat(read(JsonCursor::object, "null")).isNull();
        List<String> list = read(in -> in.list(JsonCursor::string), "null");
        assertThat(list).isNull();
        assertThat(read(JsonCursor::value, "null")).isEqualTo(JsonNull.INSTANCE);
    }

    @Test
    void anObjectIsReadAsATree() throws IOException {
        assertThat(read(JsonCursor::object, "{\"a\":{\"b\":[1]}}")).hasToString("{\"a\":{\"b\":[1]}}");
        assertThat(catchThrowableOfType(UnreadableAnswer.class, () -> read(JsonCursor::object, "[]")))
                .hasMessage("the answer is an array where an object is expected");
    }
}
