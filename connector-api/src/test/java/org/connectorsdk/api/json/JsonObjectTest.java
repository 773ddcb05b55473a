package org.connectorsdk.api.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonObjectTest {

    private static final JsonObject SOURCE = JsonObject.builder()
            .add("name", "my pg")
            .add("port", 5432)
            .add("ssl", true)
            .add("tunnel", null)
            .add("schemas", List.of("public"))
            .add("options", Map.of("a", 1))
            .build();

    @Test
    void membersKeepTheirOrder() {
        assertThat(SOURCE.names()).containsExactly("name", "port", "ssl", "tunnel", "schemas", "options");
    }

    @Test
    void aNullMemberAndAnAbsentOneAreTwoThings() {
        assertThat(SOURCE.has("tunnel")).isTrue();
        assertThat(SOURCE.get("tunnel")).contains(JsonNull.INSTANCE);
        assertThat(SOURCE.has("absent")).isFalse();
        assertThat(SOURCE.get("absent")).isEmpty();
        assertThat(SOURCE).isNotEqualTo(SOURCE.without("tunnel"));
    }

    @Test
    void typedGettersReadMembersOfTheirType() {
        assertThat(SOURCE.string("name")).contains("my pg");
        assertThat(SOURCE.number("port")).contains(JsonNumber.of(5432));
        assertThat(SOURCE.bool("ssl")).contains(true);
        assertThat(SOURCE.array("schemas")).contains(JsonArray.of("public"));
        assertThat(SOURCE.object("options")).contains(JsonObject.of("a", 1));
    }

    @Test
    void typedGettersAreEmptyForAnotherType() {
        assertThat(SOURCE.string("port")).isEmpty();
        assertThat(SOURCE.number("name")).isEmpty();
        assertThat(SOURCE.bool("name")).isEmpty();
        assertThat(SOURCE.array("options")).isEmpty();
        assertThat(SOURCE.object("schemas")).isEmpty();
        assertThat(SOURCE.string("tunnel")).isEmpty();
        assertThat(SOURCE.string("absent")).isEmpty();
    }

    @Test
    void aMemberIsReplacedWhereItStands() {
        JsonObject changed = SOURCE.with("port", 5433);

        assertThat(changed.names()).containsExactlyElementsOf(SOURCE.names());
        assertThat(changed.number("port")).contains(JsonNumber.of(5433));
        assertThat(SOURCE.number("port")).contains(JsonNumber.of(5432));
    }

    @Test
    void changingOneMemberLeavesAllOthersAsTheyCame() {
        JsonObject read = JsonObject.builder()
                .add("id", JsonNumber.ofRaw("9007199254740993"))
                .add("rate", JsonNumber.ofRaw("0.10"))
                .add("none", null)
                .build();

        assertThat(read.with("name", "x").toJson())
                .isEqualTo("{\"id\":9007199254740993,\"rate\":0.10,\"none\":null,\"name\":\"x\"}");
    }

    @Test
    void aMemberIsTakenAway() {
        assertThat(SOURCE.without("port").has("port")).isFalse();
        assertThat(SOURCE.without("absent")).isSameAs(SOURCE);
    }

    @Test
    void theOrderOfMembersDoesNotCountForEquality() {
        JsonObject one = JsonObject.of("a", 1, "b", List.of(1, 2));
        JsonObject other = JsonObject.of("b", List.of(1, 2), "a", 1);

        assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
    }

    @Test
    void objectsThatDifferAreNotEqual() {
        JsonObject one = JsonObject.of("a", 1);

        assertThat(one)
                .isNotEqualTo(JsonObject.of("a", 2))
                .isNotEqualTo(JsonObject.of("b", 1))
                .isNotEqualTo(JsonObject.of("a", 1, "b", 2))
                .isNotEqualTo(JsonObject.of("a", "1"))
                .isNotEqualTo(JsonArray.of(1))
                .isNotEqualTo(JsonObject.empty());
    }

    @Test
    void aDifferenceDeepInsideIsFound() {
        JsonObject one = JsonObject.of("a", List.of(Map.of("b", List.of(1, 2))));
        JsonObject other = JsonObject.of("a", List.of(Map.of("b", List.of(1, 3))));

        assertThat(one).isNotEqualTo(other);
        assertThat(one.hashCode()).isNotEqualTo(other.hashCode());
    }

    @Test
    void aSecondMemberOfTheSameNameIsRefused() {
        JsonObject.Builder builder = JsonObject.builder().add("a", 1);

        assertThatThrownBy(() -> builder.add("a", "c4n4ry"))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("name: a second member named \"a\"");
        assertThat(builder.build()).isEqualTo(JsonObject.of("a", 1));
    }

    @Test
    void aBuilderThatIsUsedFurtherDoesNotChangeWhatItBuilt() {
        JsonObject.Builder builder = JsonObject.builder().add("a", 1);
        JsonObject first = builder.build();

        JsonObject second = builder.add("b", 2).remove("a").build();

        assertThat(first).isEqualTo(JsonObject.of("a", 1));
        assertThat(second).isEqualTo(JsonObject.of("b", 2));
    }

    @Test
    void membersCannotBeChangedFromOutside() {
        Map<String, JsonValue> members = SOURCE.members();

        assertThatThrownBy(() -> members.put("a", JsonNull.INSTANCE)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> SOURCE.names().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void anObjectIsMadeOfAMapInItsOrder() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("z", 1);
        map.put("a", 2);

        assertThat(JsonObject.of(map).toJson()).isEqualTo("{\"z\":1,\"a\":2}");
    }

    @Test
    void theEmptyObjectIsEmpty() {
        assertThat(JsonObject.empty().isEmpty()).isTrue();
        assertThat(JsonObject.empty().size()).isZero();
        assertThat(SOURCE.isEmpty()).isFalse();
        assertThat(SOURCE.size()).isEqualTo(6);
    }

    @Test
    void valuesThatSwappedTheirNamesHaveDifferentHashCodes() {
        assertThat(JsonObject.of("a", 1, "b", 2).hashCode())
                .isNotEqualTo(JsonObject.of("a", 2, "b", 1).hashCode());
    }
}
