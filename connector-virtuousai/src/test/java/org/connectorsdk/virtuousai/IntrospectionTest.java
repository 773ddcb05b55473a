package org.connectorsdk.virtuousai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.virtuousai.VirtuousAiFixture.NOWHERE;
import static org.connectorsdk.virtuousai.VirtuousAiFixture.assertFailed;
import static org.connectorsdk.virtuousai.VirtuousAiFixture.right;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.connectorsdk.api.catalog.Catalog;
import org.connectorsdk.api.catalog.CatalogProblem;
import org.connectorsdk.api.catalog.CatalogSummary;
import org.connectorsdk.api.catalog.CatalogVisitor;
import org.connectorsdk.api.catalog.Column;
import org.connectorsdk.api.catalog.DataType;
import org.connectorsdk.api.catalog.IntrospectionRequest;
import org.connectorsdk.api.catalog.Table;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.simulators.virtuousai.SchemaColumn;
import org.connectorsdk.simulators.virtuousai.SchemaTable;
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.testkit.fault.IncomingCall;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading tables and columns, one request per table. */
class IntrospectionTest {
    private static final String TABLES = "list-schema-tables";
    private static final String COLUMNS = "list-schema-columns";
    private static final IntrospectionRequest ALL = IntrospectionRequest.all();

    @RegisterExtension
    final VirtuousAiFixture fixture = new VirtuousAiFixture();

    private static boolean is(IncomingCall call, String table) {
        return call.query("table").filter(table::equals).isPresent();
    }

    private void tables(int count) {
        fixture.simulator()
                .useTables(IntStream.range(0, count)
                        .mapToObj(i ->
                                SchemaTable.of("s", "t%04d".formatted(i), new SchemaColumn("c", "text", true, false)))
                        .toList());
    }

    @Test
    void theCatalogIsAsTheSourceHasIt() {
        Catalog catalog = right(fixture.open().introspect(fixture.seeded("postgres"), ALL));
        assertThat(catalog.complete()).isTrue();
        assertThat(catalog.tables())
                .extracting(table -> table.ref().toString())
                .containsExactlyElementsOf(fixture.simulator().tables().stream()
                        .map(table -> TableRef.of(table.schema(), table.name()).toString())
                        .toList());
        Table orders = catalog.table("public", "Orders").orElseThrow();
        assertThat(orders.primaryKey()).containsExactly(List.of("OrderId"));
        assertThat(orders.vendorFields().string("spec")).hasValue("public.Orders");
        assertThat(orders.columns()).extracting(Column::position).containsExactly(1, 2, 3);
        Column id = orders.columns().get(0);
        assertThat(id.vendorType()).isEqualTo("bigint");
        assertThat(id.type()).isEqualTo(DataType.INTEGER);
        assertThat(id.nullable()).hasValue(false);
        assertThat(id.primaryKey()).hasValue(true);
        assertThat(id.vendorFields().string("normalizedName")).hasValue("order_id");
    }

    @Test
    void aTypeThatNobodyKnowsIsKeptAsItCame() {
        Catalog catalog = right(fixture.open().introspect(fixture.seeded("postgres"), ALL));
        Column outline =
                catalog.table("public", "shapes").orElseThrow().columns().get(1);
        assertThat(outline.type().isKnown()).isFalse();
        assertThat(outline.vendorType()).isEqualTo("hyperpolygon(7)");
    }

    @Test
    void oneTableIsReadWithOneRequest() {
        IntrospectionRequest request = ALL.schema("sales").table("v1.totals");
        Catalog catalog = right(fixture.open().introspect(fixture.seeded("postgres"), request));
        assertThat(catalog.tables()).hasSize(1);
        assertThat(catalog.tables().get(0).columns()).hasSize(2);
        assertThat(fixture.simulator().journal().arrived()).isOne();
    }

    @Test
    void aSchemaIsReadWithoutTheColumnsOfOthers() {
        Catalog catalog = right(fixture.open().introspect(fixture.seeded("postgres"), ALL.schema("sales")));
        assertThat(catalog.tables()).extracting(table -> table.ref().schema()).containsExactly("sales", "sales");
        assertThat(fixture.requests(COLUMNS)).isEqualTo(2);
    }

    @Test
    void aSystemSchemaIsFoundWhenItIsNamed() {
        Catalog catalog = right(fixture.open().introspect(fixture.seeded("postgres"), ALL.schema("pg_catalog")));
        assertThat(catalog.tables()).hasSize(1);
    }

    @Test
    void withoutColumnsOneRequestIsEnough() {
        Catalog catalog = right(fixture.open().introspect(fixture.seeded("postgres"), ALL.withoutColumns()));
        assertThat(catalog.tables())
                .hasSize(7)
                .allMatch(table -> table.columns().isEmpty());
        assertThat(fixture.simulator().journal().arrived()).isOne();
    }

    @ParameterizedTest
    @CsvSource({"nowhere, , schema, nowhere", "public, orders, table, public.orders", ", orders, table, orders"})
    void whatIsNamedAndNotThereIsNotFound(String schema, String table, String type, String name) {
        IntrospectionRequest request = schema == null ? ALL : ALL.schema(schema);
        IntrospectionRequest named = table == null ? request : request.table(table);
        assertFailed(fixture.open().introspect(fixture.seeded("postgres"), named), ConnectorError.NotFound.class)
                .satisfies(error -> {
                    assertThat(error.type()).isEqualTo(type);
                    assertThat(error.id()).isEqualTo(name);
                });
    }

