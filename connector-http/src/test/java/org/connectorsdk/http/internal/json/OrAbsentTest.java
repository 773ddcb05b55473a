package org.connectorsdk.http.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import org.connectorsdk.api.json.JsonNull;
import org.connectorsdk.api.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrAbsentTest {

    record Item(String name) {}

    private final ElementPlan<Item> plan = Json.builder()
            .build()
            .<Item>elements("catalog.streams", Item.class, "job", "id")
            .orAbsent();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":1,\"job\":{\"ok\":false}}",
                "{\"id\":1,\"catalog\":null,\"job\":{\"ok\":false}}",
                "{\"id\":1,\"catalog\":{\"more\":[]},\"job\":{\"ok\":false}}",
                "{\"id\":1,\"catalog\":{\"streams\":null},\"job\":{\"ok\":false}}"
            })
    void anAnswerWithoutTheArraySaysSoAndHasAllItsMembers(String answer) throws IOException {
        ElementReader<Item> reader = plan.open(Bodies.text(answer));
        assertThat(reader.next()).isNull();
        assertThat(reader.next()).isNull();
        assertThat(reader.members())
                .isEqualTo(JsonObject.of(
                        "id", 1, "job", JsonObject.of("ok", false), "catalog.streams", JsonNull.INSTANCE));
    }

    @Test
    void anArrayThatIsThereIsRead() throws IOException {
        var reader = plan.open(Bodies.text("{\"catalog\":{\"streams\":[{\"name\":\"a\"}]},\"id\":1}"));
        assertThat(ElementReaderTest.all(reader)).containsExactly(new Item("a"));
        assertThat(reader.members().names()).containsExactly("id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"id\":1", "{\"catalog\":{\"streams\":{}}}", "{\"catalog\":7}", "{} {}"})
    void whatIsNoAnswerIsStillRefused(String answer) {
        assertThat(catchThrowableOfType(
                        IOException.class, () -> plan.open(Bodies.text(answer)).next()))
                .isNotNull();
    }

    @Test
    void theArrayIsWantedWhereItsAbsenceWasNotAllowedFor() {
        ElementPlan<Item> strict = Json.builder().build().elements("catalog.streams", Item.class);
        assertThat(catchThrowableOfType(
                        UnreadableAnswer.class,
                        () -> strict.open(Bodies.text("{\"id\":1}")).next()))
                .hasMessageContaining("catalog is missing");
    }
}
