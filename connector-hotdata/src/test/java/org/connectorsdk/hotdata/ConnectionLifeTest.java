package org.connectorsdk.hotdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.hotdata.HotdataFixture.id;
import static org.connectorsdk.testkit.fixture.ProviderFixture.failed;
import static org.connectorsdk.testkit.fixture.ProviderFixture.right;

import org.connectorsdk.api.Connections;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.connection.TestReport;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.simulators.hotdata.model.ConnectionEntry;
import org.connectorsdk.testkit.fault.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Listing, reading, testing and deleting connections. */
class ConnectionLifeTest {
    @RegisterExtension
    final HotdataFixture fixture = new HotdataFixture();

    @Test
    void anEmptyWorkspaceListsNothingOnOneLastPage() {
        Page<Connection> page = right(fixture.open().list(ConnectionQuery.all()));

        assertThat(page.items()).isEmpty();
        assertThat(page.isLast()).isTrue();
    }

    @Test
    void theListIsOneAnswerWithAllConnections() {
        fixture.workspace().seedConnections(3);

        Page<Connection> page = right(fixture.open().list(ConnectionQuery.all()));

        assertThat(page.items()).extracting(Connection::name).containsExactly("seeded-1", "seeded-2", "seeded-3");
        assertThat(page.items()).extracting(Connection::type).containsExactly("mysql", "motherduck", "duckdb");
        assertThat(page.isLast()).isTrue();
        assertThat(fixture.requests("list_connections")).isOne();
    }

    @Test
    void aConnectionThatIsReadHasNameTypeAndTheVendorsCounts() {
        ConnectionEntry entry = fixture.seeded("orders_pg");

        Connection found = right(fixture.open().get(id(entry)));

        assertThat(found.name()).isEqualTo("orders_pg");
        assertThat(found.type()).isEqualTo("postgres");
        assertThat(found.status().isKnown()).isFalse();
        assertThat(found.config().isEmpty()).isTrue();
        assertThat(found.vendorFields().number("table_count"))
                .hasValueSatisfying(count -> assertThat(count.longValueExact()).isEqualTo(5));
        assertThat(found.vendorFields().number("synced_table_count")).isPresent();
    }

    @Test
    void aMemberThatWasAddedLaterIsKept() {
        fixture.simulator().evolution().unknownMembers(true);
        fixture.simulator().behaviour().nullsForAbsent(true);

        Connection found = right(fixture.open().get(id(fixture.seeded("pg"))));

        assertThat(found.vendorFields().number("added_later")).isPresent();
        assertThat(found.vendorFields().object("added_later_too")).isPresent();
    }

    @Test
    void aBlankIdIsMalformedRatherThanAnException() {
        ConnectionEntry entry = fixture.seeded("pg");
        fixture.fault("get_connection", Fault.rewriteJson(body -> body.put("id", " ")));

        failed(fixture.open().get(id(entry)), ConnectorError.MalformedResponse.class);
    }

    @Test
    void everyRequestNamesTheWorkspaceAndCarriesTheToken() {
        right(fixture.open().list(ConnectionQuery.all()));

        var sent = fixture.simulator().journal().last();
        assertThat(sent.rawHeader("X-Workspace-Id"))
                .hasValue(fixture.workspace().id());
        assertThat(sent.rawHeader("Authorization"))
                .hasValue("Bearer " + fixture.simulator().token());
    }

    @Test
    void deletingAConnectionThatADatabaseUsesNamesTheRemedy() {
        ConnectionEntry entry = fixture.seeded("pg");
        Connections connections = fixture.open();
        Databases.withAttached(connections, entry);

        ConnectorError.Conflict error = failed(connections.delete(id(entry)), ConnectorError.Conflict.class);
        assertThat(error.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(error.message()).contains("Detach");
    }

    @Test
    void aReachableSourceGivesAReportWithTheServersLatency() {
        TestReport report = right(fixture.open().test(id(fixture.seeded("pg"))));

        assertThat(report.ok()).isTrue();
        assertThat(report.message()).isEmpty();
        assertThat(report.latency()).isPresent();
        assertThat(report.observedAt()).hasValue(fixture.clock().now());
    }

    @Test
    void aProbeThatFailsSaysNothingAboutTheConnection() {
        ConnectionEntry entry = fixture.seeded("pg");
        fixture.fault("check_connection_health", Fault.status(500), Fault.status(500), Fault.status(500));

        ConnectorError.ProviderFailure error =
                failed(fixture.open().test(id(entry)), ConnectorError.ProviderFailure.class);
        assertThat(error.message()).contains("could not tell");
        assertThat(error.outcome()).isEqualTo(Outcome.REFUSED);
    }
}
