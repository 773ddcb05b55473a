package org.connectorsdk.http.internal.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.connectorsdk.api.json.JsonArray;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;
import org.junit.jupiter.api.Test;

/** What trees within a list share, and that sharing changes nothing. */
class RepeatedMembersTest {

    record Item(String id, @JsonAnySetter Map<String, JsonValue> more) {}

    record Page(List<Item> items) {}

    private final Json json = Json.builder().build();

    private List<Item> items(String... members) throws IOException {
        List<String> items = IntStream.range(0, members.length)
                .mapToObj(i -> "{\"id\":\"" + i + "\"," + members[i] + "}")
                .toList();
        return json.<Page>reader(Page.class)
                .read(Bodies.text("{\"items\":[" + String.join(",", items) + "]}"))
                .items();
    }

    private static JsonValue member(List<Item> items, int item, String name) {
        return items.get(item).more().get(name);
    }

    @Test
    void whatRepeatsIsOneObject() throws IOException {
        String all = "\"text\":\"auto\",\"number\":12.50,\"tree\":{\"type\":\"manual\",\"n\":null}";

        List<Item> read = items(all, all, all);

        for (String name : List.of("text", "number", "tree")) {
            assertThat(member(read, 2, name)).isSameAs(member(read, 1, name)).isEqualTo(member(read, 0, name));
        }
    }

    @Test
    void whatDiffersIsReadAsItIs() throws IOException {
        String[] values = {
            "1",
            "1.0",
            "10",
            "\"1\"",
            "\"\"",
            "\"ä\"",
            "\"\\u0031\"",
            "null",
            "true",
            "{}",
            "[]",
            "[1]",
            "[2]",
            "[1]",
            "{\"a\":1}",
            "{\"a\":2}",
            "{\"b\":1}",
            "{\"a\":1}",
            "{\"a\":{\"a\":1}}",
            "{\"a\":[1]}",
            "-1",
            "1e5"
        };
        String[] members = new String[values.length];
        for (int i = 0; i < values.length; i++) {
            members[i] = "\"v\":" + values[i];
        }

        List<Item> read = items(members);

        for (int i = 0; i < values.length; i++) {
            assertThat(member(read, i, "v"))
                    .isEqualTo(Json.parse(values[i].getBytes(StandardCharsets.UTF_8))
                            .orElseThrow());
        }
    }

    @Test
    void ofALargeOrDeepObjectNothingIsKeptForLater() {
        JsonObject.Builder many = JsonObject.builder();
        IntStream.range(0, 100).forEach(i -> many.set("n" + i, "v"));

        for (JsonObject object : List.of(
                many.build(), JsonObject.of("list", JsonArray.of(1)), JsonObject.of("text", "x".repeat(1_000)))) {
            RepeatedValue before = new RepeatedValue();
            before.object(object);
            assertThat(before.object(object.toBuilder().build())).isNotSameAs(object);
            assertThat(before.neighbour().members().values()).allMatch(JsonValue::isNull);
        }
    }

    @Test
    void membersInAnotherOrderStayInTheirs() throws IOException {
        List<Item> read = items("\"v\":{\"a\":1,\"b\":2}", "\"v\":{\"a\":1,\"b\":2}", "\"v\":{\"b\":2,\"a\":1}");

        assertThat(member(read, 2, "v").toJson()).isEqualTo("{\"b\":2,\"a\":1}");
    }

    @Test
    void oneNameAtDifferentPlacesMeansDifferentThings() throws IOException {
        List<Item> read = items(
                "\"v\":\"outer\",\"in\":{\"v\":\"inner\"}",
                "\"v\":\"outer\",\"in\":{\"v\":\"inner\"}",
                "\"v\":\"inner\",\"in\":{\"v\":\"outer\"}");

        assertThat(member(read, 2, "v").toJson()).isEqualTo("\"inner\"");
        assertThat(member(read, 2, "in").toJson()).isEqualTo("{\"v\":\"outer\"}");
    }

    @Test
    void aMemberThatNeverRepeatsIsReadUncompared() throws IOException {
        String[] members = IntStream.range(0, 100)
                .mapToObj(i -> "\"v\":{\"n\":\"text " + i + "\"}")
                .toArray(String[]::new);

        List<Item> read = items(members);

        assertThat(member(read, 99, "v").toJson()).isEqualTo("{\"n\":\"text 99\"}");
    }

    @Test
    void namesBeyondThoseThatAreRememberedAreReadAsWell() throws IOException {
        StringBuilder many = new StringBuilder("\"n0\":\"v0\"");
        IntStream.range(1, 300)
                .forEach(i ->
                        many.append(",\"n").append(i).append("\":\"v").append(i).append('"'));

        List<Item> read = items(many.toString(), many.toString(), many.toString());

        IntStream.range(0, 300)
                .forEach(i -> assertThat(member(read, 2, "n" + i).toJson()).isEqualTo("\"v" + i + "\""));
    }

    @Test
    void namesOfNeighboursAreShared() throws IOException {
        List<Item> read = items("\"a\":1,\"b\":2", "\"a\":3,\"b\":4", "\"a\":5,\"b\":6");

        assertThat(read.get(2).more().keySet()).containsExactly("a", "b");
    }
}
