package org.connectorsdk.api.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JsonShapeTest {
    private static final JsonValue[] NUMBERS =
            IntStream.range(0, 100).mapToObj(JsonNumber::of).toArray(JsonValue[]::new);

    private static JsonObject read(String... names) {
        return JsonObject.of(names, NUMBERS, 0, names.length, JsonObject.empty());
    }

    @Test
    void objectsWithTheSameNamesShareThem() {
        assertThat(read("id", "name").shape()).isSameAs(read("id", "name").shape());
    }

    @Test
    void namesInAnotherOrderAreAnotherShapeOfAnEqualObject() {
        JsonObject turned = JsonObject.of(
                new String[] {"b", "a"}, new JsonValue[] {NUMBERS[1], NUMBERS[0]}, 0, 2, JsonObject.empty());

        assertThat(turned).isEqualTo(read("a", "b")).hasSameHashCodeAs(read("a", "b"));
        assertThat(turned.toJson()).isEqualTo("{\"b\":1,\"a\":0}");
    }

    @Test
    void ofMembersWithOneNameTheLastCountsInTheFirstPlace() {
        assertThat(read("a", "b", "a").toJson()).isEqualTo("{\"a\":2,\"b\":1}");
    }

    @Test
    void ofManyMembersWithOneNameTheLastCountsAsWell() {
        String[] names = IntStream.range(0, 30).mapToObj(i -> "n" + i % 29).toArray(String[]::new);

        assertThat(read(names).get("n0")).contains(NUMBERS[29]);
        assertThat(read(names).size()).isEqualTo(29);
    }

    @Test
    void aPartOfTheArraysIsEnough() {
        String[] names = {"x", "a", "b", "y"};
        assertThat(JsonObject.of(names, NUMBERS, 1, 3, JsonObject.empty()).toJson())
                .isEqualTo("{\"a\":1,\"b\":2}");
    }

    @Test
    void theArraysBelongToTheReader() {
        String[] names = {"a"};
        JsonValue[] values = {NUMBERS[7]};
        JsonObject object = JsonObject.of(names, values, 0, 1, JsonObject.empty());

        names[0] = "b";
        values[0] = NUMBERS[8];

        assertThat(object.toJson()).isEqualTo("{\"a\":7}");
    }

    @Test
    void membersAreFoundByNameHoweverManyThereAre() {
        String[] names = IntStream.range(0, 90).mapToObj(i -> "n" + i).toArray(String[]::new);
        JsonObject many = read(names);

        assertThat(Arrays.stream(names).map(many::get)).allMatch(found -> found.isPresent());
        assertThat(many.get("n90")).isEmpty();
    }

    @Test
    void moreShapesThanAreRememberedStayRight() {
        IntStream.range(0, 5_000)
                .forEach(i -> assertThat(read("a" + i, "b").names()).containsExactly("a" + i, "b"));
    }

    @Test
    void namesWithOneHashAreToldApart() {
        assertThat(read("Aa").names()).containsExactly("Aa");
        assertThat(read("BB").names()).containsExactly("BB");
    }

    @Test
    void aMemberMoreOrLessIsAShapeThatIsSharedToo() {
        JsonObject longer = read("id").with("name", 1);

        assertThat(longer.shape()).isSameAs(read("id", "name").shape());
        assertThat(longer.without("name").shape()).isSameAs(read("id").shape());
    }

    @Test
    void aBuilderFindsTheShapeOfWhatItCollects() {
        JsonObject built = JsonObject.builder().set("id", 1).set("name", 2).build();
        assertThat(built.shape()).isSameAs(read("id", "name").shape());
    }

    @Test
    void arraysThatAreShorterAreRefused() {
        assertThatThrownBy(() ->
                        JsonObject.of(new String[] {"a", "b"}, new JsonValue[] {NUMBERS[0]}, 0, 2, JsonObject.empty()))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> JsonArray.of(new JsonValue[] {NUMBERS[0]}, 0, 2))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void noMemberIsNothing() {
        JsonValue[] nothing = new JsonValue[1];
        assertThatThrownBy(() -> JsonObject.of(new String[] {"a"}, nothing, 0, 1, JsonObject.empty()))
                .isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> JsonArray.of(nothing, 0, 1)).isInstanceOf(NullPointerException.class);
    }

    @Test
    void theOutlineOfALargeObjectKeepsNothingOfIt() {
        String[] names = IntStream.range(0, 90).mapToObj(i -> "n" + i).toArray(String[]::new);

        assertThat(read(names).outline(JsonObject.empty()).isEmpty()).isTrue();
        assertThat(read("x".repeat(65)).outline(JsonObject.empty()).isEmpty()).isTrue();
        assertThat(read("a", "b").outline(JsonObject.empty()).toJson()).isEqualTo("{\"a\":null,\"b\":null}");
    }

    @Test
    void anOutlineIsMadeOnceForNeighbours() {
        JsonObject outline = read("a", "b").outline(JsonObject.empty());
        assertThat(read("a", "b").outline(outline)).isSameAs(outline);
    }

    @Test
    void manyMembersAreRemovedOneByOne() {
        JsonObject.Builder builder = JsonObject.builder();
        IntStream.range(0, 50_000).forEach(i -> builder.set("n" + i, i));
        builder.build();

        IntStream.range(0, 50_000).filter(i -> i % 10_000 != 0).forEach(i -> builder.remove("n" + i));
        builder.set("n1", "again");

        assertThat(builder.build().names()).containsExactly("n0", "n10000", "n20000", "n30000", "n40000", "n1");
    }
}
