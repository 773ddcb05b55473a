package org.connectorsdk.http.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RepeatedValueCacheTest {

    record Part(String kind) {}

    record Item(String id, @Nullable String type, @Nullable Part part) {}

    record Page(List<Item> items) {}

    private final Json json = Json.builder().build();

    private List<Item> items(String... items) throws IOException {
        return json.<Page>reader(Page.class)
                .read(Bodies.text("{\"items\":[" + String.join(",", items) + "]}"))
                .items();
    }

    private static String item(String id, String type) {
        return "{\"id\":\"" + id + "\",\"type\":\"" + type + "\"}";
    }

    @Test
    void aTextThatRepeatsIsOneObject() throws IOException {
        List<Item> read = items(item("a", "postgres"), item("b", "postgres"), item("c", "postgres"));
        assertThat(read.get(2).type()).isSameAs(read.get(1).type());
    }

    @Test
    void aFewTextsThatTakeTurnsAreOneObjectEach() throws IOException {
        List<String> types = List.of("postgres", "mysql", "snowflake");
        List<Item> read = items(IntStream.range(0, 60)
                .mapToObj(i -> item("id-" + i, types.get(i % 3)))
                .toArray(String[]::new));

        assertThat(read.get(59).type()).isSameAs(read.get(5).type()).isEqualTo("snowflake");
    }

    @Test
    void textsThatDifferAtAnyPlaceAreReadAsTheyAre() throws IOException {
        List<String> types =
                List.of("abc", "abd", "xbd", "xb", "xbde", "", "ä\u20ac\uD83D\uDE00", "ä\u20ac\uD83D\uDE01", "abc");

        List<Item> read = items(types.stream().map(type -> item("a", type)).toArray(String[]::new));

        assertThat(read).extracting(Item::type).containsExactlyElementsOf(types);
    }

    @Test
    void escapesCountAsWhatTheyStandFor() throws IOException {
        List<Item> read = items(item("a", "x"), item("b", "a/b"), item("c", "a\\/b"), item("d", "\\u0061/b"));
        assertThat(read).extracting(Item::type).containsExactly("x", "a/b", "a/b", "a/b");
    }

    @Test
    void aComponentThatSeldomRepeatsIsReadUncompared() throws IOException {
        List<Item> read = items(IntStream.range(0, 100)
                .mapToObj(i -> item("id-" + i, i % 2 == 0 ? "even" : "odd"))
                .toArray(String[]::new));

        assertThat(read)
                .extracting(Item::id)
                .containsExactlyElementsOf(
                        IntStream.range(0, 100).mapToObj(i -> "id-" + i).toList());
        assertThat(read.get(98).type()).isEqualTo("even");
    }

    @Test
    void nullAndAbsentStayWhatTheyAre() throws IOException {
        List<Item> read =
                items(item("a", "x"), item("b", "x"), "{\"id\":\"c\",\"type\":null}", "{\"id\":\"d\"}", item("e", "x"));

        assertThat(read).extracting(Item::type).containsExactly("x", "x", null, null, "x");
    }

    @Test
    void recordsWithinTheElementsAreReadAsUsual() throws IOException {
        List<Item> read = items(
                "{\"id\":\"a\",\"part\":{\"kind\":\"p\"}}",
                "{\"id\":\"b\",\"part\":{\"kind\":\"q\"}}",
                "{\"id\":\"c\",\"part\":{\"kind\":\"q\"}}");

        assertThat(read).extracting(Item::part).containsExactly(new Part("p"), new Part("q"), new Part("q"));
    }

    @Test
    void nothingIsRememberedFromOneAnswerToTheNext() throws IOException {
        List<Item> first = items(item("a", "postgres"), item("b", "postgres"));
        List<Item> second = items(item("a", "postgres"), item("b", "postgres"));

        assertThat(second.get(1).type())
                .isEqualTo(first.get(1).type())
                .isNotSameAs(first.get(1).type());
    }

    @Test
    void membersAreTakenInWhateverOrderTheyCome() throws IOException {
        List<Item> read = items(
                "{\"id\":\"a\",\"type\":\"x\"}",
                "{\"id\":\"b\",\"type\":\"x\"}",
                "{\"type\":\"y\",\"id\":\"c\"}",
                "{\"new\":1,\"type\":\"z\",\"id\":\"d\"}",
                "{\"id\":\"e\",\"type\":\"w\"}");

        assertThat(read)
                .containsExactly(
                        new Item("a", "x", null),
                        new Item("b", "x", null),
                        new Item("c", "y", null),
                        new Item("d", "z", null),
                        new Item("e", "w", null));
    }

    @Test
    void membersThatNoComponentTakesMayBeMany() throws IOException {
        String many =
                IntStream.range(0, 200).mapToObj(i -> "\"m" + i + "\":\"x\",").collect(Collectors.joining());

        List<Item> read = items(
                "{" + many + "\"id\":\"a\"}",
                "{" + many + "\"id\":\"b\"}",
                "{" + many + "\"id\":\"c\",\"type\":\"t\"}");

        assertThat(read)
                .containsExactly(new Item("a", null, null), new Item("b", null, null), new Item("c", "t", null));
    }

    @Test
    void whateverTheTextsAreTheyAreReadAsJacksonReadsThem() throws IOException {
        Random random = new Random(11);
        ObjectMapper jackson = new ObjectMapper();
        String[] texts = new String[3_000];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = jackson.writeValueAsString(Map.of("id", text(random), "type", text(random)));
        }

        List<Item> read = items(texts); // some lie across the parser's buffers

        assertThat(read).extracting(Item::id).containsExactlyElementsOf(all(jackson, texts, "id"));
        assertThat(read).extracting(Item::type).containsExactlyElementsOf(all(jackson, texts, "type"));
    }

    private static String text(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> "";
            case 1 -> "quoted \" and \\ with\n\tcontrols\u0001";
            case 2 -> "Gr\u00f6\u00dfe \u20ac \uD83D\uDE00";
            case 3 -> "x".repeat(random.nextInt(600));
            case 4 -> "id-" + random.nextInt();
            default -> List.of("postgres", "postgre", "postgresq", "mysql").get(random.nextInt(4));
        };
    }

    private static List<String> all(ObjectMapper jackson, String[] items, String member) throws IOException {
        List<String> all = new ArrayList<>();
        for (String item : items) {
            all.add(jackson.readTree(item).path(member).asText());
        }
        return all;
    }

    @Test
    void aTextThatIsNotClosedIsReportedThoughItBeginsAlike() {
        assertThatThrownBy(() -> json.<Page>reader(Page.class)
                        .read(Bodies.text("{\"items\":[" + item("a", "x") + "," + item("b", "x")
                                + ",{\"id\":\"c\",\"type\":\"x")))
                .isInstanceOf(UnreadableAnswer.class)
                .hasMessageContaining("ends");
    }

    @Test
    void aControlCharacterWithinATextIsRefused() {
        assertThatThrownBy(() -> items(item("a", "x"), item("b", "x"), item("c", "x\ny")))
                .isInstanceOf(UnreadableAnswer.class);
    }

    private List<String> types(Stream<String> types) throws IOException {
        return items(types.map(type -> item("a", type)).toArray(String[]::new)).stream()
                .map(Item::type)
                .toList();
    }

    @Test
    void aTextOfWordsMayRepeatAsWell() throws IOException {
        List<String> read = types(Stream.of("a", "two words!", "two words!"));
        assertThat(read.get(2)).isSameAs(read.get(1));
    }

    @Test
    void theLongestTextThatIsComparedHas256Characters() throws IOException {
        List<String> longest = types(Stream.generate(() -> "x".repeat(256)).limit(3));
        List<String> longer = types(Stream.generate(() -> "x".repeat(257)).limit(3));

        assertThat(longest.get(2)).isSameAs(longest.get(1));
        assertThat(longer.get(2)).isEqualTo(longer.get(1)).isNotSameAs(longer.get(1));
    }

    /** The first is not compared with anything. */
    private static Stream<String> different(int count) {
        return IntStream.rangeClosed(0, count).mapToObj(i -> "different " + i);
    }

    @Test
    void aComponentIsGivenUpWhenItDifferedNineTimes() throws IOException {
        List<String> known = types(Stream.concat(different(8), Stream.of("x", "x")));
        List<String> givenUp = types(Stream.concat(different(9), Stream.of("x", "x")));

        assertThat(known.get(10)).isSameAs(known.get(9));
        assertThat(givenUp.get(11)).isEqualTo("x").isNotSameAs(givenUp.get(10));
    }

    @Test
    void oneThatRepeatedOftenMayDifferAgain() throws IOException {
        List<String> read = types(Stream.concat(Stream.generate(() -> "x").limit(20), Stream.of("y", "y")));
        assertThat(read.get(21)).isSameAs(read.get(20));
    }
}
