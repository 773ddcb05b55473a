package org.connectorsdk.testkit.conformance.rules.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.connectorsdk.api.catalog.Catalog;
import org.connectorsdk.api.catalog.CatalogSummary;
import org.connectorsdk.api.catalog.Column;
import org.connectorsdk.api.catalog.IntrospectionRequest;
import org.connectorsdk.api.catalog.Table;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.testkit.conformance.AnswerTree;
import org.connectorsdk.testkit.conformance.Expect;
import org.connectorsdk.testkit.conformance.InvalidProof;
import org.connectorsdk.testkit.conformance.Level;
import org.connectorsdk.testkit.conformance.NeutralCall;
import org.connectorsdk.testkit.conformance.NotApplicable;
import org.connectorsdk.testkit.conformance.Rule;
import org.connectorsdk.testkit.conformance.RuleContext;
import org.connectorsdk.testkit.conformance.VendorHarness;
import org.connectorsdk.testkit.fault.ArmedFault;
import org.connectorsdk.testkit.fault.Fault;

/** Rules about schemas, tables and columns. */
public interface MetaRules {
    /** Names that break careless quoting. */
    List<TableRef> ODD_TABLES = List.of(
            TableRef.of("public", "MixedCase"),
            TableRef.of("public", "with.dot"),
            TableRef.of("public", "with space"),
            TableRef.of("public", "select"),
            TableRef.of("public", "grün"),
            TableRef.of("public", "per%cent_"));

    @Rule(
            id = "META-01",
            needs = "INTROSPECT",
            statement = "Introspection shows the tables and columns that exist, in their order and by their exact"
                    + " names, with types, nullability and keys as far as the descriptor says that the vendor tells"
                    + " them.")
    default void META_01_whatIsThereIsShown(RuleContext context) {
        VendorHarness.SeededCatalog seeded = seeded(context);
        Catalog found = Expect.result(context.client().introspect(seeded.connection(), IntrospectionRequest.all()));
        assertTrue(found.complete(), () -> "problems: " + found.problems());
        assertEquals(refs(seeded.catalog()), refs(found), "tables");
        Set<String> attributes = context.descriptor().attributes();
        for (int t = 0; t < found.tables().size(); t++) {
            List<Column> expected = seeded.catalog().tables().get(t).columns();
            List<Column> actual = found.tables().get(t).columns();
            String table = found.tables().get(t).ref().toString();
            assertEquals(names(expected), names(actual), () -> "columns of " + table);
            for (int c = 0; c < actual.size(); c++) {
                assertSame(attributes, expected.get(c), actual.get(c), table);
            }
        }
    }

    private static void assertSame(Set<String> attributes, Column expected, Column actual, String table) {
        String place = table + "." + actual.name();
        assertEquals(expected.position(), actual.position(), () -> "position of " + place);
        if (attributes.contains("columnType")) {
            assertEquals(expected.vendorType(), actual.vendorType(), () -> "vendor type of " + place);
            assertEquals(expected.type(), actual.type(), () -> "type of " + place);
        }
        if (attributes.contains("nullable")) {
            assertEquals(expected.nullable(), actual.nullable(), () -> "nullability of " + place);
        }
        if (attributes.contains("primaryKey")) {
            assertEquals(expected.primaryKey(), actual.primaryKey(), () -> "key of " + place);
        }
    }

    private static List<TableRef> refs(Catalog catalog) {
        return catalog.tables().stream().map(Table::ref).toList();
    }

    private static List<String> names(List<Column> columns) {
        return columns.stream().map(Column::name).toList();
    }

    @Rule(
            id = "META-02",
            needs = "INTROSPECT",
            statement = "A column of a type that the SDK has never heard of is shown as UNKNOWN, keeps the vendor's"
                    + " word for its type, and makes nothing fail.")
    default void META_02_anUnknownTypeIsKept(RuleContext context) {
        context.harness().speakUnknownWords();
        VendorHarness.SeededCatalog seeded = seeded(context);
        Catalog found = Expect.result(context.client().introspect(seeded.connection(), IntrospectionRequest.all()));
        if (context.descriptor().attributes().contains("columnType")) {
            assertTrue(
                    found.tables().stream()
                            .flatMap(table -> table.columns().stream())
                            .anyMatch(column -> !column.type().isKnown()
                                    && !column.vendorType().isEmpty()),
                    "a column of unknown type with its raw name");
        }
    }

