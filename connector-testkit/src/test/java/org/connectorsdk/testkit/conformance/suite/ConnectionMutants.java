package org.connectorsdk.testkit.conformance.suite;

import io.vavr.control.Either;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.json.JsonObject;

/** Defects in listing, reading, creating, changing, deleting and testing connections. */
final class ConnectionMutants {
    private static final JsonObject OTHER_CONFIG = JsonObject.of("host", "elsewhere.example.test");

    private ConnectionMutants() {}

    static List<Mutant> lists() {
        return List.of(
                Mutant.of("LIST-01", "takes an empty account for a missing one", "expected a result, got NOT_FOUND")
                        .by(() -> Defect.on("list", call -> call.ask().flatMap(ConnectionMutants::atLeastOne))),
                Mutant.of("LIST-02", "loses the last item", "items in order")
                        .by(() -> Defect.on("stream", call -> new WithoutLast(call.answer(ItemStream.class)))),
                Mutant.of("LIST-03", "reads ahead", "requests before the first item")
                        .by(() -> Defect.on("stream", call -> {
                            call.client().list(ConnectionQuery.all());
                            return call.proceed();
                        })),
                Mutant.of("LIST-04", "does not filter", "search=")
                        .by(() -> Defect.on("stream", call -> call.proceed(ConnectionQuery.all()))),
                Mutant.of("LIST-05", "stops at an empty page", "items beyond the empty page")
                        .by(() -> Defect.on("stream", call -> new NaiveStream(call, true, false))),
                Mutant.of("LIST-06", "walks in a circle", "the walk does not end")
                        .by(() -> Defect.on("stream", call -> new NaiveStream(call, false, false))),
                Mutant.of("LIST-07", "takes a failed page for the end", "expected an error, got a result")
                        .by(() -> Defect.on("stream", call -> new NaiveStream(call, false, true))),
                Mutant.of("LIST-10", "lets a page come that nobody wants", "the server sees the connection close")
                        .by(() -> Defect.on("stream", call -> new NeverClosed(call.answer(ItemStream.class)))));
    }

    /** A stream that goes on when it is closed. */
    private record NeverClosed(ItemStream<?> all) implements ItemStream<Object> {
        @Override
        public Either<ConnectorError, Optional<Object>> next() {
            return all.next().map(item -> item.map(Object.class::cast));
        }

        @Override
        public long delivered() {
            return all.delivered();
        }

        @Override
        public List<String> warnings() {
            return all.warnings();
        }

        @Override
        public void close() {}
    }

    private static Either<ConnectorError, Object> atLeastOne(Object page) {
        return ((Page<?>) page).items().isEmpty()
                ? Either.left(new ConnectorError.NotFound(Errors.context(), "account", "1"))
                : Either.right(page);
    }

    /** A stream that holds back what it read last. */
    private static final class WithoutLast implements ItemStream<Object> {
        private final ItemStream<?> all;
        private Either<ConnectorError, Optional<Object>> kept;

        WithoutLast(ItemStream<?> all) {
            this.all = all;
            this.kept = read();
        }

        private Either<ConnectorError, Optional<Object>> read() {
            return all.next().map(item -> item.map(Object.class::cast));
        }

        @Override
        public Either<ConnectorError, Optional<Object>> next() {
            Either<ConnectorError, Optional<Object>> now = kept;
            kept = read();
            boolean last = kept.isRight() && kept.get().isEmpty();
            return last ? kept : now;
        }

        @Override
        public long delivered() {
            return all.delivered();
        }

        @Override
        public void close() {
            all.close();
        }
    }

