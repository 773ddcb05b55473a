package org.connectorsdk.hotdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.hotdata.HotdataLab.assertFailed;
import static org.connectorsdk.hotdata.HotdataLab.id;
import static org.connectorsdk.hotdata.HotdataLab.right;

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
    final HotdataLab lab = new HotdataLab();

    @Test
    void anEmptyWorkspaceListsNothingOnOneLastPage() {
        Page<Connection> page = right(lab.open().list(ConnectionQuery.all()));

        assertThat(page.items()).isEmpty();
        assertThat(page.isLast()).isTrue();
    }

    @Test
    void theListIsOneAnswerWithAllConnections() {
        lab.workspace().seedConnections(3);

        Page<Connection> page = right(lab.open().list(ConnectionQuery.all()));

        assertThat(page.items()).extracting(Connection::name).containsExactly("seeded-1", "seeded-2", "seeded-3");
        assertThat(page.items()).extracting(Connection::type).containsExactly("mysql", "motherduck", "duckdb");
        assertThat(page.isLast()).isTrue();
        assertThat(lab.requests("list_connections")).isOne();
    }

    @Test
    void aListWithPagesIsRefusedWithoutARequest() {
        var query = ConnectionQuery.builder().pageSize(10).build();

        assertFailed(lab.open().list(query), ConnectorError.Unsupported.class);
        assertThat(lab.simulator().journal().arrived()).isZero();
    }

    @Test
    void aStreamSendsNothingBeforeItsFirstItem() {
        try (ItemStream<Connection> all = lab.open().stream(ConnectionQuery.all())) {
            assertThat(all.delivered()).isZero();
        }
        assertThat(lab.simulator().journal().arrived()).isZero();
    }

    @Test
    void aStreamHandsOutEachConnectionOfOneLargeAnswer() {
        lab.workspace().seedConnections(5_000);

        long names = lab.open().orThrow().stream(ConnectionQuery.all())
                .map(Connection::name)
                .distinct()
                .count();

        assertThat(names).isEqualTo(5_000);
        assertThat(lab.requests("list_connections")).isOne();
    }

    @Test
    void aStreamWhoseAnswerIsCutFailsWithTheNumberDelivered() {
        lab.workspace().seedConnections(1_000);
        lab.fault("list_connections", Fault.cutBody(0.5));

        try (ItemStream<Connection> all = lab.open().stream(ConnectionQuery.all())) {
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
        ConnectionEntry entry = lab.seeded("orders_pg");

        Connection found = right(lab.open().get(id(entry)));

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
        assertFailed(lab.open().get(ConnectionId.of("conn/none ä")), ConnectorError.NotFound.class)
                .satisfies(error -> {
                    assertThat(error.type()).isEqualTo("connection");
                    assertThat(error.id()).isEqualTo("conn/none ä");
                });
        assertThat(lab.simulator().journal().last().path()).isEqualTo("/v1/connections/conn%2Fnone%20%C3%A4");
    }

    @Test
    void aMemberThatWasAddedLaterIsKept() {
        lab.simulator().evolution().unknownMembers(true);

        Connection found = right(lab.open().get(id(lab.seeded("pg"))));

        assertThat(found.vendorFields().number("added_later")).isPresent();
        assertThat(found.vendorFields().object("added_later_too")).isPresent();
    }

    @Test
    void anExplicitNullIsLikeAnAbsentMember() {
        lab.simulator().behaviour().nullsForAbsent(true);
        lab.seeded("pg");

        assertThat(right(lab.open().list(ConnectionQuery.all())).items()).hasSize(1);
    }

    @Test
    void anAnswerWithoutItsIdIsMalformedAndNamesTheMember() {
        ConnectionEntry entry = lab.seeded("pg");
        lab.fault("get_connection", Fault.rewriteJson(body -> body.remove("id")));

        assertFailed(lab.open().get(id(entry)), ConnectorError.MalformedResponse.class)
                .satisfies(error -> assertThat(error.message()).contains("id"));
    }

    @Test
    void aBlankIdIsMalformedRatherThanAnException() {
        ConnectionEntry entry = lab.seeded("pg");
        lab.fault("get_connection", Fault.rewriteJson(body -> body.put("id", " ")));

        assertFailed(lab.open().get(id(entry)), ConnectorError.MalformedResponse.class);
    }

    @Test
    void everyRequestNamesTheWorkspaceAndCarriesTheToken() {
        right(lab.open().list(ConnectionQuery.all()));

        var sent = lab.simulator().journal().last();
        assertThat(sent.rawHeader("X-Workspace-Id")).hasValue(lab.workspace().id());
        assertThat(sent.rawHeader("Authorization"))
                .hasValue("Bearer " + lab.simulator().token());
    }

    @Test
    void aDeletedConnectionIsGone() {
        ConnectionEntry entry = lab.seeded("pg");

        assertThat(right(lab.open().delete(id(entry)))).isEqualTo(Deletion.gone(id(entry)));

        assertThat(lab.workspace().connections()).isEmpty();
    }

    @Test
    void deletingWhatIsNotThereIsNotFound() {
        assertFailed(lab.open().delete(ConnectionId.of("connnone")), ConnectorError.NotFound.class)
                .satisfies(error -> assertThat(error.type()).isEqualTo("connection"));
    }

    @Test
    void theNotFoundThatAnswersOurOwnRepeatedDeleteIsSuccess() {
        ConnectionEntry entry = lab.seeded("pg");
        lab.fault("delete_connection", Fault.resetAfterExecuting());

        assertThat(lab.open().delete(id(entry)).isRight()).isTrue();
        assertThat(lab.requests("delete_connection")).isEqualTo(2);
    }

    @Test
    void deletingAConnectionThatADatabaseUsesIsAConflictThatNamesTheRemedy() {
        ConnectionEntry entry = lab.seeded("pg");
        Connections connections = lab.open();
        Databases.withAttached(connections, entry);

        assertFailed(connections.delete(id(entry)), ConnectorError.Conflict.class)
                .satisfies(error -> {
                    assertThat(error.outcome()).isEqualTo(Outcome.REFUSED);
                    assertThat(error.message()).contains("Detach");
                });
    }

    @Test
    void anUpdateIsRefusedWithoutARequest() {
        ConnectionEntry entry = lab.seeded("pg");
        var change = ConnectionChange.builder().name("other").build();

        assertFailed(lab.open().update(id(entry), change), ConnectorError.Unsupported.class);
        assertThat(lab.simulator().journal().arrived()).isZero();
    }
}
