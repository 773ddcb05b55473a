package org.connectorsdk.testkit.conformance.suite;

import static org.connectorsdk.api.error.ErrorKind.MALFORMED_RESPONSE;

import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.catalog.Catalog;
import org.connectorsdk.api.catalog.Schema;
import org.connectorsdk.api.catalog.Table;
import org.connectorsdk.api.connection.AccountReport;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionChange;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.api.connection.Deletion;
import org.connectorsdk.api.connection.ItemStream;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.connection.TestReport;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.json.JsonNull;
import org.connectorsdk.api.json.JsonObject;

/** Defects in making the most of an answer, and in making no more of it than it says. */
final class AnswerMutants {
    private AnswerMutants() {}

    static List<Mutant> all() {
        List<Mutant> all = new ArrayList<>(lists());
        all.addAll(single());
        all.addAll(accounts());
        all.addAll(catalogs());
        return all;
    }

    private static List<Mutant> lists() {
        return List.of(
                Mutant.of("LIST-08", "loses a page to one odd element", "expected a result, got MALFORMED_RESPONSE")
                        .by(() -> Defect.on("list", call -> call.ask().flatMap(AnswerMutants::withoutWarnings))),
                Mutant.of("LIST-09", "takes a shift for a broken answer", "a defect")
                        .by(() -> Defect.on(
                                "stream", call -> new Jealous(call.client(), call.answer(ItemStream.class)))));
    }

    private static Either<ConnectorError, Object> withoutWarnings(Object page) {
        return ((Page<?>) page).warnings().isEmpty() ? Either.right(page) : Either.left(malformed());
    }

    private static ConnectorError malformed() {
        return Errors.malformed(Errors.context());
    }

    /** A walk that does not bear that something which it has delivered is gone. */
    private static final class Jealous implements ItemStream<Object> {
        private final Connections client;
        private final ItemStream<?> real;
        private final List<Object> seen = new ArrayList<>();

        Jealous(Connections client, ItemStream<?> real) {
            this.client = client;
            this.real = real;
        }

        @Override
        public Either<ConnectorError, Optional<Object>> next() {
            List<ConnectionId> there = client.list(ConnectionQuery.all())
                    .map(page -> page.items().stream().map(Connection::id).toList())
                    .getOrElse(List.of());
            if (!seen.isEmpty() && !there.containsAll(seen)) {
                return Either.left(malformed());
            }
            return real.next()
                    .map(item -> item.map(Object.class::cast))
                    .peek(item -> item.ifPresent(found -> seen.add(((Connection) found).id())));
        }

        @Override
        public long delivered() {
            return real.delivered();
        }

        @Override
        public List<String> warnings() {
            return real.warnings();
        }

        @Override
        public void close() {
            real.close();
        }
    }

    private static List<Mutant> single() {
        return List.of(
                Mutant.of("GET-03", "answers about something else", "expected an error, got a result")
                        .by(() -> Defect.on(
                                "get", call -> call.ask().fold(error -> another(call, error), Either::right))),
                Mutant.of("CREATE-05", "drops settings that are null", "the settings ==>")
                        .by(() -> Defect.on("create", call -> {
                            ConnectionSpec spec = call.argument(0, ConnectionSpec.class);
                            return call.ask(spec.toBuilder()
                                    .config(withoutNulls(spec.config()))
                                    .build());
                        })),
                Mutant.of("UPDATE-04", "takes every null for a removal", "expected a result, got INVALID_REQUEST")
                        .by(() -> Defect.on("update", call -> {
                            JsonObject config =
                                    call.argument(1, ConnectionChange.class).config();
                            return config.members().containsValue(JsonNull.INSTANCE)
                                    ? Either.left(Errors.invalid(Errors.context()))
                                    : call.proceed();
                        })),
                Mutant.of("DELETE-04", "believes every status of success", "expected an error, got a result")
                        .by(() -> Defect.on(
                                "delete",
                                call -> call.ask()
                                        .orElse(Either.right(Deletion.gone(call.argument(0, ConnectionId.class)))))),
                Mutant.of("TEST-04", "counts what was skipped as passed", "steps ==>")
                        .by(() -> Defect.<TestReport>result("test", AnswerMutants::optimistic)));
    }

    private static List<Mutant> accounts() {
        return List.of(
                Mutant.of("ACCT-01", "fails for a wrong key", "expected a result, got UNAUTHENTICATED")
                        .by(() -> Defect.on("check", call -> call.ask().flatMap(AnswerMutants::problem))),
                Mutant.of("ACCT-02", "tries a key by a write", "writes ==>")
                        .by(() -> Defect.on("check", call -> {
                            call.client()
                                    .create(ConnectionSpec.builder("probe", "postgres")
                                            .build());
                            return call.proceed();
                        })));
    }

    private static Either<ConnectorError, Object> problem(Object report) {
        return ((AccountReport) report)
                .problem()
                .<Either<ConnectorError, Object>>map(Either::left)
                .orElseGet(() -> Either.right(report));
    }

    private static Either<ConnectorError, Object> another(Call call, ConnectorError error) {
        return error.kind() == MALFORMED_RESPONSE
                ? call.client()
                        .list(ConnectionQuery.all())
                        .map(page -> page.items().get(0))
                : Either.left(error);
    }

    private static JsonObject withoutNulls(JsonObject settings) {
        JsonObject.Builder rest = settings.toBuilder();
        settings.members().forEach((name, value) -> {
            if (value.equals(JsonNull.INSTANCE)) {
                rest.remove(name);
            }
        });
        return rest.build();
    }

    private static TestReport optimistic(TestReport report) {
        return report.toBuilder()
                .parts(report.parts().stream()
                        .map(part -> part.state() == TestReport.State.SKIPPED
                                ? TestReport.Part.step(part.name(), TestReport.State.PASSED, part.message())
                                : part)
                        .toList())
                .build();
    }

    private static List<Mutant> catalogs() {
        return List.of(
                Mutant.of("META-06", "takes any object for a catalog", "passes for a complete catalog")
                        .by(() -> Defect.on(
                                "introspect",
                                call -> call.arguments().size() == 2
                                        ? call.ask().orElse(Either.right(new Catalog(List.of(), List.of(), true)))
                                        : call.proceed())),
                Mutant.of("META-07", "loses a catalog to one table", "expected a result, got MALFORMED_RESPONSE")
                        .by(() -> Defect.on("introspect", call -> call.ask().flatMap(AnswerMutants::withoutProblems))),
                Mutant.of("META-08", "joins the parts of a path", "key of ads.spend")
                        .by(() -> Defect.on(
                                "introspect",
                                call -> call.ask()
                                        .map(answer -> answer instanceof Catalog found ? joined(found) : answer))));
    }

    private static Either<ConnectorError, Object> withoutProblems(Object answer) {
        return answer instanceof Catalog catalog && !catalog.problems().isEmpty()
                ? Either.left(malformed())
                : Either.right(answer);
    }

    private static Catalog joined(Catalog catalog) {
        List<Table> tables =
                catalog.tables().stream().map(AnswerMutants::joined).toList();
        return new Catalog(List.of(new Schema("all", tables)), catalog.problems(), catalog.complete());
    }

    private static Table joined(Table table) {
        return table.toBuilder()
                .primaryKey(table.primaryKey().stream()
                        .map(path -> List.of(String.join(".", path)))
                        .toList())
                .build();
    }
}