    static List<Mutant> reads() {
        return List.of(
                Mutant.of("GET-01", "shouts names", "name ==>")
                        .by(() -> Defect.<Connection>result(
                                "get",
                                connection -> connection.toBuilder()
                                        .name(connection.name().toUpperCase(Locale.ROOT))
                                        .build())),
                Mutant.of("GET-02", "says that something else is missing", "expected: <no-such-id>")
                        .by(() -> Defect.error(
                                ErrorKind.NOT_FOUND,
                                context -> new ConnectorError.NotFound(context, "connection", "?"))),
                Mutant.of("TEST-01", "is always content", "a refused credential fails")
                        .by(() -> Defect.<TestReport>result(
                                "test", report -> report.toBuilder().ok(true).build())),
                Mutant.of("TEST-02", "renames what it tests", "the vendor's state")
                        .by(() -> Defect.on("test", call -> {
                            if (call.arguments().get(0) instanceof ConnectionId id) {
                                call.client()
                                        .update(
                                                id,
                                                ConnectionChange.builder()
                                                        .name("tested")
                                                        .build());
                            }
                            return call.proceed();
                        })),
                Mutant.of("TEST-03", "has one text for every failure", "UNREACHABLE=failed")
                        .by(() -> Defect.<TestReport>result(
                                "test",
                                report -> report.ok()
                                        ? report
                                        : TestReport.builder(false)
                                                .message("failed")
                                                .build())));
    }

    static List<Mutant> writes() {
        return List.of(
                Mutant.of("CREATE-01", "gives an id of its own", "the vendor holds it")
                        .by(() -> Defect.<Connection>result(
                                "create",
                                created -> created.toBuilder()
                                        .id(ConnectionId.of("mine"))
                                        .build())),
                Mutant.of("CREATE-02", "takes what is there for new", "expected an error, got a result")
                        .by(() -> Defect.on(
                                "create", call -> call.ask().fold(error -> existing(call, error), Either::right))),
                Mutant.of("CREATE-03", "shows the vendor's paths", "no violation at type")
                        .by(() -> Defect.error(ErrorKind.INVALID_REQUEST, Errors::invalid)),
                Mutant.of("CREATE-04", "asks twice to be sure", "create operations")
                        .by(() -> Defect.on("create", call -> {
                            Either<ConnectorError, Object> first = call.ask();
                            call.ask();
                            return first;
                        })),
                Mutant.of("UPDATE-01", "sends a config of its own along", "config ==>")
                        .by(() -> Defect.on("update", ConnectionMutants::withConfig)),
                Mutant.of("UPDATE-02", "forgets what it does not know", "everything but what was changed")
                        .by(() -> Defect.on("update", ConnectionMutants::withConfig)),
                Mutant.of("UPDATE-03", "creates what it cannot update", "expected an error, got a result")
                        .by(() -> Defect.on(
                                "update",
                                call -> call.ask()
                                        .orElse(() -> call.client()
                                                .create(call.context().harness().spec("upserted"))
                                                .map(Object.class::cast)))),
                Mutant.of("DELETE-01", "only says that it deletes", "the vendor still holds it")
                        .by(() -> Defect.on(
                                "delete", call -> Either.right(Deletion.gone(call.argument(0, ConnectionId.class))))),
                Mutant.of(
                                "DELETE-02",
                                "blames the server for what is absent",
                                "expected: <NOT_FOUND> but was: <PROVIDER_FAILURE>")
                        .by(() -> Defect.error(ErrorKind.NOT_FOUND, Errors::failure)),
                Mutant.of("DELETE-03", "takes accepted for gone", "expected: <ACCEPTED> but was: <GONE>")
                        .by(() -> Defect.<Deletion>result("delete", done -> Deletion.gone(done.id()))));
    }

    private static Either<ConnectorError, Object> existing(Call call, ConnectorError error) {
        String name = call.argument(0, ConnectionSpec.class).name();
        return error.kind() == ErrorKind.CONFLICT
                ? call.client()
                        .list(ConnectionQuery.all())
                        .map(page -> page.items().stream()
                                .filter(connection -> connection.name().equals(name))
                                .findFirst()
                                .orElseThrow())
                : Either.left(error);
    }

    private static Object withConfig(Call call) throws Throwable {
        ConnectionChange change = call.argument(1, ConnectionChange.class);
        return call.ask(
                call.arguments().get(0), change.toBuilder().config(OTHER_CONFIG).build());
    }
}
