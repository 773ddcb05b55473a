package org.connectorsdk.planasonix;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.planasonix.PlanasonixFixture.assertFailed;
import static org.connectorsdk.planasonix.PlanasonixFixture.json;
import static org.connectorsdk.planasonix.PlanasonixFixture.node;
import static org.connectorsdk.planasonix.PlanasonixFixture.right;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.call.CallObserver;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.connection.CredentialRef;
import org.connectorsdk.api.connection.Deletion;
import org.connectorsdk.api.connection.ItemStream;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.testkit.fault.Fault;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Listing, reading and deleting. */
class ConnectionLifeTest {
    @RegisterExtension
    final PlanasonixFixture fixture = new PlanasonixFixture();

    private static List<String> ids(Page<Connection> page) {
        return page.items().stream().map(connection -> connection.id().value()).toList();
    }

    private static List<String> walk(ItemStream<Connection> stream) {
        List<String> ids = new ArrayList<>();
        try (stream) {
            for (Optional<Connection> next = right(stream.next()); next.isPresent(); next = right(stream.next())) {
                ids.add(next.get().id().value());
            }
        }
        return ids;
    }

    @Test
    void theListIsOneCompletePage() {
        fixture.seeded("a");
        fixture.seeded("b");
        Page<Connection> page = right(fixture.open().list(ConnectionQuery.all()));
        assertThat(ids(page)).containsExactly("a", "b");
        assertThat(page.isLast()).isTrue();
        assertThat(page.total()).hasValue(2);
    }

    @Test
    void anEmptyAccountListsNothing() {
        assertThat(right(fixture.open().list(ConnectionQuery.all())).items()).isEmpty();
        assertThat(walk(fixture.open().stream(ConnectionQuery.all()))).isEmpty();
    }

    @Test
    void typeAndSearchAreThePartOfTheServer() {
        fixture.seeded("Raw-Lake", "s3", "{}");
        fixture.seeded("raw-lake", "gcs", "{}");
        fixture.seeded("other", "s3", "{}");
        ConnectionQuery query = ConnectionQuery.builder()
                .filters(ConnectionQuery.TYPE, "s3")
                .filters(ConnectionQuery.SEARCH, "LAKE")
                .build();
        assertThat(ids(right(fixture.open().list(query)))).containsExactly("Raw-Lake");
        assertThat(fixture.simulator().journal().last().rawQuery()).isEqualTo("type=s3&search=LAKE");
        assertThat(walk(fixture.open().stream(query))).containsExactly("Raw-Lake");
    }

    @Test
    void anotherFilterIsRefusedWithoutARequest() {
        ConnectionQuery query = ConnectionQuery.builder()
                .filters(ConnectionQuery.STATUS, "active")
                .build();
        assertFailed(fixture.open().list(query), ConnectorError.Unsupported.class);
        assertThat(fixture.simulator().journal().arrived()).isZero();
    }

    @Test
    void aStreamIsOneRequestHoweverLongTheList() {
        fixture.simulator().seedConnections(1_000);
        assertThat(walk(fixture.open().stream(ConnectionQuery.all())))
                .hasSize(1_000)
                .doesNotHaveDuplicates();
        assertThat(fixture.requests("connections.list")).isOne();
    }

    @Test
    void aListThatComesWithACursorAllTheSameIsFollowedToItsEnd() {
        fixture.seeded("a");
        Fault first = Fault.rewriteJson(body -> body.set("meta", node("{'page':{'cursor':'c1'}}")));
        fixture.simulator()
                .faults()
                .on("connections.list")
                .when(call -> call.query("cursor").isEmpty())
                .always()
                .inject(first);
        fixture.simulator()
                .faults()
                .on("connections.list")
                .when(call -> call.query("cursor").equals(Optional.of("c1")))
                .always()
                .inject(Fault.status(200).json("{\"data\":[{\"id\":\"b\",\"name\":\"b\",\"type\":\"s3\"}]}"));
        assertThat(ids(right(fixture.open().list(ConnectionQuery.all())))).containsExactly("a", "b");
        assertThat(walk(fixture.open().stream(ConnectionQuery.all()))).containsExactly("a", "b");
    }

