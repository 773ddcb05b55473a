package org.connectorsdk.api.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.CharBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JsonValueTest {

    private static final String CANARY = "c4n4ry-v4lue";

    @Test
    void everyPlainJavaTypeHasItsJsonForm() {
        Map<String, @Nullable Object> java = new LinkedHashMap<>();
        java.put("text", CharBuffer.wrap("a"));
        java.put("list", List.of(1, 2L, (short) 3, (byte) 4, new AtomicLong(5)));
        java.put("decimals", new double[] {0.1, 2});
        java.put("float", 0.1f);
        java.put("exact", new BigDecimal("0.10"));
        java.put("huge", new BigInteger("9".repeat(40)));
        java.put("bool", true);
        java.put("nothing", null);
        java.put("ready", JsonNumber.ofRaw("1e2"));

        assertThat(JsonValue.of(java).toJson())
                .isEqualTo("{\"text\":\"a\",\"list\":[1,2,3,4,5],\"decimals\":[0.1,2.0],\"float\":0.1,\"exact\":0.10,"
                        + "\"huge\":" + "9".repeat(40) + ",\"bool\":true,\"nothing\":null,\"ready\":1e2}");
    }

    @Test
    void aTreeComesBackAsPlainJava() {
        JsonValue tree = JsonObject.builder()
                .add("text", "a")
                .add("list", Arrays.asList(1, null, true))
                .add("decimal", JsonNumber.ofRaw("0.10"))
                .add("huge", JsonNumber.ofRaw("9".repeat(40)))
                .build();

        Map<String, @Nullable Object> expected = new LinkedHashMap<>();
        expected.put("text", "a");
        expected.put("list", Arrays.asList(1L, null, true));
        expected.put("decimal", new BigDecimal("0.10"));
        expected.put("huge", new BigInteger("9".repeat(40)));
        assertThat(tree.toJava()).isEqualTo(expected);
    }

    @Test
    void nullComesBackAsNull() {
        assertThat(JsonValue.of(null).toJava()).isNull();
    }

    @Test
    void changingTheSourceAfterwardsChangesNothing() {
        List<String> source = new ArrayList<>(List.of("a"));
        JsonValue tree = JsonValue.of(source);

        source.add("b");

        assertThat(tree).hasToString("[\"a\"]");
    }

    @Test
    void aTypeWithoutJsonFormIsNamedAndItsValueIsNot() {
        assertThatThrownBy(() -> JsonValue.of(List.of(new Unknown(CANARY))))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(Unknown.class.getName())
                .hasMessageNotContaining(CANARY);
    }

    @Test
    void aNumberThatIsNotOfTheJdksValueTypesIsRefused() {
        assertThatThrownBy(() -> JsonValue.of(new LongAdder()))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("LongAdder");
    }

    @Test
    void aKeyThatIsNotTextIsRefused() {
        assertThatThrownBy(() -> JsonValue.of(Map.of(7, CANARY)))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("java.lang.Integer")
                .hasMessageNotContaining(CANARY);
    }

    @Test
    void aKeyThatIsNullIsRefused() {
        assertThatThrownBy(() -> JsonValue.of(Collections.singletonMap(null, 1)))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("null");
    }

    @Test
    void floatsWithoutJsonFormAreRefused() {
        for (Object number : List.of(Double.NaN, Double.NEGATIVE_INFINITY, Float.NaN, Float.POSITIVE_INFINITY)) {
            assertThatThrownBy(() -> JsonValue.of(number)).isExactlyInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aCollectionThatContainsItselfIsRefusedInsteadOfExhaustingTheStack() {
        List<Object> endless = new ArrayList<>();
        endless.add(endless);

        assertThatThrownBy(() -> JsonValue.of(endless))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("deeper than 1000 levels");
    }

    @Test
    void exactlyTheAllowedDepthIsTaken() {
        assertThat(JsonValue.of(nested(JsonValue.MAX_DEPTH)).toJson())
                .isEqualTo("[".repeat(JsonValue.MAX_DEPTH) + "]".repeat(JsonValue.MAX_DEPTH));
        assertThatThrownBy(() -> JsonValue.of(nested(JsonValue.MAX_DEPTH + 1)))
                .isExactlyInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aTreeOfTheAllowedDepthComesBackAsPlainJava() {
        Object deep = nested(JsonValue.MAX_DEPTH);

        assertThat(JsonValue.of(JsonValue.of(deep).toJava())).isEqualTo(JsonValue.of(deep));
    }

    @Test
    void eachViewIsEmptyForTheOtherTypes() {
        JsonValue number = JsonNumber.of(1);

        assertThat(number.asNumber()).contains(JsonNumber.of(1));
        assertThat(number.asString()).isEmpty();
        assertThat(number.asBoolean()).isEmpty();
        assertThat(number.asObject()).isEmpty();
        assertThat(number.asArray()).isEmpty();
        assertThat(number.isNull()).isFalse();
    }

    @Test
    void eachTypeHasItsOwnView() {
        assertThat(JsonValue.of("a").asString()).contains("a");
        assertThat(JsonValue.of(false).asBoolean()).contains(false);
        assertThat(JsonValue.of(Map.of()).asObject()).contains(JsonObject.empty());
        assertThat(JsonValue.of(List.of()).asArray()).contains(JsonArray.empty());
        assertThat(JsonValue.of(null).isNull()).isTrue();
    }

    private static Object nested(int levels) {
        Object value = List.of();
        for (int i = 1; i < levels; i++) {
            value = List.of(value);
        }
        return value;
    }

    private record Unknown(String value) {}

    @Test
    void theDepthOfArraysAndMapsCountsAsWell() {
        Object arrays = new Object[0];
        Object maps = Map.of();
        for (int i = 0; i < JsonValue.MAX_DEPTH; i++) {
            arrays = new Object[] {arrays};
            maps = Map.of("a", maps);
        }

        for (Object tooDeep : List.of(arrays, maps)) {
            assertThatThrownBy(() -> JsonValue.of(tooDeep)).isExactlyInstanceOf(IllegalArgumentException.class);
        }
    }
}
