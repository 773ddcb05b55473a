package org.connectorsdk.hotdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.connectorsdk.hotdata.HotdataFixture.NONE;
import static org.connectorsdk.hotdata.HotdataFixture.assertFailed;
import static org.connectorsdk.hotdata.HotdataFixture.id;
import static org.connectorsdk.hotdata.HotdataFixture.right;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.connectorsdk.api.Connections;
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
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.api.job.WaitPolicy;
import org.connectorsdk.hotdata.wire.NewRefreshWire;
import org.connectorsdk.simulators.hotdata.ConnectionEntry;
import org.connectorsdk.simulators.hotdata.SourceColumn;
import org.connectorsdk.simulators.hotdata.SourceTable;
import org.connectorsdk.simulators.hotdata.TableName;
import org.connectorsdk.simulators.hotdata.ValueKind;
import org.connectorsdk.testkit.fault.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Reading schemas, tables and columns. */
class IntrospectionTest {
    @RegisterExtension
    final HotdataFixture fixture = new HotdataFixture();

    private ConnectionEntry withTables(int count) {
        ConnectionEntry entry = fixture.seeded("pg");
        SourceTable table = SourceTable.of(1, List.of(SourceColumn.of("id", ValueKind.SERIAL)));
        for (int i = 0; i < count; i++) {
            fixture.workspace().changeSource(entry, new TableName("big", "t" + i), Optional.of(table));
        }
        right(Databases.api(fixture.open())
                .refreshSchema(new NewRefreshWire(entry.id(), null, null, null, null, null), NONE));
        return entry;
    }

    @Test
    void theCatalogHasSchemasTablesAndColumnsInOrder() {
        Catalog catalog = right(fixture.open().introspect(id(fixture.seeded("pg")), IntrospectionRequest.all()));

        assertThat(catalog.complete()).isTrue();
        assertThat(catalog.schemas()).extracting(Schema::name).containsExactly("Sales Übersicht", "public");
        Table orders = catalog.table("public", "orders").orElseThrow();
        assertThat(orders.columns())
                .extracting(Column::name)
                .containsExactly("id", "state", "amount", "note", "placed_at", "gift", "geo");
        assertThat(orders.columns()).extracting(Column::position).containsExactly(1, 2, 3, 4, 5, 6, 7);
        assertThat(orders.columns().get(0).nullable()).hasValue(false);
        assertThat(orders.columns().get(0).type()).isEqualTo(DataType.INTEGER);
        assertThat(orders.columns().get(0).primaryKey()).isEmpty();
        assertThat(orders.synced()).hasValue(false);
        assertThat(orders.syncedAt()).isEmpty();
    }

    @Test
    void aTypeThatNobodyKnowsKeepsItsName() {
        Catalog catalog = right(fixture.open().introspect(id(fixture.seeded("pg")), IntrospectionRequest.all()));

        Column shape = catalog.table("Sales Übersicht", "straße")
                .orElseThrow()
                .columns()
                .get(4);

        assertThat(shape.vendorType()).isEqualTo("Geometry(Point, 4326)");
        assertThat(shape.type().isKnown()).isFalse();
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
                .hasValueSatisfying(at -> assertThat(Duration.between(at, fixture.clock.now()))
                        .isBetween(Duration.ZERO, Duration.ofHours(1)));
        assertThat(orders.vendorFields().string("last_sync")).isPresent();
    }

