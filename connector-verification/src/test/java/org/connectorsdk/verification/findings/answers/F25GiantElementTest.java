package org.connectorsdk.verification.findings.answers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Consumer;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.testkit.conformance.NeutralCall;
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.verification.findings.Case;
import org.connectorsdk.verification.findings.Finding;
import org.connectorsdk.verification.findings.ForEveryCase;
import org.connectorsdk.verification.findings.Input;
import org.connectorsdk.verification.findings.ViewCall;
import org.connectorsdk.verification.incidents.Stage;

/** F-25: an element above its ceiling is an item without what is too much, and the list goes on. */
@Finding(value = "F-25", rule = "An element above the ceiling is an item without config and a warning")
class F25GiantElementTest {
    private static final int CEILING = 20_000;
    private static final String LONG = "x".repeat(1_000);
    private static final int GIANT = 1;

    static List<Input<Consumer<ObjectNode>>> inputs() {
        return List.of(
                Input.of("an object of objects", element -> fill(element.putObject("giant"))),
                Input.of("an array of texts", element -> fill(element.putArray("giant"))),
                Input.of("one text", element -> element.put("giant", LONG.repeat(200))),
                Input.of("one text full of escapes", element -> element.put("giant", "x\n\"é\u0001".repeat(20_000))),
                Input.of("two giants", element -> {
                    fill(element.putObject("giant"));
                    fill(element.putArray("other"));
                }),
                Input.of("a giant before the id", F25GiantElementTest::putFirst));
    }

    private static void fill(ObjectNode object) {
        for (int i = 0; i < 100; i++) {
            object.putObject("stream" + i).put("text", LONG).put("number", i);
        }
    }

    private static void fill(ArrayNode array) {
        for (int i = 0; i < 100; i++) {
            array.add(LONG);
        }
    }

    private static void putFirst(ObjectNode element) {
        ObjectNode former = element.deepCopy();
        element.removeAll();
        fill(element.putObject("giant"));
        element.setAll(former);
    }

    private static void seedGiant(Stage stage, Consumer<ObjectNode> change) {
        stage.seed(4);
        stage.always(NeutralCall.LIST, Stage.rewritingLists(list -> {
            if (list.size() > GIANT && list.get(GIANT) instanceof ObjectNode giant) {
                change.accept(giant);
            }
        }));
    }

    private static Connections client(Stage stage) {
        return stage.open(config -> config.set("max-element-bytes", Integer.toString(CEILING)));
    }

    private static void isWholeButForTheGiant(List<Connection> items) {
        assertThat(items).hasSize(4);
        assertThat(items.get(GIANT).config().isEmpty()).isTrue();
        assertThat(items.get(GIANT).name()).isNotEmpty();
        assertThat(items.get(GIANT).warnings()).anyMatch(warning -> warning.contains("max-element-bytes"));
        assertThat(items.get(0).warnings()).isEmpty();
        assertThat(items.get(2).warnings()).isEmpty();
    }

    @ForEveryCase(with = "LIST")
    void aListGoesOnBehindAGiant(Case<Consumer<ObjectNode>> one, Stage stage) {
        seedGiant(stage, one.value());
        isWholeButForTheGiant(one.answer(client(stage), ViewCall.list()).items());
    }

    @ForEveryCase(with = "LIST")
    void aStreamGoesOnBehindAGiant(Case<Consumer<ObjectNode>> one, Stage stage) {
        seedGiant(stage, one.value());
        isWholeButForTheGiant(one.answer(client(stage), ViewCall.stream()));
    }

    @ForEveryCase(only = {"airbyte", "airbyte-public"})
    void anIntrospectionNeedsNothingOfTheConnectionButItsEnds(Case<Consumer<ObjectNode>> one, Stage stage) {
        ConnectionId id = stage.harness().seedCatalog().orElseThrow().connection();
        stage.always(NeutralCall.GET, Fault.rewriteJson(one.value()));
        Connections client = stage.open(config -> config.set("max-answer-bytes", "50000"));

        assertThat(one.answer(client, ViewCall.introspect(id)).tables()).isNotEmpty();
    }
}
