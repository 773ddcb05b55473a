package org.connectorsdk.testkit.conformance.suite;

import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.catalog.Catalog;
import org.connectorsdk.api.catalog.CatalogVisitor;
import org.connectorsdk.api.catalog.Schema;
import org.connectorsdk.api.catalog.Table;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.facet.FileBrowser;
import org.connectorsdk.api.facet.SqlQuery;
import org.connectorsdk.api.facet.TablePreview;
import org.connectorsdk.api.json.JsonNumber;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.testkit.conformance.OpenHook;

/** Defects in catalogs, rows and files. */
final class DataMutants {
    private DataMutants() {}

    static List<Mutant> all() {
        List<Mutant> all = new ArrayList<>(catalogs());
        all.addAll(rows());
        return all;
    }

    private static List<Mutant> catalogs() {
        return List.of(
                Mutant.of("META-01", "leaves out the last table", "tables ==>")
                        .by(() -> catalog(tables -> tables.subList(0, Math.max(1, tables.size() - 1)))),
                Mutant.of("META-02", "stumbles over an unknown type", "expected a result, got MALFORMED_RESPONSE")
                        .by(() -> Defect.on("introspect", call -> call.ask().flatMap(DataMutants::known))),
                Mutant.of("META-03", "writes names in small letters", "is missing in")
                        .by(() -> catalog(tables ->
                                tables.stream().map(DataMutants::small).toList())),
                Mutant.of("META-04", "takes absent for empty", "expected an error, got a result")
                        .by(() -> Defect.on(
                                "introspect",
                                call -> call.ask().orElse(Either.right(new Catalog(List.of(), List.of(), true))))),
                Mutant.of("META-05", "does not stop when it is told to", "a stopped walk says so")
                        .by(() -> Defect.on(
                                "introspect", call -> call.arguments().size() == 3 ? deaf(call) : call.proceed())));
    }

    private static OpenHook catalog(UnaryOperator<List<Table>> change) {
        return Defect.on(
                "introspect",
                call -> call.ask()
                        .map(answer -> answer instanceof Catalog catalog
                                ? new Catalog(
                                        List.of(new Schema("all", change.apply(catalog.tables()))),
                                        catalog.problems(),
                                        catalog.complete())
                                : answer));
    }

    private static Either<ConnectorError, Object> known(Object answer) {
        boolean odd = answer instanceof Catalog catalog
                && catalog.tables().stream()
                        .flatMap(table -> table.columns().stream())
                        .anyMatch(column -> !column.type().isKnown());
        return odd ? Either.left(Errors.malformed(Errors.context())) : Either.right(answer);
    }

    private static Table small(Table table) {
        TableRef ref = table.ref();
        return table.toBuilder()
                .ref(TableRef.of(ref.schema(), ref.table().toLowerCase(Locale.ROOT)))
                .build();
    }

    private static Object deaf(Call call) throws Throwable {
        CatalogVisitor visitor = call.argument(2, CatalogVisitor.class);
        CatalogVisitor restless = table -> {
            visitor.table(table);
            return true;
        };
        return call.ask(call.arguments().get(0), call.arguments().get(1), restless);
    }

