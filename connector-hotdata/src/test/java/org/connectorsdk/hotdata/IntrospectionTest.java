package org.connectorsdk.hotdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.hotdata.HotdataFixture.id;
import static org.connectorsdk.testkit.fixture.ProviderFixture.NONE;
import static org.connectorsdk.testkit.fixture.ProviderFixture.failed;
import static org.connectorsdk.testkit.fixture.ProviderFixture.right;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.catalog.Catalog;
import org.connectorsdk.api.catalog.IntrospectionRequest;
import org.connectorsdk.api.catalog.Table;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.api.job.WaitPolicy;
import org.connectorsdk.hotdata.wire.JobWires.NewRefreshWire;
import org.connectorsdk.simulators.hotdata.model.ConnectionEntry;
import org.connectorsdk.simulators.hotdata.model.SourceColumn;
import org.connectorsdk.simulators.hotdata.model.SourceTable;
import org.connectorsdk.simulators.hotdata.model.TableName;
import org.connectorsdk.simulators.hotdata.model.ValueKind;
import org.connectorsdk.testkit.fault.Fault;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reading schemas, tables and columns. */
class IntrospectionTest {
    private static final SourceTable SOURCE = SourceTable.of(1, List.of(SourceColumn.of("id", ValueKind.SERIAL)));

    @RegisterExtension
    final HotdataFixture fixture = new HotdataFixture();

    private ConnectionEntry withTables(int count) {
        ConnectionEntry entry = fixture.seeded("pg");
        for (int i = 0; i < count; i++) {
            fixture.workspace().changeSource(entry, new TableName("big", "t" + i), Optional.of(SOURCE));
        }
        right(Databases.api(fixture.open())
                .refreshSchema(new NewRefreshWire(entry.id(), null, null, null, null, null, null), NONE));
        return entry;
    }

    @Test
    void aSyncedTableTellsWhenItWasSynced() {
        Connections connections = fixture.open();
        ConnectionEntry entry = fixture.seeded("pg");
        right(connections.await(
                right(connections.sync(id(entry), SyncRequest.full())).ref(), WaitPolicy.standard()));

        Table orders = right(connections.introspect(id(entry), IntrospectionRequest.all()))
                .table("public", "orders")
                .orElseThrow();

        assertThat(orders.synced()).hasValue(true);
        assertThat(orders.syncedAt())
                .hasValueSatisfying(
                        at -> assertThat(Duration.between(at, fixture.clock().now()))
                                .isBetween(Duration.ZERO, Duration.ofHours(1)));
        assertThat(orders.vendorFields().string("last_sync")).isPresent();
    }

    @Test
    void namesAreExactAlsoWhereTheServerTakesThemForPatterns() {
        ConnectionEntry entry = fixture.seeded("pg");
        for (String name : List.of("a_b", "axb", "a%b", "aXXb", "a\\b")) {
            fixture.workspace().changeSource(entry, new TableName("public", name), Optional.of(SOURCE));
        }
        Connections connections = fixture.open();

        for (String name : List.of("a_b", "a%b", "a\\b")) {
            var request =
                    IntrospectionRequest.all().schema("public").table(name).fresh();
            assertThat(right(connections.introspect(id(entry), request)).tables())
                    .extracting(Table::ref)
                    .containsExactly(TableRef.of("public", name));
        }
    }

    @Test
    void aNameWithAnEscapeCharacterIsNotPushedDown() {
        var request = IntrospectionRequest.all().table("a\\b");

        failed(fixture.open().introspect(id(fixture.seeded("pg")), request), ConnectorError.NotFound.class);
        assertThat(fixture.simulator().journal().last().query("table")).isEmpty();
    }

