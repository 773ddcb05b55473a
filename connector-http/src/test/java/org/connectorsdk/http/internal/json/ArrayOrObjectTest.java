package org.connectorsdk.http.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.json.ArrayOrObject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArrayOrObjectTest {
    record Name(@ArrayOrObject String name, @Nullable Long size) {}

    record Names(
            @ArrayOrObject List<Name> names,
            @Nullable Long total,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}

    private final Json json = Json.builder().build();

    private Names read(String text) throws IOException {
        return json.<Names>reader(Names.class).read(Bodies.text(text));
    }

    private UnreadableAnswer failure(String text) {
        return catchThrowableOfType(UnreadableAnswer.class, () -> read(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"names\":[{\"name\":\"a\"}]}", "{\"names\":[\"a\"]}", "[{\"name\":\"a\"}]", "[\"a\"]"})
    void theObjectAroundAValueMayBeThereOrNot(String text) throws IOException {
        assertThat(read(text)).isEqualTo(new Names(List.of(new Name("a", null)), null, Map.of()));
    }

    @Test
    void whatStandsBesideTheValueIsReadWhenThereIsAnObject() throws IOException {
        Names read = read("{\"total\":1,\"names\":[{\"size\":3,\"name\":\"a\"}],\"x\":null}");
        assertThat(read.names()).containsExactly(new Name("a", 3L));
        assertThat(read.total()).isEqualTo(1L);
        assertThat(read.more()).containsOnlyKeys("x");
    }

    @Test
    void anObjectWithoutTheValueIsRefused() {
        assertThat(failure("{\"total\":1}")).hasMessage("names is missing");
        assertThat(failure("[{\"size\":1}]")).hasMessage("[0].name is missing");
    }

    @Test
    void aBareValueOfAnotherTypeIsRefused() {
        assertThat(failure("true").reason()).isEqualTo(UnreadableAnswer.Reason.UNEXPECTED);
        assertThat(failure("null")).isNotNull();
        assertThat(failure("[[]]")).isNotNull();
    }

    @Test
    void elementsAreReadFromABareArrayToo() throws IOException {
        ElementPlan<Name> plan =
                json.<Name>elements("data", Name.class, "total").orBare();
        var bare = plan.open(Bodies.text("[\"a\",{\"name\":\"b\"}]"));
        assertThat(ElementReaderTest.all(bare)).containsExactly(new Name("a", null), new Name("b", null));
        var enveloped = plan.open(Bodies.text("{\"data\":[\"a\"],\"total\":1}"));
        assertThat(ElementReaderTest.all(enveloped)).containsExactly(new Name("a", null));
        assertThat(enveloped.members().names()).containsExactly("total");
    }

    @Test
    void aBareArrayThatIsCutShortIsNoShorterList() {
        ElementPlan<Name> plan = json.<Name>elements("data", Name.class).orBare();
        assertThat(catchThrowableOfType(
                        IOException.class, () -> ElementReaderTest.all(plan.open(Bodies.text("[\"a\"")))))
                .isNotNull();
    }

    @Test
    void aBareArrayIsRefusedWhereItWasNotExpected() {
        ElementPlan<Name> plan = json.elements("data", Name.class);
        assertThat(catchThrowableOfType(
                        UnreadableAnswer.class, () -> ElementReaderTest.all(plan.open(Bodies.text("[]")))))
                .hasMessageContaining("an object is expected");
    }
}
