package org.connectorsdk.planasonix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.planasonix.PlanasonixFixture.json;
import static org.connectorsdk.planasonix.PlanasonixFixture.node;
import static org.connectorsdk.testkit.fixture.ProviderFixture.failed;
import static org.connectorsdk.testkit.fixture.ProviderFixture.right;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.connection.ItemStream;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.testkit.fault.Fault;
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
    void aListThatHasACursorIsFollowedToItsEnd() {
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
    void aCursorThatComesTwiceIsAnErrorAndNoLoop() {
        fixture.faultAlways(
                "connections.list",
                Fault.status(200).json("{\"data\":[{\"id\":\"a\"}],\"meta\":{\"cursor\":\"same\"}}"));
        failed(fixture.open().list(ConnectionQuery.all()), ConnectorError.MalformedResponse.class);
        try (ItemStream<Connection> stream = fixture.open().stream(ConnectionQuery.all())) {
            right(stream.next());
            right(stream.next());
            assertThat(failed(stream.next(), ConnectorError.MalformedResponse.class)
                            .context()
                            .delivered())
                    .hasValue(2);
        }
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
    void aConnectionThatPipelinesUseIsAConflict() {
        ConnectionId id = fixture.seeded("a");
        fixture.state().activePipelines("a", 2);
        ConnectorError.Conflict error = failed(fixture.open().delete(id), ConnectorError.Conflict.class);
        assertThat(error.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(error.message()).contains("2 active pipelines", "Stop the pipelines");
        assertThat(fixture.requests("connections.delete")).isOne();
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