    @Test
    void aCursorThatComesTwiceEndsInAnErrorAndNotInALoop() {
        fixture.simulator()
                .faults()
                .on("connections.list")
                .always()
                .inject(Fault.status(200).json("{\"data\":[{\"id\":\"a\"}],\"meta\":{\"cursor\":\"same\"}}"));
        assertFailed(fixture.open().list(ConnectionQuery.all()), ConnectorError.MalformedResponse.class);
        try (ItemStream<Connection> stream = fixture.open().stream(ConnectionQuery.all())) {
            right(stream.next());
            right(stream.next());
            assertFailed(stream.next(), ConnectorError.MalformedResponse.class)
                    .satisfies(error -> assertThat(error.context().delivered()).hasValue(2));
        }
    }

    @Test
    void aWalkThatIsClosedBetweenTwoPartsOfTheListEndsThereAndIsNoWholeOne() {
        fixture.simulator()
                .faults()
                .on("connections.list")
                .always()
                .inject(Fault.status(200).json("{\"data\":[{\"id\":\"a\"}],\"meta\":{\"cursor\":\"more\"}}"));
        AtomicReference<ItemStream<Connection>> walk = new AtomicReference<>();
        Connections connections = fixture.open((provider, operation) -> new CallObserver.Observation() {
            @Override
            public void end(int attempts, Duration elapsed, @Nullable ConnectorError error) {
                requireNonNull(walk.get()).close(); // as another thread may do at any time
            }
        });
        walk.set(connections.stream(ConnectionQuery.all()));
        right(requireNonNull(walk.get()).next());

        assertFailed(requireNonNull(walk.get()).next(), ConnectorError.Closed.class)
                .satisfies(error -> assertThat(error.context().delivered()).hasValue(1));
        assertThat(fixture.simulator().journal().count("connections.list")).isEqualTo(1);
    }

    @Test
    void oneOddItemDoesNotSpoilTheList() {
        fixture.seeded("a");
        fixture.fault(
                "connections.list",
                Fault.status(200)
                        .json("{\"data\":[{\"id\":\"a\",\"name\":\"a\",\"type\":\"s3\"},"
                                + "{\"id\":\"odd\",\"name\":\"odd\",\"config\":\"no object\"},"
                                + "{\"id\":\"c\",\"name\":\"c\",\"type\":\"s3\",\"config\":null}]}"));
        List<Connection> items = right(fixture.open().list(ConnectionQuery.all())).items();
        assertThat(items).extracting(connection -> connection.id().value()).containsExactly("a", "odd", "c");
        assertThat(items.get(1).warnings()).hasSize(1);
        assertThat(items.get(1).warnings().get(0)).doesNotContain("no object");
        assertThat(items.get(1).vendorFields()).isEqualTo(json("{'config':'no object'}"));
    }

    @Test
    void aConnectionHasItsConfigCredentialAndTimes() {
        fixture.state().addConnection("a", "Billing", "postgres", node("{'host':'h','port':5433,'ratio':0.10}"), "cred_1");
        Connection found = right(fixture.open().get(ConnectionId.of("a")));
        assertThat(found.name()).isEqualTo("Billing");
        assertThat(found.type()).isEqualTo("postgres");
        assertThat(found.config()).isEqualTo(json("{'host':'h','port':5433,'ratio':0.10}"));
        assertThat(found.credential()).contains(CredentialRef.id("cred_1"));
        assertThat(found.updatedAt()).contains(Instant.parse("2026-01-01T00:00:00Z"));
        assertThat(found.createdAt()).isEmpty();
    }

    @Test
    void theVendorsMasksStayAndASecretThatItShowsIsMasked() {
        fixture.seeded("a", "postgres", "{'host':'h','password':'p'}");
        assertThat(right(fixture.open().get(ConnectionId.of("a"))).config())
                .isEqualTo(json("{'host':'h','password':'********'}"));
        fixture.fault(
                "connections.get",
                Fault.rewriteJson(body -> body.withObject("/config").put("api_key", "in-clear")));
        assertThat(right(fixture.open().get(ConnectionId.of("a"))).toString()).doesNotContain("in-clear");
    }

    @Test
    void whatIsNotModelledIsKept() {
        ConnectionId id = fixture.seeded("a");
        fixture.fault(
                "connections.get",
                Fault.rewriteJson(body -> body.put("region", "eu").putNull("owner")));
        assertThat(right(fixture.open().get(id)).vendorFields()).isEqualTo(json("{'region':'eu','owner':null}"));
    }