    @Test
    void aNameOfOneSchemaIsPushedDown() {
        var request = IntrospectionRequest.all().schema("public").withoutColumns();

        Catalog catalog = right(fixture.open().introspect(id(fixture.seeded("pg")), request));

        assertThat(catalog.tables())
                .hasSize(3)
                .allSatisfy(table -> assertThat(table.columns()).isEmpty());
        var sent = fixture.simulator().journal().last();
        assertThat(sent.query("schema")).hasValue("public");
        assertThat(sent.query("include_columns")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"nowhere, -, schema, nowhere", "public, ORDERS, table, public.ORDERS"})
    void whatIsNotThereIsNotFoundRatherThanEmpty(String schema, @Nullable String table, String type, String id) {
        var request = IntrospectionRequest.all().schema(schema);

        var answer =
                fixture.open().introspect(id(fixture.seeded("pg")), table == null ? request : request.table(table));

        ConnectorError.NotFound error = failed(answer, ConnectorError.NotFound.class);
        assertThat(error.type()).isEqualTo(type);
        assertThat(error.id()).isEqualTo(id);
    }

    @Test
    void aConnectionWithoutTablesHasAnEmptyCatalog() {
        ConnectionEntry managed = fixture.workspace().seedConnection("scratch", "managed");

        Catalog catalog = right(fixture.open().introspect(id(managed), IntrospectionRequest.all()));

        assertThat(catalog.schemas()).isEmpty();
        assertThat(catalog.complete()).isTrue();
    }

    @Test
    void aFreshLookSeesTablesThatAreNewInTheSource() {
        ConnectionEntry entry = fixture.seeded("pg");
        Connections connections = fixture.open();
        fixture.workspace().changeSource(entry, new TableName("public", "brand_new"), Optional.of(SOURCE));

        assertThat(right(connections.introspect(id(entry), IntrospectionRequest.all()))
                        .table("public", "brand_new"))
                .isEmpty();
        assertThat(right(connections.introspect(
                                id(entry), IntrospectionRequest.all().fresh()))
                        .table("public", "brand_new"))
                .isPresent();
    }

    @Test
    void aFreshLookAtAManagedConnectionNeedsNoSource() {
        ConnectionEntry managed = fixture.workspace().seedConnection("scratch", "managed");

        assertThat(fixture.open()
                        .introspect(id(managed), IntrospectionRequest.all().fresh())
                        .isRight())
                .isTrue();
        assertThat(fixture.requests("refresh")).isZero();
    }

    @Test
    void aRefreshThatFailedWithinA200IsAProblemInTheCatalog() {
        ConnectionEntry entry = fixture.seeded("pg");
        fixture.fault(
                "refresh",
                Fault.status(200)
                        .json("{\"connections_refreshed\":0,\"connections_failed\":1,\"tables_discovered\":0,"
                                + "\"tables_added\":0,\"tables_modified\":0,"
                                + "\"errors\":[{\"connection_id\":\"c\",\"error\":\"host did not answer\"}]}"));

        Catalog catalog = right(
                fixture.open().introspect(id(entry), IntrospectionRequest.all().fresh()));

        assertThat(catalog.complete()).isFalse();
        assertThat(catalog.tables()).hasSize(5);
        assertThat(catalog.problems()).singleElement().asString().contains("host did not answer");
    }

    @Test
    void membersThatWereAddedLaterAreKeptOnTablesAndColumns() {
        fixture.simulator().evolution().unknownMembers(true);

        Table table = right(fixture.open().introspect(id(fixture.seeded("pg")), IntrospectionRequest.all()))
                .table("public", "orders")
                .orElseThrow();

        assertThat(table.vendorFields().number("added_later")).isPresent();
        assertThat(table.columns().get(0).vendorFields().number("added_later")).isPresent();
    }

    @Test
    void theCallersDeadlineBoundsAllRequestsTogether() {
        ConnectionEntry entry = withTables(1_000);
        Fault slow = Fault.pass().doing(() -> fixture.clock().advance(Duration.ofSeconds(4)));
        fixture.simulator().faults().on("information_schema").times(2).inject(slow);
        var within = CallOptions.builder().deadline(Duration.ofSeconds(7)).build();

        failed(
                fixture.open().with(within).introspect(id(entry), IntrospectionRequest.all()),
                ConnectorError.Timeout.class);
    }
}
