package org.connectorsdk.fivetran;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Either;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.fivetran.OperationCalls.OperationCall;
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.testkit.fault.ReplyFault;
import org.connectorsdk.testkit.fixture.ProviderFixture;
import org.connectorsdk.testkit.simulator.Exchange;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The vendor's own API, row by row of the table of what the vendor documents. A row that nobody can call fails. */
class OperationTableTest {
    private static final Map<Integer, ErrorKind> KINDS = Map.of(
            400, ErrorKind.INVALID_REQUEST,
            401, ErrorKind.UNAUTHENTICATED,
            403, ErrorKind.PERMISSION_DENIED,
            404, ErrorKind.NOT_FOUND,
            409, ErrorKind.CONFLICT,
            413, ErrorKind.INVALID_REQUEST,
            422, ErrorKind.INVALID_REQUEST);

    /** One operation. */
    private record Row(
            String operation, String place, List<Integer> successes, List<Integer> refusals, Set<String> names) {

        static Row of(String line) {
            String[] columns = line.split("\\|", -1);
            return new Row(
                    columns[0].strip(),
                    columns[1].strip(),
                    numbers(columns[2]),
                    numbers(columns[3]),
                    words(columns[4]).collect(Collectors.toSet()));
        }

        private static List<Integer> numbers(String column) {
            return words(column).map(Integer::valueOf).toList();
        }

        private static Stream<String> words(String column) {
            return Stream.of(column.strip().split("\\s+")).filter(word -> !word.isEmpty());
        }
    }

    @FunctionalInterface
    private interface RowCheck {
        void check(Row row, Supplier<Either<ConnectorError, ?>> call);
    }

    @RegisterExtension
    final FivetranFixture fixture = new FivetranFixture();

    private static List<Row> rows() {
        try (InputStream table = OperationTableTest.class.getResourceAsStream("operations.txt")) {
            return new String(requireNonNull(table).readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(Row::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One test for each row, all with one server. */
    private Stream<DynamicTest> eachRow(RowCheck check) {
        Map<String, OperationCall> calls = OperationCalls.all();
        FivetranApi api = fixture.api();
        return rows().stream()
                .map(row -> DynamicTest.dynamicTest(row.operation(), () -> {
                    OperationCall call = requireNonNull(calls.get(row.operation()), "nobody calls " + row);
                    check.check(row, call.prepare(fixture, api));
                }));
    }

    @Test
    void everyRowHasACallAndEveryCallARow() {
        assertThat(OperationCalls.all().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        rows().stream().map(Row::operation).toList())
                .hasSize(42);
    }

    @TestFactory
    Stream<DynamicTest> everyOperationIsCalledWithAllThatItsRequestCanHave() {
        return eachRow((row, call) -> {
            int before = fixture.simulator().journal().all().size();
            ProviderFixture.right(call.get());
            List<Exchange> all = fixture.simulator().journal().all();
            List<Exchange> made = all.subList(before, all.size());
            assertThat(made).isNotEmpty().allSatisfy(exchange -> {
                assertThat(exchange.operation()).isEqualTo(row.operation());
                assertThat(row.successes()).contains(exchange.status());
            });
            assertThat(made.stream()
                            .map(ProviderFixture::names)
                            .flatMap(Set::stream)
                            .collect(Collectors.toSet()))
                    .isEqualTo(row.names());
        });
    }

    @TestFactory
    Stream<DynamicTest> everyRefusalThatIsDocumentedIsTold() {
        return eachRow((row, call) -> {
            int status = row.refusals().stream()
                    .filter(KINDS::containsKey)
                    .reduce((first, second) -> second)
                    .orElseThrow();
            fixture.fault(row.operation(), refusal(status));
            Either<ConnectorError, ?> answer = call.get();
            assertThat(answer.isLeft()).as("refused with " + status).isTrue();
            ConnectorError error = answer.getLeft();
            assertThat(error.kind()).isEqualTo(KINDS.get(status));
            assertThat(error.outcome()).isEqualTo(Outcome.REFUSED);
            assertThat(error.context().status()).hasValue(status);
            assertThat(error.context().vendorCode()).hasValue("SOME_CODE");
        });
    }

    private static ReplyFault refusal(int status) {
        return Fault.status(status).json("{\"code\": \"SOME_CODE\", \"message\": \"It did not.\"}");
    }
}
