package org.connectorsdk.api.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Depths far beyond what any parser hands out: recursion would exhaust the stack. */
class DeepTreeTest {

    private static final int LEVELS = 100_000;

    @Test
    void aDeepTreePrints() {
        assertThat(deep("x").toJson()).hasSize(LEVELS / 2 * ("{\"a\":".length() + "}".length() + "[]".length()) + 3);
    }

    @Test
    void deepTreesAreEqualWhenAllLevelsAre() {
        assertThat(deep("x").equals(deep("x"))).isTrue();
    }

    @Test
    void deepTreesThatDifferAtTheBottomAreNotEqual() {
        assertThat(deep("x").equals(deep("y"))).isFalse();
    }

    @Test
    void equalDeepTreesHaveTheSameHashCode() {
        assertThat(deep("x").hashCode()).isEqualTo(deep("x").hashCode());
    }

    private static JsonValue deep(String bottom) {
        JsonValue value = new JsonString(bottom);
        for (int i = 0; i < LEVELS / 2; i++) {
            value = JsonArray.of(JsonObject.of("a", value));
        }
        return value;
    }
}
