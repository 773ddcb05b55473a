package org.connectorsdk.planasonix;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Either;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.http.json.Lenient;
import org.connectorsdk.http.operation.Answer;
import org.connectorsdk.http.operation.Unit;
import org.connectorsdk.planasonix.OperationTable.Row;
import org.connectorsdk.planasonix.wire.ListWires.DataWire;
import org.connectorsdk.testkit.fixture.ProviderFixture;
import org.connectorsdk.testkit.simulator.Exchange;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The vendor's own API, row by row of the table of what the vendor documents. A row that nobody can call fails. */
class OperationTableTest {
    @RegisterExtension
    final PlanasonixFixture fixture = new PlanasonixFixture();

    @FunctionalInterface
    private interface RowCheck {
        void check(Row row, Supplier<Either<ConnectorError, ?>> call);
    }

    /** One test for each row, all with one server. */
    private Stream<DynamicTest> eachRow(RowCheck check) {
        OperationCalls stage = new OperationCalls(fixture);
        return OperationTable.rows().stream()
                .map(row -> DynamicTest.dynamicTest(row.operation(), () -> {
                    OperationCalls.Call call =
                            Objects.requireNonNull(OperationCalls.all().get(row.operation()), "nobody calls " + row);
                    check.check(row, call.prepare(stage));
                }));
    }

    @Test
    void everyRowHasACallAndEveryCallARow() {
        assertThat(OperationCalls.all().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        OperationTable.rows().stream().map(Row::operation).toList())
                .hasSize(44);
    }

    @Test
    void theSimulatorHasTheSameOperations() {
        assertThat(fixture.simulator().routes())
                .extracting(route -> route.operation() + " " + route.method() + " "
                        + route.template().substring(1))
                .containsExactlyInAnyOrderElementsOf(OperationTable.rows().stream()
                        .map(row -> row.operation() + " " + row.method() + " " + row.path())
                        .toList());
    }

    @TestFactory
    Stream<DynamicTest> everyOperationIsCalledWithAllThatItsRequestCanHave() {
        return eachRow((row, call) -> {
            ProviderFixture.right(call.get());
            Exchange last = fixture.simulator().journal().last();
            assertThat(last.operation()).isEqualTo(row.operation());
            assertThat(last.status()).isEqualTo(row.success());
            assertThat(ProviderFixture.names(last)).isEqualTo(row.names());
        });
    }

    @TestFactory
    Stream<DynamicTest> whatWillBeAddedToAnAnswerIsKept() {
        fixture.simulator().evolution().unknownMembers(true);
        return eachRow((row, call) -> kept(ProviderFixture.right(call.get()))
                .forEach(members -> assertThat(members).containsKey("x_future")));
    }

    /** The members of an answer, and of what it lists, that have no place of their own. */
    private static List<Map<String, ?>> kept(Object answer) {
        if (answer instanceof Answer<?> withHeaders) {
            return kept(withHeaders.body());
        } else if (answer instanceof Optional<?> optional) {
            return kept(optional.orElseThrow());
        } else if (answer instanceof Lenient<?> element) {
            return kept(element.value().orElseThrow());
        } else if (answer instanceof Unit || answer instanceof String) {
            return List.of(); // an answer without a body, and a document in YAML
        }
        Record wire = (Record) answer;
        Stream<Map<String, ?>> listed = wire instanceof DataWire<?> data && data.data() instanceof Collection<?> all
                ? all.stream().flatMap(element -> kept(element).stream())
                : Stream.empty();
        return Stream.concat(Stream.of(collected(wire)), listed).toList();
    }

    @SuppressWarnings("unchecked") // what collects the rest maps names to values
    private static Map<String, ?> collected(Record wire) {
        for (RecordComponent component : wire.getClass().getRecordComponents()) {
            if (component.getType() == Map.class) {
                try {
                    return (Map<String, ?>) component.getAccessor().invoke(wire);
                } catch (ReflectiveOperationException e) {
                    throw new LinkageError(component.getName(), e);
                }
            }
        }
        return Map.of();
    }
}
