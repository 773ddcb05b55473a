package org.connectorsdk.api.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonMappingTest {
    private static final JsonObject OBJECT = JsonObject.of("a", 1, "b", null);

    @Test
    void otherValuesStandUnderTheSameNames() {
        JsonObject mapped = OBJECT.mapValues((name, value) -> new JsonString(name));

        assertThat(mapped.toJson()).isEqualTo("{\"a\":\"a\",\"b\":\"b\"}");
        assertThat(OBJECT.toJson()).isEqualTo("{\"a\":1,\"b\":null}");
    }

    @Test
    void anObjectWhoseValuesStayIsTheSame() {
        assertThat(OBJECT.mapValues((name, value) -> value)).isSameAs(OBJECT);
    }

    @Test
    void otherElementsStandAtTheSamePlaces() {
        JsonArray array = JsonArray.of(1, 2, 3);

        JsonArray mapped = array.mapElements(element -> element.equals(JsonNumber.of(2)) ? JsonNull.INSTANCE : element);

        assertThat(mapped.toJson()).isEqualTo("[1,null,3]");
        assertThat(array.toJson()).isEqualTo("[1,2,3]");
    }

    @Test
    void anArrayWhoseElementsStayIsTheSame() {
        JsonArray array = JsonArray.of(1, 2);
        assertThat(array.mapElements(element -> element)).isSameAs(array);
    }

    @Test
    void membersThatAreNullCanBeLeftOut() {
        assertThat(OBJECT.withoutNulls().toJson()).isEqualTo("{\"a\":1}");
        assertThat(JsonObject.of("a", null).withoutNulls().isEmpty()).isTrue();
    }

    @Test
    void withoutANullItIsTheSameObject() {
        JsonObject whole = JsonObject.of("a", Map.of("b", 1));
        assertThat(whole.withoutNulls()).isSameAs(whole);
    }

    @Test
    void membersOfAnObjectBecomeThatObjectAgain() {
        assertThat(JsonObject.of(OBJECT.members())).isSameAs(OBJECT);
        assertThat(JsonValue.of(OBJECT.members())).isSameAs(OBJECT);
    }
}
