package org.connectorsdk.verification.findings.answers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionStatus.Health;
import org.connectorsdk.verification.findings.Case;
import org.connectorsdk.verification.findings.Finding;
import org.connectorsdk.verification.findings.ForEveryCase;
import org.connectorsdk.verification.findings.Input;
import org.connectorsdk.verification.findings.ViewCall;
import org.connectorsdk.verification.incidents.Stage;

/**
 * F-36: a schema that names no null does not say that there is none, and a switch that is on does not say that all is
 * well.
 */
@Finding(value = "F-36", rule = "What is not said is not known")
class F36AbsenceTest {

    static List<Input<String>> inputs() {
        return List.of(
                Input.of("a type", "{'type': 'string'}"),
                Input.of("a list of one type", "{'type': ['string']}"),
                Input.of("a type with a format", "{'type': 'string', 'format': 'date-time'}"),
                Input.of("the vendor's own type", "{'type': 'number', 'airbyte_type': 'integer'}"),
                Input.of("two types", "{'type': ['string', 'integer']}"),
                Input.of("a union without null", "{'oneOf': [{'type': 'string'}, {'type': 'integer'}]}"),
                Input.of("no type", "{}"));
    }

    @ForEveryCase(only = ShownStreams.AIRBYTE)
    void thatNullIsNotNamedDoesNotMakeAColumnMandatory(Case<String> one) {
        var catalog = ShownStreams.introspected(one, ShownStreams.stream("orders", "{'note': " + one.value() + "}"));

        assertThat(catalog.tables().get(0).columns().get(0).nullable()).isEmpty();
    }

    static List<Input<Integer>> connections() {
        return List.of(
                Input.of("one connection", 1),
                Input.of("two connections", 2),
                Input.of("five connections", 5),
                Input.of("twenty connections", 20),
                Input.of("a page and one", 21),
                Input.of("two pages", 40));
    }

    @ForEveryCase(
            only = {ShownStreams.AIRBYTE, ShownStreams.PUBLIC},
            inputs = "connections")
    void thatAConnectionIsSwitchedOnSaysNothingOfItsHealth(Case<Integer> one, Stage stage) {
        stage.seed(one.value());

        List<Connection> listed = one.answer(stage.open(), ViewCall.stream());

        assertThat(listed).hasSize(one.value()).allSatisfy(connection -> {
            assertThat(connection.status().raw()).isEqualTo("active");
            assertThat(connection.status().health()).isEqualTo(Health.UNKNOWN);
        });
    }
}
