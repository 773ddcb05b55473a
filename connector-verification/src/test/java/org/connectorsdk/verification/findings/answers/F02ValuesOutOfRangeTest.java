package org.connectorsdk.verification.findings.answers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.testkit.conformance.NeutralCall;
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.verification.findings.Case;
import org.connectorsdk.verification.findings.Finding;
import org.connectorsdk.verification.findings.ForEveryCase;
import org.connectorsdk.verification.findings.Input;
import org.connectorsdk.verification.findings.ViewCall;
import org.connectorsdk.verification.incidents.Stage;

/** F-02: a value that cannot be told costs itself; no mapper throws. */
@Finding(value = "F-02", rule = "A value out of range is absent, kept as it came, and a warning says so")
class F02ValuesOutOfRangeTest {
    /** The member of each vendor that is a time; the vendor that tells none has a counter. */
    private static final Map<String, String> MEMBERS = Map.of(
            "airbyte", "created_at",
            "airbyte-public", "createdAt",
            "fivetran", "created_at",
            "hotdata", "table_count",
            "planasonix", "createdAt",
            "virtuousai", "createdAt");

    private static final List<String> IDS = List.of("id", "connectionId");
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    static List<Input<JsonNode>> inputs() {
        return List.of(
                Input.of("a number of 80 bits", JSON.numberNode(BigInteger.TWO.pow(80))),
                Input.of("a fraction", JSON.numberNode(new BigDecimal("0.5"))),
                Input.of("1e30", JSON.numberNode(new BigDecimal("1e30"))),
                Input.of("an exponent without end", JSON.numberNode(new BigDecimal("1e999999"))),
                Input.of("a word", JSON.textNode("yesterday")),
                Input.of("a flag", JSON.booleanNode(true)),
                Input.of("an object", JSON.objectNode().put("epoch", 1)),
                Input.of("an array", JSON.arrayNode().add(1)));
    }

    static List<Input<JsonNode>> times() {
        return List.of(
                Input.of("nanoseconds", JSON.numberNode(1764353241000000000L)),
                Input.of("microseconds", JSON.numberNode(1764353241000000L)),
                Input.of("the largest number", JSON.numberNode(Long.MAX_VALUE)),
                Input.of("the smallest number", JSON.numberNode(Long.MIN_VALUE)),
                Input.of("one second beyond Instant", JSON.numberNode(31556889864403200L)),
                Input.of("a text of digits without end", JSON.textNode("9".repeat(40))));
    }

    /** Rewrites every connection of an answer, in whatever envelope or list it stands. */
    private static Fault rewritingConnections(BiConsumer<ObjectNode, String> change) {
        return Fault.rewriteJson(answer -> rewriteConnections(answer, change));
    }

    private static void rewriteConnections(JsonNode node, BiConsumer<ObjectNode, String> change) {
        List<String> ids = IDS.stream().filter(node::has).toList();
        if (node instanceof ObjectNode connection && !ids.isEmpty()) {
            ids.forEach(id -> change.accept(connection, id));
        } else {
            node.forEach(inner -> rewriteConnections(inner, change));
        }
    }

    private static void spoil(Stage stage, NeutralCall call, Case<JsonNode> one) {
        String member = Objects.requireNonNull(MEMBERS.get(one.target().id()));
        stage.always(call, rewritingConnections((connection, id) -> connection.set(member, one.value())));
    }

    private static void hasLostOneValueAlone(Connection read, Connection seeded, Case<JsonNode> one) {
        String member = Objects.requireNonNull(MEMBERS.get(one.target().id()));
        assertThat(read.id()).isEqualTo(seeded.id());
        assertThat(read.name()).isEqualTo(seeded.name());
        assertThat(read.createdAt()).isEmpty();
        assertThat(read.warnings()).anyMatch(warning -> warning.contains(member));
        assertThat(read.vendorFields().has(member)).isTrue();
    }

    @ForEveryCase(with = "GET")
    void getLosesTheValueAlone(Case<JsonNode> one, Stage stage) {
        spoil(stage, NeutralCall.GET, one);
        Connection seeded = stage.seed(1).get(0);

        Connection read = one.answer(stage.open(), ViewCall.get(seeded.id()));

        hasLostOneValueAlone(read, seeded, one);
    }

    @ForEveryCase(with = "LIST")
    void listLosesTheValueAlone(Case<JsonNode> one, Stage stage) {
        spoil(stage, NeutralCall.LIST, one);
        Connection seeded = stage.seed(1).get(0);

        List<Connection> read = one.answer(stage.open(), ViewCall.list()).items();

        assertThat(read).hasSize(1);
        hasLostOneValueAlone(read.get(0), seeded, one);
    }

    @ForEveryCase(with = "LIST")
    void streamLosesTheValueAlone(Case<JsonNode> one, Stage stage) {
        spoil(stage, NeutralCall.LIST, one);
        Connection seeded = stage.seed(1).get(0);

        List<Connection> read = one.answer(stage.open(), ViewCall.stream());

        assertThat(read).hasSize(1);
        hasLostOneValueAlone(read.get(0), seeded, one);
    }

    @ForEveryCase(
            with = "GET",
            inputs = "times",
            only = {"airbyte", "airbyte-public", "fivetran", "planasonix", "virtuousai"})
    void aTimeOutOfRangeIsNoTime(Case<JsonNode> one, Stage stage) {
        spoil(stage, NeutralCall.GET, one);
        Connection seeded = stage.seed(1).get(0);

        Connection read = one.answer(stage.open(), ViewCall.get(seeded.id()));

        hasLostOneValueAlone(read, seeded, one);
    }

    @ForEveryCase(with = "CREATE")
    void createTellsOfItsConnectionAllTheSame(Case<JsonNode> one, Stage stage) {
        spoil(stage, NeutralCall.CREATE, one);
        Connection created = one.answer(stage.open(), ViewCall.create(stage.spec("orders")));

        assertThat(stage.harness().holds(created.id())).isTrue();
    }

    @ForEveryCase(with = "GET")
    void anEmptyIdIsATypedError(Case<JsonNode> one, Stage stage) {
        Connection seeded = stage.seed(1).get(0);
        stage.always(NeutralCall.GET, rewritingConnections((connection, id) -> connection.put(id, "")));

        ConnectorError error = one.error(stage.open(), ViewCall.get(seeded.id()));

        assertThat(error.kind()).isEqualTo(ErrorKind.MALFORMED_RESPONSE);
    }
}