    @Test
    void aTableThatFailsIsAProblemAndTheRestIsThere() {
        fixture.simulator()
                .faults()
                .on(COLUMNS)
                .when(call -> is(call, "order items"))
                .inject(Fault.status(403).json("{\"detail\":\"No access\"}"));
        Catalog catalog = right(fixture.open().introspect(fixture.seeded("postgres"), ALL));
        assertThat(catalog.tables()).hasSize(6);
        assertThat(catalog.complete()).isFalse();
        assertThat(catalog.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.place()).isEqualTo("sales.order items");
            assertThat(problem.error()).isInstanceOf(ConnectorError.PermissionDenied.class);
        });
    }

    @Test
    void aVisitorSeesProblemsAsTheyHappen() {
        fixture.simulator().faults().on(COLUMNS).when(call -> is(call, "Orders")).inject(Fault.status(403));
        List<CatalogProblem> seen = new ArrayList<>();
        CatalogSummary summary = right(fixture.open().introspect(fixture.seeded("postgres"), ALL, new CatalogVisitor() {
            @Override
            public boolean table(Table table) {
                return true;
            }

            @Override
            public void problem(CatalogProblem problem) {
                seen.add(problem);
            }
        }));
        assertThat(seen).isEqualTo(summary.problems()).hasSize(1);
        assertThat(summary.tables()).isEqualTo(6);
    }

    @Test
    void aVisitorCanStopTheWalk() {
        tables(100);
        CatalogSummary summary = right(fixture.open()
                .introspect(
                        fixture.seeded("postgres"),
                        ALL,
                        table -> !table.ref().table().equals("t0002")));
        assertThat(summary.stopped()).isTrue();
        assertThat(summary.tables()).isEqualTo(3);
        assertThat(fixture.requests(COLUMNS)).isLessThanOrEqualTo(3 + 2 * VirtuousAiIntrospection.CONCURRENCY);
    }

    @Test
    void exactlyFourTablesAreReadAtTheSameTime() {
        tables(20);
        CyclicBarrier together = new CyclicBarrier(4);
        AtomicInteger now = new AtomicInteger();
        Queue<Integer> seen = new ConcurrentLinkedQueue<>();
        fixture.simulator().faults().on(COLUMNS).always().inject(Fault.of("counting", turn -> {
            seen.add(now.incrementAndGet());
            try {
                together.await(10, TimeUnit.SECONDS);
            } catch (Exception broken) {
                throw new IllegalStateException("fewer requests than allowed", broken);
            }
            now.decrementAndGet();
            turn.send(turn.execute());
        }));
        assertThat(right(fixture.open().introspect(fixture.seeded("postgres"), ALL)).tables())
                .hasSize(20);
        assertThat(seen).contains(4).allMatch(count -> count <= 4);
        assertThat(fixture.open().descriptor().introspectionConcurrency()).isEqualTo(4);
    }

    @Test
    void theOrderIsTheVendorsWhateverTheAnswersTake() {
        tables(50);
        assertThat(right(fixture.open().introspect(fixture.seeded("postgres"), ALL)).tables())
                .extracting(table -> table.ref().table())
                .isSorted()
                .hasSize(50);
    }

    @Test
    void aCredentialThatStopsWorkingEndsTheWalkAtOnce() {
        tables(100);
        fixture.simulator().faults().on(COLUMNS).always().inject(Fault.status(401));
        assertFailed(fixture.open().introspect(fixture.seeded("postgres"), ALL), ConnectorError.Unauthenticated.class);
        assertThat(fixture.requests(COLUMNS)).isLessThanOrEqualTo(2 * VirtuousAiIntrospection.CONCURRENCY);
    }

    @Test
    void anInterruptEndsTheWalkAndKeepsTheFlag() {
        tables(100);
        var answer = fixture.open().introspect(fixture.seeded("postgres"), ALL, table -> {
            Thread.currentThread().interrupt();
            return true;
        });
        assertThat(Thread.interrupted()).isTrue();
        assertFailed(answer, ConnectorError.Interrupted.class);
    }

    @Test
    void aProviderWithoutTablesIsRefusedInTheVendorsWords() {
        assertFailed(fixture.open().introspect(fixture.seeded("shopify"), ALL), ConnectorError.InvalidRequest.class)
                .satisfies(error -> assertThat(error.message()).contains("does not support schema operations"));
    }

    @Test
    void anUnknownConnectionIsNotFound() {
        assertFailed(fixture.open().introspect(NOWHERE, ALL), ConnectorError.NotFound.class)
                .satisfies(error -> assertThat(error.type()).isEqualTo("connection"));
        assertFailed(fixture.open().introspect(NOWHERE, ALL.schema("a").table("b")), ConnectorError.NotFound.class)
                .satisfies(error -> assertThat(error.type()).isEqualTo("connection"));
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 405})
    void aDeploymentWithoutSchemasSaysSo(int status) {
        ConnectionId id = fixture.seeded("postgres");
        fixture.fault(TABLES, Fault.status(status).json("{\"detail\":\"Not Found\"}"));
        assertFailed(fixture.open().introspect(id, ALL), ConnectorError.Unsupported.class)
                .satisfies(error -> assertThat(error.capability()).isEqualTo("INTROSPECT"));
    }

    @Test
    void thePauseThatTheVendorAsksForIsKept() {
        tables(10);
        fixture.simulator().limitRate(5);
        assertThat(right(fixture.open().introspect(fixture.seeded("postgres"), ALL)).tables())
                .hasSize(10);
    }

    @Test
    void aTableWithoutANameIsAProblemOfTheCatalog() {
        fixture.fault("list-schema-tables", Fault.status(200).json("{\"tables\":[{\"table\":\"\"}]}"));
        CatalogSummary summary = right(fixture.open()
                .introspect(fixture.seeded("postgres"), IntrospectionRequest.all(), table -> true));
        assertThat(summary.tables()).isZero();
        assertThat(summary.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.error()).isInstanceOf(ConnectorError.MalformedResponse.class));
    }
}