    @Rule(
            id = "META-03",
            needs = "INTROSPECT",
            statement = "Table names with capitals, dots, spaces, umlauts, percent signs or SQL keywords come through"
                    + " as they are, and asking for a table by such a name finds it.")
    default void META_03_oddNamesSurvive(RuleContext context) {
        ConnectionId id =
                context.harness().seedTables(ODD_TABLES).orElseThrow(() -> new InvalidProof("no tables seeded"));
        Catalog all = Expect.result(context.client().introspect(id, IntrospectionRequest.all()));
        for (TableRef odd : ODD_TABLES) {
            assertTrue(refs(all).contains(odd), () -> odd + " is missing in " + refs(all));
            Catalog one = Expect.result(context.client()
                    .introspect(
                            id, IntrospectionRequest.all().schema(odd.schema()).table(odd.table())));
            assertEquals(List.of(odd), refs(one), "asked for by its name");
        }
    }

    @Rule(
            id = "META-04",
            needs = "INTROSPECT",
            statement = "Introspecting a schema, a table or a connection that does not exist is NOT_FOUND; an empty"
                    + " catalog would be a lie.")
    default void META_04_whatIsAbsentIsNotEmpty(RuleContext context) {
        ConnectionId id = seeded(context).connection();
        TableRef present = Expect.result(context.client().introspect(id, IntrospectionRequest.all()))
                .tables()
                .get(0)
                .ref();
        Expect.error(
                ErrorKind.NOT_FOUND,
                context.client().introspect(id, IntrospectionRequest.all().schema("no_such_schema")));
        Expect.error(
                ErrorKind.NOT_FOUND,
                context.client()
                        .introspect(
                                id,
                                IntrospectionRequest.all()
                                        .schema(present.schema())
                                        .table("no_such_table")));
        Expect.error(
                ErrorKind.NOT_FOUND,
                context.client().introspect(context.harness().absentId(), IntrospectionRequest.all()));
    }

    @Rule(
            id = "META-05",
            level = Level.SHOULD,
            needs = "INTROSPECT",
            statement = "A catalog of a thousand tables is read completely with no more requests than the target"
                    + " allows for it, and a visitor that has seen enough ends the walk.")
    default void META_05_aLargeCatalogHasABudget(RuleContext context) {
        int tables = 1_000;
        List<TableRef> many = IntStream.range(0, tables)
                .mapToObj(i -> TableRef.of("public", String.format(java.util.Locale.ROOT, "t%04d", i)))
                .toList();
        ConnectionId id = context.harness().seedTables(many).orElseThrow(() -> new InvalidProof("no tables seeded"));
        List<Table> seen = new ArrayList<>();
        CatalogSummary summary = Expect.result(context.client().introspect(id, IntrospectionRequest.all(), seen::add));
        assertEquals(tables, summary.tables());
        assertEquals(tables, seen.size());
        long budget = context.harness().introspectionBudget(tables);
        assertTrue(
                context.simulator().journal().arrived() <= budget,
                () -> context.simulator().journal().arrived() + " requests, the budget is " + budget);
        CatalogSummary stopped =
                Expect.result(context.client().introspect(id, IntrospectionRequest.all(), table -> false));
        assertTrue(stopped.stopped() && !stopped.complete(), "a stopped walk says so");
        assertFalse(summary.stopped());
    }

