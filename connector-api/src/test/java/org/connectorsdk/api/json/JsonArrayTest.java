package org.connectorsdk.api.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class JsonArrayTest {

    @Test
    void elementsKeepTheirOrder() {
        JsonArray array = JsonArray.of("b", null, "a");

        assertThat(array).containsExactly(new JsonString("b"), JsonNull.INSTANCE, new JsonString("a"));
        assertThat(array.elements()).hasSize(3);
        assertThat(array.stream()).hasSize(3);
        assertThat(array.get(2)).isEqualTo(new JsonString("a"));
    }

    @Test
    void aCollectionAmongElementsIsOneElement() {
        assertThat(JsonArray.of(List.of(1, 2))).hasToString("[[1,2]]");
    }

    @Test
    void theElementsOfACollectionAreCopied() {
        assertThat(JsonArray.copyOf(List.of(1, 2))).hasToString("[1,2]");
    }

    @Test
    void theOrderOfElementsCountsForEquality() {
        assertThat(JsonArray.of(1, 2)).isEqualTo(JsonArray.of(1, 2)).hasSameHashCodeAs(JsonArray.of(1, 2));
        assertThat(JsonArray.of(1, 2)).isNotEqualTo(JsonArray.of(2, 1)).isNotEqualTo(JsonArray.of(1));
    }

    @Test
    void aBuilderThatIsUsedFurtherDoesNotChangeWhatItBuilt() {
        JsonArray.Builder builder = JsonArray.builder().add(1);
        JsonArray first = builder.build();

        JsonArray second = builder.add(2).build();

        assertThat(first).isEqualTo(JsonArray.of(1));
        assertThat(second).isEqualTo(JsonArray.of(1, 2));
    }

    @Test
    void aChangedCopyLeavesTheOriginal() {
        JsonArray original = JsonArray.of(1);

        assertThat(original.toBuilder().add(2).build()).isEqualTo(JsonArray.of(1, 2));
        assertThat(original).isEqualTo(JsonArray.of(1));
    }

    @Test
    void elementsCannotBeChangedFromOutside() {
        List<JsonValue> elements = JsonArray.of(1).elements();

        assertThatThrownBy(elements::clear).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void theEmptyArrayIsEmpty() {
        assertThat(JsonArray.empty().isEmpty()).isTrue();
        assertThat(JsonArray.of()).isEqualTo(JsonArray.empty());
        assertThat(JsonArray.of(1).isEmpty()).isFalse();
        assertThat(JsonArray.of(1, 2).size()).isEqualTo(2);
    }

    @Test
    void anArrayIsItsOwnCopy() {
        JsonArray array = JsonArray.of(1);

        assertThat(JsonArray.copyOf(array)).isSameAs(array);
    }

    @Test
    void arraysThatDifferHaveDifferentHashCodes() {
        assertThat(JsonArray.of(1, 2).hashCode())
                .isNotEqualTo(JsonArray.of(2, 1).hashCode());
        assertThat(JsonArray.of("a").hashCode()).isNotEqualTo(JsonArray.of("b").hashCode());
    }
}
