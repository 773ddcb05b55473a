package org.connectorsdk.hotdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.hotdata.HotdataFixture.id;
import static org.connectorsdk.testkit.fixture.ProviderFixture.failed;
import static org.connectorsdk.testkit.fixture.ProviderFixture.right;

import java.time.Duration;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.PurgeRequest;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.api.job.WaitPolicy;
import org.connectorsdk.api.observe.CallEnd;
import org.connectorsdk.api.observe.CallObservation;
import org.connectorsdk.simulators.hotdata.model.ConnectionEntry;
import org.connectorsdk.testkit.fault.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Emptying caches. */
class PurgeTest {
    private static final TableRef ORDERS = TableRef.of("public", "orders");
    private static final TableRef ODD = TableRef.of("Sales Übersicht", "Order.Items");

    /** A table that was dropped after its name was looked up. */
    private static final Fault GONE =
            Fault.status(404).json("{\"error\":{\"code\":\"NOT_FOUND\",\"message\":\"no such table\"}}");

    @RegisterExtension
    final HotdataFixture fixture = new HotdataFixture();

    private ConnectionEntry synced(Connections connections) {
        ConnectionEntry entry = fixture.seeded("pg");
        right(connections.await(
                right(connections.sync(id(entry), SyncRequest.full())).ref(), WaitPolicy.standard()));
        return entry;
    }

    @Test
    void aManagedConnectionHasNoCacheToPurge() {
        ConnectionEntry managed = fixture.workspace().seedConnection("scratch", "managed");

        assertThat(failed(
                                fixture.open().purge(id(managed), PurgeRequest.connection()),
                                ConnectorError.Unsupported.class)
                        .capability())
                .isEqualTo("PURGE");
        assertThat(failed(
                                fixture.open().purge(id(managed), PurgeRequest.tables(ORDERS)),
                                ConnectorError.Unsupported.class)
                        .capability())
                .isEqualTo("PURGE_TABLE");
    }

    @Test
    void aConflictNamesTheRemedy() {
        ConnectionEntry entry = fixture.seeded("pg");
        fixture.fault(
                "purge_connection_cache",
                Fault.status(409).json("{\"error\":{\"code\":\"CONFLICT\",\"message\":\"backs a database\"}}"));

        assertThat(failed(fixture.open().purge(id(entry), PurgeRequest.connection()), ConnectorError.Conflict.class)
                        .message())
                .contains("has no cache to purge");
    }

    @Test
    void aRefusalAfterOtherTablesLeavesThePurgeInDoubt() {
        Connections connections = fixture.open();
        ConnectionEntry entry = synced(connections);
        fixture.fault("purge_table_cache", Fault.pass(), GONE);

        ConnectorError.NotFound error =
                failed(connections.purge(id(entry), PurgeRequest.tables(ORDERS, ODD)), ConnectorError.NotFound.class);
        assertThat(error.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(error.message()).contains("1 of 2 tables were purged", "public.orders");
    }

    @Test
    void aDeadlineAfterOtherTablesLeavesThePurgeInDoubt() {
        ConnectionEntry entry = synced(fixture.open());
        Connections slow = fixture.openSeenBy(call -> new CallObservation() {
            @Override
            public void end(CallEnd end) {
                if (call.name().equals("purge_table_cache")) {
                    fixture.clock().advance(Duration.ofSeconds(10));
                }
            }
        });

        var late = slow.with(CallOptions.deadline(Duration.ofSeconds(10)))
                .purge(id(entry), PurgeRequest.tables(ORDERS, ODD));

        ConnectorError.Timeout error = failed(late, ConnectorError.Timeout.class);
        assertThat(error.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(error.message()).contains("1 of 2 tables were purged", "public.orders");
        assertThat(fixture.requests("purge_table_cache")).isOne();
    }

    @Test
    void aRefusalOfTheFirstTableHasPurgedNothing() {
        ConnectionEntry entry = fixture.seeded("pg");
        fixture.fault("purge_table_cache", GONE);

        assertThat(failed(
                                fixture.open().purge(id(entry), PurgeRequest.tables(ORDERS, ODD)),
                                ConnectorError.NotFound.class)
                        .outcome())
                .isEqualTo(Outcome.REFUSED);
    }

    @ParameterizedTest
    @CsvSource({"'', nosuch", "public, nosuch", "nosuch, orders", "public, Orders", "public, 'orders '", "'', ORDERS"})
    void anUnknownTableIsNotFoundAndNothingIsPurged(String schema, String table) {
        ConnectorError.NotFound error = failed(
                fixture.open().purge(id(fixture.seeded("pg")), PurgeRequest.tables(TableRef.of(schema, table))),
                ConnectorError.NotFound.class);
        assertThat(error.outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(error.type()).isEqualTo("table");
        assertThat(fixture.requests("purge_table_cache")).isZero();
    }

    @Test
    void aNameInOneSchemaIsMadeWhole() {
        right(fixture.open().purge(id(fixture.seeded("pg")), PurgeRequest.tables(TableRef.of("", "orders"))));
        assertThat(fixture.simulator().journal().of("purge_table_cache").get(0).path())
                .endsWith("/tables/public/orders/cache");
    }
}
