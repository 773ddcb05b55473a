package org.connectorsdk.http.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Either;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.catalog.CatalogProblem;
import org.connectorsdk.api.catalog.CatalogSummary;
import org.connectorsdk.api.catalog.CatalogVisitor;
import org.connectorsdk.api.catalog.Column;
import org.connectorsdk.api.catalog.IntrospectionRequest;
import org.connectorsdk.api.catalog.Table;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.json.JsonString;
import org.connectorsdk.http.HttpFixture;
import org.connectorsdk.http.json.Lenient;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class CatalogWalkTest {
    @AutoClose
    private final HttpFixture http = new HttpFixture();

    private final CatalogWalk walk = new CatalogWalk("acme", 3);
    private final List<String> seen = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();
    private int stopAt = Integer.MAX_VALUE;

    private final CatalogVisitor visitor = new CatalogVisitor() {
        @Override
        public boolean table(Table table) {
            seen.add(table.ref().table());
            return seen.size() < stopAt;
        }

        @Override
        public void problem(CatalogProblem problem) {
            missing.add(problem.place());
        }
    };

    private static Iterator<Integer> numbers(int count) {
        return IntStream.range(0, count).iterator();
    }

    private static List<Table> table(int number) {
        return List.of(Table.builder(TableRef.of("s", "t" + number))
                .columns(List.of(Column.builder("c", "int").build()))
                .build());
    }

    private static ErrorContext context() {
        return ErrorContext.of("acme", "list_columns").summary("no").build();
    }

    private Either<ConnectorError, CatalogSummary> walk(
            int count, CallOptions options, Function<Integer, Either<ConnectorError, List<Table>>> read) {
        OperationDeadline deadline = OperationDeadline.begin("introspect", options, http.runtime());
        return walk.over(numbers(count), number -> "s.t" + number, read, visitor, deadline);
    }

    private Either<ConnectorError, CatalogSummary> walkWith(ConnectorError error) {
        return walk(20, HttpFixture.PLAIN, number -> number == 7 ? Either.left(error) : Either.right(table(number)));
    }

    @Test
    void tablesAreSeenInOrderAndCounted() {
        CatalogSummary summary = walk(50, HttpFixture.PLAIN, number -> Either.right(table(number)))
                .get();
        assertThat(seen).isEqualTo(IntStream.range(0, 50).mapToObj(i -> "t" + i).toList());
        assertThat(summary).isEqualTo(new CatalogSummary(50, 50, List.of(), false));
        assertThat(summary.complete()).isTrue();
    }

    @Test
    void onePartThatFailsIsAProblemAndTheOthersAreThere() {
        ConnectorError error = new ConnectorError.ProviderFailure(context());
        CatalogSummary summary = walkWith(error).get();
        assertThat(summary.tables()).isEqualTo(19);
        assertThat(summary.problems()).containsExactly(new CatalogProblem("s.t7", error));
        assertThat(summary.complete()).isFalse();
        assertThat(missing).containsExactly("s.t7");
    }

    @Test
    void whatConcernsTheWholeAccountEndsTheWalk() {
        ConnectorError error = new ConnectorError.Unauthenticated(context());
        assertThat(walkWith(error)).isEqualTo(Either.left(error));
        assertThat(walkWith(new ConnectorError.Closed(context())).isLeft()).isTrue();
        assertThat(walkWith(new ConnectorError.CircuitOpen(context())).isLeft()).isTrue();
        assertThat(missing).isEmpty();
    }

    @Test
    void aTimeoutOfOnePartIsAProblem() {
        ConnectorError slow =
                new ConnectorError.Timeout(context(), ConnectorError.Limit.DEADLINE, Duration.ofSeconds(1));
        assertThat(walkWith(slow).get().problems()).hasSize(1);
    }

    @Test
    void aTimeoutEndsTheWalkWhenTheTimeIsOver() {
        CallOptions options = CallOptions.deadline(Duration.ofSeconds(10));
        OperationDeadline deadline = OperationDeadline.begin("introspect", options, http.runtime());
        http.time.advance(Duration.ofSeconds(11));
        Either<ConnectorError, CatalogSummary> result = walk.over(
                numbers(20),
                number -> "s.t" + number,
                number -> deadline.request(rest -> Either.right(table(number))),
                visitor,
                deadline);
        assertThat(result.getLeft()).isInstanceOf(ConnectorError.Timeout.class);
        assertThat(seen).isEmpty();
    }

    @Test
    void theVisitorCanStopTheWalk() {
        stopAt = 3;
        CatalogSummary summary = walk(50, HttpFixture.PLAIN, number -> Either.right(table(number)))
                .get();
        assertThat(summary.stopped()).isTrue();
        assertThat(summary.tables()).isEqualTo(3);
    }

    @Test
    void anInterruptEndsTheWalkAndKeepsTheFlag() {
        Thread caller = Thread.currentThread();
        Either<ConnectorError, CatalogSummary> result = walk(1_000, HttpFixture.PLAIN, number -> {
            if (number == 5) {
                caller.interrupt();
            }
            return Either.right(table(number));
        });
        assertThat(Thread.interrupted()).isTrue();
        assertThat(result.getLeft()).isInstanceOf(ConnectorError.Interrupted.class);
        assertThat(((ConnectorError.Interrupted) result.getLeft()).job()).isEqualTo(Optional.empty());
    }

    @Test
    void knownTablesAreHandedOverUntilTheVisitorStops() {
        List<Table> tables = List.of(
                Table.builder(TableRef.of("s", "a"))
                        .columns(List.of(Column.builder("c", "INT").position(1).build()))
                        .build(),
                Table.builder(TableRef.of("s", "b")).build());
        assertThat(CatalogWalk.handOver(tables, List.of(), table -> true))
                .isEqualTo(new CatalogSummary(2, 1, List.of(), false));
        assertThat(CatalogWalk.handOver(tables, List.of(), table -> false))
                .isEqualTo(new CatalogSummary(1, 1, List.of(), true));
    }

    private Either<ConnectorError, CatalogSummary> inOneAnswer(IntrospectionRequest request) {
        List<Lenient<Integer>> tables =
                List.of(Lenient.of(0), Lenient.unreadable(new JsonString("odd"), "name is missing"), Lenient.of(2));
        return CatalogWalk.inOneAnswer("acme", tables, number -> table(number).get(0), request, visitor);
    }

    @Test
    void ofACatalogInOneAnswerAnOddTableCostsItselfAlone() {
        CatalogSummary summary = inOneAnswer(IntrospectionRequest.all()).get();

        assertThat(seen).containsExactly("t0", "t2");
        assertThat(missing).containsExactly("table 1 of the list");
        assertThat(summary.complete()).isFalse();
        assertThat(summary.columns()).isEqualTo(2);
    }

    @Test
    void ofACatalogInOneAnswerTheNamedTableIsSeenWithoutColumns() {
        CatalogSummary summary = inOneAnswer(
                        IntrospectionRequest.all().table("t2").withoutColumns())
                .get();

        assertThat(seen).containsExactly("t2");
        assertThat(summary.columns()).isZero();
    }

    @Test
    void aTableThatNobodyHasIsNotFoundInACatalogThatIsRead() {
        Either<ConnectorError, CatalogSummary> found = CatalogWalk.inOneAnswer(
                "acme",
                List.of(Lenient.of(0)),
                number -> table(number).get(0),
                IntrospectionRequest.all().schema("s").table("other"),
                visitor);

        assertThat(found.getLeft()).isInstanceOf(ConnectorError.NotFound.class);
        assertThat(found.getLeft().message()).contains("s.other");
    }
}
