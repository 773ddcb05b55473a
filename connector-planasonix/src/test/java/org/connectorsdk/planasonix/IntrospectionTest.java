package org.connectorsdk.planasonix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.planasonix.PlanasonixFixture.assertFailed;
import static org.connectorsdk.planasonix.PlanasonixFixture.right;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.catalog.Catalog;
import org.connectorsdk.api.catalog.CatalogSummary;
import org.connectorsdk.api.catalog.Column;
import org.connectorsdk.api.catalog.DataType;
import org.connectorsdk.api.catalog.IntrospectionRequest;
import org.connectorsdk.api.catalog.Schema;
import org.connectorsdk.api.catalog.Table;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.simulators.planasonix.PlanasonixSource;
import org.connectorsdk.testkit.fault.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Walking over schemas, tables and columns. */
class IntrospectionTest {
    private static final ConnectionId A = ConnectionId.of("a");

    @RegisterExtension
    final PlanasonixFixture fixture = new PlanasonixFixture();

    private void seed(int tables) {
        fixture.seeded("a");
        PlanasonixSource.Builder source = PlanasonixSource.builder();
        for (int i = 0; i < tables; i++) {
            source.table("s", "t" + i, new PlanasonixSource.Column("c", "BIGINT", false));
        }
        fixture.state().source("a", source.build());
    }

    private Catalog introspect(IntrospectionRequest request) {
        return right(fixture.open().introspect(A, request));
    }

    @Test
    void schemasTablesAndColumnsAreThereInTheOrderOfTheServer() {
        fixture.seeded("a");
        Catalog catalog = introspect(IntrospectionRequest.all());
        assertThat(catalog.complete()).isTrue();
        assertThat(catalog.schemas()).extracting(Schema::name).containsExactly("fin", "ops");
        assertThat(catalog.tables())
                .extracting(Table::ref)
                .containsExactly(
                        TableRef.of("fin", "invoices"),
                        TableRef.of("fin", "v_open_invoices"),
                        TableRef.of("ops", "events"));
        List<Column> columns = catalog.table("fin", "invoices").orElseThrow().columns();
        assertThat(columns).extracting(Column::name).containsExactly("invoice_id", "paid_on", "total");
        assertThat(columns).extracting(Column::vendorType).containsExactly("BIGINT", "DATE", "NUMERIC(12,2)");
        assertThat(columns).extracting(Column::type).containsExactly(DataType.INTEGER, DataType.DATE, DataType.DECIMAL);
        assertThat(columns).extracting(Column::position).containsExactly(1, 2, 3);
        assertThat(columns)
                .extracting(Column::nullable)
                .containsExactly(Optional.of(false), Optional.of(true), Optional.of(true));
        assertThat(catalog.tables().get(1).vendorFields().string("type")).contains("VIEW");
    }

    @Test
    void fiveHundredTablesTakeOneRequestEachAndTwoMore() {
        seed(500);
        Catalog catalog = introspect(IntrospectionRequest.all());
        assertThat(catalog.tables())
                .extracting(table -> table.ref().table())
                .isEqualTo(IntStream.range(0, 500).mapToObj(i -> "t" + i).toList());
        assertThat(catalog.tables())
                .allSatisfy(table -> assertThat(table.columns()).hasSize(1));
        assertThat(fixture.requests("connections.schemas")).isOne();
        assertThat(fixture.requests("connections.tables")).isOne();
        assertThat(fixture.requests("connections.columns")).isEqualTo(500);
        assertThat(fixture.simulator().journal().arrived()).isEqualTo(502);
    }

