package org.connectorsdk.api.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JsonSelectionTest {
    private static final JsonSelection SETTINGS = JsonSelection.of("prefix", "schedule");

    private static JsonObject object(String... names) {
        JsonObject.Builder object = JsonObject.builder();
        for (String name : names) {
            object.set(name, "value of " + name);
        }
        return object.build();
    }

    @Test
    void membersGoToEitherPartInTheirOrder() {
        JsonObject all = object("tags", "schedule", "id", "prefix");

        assertThat(SETTINGS.of(all).toJson())
                .isEqualTo(object("schedule", "prefix").toJson());
        assertThat(SETTINGS.others(all).toJson()).isEqualTo(object("tags", "id").toJson());
    }

    @Test
    void anObjectThatIsAllOfAPartIsThatPart() {
        JsonObject settings = object("schedule", "prefix");
        JsonObject others = object("id");

        assertThat(SETTINGS.of(settings)).isSameAs(settings);
        assertThat(SETTINGS.others(others)).isSameAs(others);
    }

    @Test
    void anEmptyPartIsEmpty() {
        assertThat(SETTINGS.of(object("id")).isEmpty()).isTrue();
        assertThat(SETTINGS.others(object("prefix")).isEmpty()).isTrue();
        assertThat(SETTINGS.of(JsonObject.empty()).isEmpty()).isTrue();
    }

    @Test
    void aRuleIsAskedForNamesOfAnyShape() {
        JsonSelection shouted = JsonSelection.by(name -> name.endsWith("!"));

        assertThat(shouted.isIn(object("a", "b!"))).isTrue();
        assertThat(shouted.isIn(object("a", "b"))).isFalse();
    }

    @Test
    void moreShapesThanThereAreTablesForArePartedAlike() {
        IntStream.range(0, 3_000).forEach(i -> {
            JsonObject all = object("prefix", "x" + i % 1_500);
            assertThat(SETTINGS.others(all).names()).containsExactly("x" + i % 1_500);
        });
    }

    @Test
    void partsShareTheirNamesAsTheWholesDo() {
        JsonObject one = SETTINGS.of(object("prefix", "id"));
        JsonObject other = SETTINGS.of(object("prefix", "id"));

        assertThat(one.shape()).isSameAs(other.shape());
        assertThat(one.members()).isEqualTo(Map.of("prefix", new JsonString("value of prefix")));
    }

    @Test
    void anObjectOfManyMembersIsPartedToo() {
        String[] names = IntStream.range(0, 90).mapToObj(i -> "n" + i).toArray(String[]::new);
        JsonObject many = object(names);

        assertThat(JsonSelection.of("n89").isIn(many)).isTrue();
        assertThat(JsonSelection.of("n89").others(many).size()).isEqualTo(89);
        assertThat(SETTINGS.isIn(many)).isFalse();
    }
}