    @Test
    void namesAreExactAlsoWhereTheServerTakesThemForPatterns() {
        ConnectionEntry entry = fixture.seeded("pg");
        SourceTable table = SourceTable.of(1, List.of(SourceColumn.of("id", ValueKind.SERIAL)));
        for (String name : List.of("a_b", "axb", "a%b", "aXXb", "a\\b")) {
            fixture.workspace().changeSource(entry, new TableName("public", name), Optional.of(table));
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
    void aNameWithALikelyEscapeCharacterIsNotPushedDownAsItMightNotMatchItself() {
        var request = IntrospectionRequest.all().table("a\\b");

        assertFailed(fixture.open().introspect(id(fixture.seeded("pg")), request), ConnectorError.NotFound.class);
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

    @Test
    void anUnknownSchemaIsNotFoundRatherThanEmpty() {
        var request = IntrospectionRequest.all().schema("nowhere");

        assertFailed(fixture.open().introspect(id(fixture.seeded("pg")), request), ConnectorError.NotFound.class)
                .satisfies(error -> {
                    assertThat(error.type()).isEqualTo("schema");
                    assertThat(error.id()).isEqualTo("nowhere");
                });
    }

    @Test
    void anUnknownTableIsNotFoundRatherThanEmpty() {
        var request = IntrospectionRequest.all().schema("public").table("ORDERS");

        assertFailed(fixture.open().introspect(id(fixture.seeded("pg")), request), ConnectorError.NotFound.class)
                .satisfies(error -> {
                    assertThat(error.type()).isEqualTo("table");
                    assertThat(error.id()).isEqualTo("public.ORDERS");
                });
    }

    @Test
    void anUnknownConnectionIsNotFound() {
        assertFailed(
                        fixture.open().introspect(ConnectionId.of("connnone"), IntrospectionRequest.all()),
                        ConnectorError.NotFound.class)
                .satisfies(error -> assertThat(error.type()).isEqualTo("connection"));
    }

    @Test
    void aConnectionWithoutTablesHasAnEmptyCatalog() {
        ConnectionEntry managed = fixture.workspace().seedConnection("scratch", "managed");

        Catalog catalog = right(fixture.open().introspect(id(managed), IntrospectionRequest.all()));

        assertThat(catalog.schemas()).isEmpty();
        assertThat(catalog.complete()).isTrue();
    }

    @Test
    void manyTablesAreWalkedPageByPage() {
        ConnectionEntry entry = withTables(1_000);

        Catalog catalog = right(fixture.open().introspect(id(entry), IntrospectionRequest.all()));

        assertThat(catalog.tables()).hasSize(1_005);
        assertThat(fixture.requests("information_schema")).isEqualTo(3);
    }

    @Test
    void aVisitorThatStopsSparesTheFurtherPages() {
        ConnectionEntry entry = withTables(1_000);
        List<Table> seen = new ArrayList<>();

        CatalogSummary summary = right(fixture.open().introspect(id(entry), IntrospectionRequest.all(), table -> {
            seen.add(table);
            return seen.size() < 3;
        }));

        assertThat(seen).hasSize(3);
        assertThat(summary.stopped()).isTrue();
        assertThat(summary.complete()).isFalse();
        assertThat(summary.columns()).isEqualTo(5 + 5 + 1);
        assertThat(fixture.requests("information_schema")).isOne();
    }

    @Test
    void whatAVisitorThrowsComesOutUnchanged() {
        ConnectionEntry entry = fixture.seeded("pg");
        Connections connections = fixture.open();

        assertThatThrownBy(() -> connections.introspect(id(entry), IntrospectionRequest.all(), table -> {
                    throw new IllegalStateException("enough");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("enough");
    }

    @Test
    void aCursorThatComesTwiceEndsInsteadOfLooping() {
        ConnectionEntry entry = fixture.seeded("pg");
        Fault again = Fault.status(200)
                .json("{\"tables\":[],\"count\":0,\"limit\":1,\"has_more\":true,\"next_cursor\":\"again\"}");
        fixture.fault("information_schema", again, again);

        assertFailed(
                        fixture.open().introspect(id(entry), IntrospectionRequest.all()),
                        ConnectorError.MalformedResponse.class)
                .satisfies(error -> assertThat(error.message()).contains("no progress"));
    }

    @Test
    void anEmptyPageInTheMiddleIsFollowed() {
        ConnectionEntry entry = withTables(600);
        fixture.fault("information_schema", Fault.rewriteJson(body -> body.putArray("tables")));

        Catalog catalog = right(fixture.open().introspect(id(entry), IntrospectionRequest.all()));

        assertThat(catalog.tables()).hasSize(105);
    }

    @Test
    void aPageThatFailsIsRepeatedAndNothingIsSeenTwice() {
        ConnectionEntry entry = withTables(600);
        fixture.fault("information_schema", Fault.pass(), Fault.cutBody(0.5));

        Catalog catalog = right(fixture.open().introspect(id(entry), IntrospectionRequest.all()));

        assertThat(catalog.tables()).hasSize(605).doesNotHaveDuplicates();
    }

    @Test
    void aFreshLookSeesTablesThatAreNewInTheSource() {
        ConnectionEntry entry = fixture.seeded("pg");
        Connections connections = fixture.open();
        fixture.workspace()
                .changeSource(
                        entry,
                        new TableName("public", "brand_new"),
                        Optional.of(SourceTable.of(1, List.of(SourceColumn.of("id", ValueKind.SERIAL)))));

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
    void aFreshLookThatFailedWithinA200IsAProblemInTheCatalog() {
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
        fixture.simulator().behaviour().extraFields(true);

        Table table = right(fixture.open().introspect(id(fixture.seeded("pg")), IntrospectionRequest.all()))
                .table("public", "orders")
                .orElseThrow();

        assertThat(table.vendorFields().number("added_later")).isPresent();
        assertThat(table.columns().get(0).vendorFields().number("added_later")).isPresent();
    }

    @Test
    void theCallersDeadlineBoundsAllRequestsTogether() {
        ConnectionEntry entry = withTables(1_000);
        Fault slow = Fault.pass().doing(() -> fixture.clock.advance(Duration.ofSeconds(4)));
        fixture.simulator().faults().on("information_schema").times(2).inject(slow);
        var within = CallOptions.builder().deadline(Duration.ofSeconds(7)).build();

        assertFailed(
                fixture.open().with(within).introspect(id(entry), IntrospectionRequest.all()), ConnectorError.Timeout.class);
    }
}
