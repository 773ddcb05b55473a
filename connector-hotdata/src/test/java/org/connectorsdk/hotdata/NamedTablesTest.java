package org.connectorsdk.hotdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.hotdata.HotdataFixture.assertFailed;
import static org.connectorsdk.hotdata.HotdataFixture.right;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.PurgeRequest;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.testkit.fault.Fault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A purge names tables that the connection has, or it is no purge. */
@DisplayName("F-42: destroying nothing is no success")
class NamedTablesTest {
    @RegisterExtension
    final HotdataFixture fixture = new HotdataFixture();

    private ConnectionId connection = ConnectionId.of("none");

    @BeforeEach
    void aConnection() {
        connection = HotdataFixture.id(fixture.seeded("pg"));
    }

    private static void andInTheArchive(ObjectNode answer) {
        ArrayNode tables = (ArrayNode) answer.path("tables");
        ObjectNode again = (ObjectNode) tables.get(0).deepCopy();
        tables.add(again.put("schema", "archive"));
    }

    @ParameterizedTest
    @CsvSource({"'', nosuch", "public, nosuch", "nosuch, orders", "public, Orders", "public, 'orders '", "'', ORDERS"})
    void aTableThatIsNotThereIsNotFoundAndNothingIsPurged(String schema, String table) {
        assertFailed(
                        fixture.open().purge(connection, PurgeRequest.tables(TableRef.of(schema, table))),
                        ConnectorError.NotFound.class)
                .satisfies(error -> {
                    assertThat(error.outcome()).isEqualTo(Outcome.NOT_SENT);
                    assertThat(error.type()).isEqualTo("table");
                });
        assertThat(fixture.requests("purge_table_cache")).isZero();
    }

    @Test
    void aNameInTwoSchemasIsRefusedWithBoth() {
        fixture.fault("information_schema", Fault.rewriteJson(NamedTablesTest::andInTheArchive));
        assertFailed(
                        fixture.open().purge(connection, PurgeRequest.tables(TableRef.of("", "orders"))),
                        ConnectorError.InvalidRequest.class)
                .satisfies(error -> {
                    assertThat(error.outcome()).isEqualTo(Outcome.NOT_SENT);
                    assertThat(error.message()).contains("public.orders").contains("archive.orders");
                });
        assertThat(fixture.requests("purge_table_cache")).isZero();
    }

    @Test
    void aNameInOneSchemaIsMadeWhole() {
        right(fixture.open().purge(connection, PurgeRequest.tables(TableRef.of("", "orders"))));
        assertThat(fixture.simulator().journal().of("purge_table_cache").get(0).path())
                .endsWith("/tables/public/orders/cache");
    }
}
