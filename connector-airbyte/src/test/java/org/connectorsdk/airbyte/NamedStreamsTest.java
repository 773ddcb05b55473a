package org.connectorsdk.airbyte;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.testkit.fixture.ProviderFixture.failed;
import static org.connectorsdk.testkit.fixture.ProviderFixture.right;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.PurgeRequest;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.job.WaitPolicy;
import org.connectorsdk.testkit.fault.Fault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
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
        return fixture.requests("clear-streams")
                + fixture.requests("clear-connection")
                + fixture.requests("reset-connection");
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
        failed(
                fixture.open().purge(connection, PurgeRequest.tables(TableRef.of("archive", "orders"))),
                ConnectorError.MalformedResponse.class);
        assertThat(starts()).isZero();
    }
}
