package org.connectorsdk.verification.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionChange;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.testkit.conformance.NeutralCall;
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.testkit.fault.FaultScript;
import org.connectorsdk.testkit.simulator.Exchange;

/**
 * INC-11: an answer matches more than one type, or the wrong one, and the next update writes the loss back
 * (airbytehq/airbyte-api-java-sdk#85, #106, airbytehq/airbyte-api-python-sdk#54).
 */
class Inc11WrongTypeTest {
    private static final long BIG = 9007199254740993L;

    /** Settings of a kind that no model knows, in every configuration that the vendor sends. */
    private static void addUnknownSettings(JsonNode node) {
        for (String name : List.of("config", "configuration", "configurations")) {
            if (node.path(name) instanceof ObjectNode config) {
                config.put("x_big", BIG).put("x_decimal", new BigDecimal("0.10"));
                config.putNull("x_null");
                config.putObject("x_nested")
                        .put("deep", "value-of-x")
                        .putArray("list")
                        .add(1)
                        .add("two");
            }
        }
        node.forEach(Inc11WrongTypeTest::addUnknownSettings);
    }

    private static boolean isRead(String operation, Stage stage) {
        return !stage.harness().operations(NeutralCall.UPDATE).subList(0, 1).contains(operation)
                && !stage.harness().operations(NeutralCall.CREATE).contains(operation);
    }

    @ForEveryProvider(with = "GET")
    void whatNoModelKnowsIsReadAndNeverRequired(Stage stage) {
        List<Connection> seeded = stage.seed(5);
        stage.harness().speakUnknownWords();
        stage.harness().sendUnknownMembers();
        stage.always(NeutralCall.GET, Fault.rewriteJson(Inc11WrongTypeTest::addUnknownSettings));
        Connections client = stage.open();

        Connection read = client.get(seeded.get(0).id()).get();

        assertThat(read.name()).isEqualTo(seeded.get(0).name());
        assertThat(client.list(ConnectionQuery.all()).get().items()).hasSize(5);
        if (!read.config().isEmpty()) {
            assertThat(read.config().toJson()).contains(Long.toString(BIG), "0.10", "\"x_null\":null");
        }
    }

    /** A change of the name takes one setting along as it is; where names are fixed a setting changes. */
    private static ConnectionChange changed(Stage stage, Connection created, JsonObject config) {
        ConnectionChange change = stage.harness().changeFor(created);
        return change.name().isEmpty()
                ? change
                : config.string("host")
                        .map(host -> change.toBuilder()
                                .config(JsonObject.of("host", host))
                                .build())
                        .orElse(change);
    }

    @ForEveryProvider(with = "UPDATE")
    void changingOneThingSendsAllElseBackUnchangedOrNever(Stage stage) {
        Connections client = stage.open();
        ConnectionSpec spec = stage.spec("orders");
        Connection created = client.create(spec).get();
        Object before = stage.harness().snapshotWithoutName(created.id());
        ConnectionChange change = changed(stage, created, spec.config());
        stage.on(FaultScript.ANY)
                .when(call -> isRead(call.operation(), stage))
                .always()
                .inject(Fault.rewriteJson(Inc11WrongTypeTest::addUnknownSettings));

        client.update(created.id(), change).get();

        for (Exchange sent : stage.sent(NeutralCall.UPDATE)) {
            if (sent.bodyText().contains("x_")) {
                assertThat(sent.bodyText())
                        .contains(
                                "\"x_big\":" + BIG, "\"x_decimal\":0.10", "\"x_null\":null", "\"deep\":\"value-of-x\"");
            } else {
                assertThat(stage.harness().snapshotWithoutName(created.id())).isEqualTo(before);
            }
        }
    }

    /** Empties what an item of the list has of objects, as a vendor does that lost them. */
    private static void makeOneItemOdd(ObjectNode answer) {
        answer.forEach(member -> {
            if (member instanceof ArrayNode items && items.size() > 3 && items.get(3) instanceof ObjectNode odd) {
                List<String> objects = new ArrayList<>();
                odd.properties().forEach(field -> {
                    if (field.getValue().isContainerNode()) {
                        objects.add(field.getKey());
                    }
                });
                objects.forEach(odd::putNull);
                odd.put("x_unknown", "odd");
            }
        });
    }

    @ForEveryProvider(with = "LIST")
    void oneOddItemDoesNotLoseTheOthers(Stage stage) {
        stage.seed(6);
        stage.always(NeutralCall.LIST, Fault.rewriteJson(Inc11WrongTypeTest::makeOneItemOdd));

        assertThat(stage.open().list(ConnectionQuery.all()).get().items()).hasSize(6);
    }

    @ForEveryProvider(with = "GET")
    void noErrorShowsAValueOfAConfiguration(Stage stage) {
        Connection seeded = stage.seed(1).get(0);
        stage.always(NeutralCall.GET, Fault.rewriteJson(answer -> {
            addUnknownSettings(answer);
            stage.harness().removeMember(answer, stage.harness().requiredMember());
            answer.put("status", "value-of-x").put("config", "value-of-x");
        }));

        ConnectorError error = stage.open().get(seeded.id()).getLeft();

        assertThat(error.message() + error).doesNotContain("value-of-x", Long.toString(BIG));
    }
}
