package org.connectorsdk.virtuousai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.testkit.fixture.ProviderFixture.failed;
import static org.connectorsdk.testkit.fixture.ProviderFixture.right;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.connection.PageToken;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.testkit.fixture.ProviderFixture;
import org.connectorsdk.testkit.wire.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Lists by cursor, and what the vendor may do wrong in a list. */
class ListTest {
    private static final String LIST = "list-connections";

    @RegisterExtension
    final VirtuousAiFixture fixture = new VirtuousAiFixture();

    private static List<String> ids(Connections connections, ConnectionQuery query) {
        return connections.orThrow().stream(query)
                .map(connection -> connection.id().value())
                .toList();
    }

    private Connections byCursor() {
        return fixture.open("paging", "cursor");
    }

    @Test
    void anEmptyOrganisationListsNothingByCursorEither() {
        Page<Connection> page = right(byCursor().list(ConnectionQuery.all()));
        assertThat(page.items()).isEmpty();
        assertThat(page.isLast()).isTrue();
    }

    @Test
    void aCursorWalkListsAllOnceOldestFirstWithoutAnyOffset() {
        fixture.simulator().seedConnections(250);
        assertThat(ids(byCursor(), ConnectionQuery.builder().pageSize(100).build()))
                .isEqualTo(fixture.simulator().connectionIds());
        assertThat(fixture.simulator().journal().of(LIST)).hasSize(3).allSatisfy(exchange -> {
            assertThat(exchange.query("limit")).hasValue("100");
            assertThat(exchange.query("offset")).isEmpty();
        });
    }

    @Test
    void severalTypesAreRepeatedParametersOfTheVendorsOwnOperation() {
        List<String> types = List.of("s3", "postgres");
        right(fixture.api().listConnections(null, types, null, null, null, 1, null, null, ProviderFixture.NONE));
        assertThat(fixture.last(LIST).rawQuery()).contains("provider=s3&provider=postgres");
    }

    @Test
    void aCursorThatTheServerDoesNotKnowIsAnInvalidRequest() {
        var query =
                ConnectionQuery.builder().pageToken(new PageToken("elsewhere")).build();
        assertThat(failed(byCursor().list(query), ConnectorError.InvalidRequest.class)
                        .message())
                .contains("Invalid cursor");
    }

    @Test
    void anEmptyPageThatNamesItselfIsTheEnd() {
        fixture.fault(LIST, Fault.answering(call -> Answer.json(200, "{\"connections\":[],\"nextCursor\":\"same\"}")));
        var query = ConnectionQuery.builder().pageToken(new PageToken("same")).build();
        assertThat(right(byCursor().list(query)).isLast()).isTrue();
    }

    @Test
    void aPageThatAnnouncesItselfAsNextBreaksTheContract() {
        fixture.fault(
                LIST,
                Fault.answering(
                        call -> Answer.json(200, "{\"connections\":[],\"hasNext\":true,\"nextCursor\":\"same\"}")));
        var query = ConnectionQuery.builder().pageToken(new PageToken("same")).build();
        assertThat(failed(byCursor().list(query), ConnectorError.MalformedResponse.class)
                        .message())
                .contains("names itself");
    }

    @Test
    void aDeploymentWithoutCursorModeIsNoticed() {
        fixture.simulator().seedConnections(120);
        fixture.fault(LIST, Fault.rewriteJson(body -> body.remove("nextCursor")));
        assertThat(failed(byCursor().list(ConnectionQuery.all()), ConnectorError.MalformedResponse.class)
                        .message())
                .contains("has no cursor");
    }

    @Test
    void theOtherSpellingOfTheCursorIsRead() {
        fixture.simulator().seedConnections(120);
        fixture.simulator()
                .faults()
                .on(LIST)
                .times(3)
                .inject(Fault.rewriteJson(body -> body.set("next_cursor", body.remove("nextCursor"))));
        assertThat(ids(byCursor(), ConnectionQuery.all())).hasSize(120);
    }

    @Test
    void anItemOfUndocumentedShapeIsGivenAsItCame() {
        fixture.simulator().seedConnections(3);
        fixture.fault(
                LIST,
                Fault.rewriteJson(body -> ((ObjectNode) body.path("connections").get(1))
                        .putArray("name")
                        .add(7)));
        List<Connection> items =
                right(fixture.open().list(ConnectionQuery.all())).items();
        assertThat(items).hasSize(3);
        assertThat(items.get(1).id().value())
                .isEqualTo(fixture.simulator().connectionIds().get(1));
        assertThat(items.get(1).warnings()).singleElement().asString().contains("name");
        assertThat(items.get(1).vendorFields().array("name")).isPresent();
    }
}