    @Test
    void oneTableThatFailsIsAProblemAndTheOthersAreThere() {
        seed(500);
        fixture.simulator()
                .faults()
                .on("connections.columns")
                .when(call -> call.query("table").equals(Optional.of("t77")))
                .always()
                .inject(Fault.status(500));
        Catalog catalog = introspect(IntrospectionRequest.all());
        assertThat(catalog.tables()).hasSize(499);
        assertThat(catalog.complete()).isFalse();
        assertThat(catalog.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.place()).isEqualTo("s.t77");
            assertThat(problem.error()).isInstanceOf(ConnectorError.ProviderFailure.class);
        });
    }

    @Test
    void aSchemaThatFailsIsAProblemAndTheOthersAreThere() {
        fixture.seeded("a");
        fixture.simulator()
                .faults()
                .on("connections.tables")
                .when(call -> call.query("schema").equals(Optional.of("fin")))
                .always()
                .inject(Fault.status(403));
        Catalog catalog = introspect(IntrospectionRequest.all());
        assertThat(catalog.tables()).extracting(Table::ref).containsExactly(TableRef.of("ops", "events"));
        assertThat(catalog.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.place()).isEqualTo("fin"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"schemas\":[\"fin\",null,\"ops\"]}", "[{\"name\":\"fin\"},{\"name\":[]},\"ops\"]"})
    void aSchemaThatCannotBeReadIsAProblemAndTheOthersAreThere(String schemas) {
        fixture.seeded("a");
        fixture.fault("connections.schemas", Fault.status(200).json(schemas));
        Catalog catalog = introspect(IntrospectionRequest.all());
        assertThat(catalog.tables()).hasSize(3);
        assertThat(catalog.complete()).isFalse();
        assertThat(catalog.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.place()).isEqualTo("schema 1 of the list");
            assertThat(problem.error()).isInstanceOf(ConnectorError.MalformedResponse.class);
        });
    }

    @Test
    void aSchemaThatCannotBeReadMayBeTheOneThatWasAskedFor() {
        fixture.seeded("a");
        fixture.fault("connections.schemas", Fault.status(200).json("{\"schemas\":[null]}"));
        Catalog catalog = introspect(IntrospectionRequest.all().schema("nowhere"));
        assertThat(catalog.complete()).isFalse();
    }

    @Test
    void aKeyThatIsRevokedMeanwhileEndsTheWalk() {
        seed(100);
        fixture.simulator()
                .faults()
                .on("connections.columns")
                .fromAttempt(20)
                .always()
                .inject(Fault.status(401));
        assertFailed(fixture.open().introspect(A, IntrospectionRequest.all()), ConnectorError.Unauthenticated.class);
        assertThat(fixture.requests("connections.columns")).isLessThan(60);
    }

    @Test
    void withoutColumnsNoTableIsAskedFor() {
        fixture.seeded("a");
        Catalog catalog = introspect(IntrospectionRequest.all().withoutColumns());
        assertThat(catalog.tables()).hasSize(3);
        assertThat(fixture.requests("connections.columns")).isZero();
    }

    @Test
    void aNamedSchemaCostsNoMoreThanItself() {
        fixture.seeded("a");
        Catalog catalog = introspect(IntrospectionRequest.all().schema("ops"));
        assertThat(catalog.tables()).extracting(Table::ref).containsExactly(TableRef.of("ops", "events"));
        assertThat(fixture.simulator().journal().arrived()).isEqualTo(2);
    }

    @Test
    void aNamedTableIsFoundInEverySchema() {
        fixture.seeded("a");
        Catalog catalog = introspect(IntrospectionRequest.all().table("events"));
        assertThat(catalog.tables()).extracting(Table::ref).containsExactly(TableRef.of("ops", "events"));
        assertThat(fixture.requests("connections.columns")).isOne();
    }

    @Test
    void anUnknownSchemaOrTableIsNotFoundAndNotEmpty() {
        fixture.seeded("a");
        assertFailed(
                        fixture.open().introspect(A, IntrospectionRequest.all().schema("nowhere")),
                        ConnectorError.NotFound.class)
                .satisfies(error -> assertThat(error.type()).isEqualTo("schema"));
        assertFailed(
                        fixture.open()
                                .introspect(
                                        A,
                                        IntrospectionRequest.all().schema("fin").table("nothing")),
                        ConnectorError.NotFound.class)
                .satisfies(error -> assertThat(error.id()).isEqualTo("fin.nothing"));
        assertFailed(
                fixture.open().introspect(A, IntrospectionRequest.all().table("nothing")), ConnectorError.NotFound.class);
    }

    @Test
    void anEmptySchemaIsEmptyAndNotAbsent() {
        fixture.seeded("a");
        fixture.state().source("a", PlanasonixSource.builder().schema("bare").build());
        assertThat(introspect(IntrospectionRequest.all().schema("bare")).tables())
                .isEmpty();
        assertThat(introspect(IntrospectionRequest.all()).tables()).isEmpty();
    }

    @Test
    void anUnknownConnectionIsNotFound() {
        assertFailed(
                        fixture.open().introspect(ConnectionId.of("nobody"), IntrospectionRequest.all()),
                        ConnectorError.NotFound.class)
                .satisfies(error -> assertThat(error.type()).isEqualTo("connection"));
    }

    @Test
    void aSourceThatCannotBeReachedIsTheVendorsFailure() {
        fixture.seeded("a");
        fixture.state().source("a", PlanasonixSource.builder().build().unreachable());
        assertFailed(fixture.open().introspect(A, IntrospectionRequest.all()), ConnectorError.ProviderFailure.class)
                .satisfies(error -> assertThat(error.message()).contains("cannot be reached"));
    }

    @Test
    void oddNamesSurviveAndCanBeAskedFor() {
        fixture.seeded("a");
        PlanasonixSource.Column column = new PlanasonixSource.Column("Ünit \"x\"", "GEOGRAPHY", true);
        fixture.state()
                .source(
                        "a",
                        PlanasonixSource.builder()
                                .table("my.Schema", "a/b \"ö\" & c", column)
                                .build());
        Table table = introspect(IntrospectionRequest.all().schema("my.Schema").table("a/b \"ö\" & c"))
                .tables()
                .get(0);
        assertThat(table.ref()).isEqualTo(TableRef.of("my.Schema", "a/b \"ö\" & c"));
        assertThat(table.columns().get(0).name()).isEqualTo("Ünit \"x\"");
        assertThat(table.columns().get(0).type()).isEqualTo(DataType.unknown());
        assertThat(table.columns().get(0).vendorType()).isEqualTo("GEOGRAPHY");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"schemas\":[{\"name\":\"fin\"},{\"name\":\"ops\"}]}",
                "[\"fin\",\"ops\"]",
                "{\"data\":[\"fin\",{\"name\":\"ops\"}]}",
            })
    void allLikelyFormsOfTheSchemasAreRead(String body) {
        fixture.seeded("a");
        fixture.fault("connections.schemas", Fault.status(200).json(body));
        assertThat(introspect(IntrospectionRequest.all()).tables()).hasSize(3);
    }

    @Test
    void aSourceWithoutSchemasIsAskedForAllItsTables() {
        fixture.seeded("a");
        fixture.fault("connections.schemas", Fault.status(200).json("{\"schemas\":[]}"));
        Catalog catalog = introspect(IntrospectionRequest.all());
        assertThat(catalog.tables())
                .extracting(Table::ref)
                .containsExactly(
                        TableRef.of("", "invoices"), TableRef.of("", "v_open_invoices"), TableRef.of("", "events"));
        assertThat(fixture.simulator().journal().of("connections.columns"))
                .allSatisfy(exchange -> assertThat(exchange.query("schema")).isEmpty());
    }

    @Test
    void aSchemaThatIsListedTwiceIsWalkedOnce() {
        fixture.seeded("a");
        fixture.fault("connections.schemas", Fault.status(200).json("{\"schemas\":[\"fin\",\"ops\",\"fin\"]}"));
        assertThat(introspect(IntrospectionRequest.all()).tables()).hasSize(3);
        assertThat(fixture.requests("connections.tables")).isEqualTo(2);
        assertThat(fixture.requests("connections.columns")).isEqualTo(3);
    }

    @Test
    void aTableThatIsListedUnderEverySchemaIsThereOnce() {
        fixture.seeded("a");
        fixture.simulator()
                .faults()
                .on("connections.tables")
                .always()
                .inject(Fault.status(200).json("{\"tables\":[{\"name\":\"invoices\",\"schema\":\"fin\"}]}"));
        assertThat(introspect(IntrospectionRequest.all()).tables())
                .extracting(Table::ref)
                .containsExactly(TableRef.of("fin", "invoices"));
        assertThat(fixture.requests("connections.columns")).isOne();
    }

    @Test
    void theVisitorCanStopTheWalkEarly() {
        seed(1_000);
        List<String> seen = new ArrayList<>();
        CatalogSummary summary = right(fixture.open().introspect(A, IntrospectionRequest.all(), table -> {
            seen.add(table.ref().table());
            return seen.size() < 3;
        }));
        assertThat(summary.stopped()).isTrue();
        assertThat(summary.tables()).isEqualTo(3);
        assertThat(fixture.requests("connections.columns")).isLessThan(50);
    }

    @Test
    void theDeadlineBoundsTheWholeWalk() {
        seed(100);
        fixture.simulator()
                .faults()
                .on("connections.columns")
                .always()
                .inject(Fault.pass().doing(() -> fixture.clock.advance(Duration.ofSeconds(1))));
        assertFailed(
                fixture.open().with(CallOptions.deadline(Duration.ofSeconds(20))).introspect(A, IntrospectionRequest.all()),
                ConnectorError.Timeout.class);
        assertThat(fixture.requests("connections.columns")).isBetween(1, 40);
    }

    @Test
    void aTableWithoutANameIsAProblemOfItsSchemaAndNoException() {
        seed(1);
        fixture.fault("connections.tables", Fault.status(200).json("{\"tables\":[{\"name\":\"\"}]}"));
        Catalog catalog = introspect(IntrospectionRequest.all());
        assertThat(catalog.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.error()).isInstanceOf(ConnectorError.MalformedResponse.class));
    }
}
