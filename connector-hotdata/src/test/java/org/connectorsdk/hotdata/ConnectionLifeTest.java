package org.connectorsdk.hotdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.hotdata.HotdataFixture.assertFailed;
import static org.connectorsdk.hotdata.HotdataFixture.id;
import static org.connectorsdk.hotdata.HotdataFixture.right;

import io.vavr.control.Either;
import java.util.Optional;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionChange;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.connection.Deletion;
import org.connectorsdk.api.connection.ItemStream;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.simulators.hotdata.ConnectionEntry;
import org.connectorsdk.testkit.fault.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Listing, reading and deleting connections. */
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
    void aListWithPagesIsRefusedWithoutARequest() {
        var query = ConnectionQuery.builder().pageSize(10).build();

        assertFailed(fixture.open().list(query), ConnectorError.Unsupported.class);
        assertThat(fixture.simulator().journal().arrived()).isZero();
    }

    @Test
    void aStreamSendsNothingBeforeItsFirstItem() {
        try (ItemStream<Connection> all = fixture.open().stream(ConnectionQuery.all())) {
            assertThat(all.delivered()).isZero();
        }
        assertThat(fixture.simulator().journal().arrived()).isZero();
    }

    @Test
    void aStreamHandsOutEachConnectionOfOneLargeAnswer() {
        fixture.workspace().seedConnections(5_000);

        long names = fixture.open().orThrow().stream(ConnectionQuery.all())
                .map(Connection::name)
                .distinct()
                .count();

        assertThat(names).isEqualTo(5_000);
        assertThat(fixture.requests("list_connections")).isOne();
    }

    @Test
    void aStreamWhoseAnswerIsCutFailsWithTheNumberDelivered() {
        fixture.workspace().seedConnections(1_000);
        fixture.fault("list_connections", Fault.cutBody(0.5));

        try (ItemStream<Connection> all = fixture.open().stream(ConnectionQuery.all())) {
            Either<ConnectorError, Optional<Connection>> item = all.next();
            while (item.isRight() && item.get().isPresent()) {
                item = all.next();
            }
            assertThat(item.isLeft()).isTrue();
            assertThat(item.getLeft().context().delivered()).hasValue(all.delivered());
            assertThat(all.delivered()).isBetween(1L, 999L);
        }
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
    void anUnknownIdIsNotFoundByTypeAndId() {
        assertFailed(fixture.open().get(ConnectionId.of("conn/none ä")), ConnectorError.NotFound.class)
                .satisfies(error -> {
                    assertThat(error.type()).isEqualTo("connection");
                    assertThat(error.id()).isEqualTo("conn/none ä");
                });
        assertThat(fixture.simulator().journal().last().path()).isEqualTo("/v1/connections/conn%2Fnone%20%C3%A4");
    }

    @Test
    void aMemberThatWasAddedLaterIsKept() {
        fixture.simulator().evolution().unknownMembers(true);

        Connection found = right(fixture.open().get(id(fixture.seeded("pg"))));

        assertThat(found.vendorFields().number("added_later")).isPresent();
        assertThat(found.vendorFields().object("added_later_too")).isPresent();
    }

    @Test
    void anExplicitNullIsLikeAnAbsentMember() {
        fixture.simulator().behaviour().nullsForAbsent(true);
        fixture.seeded("pg");

        assertThat(right(fixture.open().list(ConnectionQuery.all())).items()).hasSize(1);
    }

    @Test
    void anAnswerWithoutItsIdIsMalformedAndNamesTheMember() {
        ConnectionEntry entry = fixture.seeded("pg");
        fixture.fault("get_connection", Fault.rewriteJson(body -> body.remove("id")));

        assertFailed(fixture.open().get(id(entry)), ConnectorError.MalformedResponse.class)
                .satisfies(error -> assertThat(error.message()).contains("id"));
    }

    @Test
    void aBlankIdIsMalformedRatherThanAnException() {
        ConnectionEntry entry = fixture.seeded("pg");
        fixture.fault("get_connection", Fault.rewriteJson(body -> body.put("id", " ")));

        assertFailed(fixture.open().get(id(entry)), ConnectorError.MalformedResponse.class);
    }

    @Test
    void everyRequestNamesTheWorkspaceAndCarriesTheToken() {
        right(fixture.open().list(ConnectionQuery.all()));

        var sent = fixture.simulator().journal().last();
        assertThat(sent.rawHeader("X-Workspace-Id")).hasValue(fixture.workspace().id());
        assertThat(sent.rawHeader("Authorization"))
                .hasValue("Bearer " + fixture.simulator().token());
    }

    @Test
    void aDeletedConnectionIsGone() {
        ConnectionEntry entry = fixture.seeded("pg");

        assertThat(right(fixture.open().delete(id(entry)))).isEqualTo(Deletion.gone(id(entry)));

        assertThat(fixture.workspace().connections()).isEmpty();
    }

    @Test
    void deletingWhatIsNotThereIsNotFound() {
        assertFailed(fixture.open().delete(ConnectionId.of("connnone")), ConnectorError.NotFound.class)
                .satisfies(error -> assertThat(error.type()).isEqualTo("connection"));
    }

    @Test
    void theNotFoundThatAnswersOurOwnRepeatedDeleteIsSuccess() {
        ConnectionEntry entry = fixture.seeded("pg");
        fixture.fault("delete_connection", Fault.resetAfterExecuting());

        assertThat(fixture.open().delete(id(entry)).isRight()).isTrue();
        assertThat(fixture.requests("delete_connection")).isEqualTo(2);
    }

    @Test
    void deletingAConnectionThatADatabaseUsesIsAConflictThatNamesTheRemedy() {
        ConnectionEntry entry = fixture.seeded("pg");
        Connections connections = fixture.open();
        Databases.withAttached(connections, entry);

        assertFailed(connections.delete(id(entry)), ConnectorError.Conflict.class)
                .satisfies(error -> {
                    assertThat(error.outcome()).isEqualTo(Outcome.REFUSED);
                    assertThat(error.message()).contains("Detach");
                });
    }

    @Test
    void anUpdateIsRefusedWithoutARequest() {
        ConnectionEntry entry = fixture.seeded("pg");
        var change = ConnectionChange.builder().name("other").build();

        assertFailed(fixture.open().update(id(entry), change), ConnectorError.Unsupported.class);
        assertThat(fixture.simulator().journal().arrived()).isZero();
    }
}
