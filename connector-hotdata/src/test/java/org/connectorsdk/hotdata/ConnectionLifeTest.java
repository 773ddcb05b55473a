package org.connectorsdk.hotdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.hotdata.HotdataFixture.id;
import static org.connectorsdk.testkit.fixture.ProviderFixture.failed;
import static org.connectorsdk.testkit.fixture.ProviderFixture.right;

import org.connectorsdk.api.Connections;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionQuery;
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
    void aProbeThatFailsSaysNothingAboutTheConnection() {
        ConnectionEntry entry = fixture.seeded("pg");
        fixture.fault("check_connection_health", Fault.status(500), Fault.status(500), Fault.status(500));

        ConnectorError.ProviderFailure error =
                failed(fixture.open().test(id(entry)), ConnectorError.ProviderFailure.class);
        assertThat(error.message()).contains("could not tell");
        assertThat(error.outcome()).isEqualTo(Outcome.REFUSED);
    }
}
