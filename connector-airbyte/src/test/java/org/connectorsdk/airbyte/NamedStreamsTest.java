package org.connectorsdk.airbyte;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.airbyte.AirbyteFixture.NONE;
import static org.connectorsdk.airbyte.AirbyteFixture.assertFailed;
import static org.connectorsdk.airbyte.AirbyteFixture.right;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.connectorsdk.airbyte.config.AirbyteConfigApi;
import org.connectorsdk.airbyte.wire.JobWires.JobIdWire;
import org.connectorsdk.airbyte.wire.StreamWires.StreamNameWire;
import org.connectorsdk.airbyte.wire.StreamWires.StreamsOfConnectionWire;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.PurgeRequest;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.WaitPolicy;
import org.connectorsdk.testkit.fault.Fault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A purge names streams that the connection moves, or it is no purge. */
@DisplayName("F-42: destroying nothing is no success")
class NamedStreamsTest {
    @RegisterExtension
    final AirbyteFixture fixture = new AirbyteFixture();

    private ConnectionId connection = ConnectionId.of("none");

    /** Orders in two namespaces, customers in one. */
    @BeforeEach
    void aConnectionWithOneNameTwice() {
        ObjectNode document = fixture.state().connection(fixture.connection().value());
        ObjectNode again =
                (ObjectNode) document.path("syncCatalog").path("streams").get(0).deepCopy();
        ((ObjectNode) again.path("stream")).put("namespace", "archive");
        document.withArray("/syncCatalog/streams").add(again);
        connection = ConnectionId.of(fixture.state().addConnection(document));
    }

    private long rows(String namespace, String stream) {
        return fixture.state().rows(connection.value(), namespace, stream);
    }

    private int starts() {
        return fixture.requests("clear-streams") + fixture.requests("clear-connection") + fixture.requests("reset-connection");
    }

    @ParameterizedTest
    @CsvSource({
        "'', nosuch",
        "public, nosuch",
        "nosuch, orders",
        "public, Orders",
        "public, 'orders '",
        "archive, customers"
    })
    void aTableThatIsNotMovedIsNotFoundAndNothingStarts(String namespace, String table) {
        assertFailed(
                        fixture.open().purge(connection, PurgeRequest.tables(TableRef.of(namespace, table))),
                        ConnectorError.NotFound.class)
                .satisfies(error -> {
                    assertThat(error.outcome()).isEqualTo(Outcome.NOT_SENT);
                    assertThat(error.type()).isEqualTo("table");
                });
        assertThat(starts()).isZero();
    }

    @Test
    void aNameInTwoNamespacesIsRefusedWithBoth() {
        assertFailed(
                        fixture.open().purge(connection, PurgeRequest.tables(TableRef.of("", "orders"))),
                        ConnectorError.InvalidRequest.class)
                .satisfies(error -> {
                    assertThat(error.outcome()).isEqualTo(Outcome.NOT_SENT);
                    assertThat(error.message()).contains("public.orders").contains("archive.orders");
                });
        assertThat(starts()).isZero();
    }

    @Test
    void aNameInOneNamespaceIsMadeWhole() {
        Connections connections = fixture.open();
        right(connections.await(
                right(connections.purge(connection, PurgeRequest.tables(TableRef.of("", "customers"))))
                        .job()
                        .orElseThrow(),
                WaitPolicy.standard()));
        assertThat(rows("public", "customers")).isZero();
        assertThat(rows("public", "orders")).isEqualTo(100);
    }

    @Test
    void aNameWithItsNamespaceMeansThatOneAlone() {
        Connections connections = fixture.open();
        right(connections.await(
                right(connections.purge(connection, PurgeRequest.tables(TableRef.of("archive", "orders"))))
                        .job()
                        .orElseThrow(),
                WaitPolicy.standard()));
        assertThat(rows("archive", "orders")).isZero();
        assertThat(rows("public", "orders")).isEqualTo(100);
    }

    @Test
    void oneThatIsNotMovedStopsThePurgeOfTheOthers() {
        assertFailed(
                fixture.open()
                        .purge(
                                connection,
                                PurgeRequest.tables(TableRef.of("public", "customers"), TableRef.of("public", "x"))),
                ConnectorError.NotFound.class);
        assertThat(rows("public", "customers")).isEqualTo(100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "elsewhere"})
    void theSimulatorsJobAboutAnotherNamespaceDoesNothing(String namespace) {
        Connections connections = fixture.open();
        AirbyteConfigApi api = connections.unwrap(AirbyteConfigApi.class).orElseThrow();
        var named = new StreamNameWire("orders", namespace.isEmpty() ? null : namespace);
        long id = right(api.clearStreams(new StreamsOfConnectionWire(connection.value(), List.of(named)), NONE))
                .job()
                .id();
        Job job = right(connections.await(
                right(connections.jobs(connection, org.connectorsdk.api.job.JobQuery.all()))
                        .items()
                        .get(0)
                        .ref(),
                WaitPolicy.standard()));
        assertThat(job.ref().jobId()).isEqualTo(Long.toString(id));
        assertThat(job.progress().rows()).hasValue(0);
        assertThat(rows("public", "orders")).isEqualTo(100);
        assertThat(api.getJobLight(new JobIdWire(id), NONE).isRight()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "7",
                "{\"stream\": \"orders\"}",
                "{\"stream\": {\"name\": \"\"}}",
                "{\"stream\": {\"name\": [\"a\"], \"namespace\": \"public\"}}"
            })
    void anOddStreamIsInNobodysWay(String odd) throws JsonProcessingException {
        JsonNode stream = new ObjectMapper().readTree(odd);
        fixture.fault(
                "get-connection",
                Fault.rewriteJson(body -> body.withArray("/syncCatalog/streams").insert(0, stream)));
        assertThat(right(fixture.open().purge(connection, PurgeRequest.tables(TableRef.of("archive", "orders"))))
                        .job())
                .isPresent();
    }

    @Test
    void theStreamsOfAnotherConnectionAreNotPurged() {
        fixture.fault(
                "get-connection",
                Fault.rewriteJson(body -> body.put("connectionId", "00000000-0000-4000-8000-000000000000")));
        assertFailed(
                fixture.open().purge(connection, PurgeRequest.tables(TableRef.of("archive", "orders"))),
                ConnectorError.MalformedResponse.class);
        assertThat(starts()).isZero();
    }
}