    @Rule(
            id = "META-06",
            since = "2.0",
            needs = "INTROSPECT",
            statement = "An answer that is an object and no catalog, or in which everything is null, is an error or a"
                    + " problem of the catalog, never a complete catalog without tables.")
    default void META_06_whatIsNoCatalogIsNotEmpty(RuleContext context) {
        ConnectionId id = seeded(context).connection();
        for (Fault odd : List.of(
                Fault.status(200).json("{}"),
                Fault.status(200).json("{\"message\":\"not now\"}"),
                Fault.status(200).json("{\"error\":{\"message\":\"not now\"}}"),
                Fault.rewriteTree(answer -> AnswerTree.nothing(answer)))) {
            ArmedFault armed = context.on(NeutralCall.INTROSPECT).always().inject(odd);
            Either<ConnectorError, Catalog> found = context.client().introspect(id, IntrospectionRequest.all());
            if (found.isRight()) {
                assertFalse(found.get().complete(), () -> odd + " passes for a complete catalog");
                assertFalse(found.get().problems().isEmpty(), () -> odd + " is no problem");
            }
            armed.disarm();
        }
    }

    @Rule(
            id = "META-07",
            since = "2.0",
            needs = "INTROSPECT",
            statement = "A table that cannot be read is a problem of the catalog, and the others come. Where the"
                    + " vendor does not say whether a column may hold nulls, the column does not either.")
    default void META_07_oneTableDoesNotEndTheRest(RuleContext context) {
        List<TableRef> tables =
                List.of(TableRef.of("public", "alpha"), TableRef.of("public", "beta"), TableRef.of("public", "gamma"));
        ConnectionId id = context.harness().seedTables(tables).orElseThrow(() -> new InvalidProof("no tables seeded"));
        List<String> names = tables.stream().map(TableRef::table).toList();
        onEachOperation(context, answer -> AnswerTree.spoil(answer, names, "beta"));
        Catalog found = Expect.result(context.client().introspect(id, IntrospectionRequest.all()));
        context.simulator().faults().clear();
        assertEquals(List.of(tables.get(0), tables.get(2)), refs(found), "the other tables");
        assertFalse(found.complete(), "a catalog without one of its tables is not complete");
        assertEquals(1, found.problems().size(), () -> "problems: " + found.problems());
        if (context.descriptor().attributes().contains("nullable")) {
            nothingIsSaid(context);
        }
    }

    private static void onEachOperation(RuleContext context, Consumer<JsonNode> change) {
        for (String operation : context.harness().operations(NeutralCall.INTROSPECT)) {
            context.simulator().faults().on(operation).always().inject(Fault.rewriteTree(change));
        }
    }

    private static void nothingIsSaid(RuleContext context) {
        onEachOperation(context, answer -> context.harness().hideNullability(answer));
        Catalog found =
                Expect.result(context.client().introspect(seeded(context).connection(), IntrospectionRequest.all()));
        context.simulator().faults().clear();
        assertTrue(found.complete(), () -> "problems: " + found.problems());
        for (Table table : found.tables()) {
            for (Column column : table.columns()) {
                assertEquals(Optional.empty(), column.nullable(), () -> "nullability of " + table.ref() + "." + column);
            }
        }
    }

    @Rule(
            id = "META-08",
            since = "2.0",
            needs = "INTROSPECT",
            statement = "A key inside of another column and a column whose name contains dots are told apart.")
    default void META_08_pathsStayPaths(RuleContext context) {
        VendorHarness.SeededCatalog seeded = context.harness()
                .seedNestedKey()
                .orElseThrow(() -> new NotApplicable(NotApplicable.Reason.NO_NESTED_KEYS));
        Catalog found = Expect.result(context.client().introspect(seeded.connection(), IntrospectionRequest.all()));
        assertEquals(refs(seeded.catalog()), refs(found), "tables");
        for (int t = 0; t < found.tables().size(); t++) {
            Table expected = seeded.catalog().tables().get(t);
            Table actual = found.tables().get(t);
            assertEquals(expected.primaryKey(), actual.primaryKey(), () -> "key of " + actual.ref());
            assertEquals(keys(expected), keys(actual), () -> "columns of the key of " + actual.ref());
        }
    }

    private static List<String> keys(Table table) {
        return table.columns().stream()
                .filter(column -> column.primaryKey().orElse(false))
                .map(Column::name)
                .toList();
    }

    private static VendorHarness.SeededCatalog seeded(RuleContext context) {
        return context.harness().seedCatalog().orElseThrow(() -> new InvalidProof("no catalog seeded"));
    }
}
