package org.connectorsdk.http.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.connectorsdk.http.internal.json.Bodies.quoted;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.json.ArrayOrObject;
import org.connectorsdk.http.json.Lenient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ElementCeilingTest {
    static final int CEILING = 1_000;

    record Kept(
            String id,
            @Nullable JsonValue any,
            @Nullable String text,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}

    record Id(@ArrayOrObject String id) {}

    record Group(
            @Nullable List<Lenient<Kept>> parts,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}

    private final Json json =
            Json.builder().limits(new ReadLimits(300_000, CEILING, 200_000)).build();
    private final ElementPlan<Kept> kept = json.elements("items", Kept.class);
    private final ElementPlan<Id> ids = json.elements("", Id.class);

    private List<Kept> read(String items) throws IOException {
        return ElementReaderTest.all(kept.open(Bodies.text(quoted("{'items':[" + items + "]}"))));
    }

    private static String text(int length) {
        return "'" + "x".repeat(length - 2) + "'";
    }

    private static void requireCut(Kept read, String place) {
        assertThat(read.id()).isEqualTo("a");
        assertThat(read.more()).containsOnlyKeys("n", "z");
        assertThat(KeptMembers.isCut(read.more())).isTrue();
        assertThat(KeptMembers.problems(read.more()))
                .containsExactly(
                        place + " is left out: with it the element has more bytes than max-element-bytes allows");
    }

    @Test
    void anElementOfJustTheCeilingIsRead() throws IOException {
        assertThat(read("{'id':'a','m':" + text(CEILING - 15) + "}"))
                .extracting(read -> KeptMembers.isCut(read.more()))
                .containsExactly(false);
        assertThat(ElementReaderTest.all(ids.open(Bodies.text(quoted("[" + text(CEILING) + "]")))))
                .hasSize(1);
    }

    @Test
    void oneByteMoreThatCannotBeLeftOutEndsTheList() {
        var failure = catchThrowableOfType(
                UnreadableAnswer.class,
                () -> ElementReaderTest.all(ids.open(Bodies.text(quoted("[{'id':" + text(CEILING - 6) + "}]")))));
        assertThat(failure).hasMessage("one element has more than 1000 bytes");
        assertThat(failure.limit()).isEqualTo(CEILING);
        assertThat(failure.setting()).isEqualTo("max-element-bytes");
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000, 1_001, 2_000, 8_100, 70_000, 80_000, 150_000})
    void aMemberThatIsTooMuchIsLeftOut(int size) throws IOException {
        String huge = text(size);
        String many = "1,".repeat(size / 2);
        for (String value : List.of(
                huge,
                "[" + huge + "]",
                "{'a':{'b':" + huge + ",'c':[1]},'d':2}",
                "[" + many + "[]]",
                "[[" + many + "1],{'a':1}]",
                "{'a':[" + many + "1]}")) {
            List<Kept> read = read("{'n':1,'m':" + value + ",'id':'a','z':[2]},{'id':'b','n':[3]},{'id':'c','m':'x'}");

            requireCut(read.get(0), "items[0].m");
            assertThat(read).extracting(Kept::id).containsExactly("a", "b", "c");
            assertThat(read.get(1).more().toString()).isEqualTo("{n=[3]}");
        }
    }

    @ParameterizedTest
    @CsvSource({"any, text", "any, list", "text, text"})
    void soIsAComponentThatNeedNotBeThere(String name, String kind) throws IOException {
        String value = kind.equals("text") ? text(9_000) : "[" + text(9_000) + "]";
        List<Kept> read = read("{'n':1,'" + name + "':" + value + ",'id':'a','z':2},{'id':'b'}");

        if (name.equals("any")) {
            requireCut(read.get(0), "items[0]." + name);
        }
        assertThat(read.get(0).text()).isNull();
        assertThat(read.get(0).any()).isNull();
        assertThat(KeptMembers.isCut(read.get(0).more())).isTrue();
        assertThat(read).extracting(Kept::id).containsExactly("a", "b");
    }

    @Test
    void aNumberBeyondTheCeilingIsLeftOutToo() throws IOException {
        Kept read =
                read("{'id':'a','n':" + text(CEILING - 16) + ",'m':12345678}").get(0);

        assertThat(read.more()).containsOnlyKeys("n");
        assertThat(KeptMembers.isCut(read.more())).isTrue();
    }

    @Test
    void aTextThatMustBeThereCannotBeLeftOut() {
        var failure = catchThrowableOfType(UnreadableAnswer.class, () -> read("{'id':" + text(9_000) + "}"));
        assertThat(failure).hasMessage("one element has more than 1000 bytes");
        assertThat(failure.path()).isEqualTo("items[0].id");
    }

    @Test
    void textsWithinTheCeilingAreKeptWhereverTheBuffersEnd() throws IOException {
        String element = "{'id':'a','m':'" + "x".repeat(300) + "\u20ac','n':['y" + "\\u20ac".repeat(9) + "']},";
        List<Kept> read = read(element.repeat(200) + "{'id':'z'}");

        assertThat(read.subList(0, 200)).containsOnly(read.get(0));
        assertThat(read.get(0).more().get("n")).hasToString("[\"y" + "\u20ac".repeat(9) + "\"]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u20ac", "\u00e9", "\\\\", "\\n", "\\u20ac", "\ud83d\ude00", "\\\""})
    void aTextIsLeftOutWhateverCharactersTheBuffersEndIn(String character) throws IOException {
        String unit = "aaaaaaaaaaaaaaaaaaaa" + character;
        for (int padding = 0; padding < 32; padding++) {
            String value = "'" + "b".repeat(padding) + unit.repeat(100_000 / unit.length()) + "'";
            String items = "{'n':1,'m':" + value.replace('\'', '\0') + ",'id':'a','z':2},{'id':'b'}";
            List<Kept> read = ElementReaderTest.all(
                    kept.open(Bodies.text(quoted("{'items':[" + items + "]}").replace('\0', '"'))));

            requireCut(read.get(0), "items[0].m");
            assertThat(read.get(1).id()).isEqualTo("b");
        }
    }

    @Test
    void thePlaceOfALaterMistakeIsRight() {
        String items = "{'id':'a','m':" + text(150_000) + "},{'id':'b','n':1},{'id':[]}";
        var failure = catchThrowableOfType(UnreadableAnswer.class, () -> read(items));
        assertThat(failure.position()).isEqualTo("{'items':[".length() + items.indexOf('[') + 1);
        assertThat(failure.path()).isEqualTo("items[2].id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'", "['"})
    void manyLargeMembersAreLeftOutUpToTheCeiling(String open) throws IOException {
        String value = open + "x".repeat(1_500) + (open.length() == 1 ? "'" : "']");
        String element = "{'id':'a','m':" + value + "},";

        assertThat(read(element.repeat(120) + "{'id':'z'}")).hasSize(121);
        var failure = catchThrowableOfType(UnreadableAnswer.class, () -> read(element.repeat(140) + "{'id':'z'}"));
        assertThat(failure.setting()).isEqualTo("max-skipped-bytes");
    }

    @Test
    void whatOneElementSkippedIsNoRoomForTheNext() throws IOException {
        var skipping = json.<Group>elements("items", Group.class);
        String parts = "{'parts':[{'id':'a','m':" + text(90_000) + "}]},{'m':" + text(1_100) + "}";
        List<Group> read = ElementReaderTest.all(skipping.open(Bodies.text(quoted("{'items':[" + parts + "]}"))));

        assertThat(KeptMembers.isCut(read.get(1).more())).isTrue();
    }

    @Test
    void aPartOfAnElementCountsAsOfTheElement() throws IOException {
        var groups = json.<Group>elements("items", Group.class);
        String group = "{'parts':[{'id':'a'},{'id':[]},{'id':'c'}],'m':" + text(1_100) + "}";
        List<Group> read = ElementReaderTest.all(groups.open(Bodies.text(quoted("{'items':[" + group + "]}"))));

        assertThat(KeptMembers.isCut(read.get(0).more())).isTrue();
        assertThat(read.get(0).parts()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'x'", "['x']", "[x,1]"})
    void anInvalidElementThatIsTooLargeToBeRememberedIsEmpty(String pattern) throws IOException {
        String value = pattern.replace("x", pattern.contains("'") ? "x".repeat(9_000) : "1,".repeat(4_000) + "1");
        Group read = json.<Group>reader(Group.class)
                .read(Bodies.text(quoted("{'parts':[{'m':" + value + ",'id':[]},{'id':{'a':1}}]}")));

        List<Lenient<Kept>> parts = Objects.requireNonNull(read.parts());
        assertThat(parts.get(0).raw()).contains(JsonObject.empty());
        assertThat(parts.get(0).problem()).isEqualTo("parts[0].id is an array where text is expected");
        assertThat(parts.get(1).raw()).map(JsonValue::toJson).contains("{\"id\":{\"a\":1}}");
    }

    @Test
    void aPartWithoutRoomForWhatMustBeThereIsInvalid() throws IOException {
        Group read = json.<Group>reader(Group.class)
                .read(Bodies.text(quoted("{'parts':[{'id':" + text(9_000) + ",'n':[1]},{'id':'b'}]}")));

        List<Lenient<Kept>> parts = Objects.requireNonNull(read.parts());
        assertThat(parts.get(0).problem()).isEqualTo("one element has more than 1000 bytes");
        assertThat(parts.get(0).raw()).contains(JsonObject.empty());
        assertThat(parts.get(1).value()).isPresent();
    }

    @Test
    void onlyThePartsOfAnAnswerHaveTheCeiling() throws IOException {
        Group read = json.<Group>reader(Group.class)
                .read(Bodies.text(quoted("{'parts':[{'id':'a','n':1,'m':" + text(9_000) + ",'z':2},{'id':'b'}],'m':"
                        + text(150_000) + "}")));

        List<Lenient<Kept>> parts = Objects.requireNonNull(read.parts());
        requireCut(parts.get(0).value().orElseThrow(), "parts[0].m");
        assertThat(KeptMembers.isCut(read.more())).isFalse();
        assertThat(Objects.requireNonNull(read.more().get("m")).asString())
                .map(String::length)
                .contains(149_998);
    }
}