    private static List<Mutant> rows() {
        return List.of(
                Mutant.of("PREV-01", "shows one row more", "rows ==>")
                        .by(() -> Defect.facet(
                                TablePreview.class,
                                real -> (connection, table, rows, options) ->
                                        real.preview(connection, table, rows + 1, options))),
                Mutant.of("PREV-02", "does not say that it cut", "there are more rows")
                        .by(() -> Defect.facet(
                                TablePreview.class,
                                real -> (connection, table, rows, options) -> real.preview(
                                                connection, table, rows, options)
                                        .map(seen -> new TablePreview.Preview(
                                                seen.columns(), seen.rows(), Optional.of(false))))),
                Mutant.of("QRY-01", "reads numbers as floating point", "values ==>")
                        .by(() -> results(real -> new PassedOn(real) {
                            @Override
                            public Either<ConnectorError, Optional<List<JsonValue>>> next() {
                                return real.next().map(row -> row.map(DataMutants::rounded));
                            }
                        })),
                Mutant.of("QRY-02", "blames the server for a wrong statement", "but was: <PROVIDER_FAILURE>")
                        .by(() -> Defect.facet(
                                SqlQuery.class,
                                real -> (connection, sql, most, options) -> real.query(connection, sql, most, options)
                                        .mapLeft(error -> error.kind() == ErrorKind.QUERY_FAILED
                                                ? Errors.failure(error.context())
                                                : error))),
                Mutant.of("QRY-03", "reads everything before it shows anything", "no row arrives while")
                        .by(() -> results(Hoarded::new)),
                Mutant.of("QRY-04", "keeps closed results open", "connections are held after")
                        .by(DataMutants::keeping),
                Mutant.of("QRY-06", "takes no result for one without rows", "expected an error, got a result")
                        .by(() -> Defect.facet(SqlQuery.class, real -> new SqlQuery() {
                            @Override
                            public Either<ConnectorError, Rows> query(
                                    ConnectionId connection, String sql, OptionalInt maxRows, CallOptions options) {
                                return real.query(connection, sql, maxRows, options)
                                        .orElse(Either.right(new NoRows()));
                            }
                        })),
                Mutant.of("FILE-04", "tidies up paths", "was asked for as")
                        .by(() -> Defect.facet(
                                FileBrowser.class,
                                real -> (connection, path, token, options) ->
                                        real.files(connection, path.replace("..", "."), token, options))));
    }

    /** Whatever is let go of is closed by the garbage collector in the end, so it is held. */
    private static OpenHook keeping() {
        List<SqlQuery.Rows> kept = new CopyOnWriteArrayList<>();
        return results(real -> {
            boolean held = kept.add(real);
            return new PassedOn(real) {
                @Override
                public void close() {
                    if (!held) {
                        super.close();
                    }
                }
            };
        });
    }

    private static OpenHook results(UnaryOperator<SqlQuery.Rows> change) {
        return Defect.facet(SqlQuery.class, real -> new SqlQuery() {
            @Override
            public Either<ConnectorError, Rows> query(
                    ConnectionId connection, String sql, OptionalInt maxRows, CallOptions options) {
                return real.query(connection, sql, maxRows, options).map(change);
            }
        });
    }

    private static List<JsonValue> rounded(List<JsonValue> row) {
        return row.stream()
                .map(value -> value instanceof JsonNumber number ? JsonNumber.of(number.doubleValue()) : value)
                .toList();
    }

    /** Rows as they are. */
    private static class PassedOn implements SqlQuery.Rows {
        private final SqlQuery.Rows real;

        PassedOn(SqlQuery.Rows real) {
            this.real = real;
        }

        @Override
        public List<String> columns() {
            return real.columns();
        }

        @Override
        public Either<ConnectorError, Optional<List<JsonValue>>> next() {
            return real.next();
        }

        @Override
        public long delivered() {
            return real.delivered();
        }

        @Override
        public void close() {
            real.close();
        }
    }

    /** A result of nothing. */
    private static final class NoRows implements SqlQuery.Rows {
        @Override
        public List<String> columns() {
            return List.of();
        }

        @Override
        public Either<ConnectorError, Optional<List<JsonValue>>> next() {
            return Either.right(Optional.empty());
        }

        @Override
        public long delivered() {
            return 0;
        }

        @Override
        public void close() {}
    }

    /** Rows that are all read before the first is shown. */
    private static final class Hoarded extends PassedOn {
        private final List<List<JsonValue>> hoard = new ArrayList<>();
        private int shown;

        Hoarded(SqlQuery.Rows real) {
            super(real);
        }

        @Override
        public Either<ConnectorError, Optional<List<JsonValue>>> next() {
            if (hoard.isEmpty()) {
                Either<ConnectorError, Optional<List<JsonValue>>> row = super.next();
                while (row.isRight() && row.get().isPresent()) {
                    hoard.add(row.get().get());
                    row = super.next();
                }
            }
            return Either.right(shown < hoard.size() ? Optional.of(hoard.get(shown++)) : Optional.empty());
        }
    }
}