    @Test
    void anotherEnvelopeWithTheTypeOfTheResourceIsUnderstood() {
        ConnectionId id = fixture.seeded("a");
        fixture.fault(
                "connections.get",
                Fault.status(200)
                        .json("{\"data\":{\"id\":\"a\",\"type\":\"connection\",\"attributes\":"
                                + "{\"name\":\"n\",\"type\":\"mysql\",\"config\":{\"host\":\"h\"},\"tier\":1}}}"));
        Connection found = right(fixture.open().get(id));
        assertThat(found.name()).isEqualTo("n");
        assertThat(found.type()).isEqualTo("mysql");
        assertThat(found.config()).isEqualTo(json("{'host':'h'}"));
        assertThat(found.vendorFields()).isEqualTo(json("{'tier':1}"));
    }

    @Test
    void anUnknownConnectionIsNotFoundByItsId() {
        assertFailed(fixture.open().get(ConnectionId.of("nobody")), ConnectorError.NotFound.class)
                .satisfies(error -> {
                    assertThat(error.type()).isEqualTo("connection");
                    assertThat(error.id()).isEqualTo("nobody");
                });
    }

    @Test
    void anAnswerWithoutAnIdIsMalformed() {
        ConnectionId id = fixture.seeded("a");
        fixture.fault("connections.get", Fault.status(200).json("{\"name\":\"n\"}"));
        assertFailed(fixture.open().get(id), ConnectorError.MalformedResponse.class);
    }

    @Test
    void aDeletedConnectionIsGone() {
        ConnectionId id = fixture.seeded("a");
        Connections connections = fixture.open();
        assertThat(right(connections.delete(id))).isEqualTo(Deletion.gone(id));
        assertThat(fixture.state().connectionIds()).isEmpty();
        assertFailed(connections.delete(id), ConnectorError.NotFound.class);
    }

    @Test
    void aConnectionThatPipelinesUseIsAConflict() {
        ConnectionId id = fixture.seeded("a");
        fixture.state().activePipelines("a", 2);
        assertFailed(fixture.open().delete(id), ConnectorError.Conflict.class).satisfies(error -> {
            assertThat(error.outcome()).isEqualTo(Outcome.REFUSED);
            assertThat(error.message()).contains("2 active pipelines", "Stop the pipelines");
        });
        assertThat(fixture.requests("connections.delete")).isOne();
    }

    @Test
    void aDeletionWhoseAnswerWasLostSucceedsWhenItsRepeatFindsNothing() {
        ConnectionId id = fixture.seeded("a");
        fixture.fault("connections.delete", Fault.resetAfterExecuting());
        assertThat(right(fixture.open().delete(id))).isEqualTo(Deletion.gone(id));
        assertThat(fixture.requests("connections.delete")).isEqualTo(2);
    }

    @Test
    void aDeletionMayBeAnsweredWithoutABody() {
        ConnectionId id = fixture.seeded("a");
        fixture.fault("connections.delete", Fault.statusAfterExecuting(204));
        assertThat(right(fixture.open().delete(id))).isEqualTo(Deletion.gone(id));
    }

    @Test
    void purgingIsUnsupportedAndSendsNothing() {
        ConnectionId id = fixture.seeded("a");
        assertFailed(
                fixture.open().purge(id, org.connectorsdk.api.connection.PurgeRequest.connection()),
                ConnectorError.Unsupported.class);
        assertThat(fixture.simulator().journal().arrived()).isZero();
    }

    @Test
    void aBlankCredentialIsNone() {
        fixture.seeded("a");
        fixture.fault("connections.get", Fault.rewriteJson(body -> body.put("credentialId", " ")));
        assertThat(right(fixture.open().get(ConnectionId.of("a"))).credential()).isEmpty();
    }

    @Test
    void aSecretThatTheServerShowsIsMaskedWhereverItStands() {
        fixture.seeded("a");
        fixture.fault("connections.get", Fault.rewriteJson(body -> {
            body.put("api_key", "s3cret-canary");
            body.set("config", node("{'users':[{'password':'s3cret-canary'}],'pin_password':770077}"));
        }));
        Connection read = right(fixture.open().get(ConnectionId.of("a")));
        assertThat(read.config().toJson() + read.vendorFields().toJson())
                .contains("users", "api_key")
                .doesNotContain("s3cret-canary", "770077");
    }
}
