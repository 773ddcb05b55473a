package org.connectorsdk.virtuousai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.virtuousai.VirtuousAiFixture.assertFailed;
import static org.connectorsdk.virtuousai.VirtuousAiFixture.right;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.connection.ItemStream;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.connection.PageToken;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.testkit.wire.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Listing connections: pages, filters, sorts, and what the vendor may do wrong. */
class ListTest {
    private static final String LIST = "list-connections";

    @RegisterExtension
    final VirtuousAiFixture fixture = new VirtuousAiFixture();

    private static List<String> ids(Connections connections, ConnectionQuery query) {
        return connections.orThrow().stream(query)
                .map(connection -> connection.id().value())
                .toList();
    }

    private List<String> names(UnaryOperator<ConnectionQuery.Builder> query) {
        return fixture.open().orThrow().stream(
                        query.apply(ConnectionQuery.builder()).build())
                .map(Connection::name)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"offset", "cursor"})
    void anEmptyOrganisationListsNothing(String paging) {
        Page<Connection> page = right(fixture.open("paging", paging).list(ConnectionQuery.all()));
        assertThat(page.items()).isEmpty();
        assertThat(page.isLast()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"offset", "cursor"})
    void aThousandConnectionsAreListedOnceEachAndOldestFirst(String paging) {
        fixture.simulator().seedConnections(1_000);
        assertThat(ids(fixture.open("paging", paging), ConnectionQuery.all()))
                .isEqualTo(fixture.simulator().connectionIds());
    }

    @ParameterizedTest
    @ValueSource(strings = {"offset", "cursor"})
    void fiveOfAThousandConnectionsCostOneRequest(String paging) {
        fixture.simulator().seedConnections(1_000);
        try (ItemStream<Connection> all = fixture.open("paging", paging).stream(ConnectionQuery.all())) {
            assertThat(fixture.requests(LIST)).isZero();
            for (int i = 0; i < 5; i++) {
                assertThat(right(all.next())).isPresent();
            }
        }
        assertThat(fixture.requests(LIST)).isOne();
    }

    @ParameterizedTest
    @CsvSource({"offset, 10, 100", "cursor, 10, 100", "offset, 100, 11", "cursor, 100, 10", "offset, 0, 20"})
    void asManyRequestsAreSentAsThePagesNeed(String paging, int pageSize, int requests) {
        fixture.simulator().seedConnections(1_000);
        ids(
                fixture.open("paging", paging),
                ConnectionQuery.builder().pageSize(pageSize).build());
        assertThat(fixture.requests(LIST)).isEqualTo(requests);
    }

    @ParameterizedTest
    @ValueSource(strings = {"offset", "cursor"})
    void withoutASortTheOldestComesFirstWhateverItsName(String paging) {
        fixture.simulator().seedConnection("zebra", "s3");
        fixture.clock.advance(Duration.ofSeconds(1));
        fixture.simulator().seedConnection("ape", "s3");
        assertThat(ids(fixture.open("paging", paging), ConnectionQuery.all()))
                .isEqualTo(fixture.simulator().connectionIds());
    }

    @Test
    void pagesOfOffsetModeOverlapByOneRow() {
        fixture.simulator().seedConnections(25);
        ids(fixture.open(), ConnectionQuery.builder().pageSize(10).build());
        assertThat(fixture.simulator().journal().of(LIST))
                .extracting(exchange -> exchange.query("offset").orElse("") + "+"
                        + exchange.query("limit").orElse(""))
                .containsExactly("0+10", "9+11", "19+11");
    }

    @Test
    void anItemDeletedBetweenTwoPagesDuplicatesNoneAndTheShiftIsSaid() {
        fixture.simulator().seedConnections(30);
        List<String> before = fixture.simulator().connectionIds();
        List<String> listed = new ArrayList<>();
        List<String> warnings;
        try (ItemStream<Connection> all =
                fixture.open().stream(ConnectionQuery.builder().pageSize(10).build())) {
            for (int i = 0; i < 10; i++) {
                listed.add(right(all.next()).orElseThrow().id().value());
            }
            assertThat(all.warnings()).isEmpty();
            fixture.simulator().removeConnection(before.get(3));
            right(drain(all)).forEach(listed::add);
            warnings = all.warnings();
        }
        assertThat(listed).isEqualTo(before);
        assertThat(warnings)
                .singleElement()
                .asString()
                .startsWith("the list changed while it was read: the row at offset 9");
    }

    private static Either<ConnectorError, List<String>> drain(ItemStream<Connection> all) {
        List<String> rest = new ArrayList<>();
        while (true) {
            Either<ConnectorError, Optional<Connection>> item = all.next();
            if (item.isLeft()) {
                return Either.left(item.getLeft());
            }
            if (item.get().isEmpty()) {
                return Either.right(rest);
            }
            rest.add(item.get().get().id().value());
        }
    }

    @Test
    void theLastItemOfAPageMayBeTheOneDeleted() {
        fixture.simulator().seedConnections(30);
        List<String> before = fixture.simulator().connectionIds();
        Connections connections = fixture.open();
        Page<Connection> first =
                right(connections.list(ConnectionQuery.builder().pageSize(10).build()));
        fixture.simulator().removeConnection(before.get(9));
        Page<Connection> second = right(connections.list(ConnectionQuery.builder()
                .pageSize(10)
                .pageToken(first.next().orElseThrow())
                .build()));
        assertThat(second.items().get(0).id().value()).isEqualTo(before.get(10));
        assertThat(second.warnings()).hasSize(1);
    }

    @Test
    void aPageTellsHowManyThereAre() {
        fixture.simulator().seedConnections(60);
        Page<Connection> page = right(fixture.open().list(ConnectionQuery.all()));
        assertThat(page.items()).hasSize(50);
        assertThat(page.total()).hasValue(60);
    }

    @Test
    void aTokenOfAnotherKindOfListIsRefusedBeforeAnythingIsSent() {
        var query =
                ConnectionQuery.builder().pageToken(new PageToken("elsewhere")).build();
        assertFailed(fixture.open().list(query), ConnectorError.InvalidRequest.class);
        assertThat(fixture.requests(LIST)).isZero();
    }

    @Test
    void aCursorThatTheServerDoesNotKnowIsAnInvalidRequest() {
        var query =
                ConnectionQuery.builder().pageToken(new PageToken("elsewhere")).build();
        assertFailed(fixture.open("paging", "cursor").list(query), ConnectorError.InvalidRequest.class)
                .satisfies(error -> assertThat(error.message()).contains("Invalid cursor"));
    }

    @Test
    void cursorAndOffsetAreNeverSentTogether() {
        fixture.simulator().seedConnections(3);
        ids(
                fixture.open("paging", "cursor"),
                ConnectionQuery.builder().pageSize(1).build());
        assertThat(fixture.simulator().journal().of(LIST))
                .allSatisfy(exchange -> assertThat(exchange.query("offset")).isEmpty());
    }

    @Test
    void filtersArePushedDown() {
        fixture.simulator().seedConnection("Orders", "postgres");
        fixture.simulator().seedConnection("orders backup", "s3");
        fixture.simulator().seedConnection("People", "s3");
        assertThat(names(query -> query.filters(ConnectionQuery.SEARCH, "ORDERS")))
                .containsExactlyInAnyOrder("Orders", "orders backup");
        assertThat(names(
                        query -> query.filters(ConnectionQuery.SEARCH, "orders").filters(ConnectionQuery.TYPE, "s3")))
                .containsExactly("orders backup");
        assertThat(names(query -> query.filters(ConnectionQuery.STATUS, "active")))
                .isEmpty();
    }

    @Test
    void anUnknownFilterOrSortIsRefusedWithoutARequest() {
        assertFailed(
                fixture.open()
                        .list(ConnectionQuery.builder().filters("owner", "me").build()),
                ConnectorError.Unsupported.class);
        assertFailed(
                fixture.open().list(ConnectionQuery.builder().sort("owner").build()), ConnectorError.Unsupported.class);
        assertFailed(
                fixture.open().list(ConnectionQuery.builder().pageSize(101).build()),
                ConnectorError.InvalidRequest.class);
        assertThat(fixture.simulator().journal().arrived()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "name, name",
        "type, provider",
        "status, status",
        "createdAt, created_at",
        "updatedAt, updated_at",
        "lastVerifiedAt, last_verified_at"
    })
    void sortsArePushedDownInTheVendorsWords(String sort, String word) {
        right(fixture.open()
                .list(ConnectionQuery.builder().sort(sort).descending(true).build()));
        assertThat(fixture.last(LIST).query("sort_by")).hasValue(word);
        assertThat(fixture.last(LIST).query("order")).hasValue("desc");
    }

    @Test
    void anEmptyPageThatIsFollowedIsNotTheEnd() {
        fixture.simulator().seedConnections(30);
        fixture.simulator()
                .faults()
                .on(LIST)
                .when(call -> call.query("offset").filter("9"::equals).isPresent())
                .inject(Fault.rewriteJson(body ->
                        ((ArrayNode) body.path("connections")).removeAll().add(tenth())));
        assertThat(ids(fixture.open(), ConnectionQuery.builder().pageSize(10).build()))
                .isEqualTo(fixture.simulator().connectionIds());
    }

    /** The row that overlaps, as the fault above has just removed it. */
    private ObjectNode tenth() {
        return fixture.simulator()
                .connection(fixture.simulator().connectionIds().get(9));
    }

    @Test
    void pagesThatAnnounceMoreAndBringNothingEndTheList() {
        fixture.simulator().seedConnections(20);
        fixture.simulator()
                .faults()
                .on(LIST)
                .always()
                .inject(Fault.rewriteJson(body -> body.put("hasNext", true).putArray("connections")));
        try (ItemStream<Connection> all = fixture.open().stream(ConnectionQuery.all())) {
            assertThat(right(drain(all))).isEmpty();
            assertThat(all.warnings()).singleElement().asString().startsWith("more rows were announced");
        }
        assertThat(fixture.requests(LIST)).isLessThanOrEqualTo(3);
    }

    @Test
    void aCursorThatComesAgainIsABrokenContract() {
        fixture.simulator().seedConnections(20);
        fixture.simulator()
                .faults()
                .on(LIST)
                .always()
                .inject(Fault.answering(
                        call -> Answer.json(200, "{\"connections\":[],\"hasNext\":true,\"nextCursor\":\"same\"}")));
        try (ItemStream<Connection> all = fixture.open("paging", "cursor").stream(ConnectionQuery.all())) {
            assertFailed(drain(all), ConnectorError.MalformedResponse.class);
        }
    }

    @Test
    void anEmptyPageThatNamesItselfIsTheEnd() {
        fixture.fault(LIST, Fault.answering(call -> Answer.json(200, "{\"connections\":[],\"nextCursor\":\"same\"}")));
        var query = ConnectionQuery.builder().pageToken(new PageToken("same")).build();
        assertThat(right(fixture.open("paging", "cursor").list(query)).isLast()).isTrue();
    }

    @Test
    void aPageThatAnnouncesItselfAsTheNextOneIsABrokenContract() {
        fixture.fault(
                LIST,
                Fault.answering(
                        call -> Answer.json(200, "{\"connections\":[],\"hasNext\":true,\"nextCursor\":\"same\"}")));
        var query = ConnectionQuery.builder().pageToken(new PageToken("same")).build();
        assertFailed(fixture.open("paging", "cursor").list(query), ConnectorError.MalformedResponse.class)
                .satisfies(error -> assertThat(error.message()).contains("names itself"));
    }

    @Test
    void aDeploymentWithoutCursorModeIsNoticed() {
        fixture.simulator().seedConnections(120);
        fixture.fault(LIST, Fault.rewriteJson(body -> body.remove("nextCursor")));
        assertFailed(
                        fixture.open("paging", "cursor").list(ConnectionQuery.all()),
                        ConnectorError.MalformedResponse.class)
                .satisfies(error -> assertThat(error.message()).contains("no cursor came"));
    }

    @Test
    void theOtherSpellingOfTheCursorIsRead() {
        fixture.simulator().seedConnections(120);
        fixture.simulator()
                .faults()
                .on(LIST)
                .times(3)
                .inject(Fault.rewriteJson(body -> body.set("next_cursor", body.remove("nextCursor"))));
        assertThat(ids(fixture.open("paging", "cursor"), ConnectionQuery.all())).hasSize(120);
    }

    @Test
    void aFailureInTheMiddleSaysHowManyWereDelivered() {
        fixture.simulator().seedConnections(30);
        fixture.simulator()
                .faults()
                .on(LIST)
                .when(call -> call.query("offset").filter("19"::equals).isPresent())
                .always()
                .inject(Fault.status(500));
        try (ItemStream<Connection> all =
                fixture.open().stream(ConnectionQuery.builder().pageSize(10).build())) {
            assertFailed(drain(all), ConnectorError.ProviderFailure.class)
                    .satisfies(error -> assertThat(error.context().delivered()).hasValue(20));
        }
    }

    @Test
    void anItemThatIsNotShapedAsDocumentedIsGivenAsItCame() {
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

    @Test
    void anItemWithoutAnIdIsAWarning() {
        fixture.simulator().seedConnections(3);
        fixture.fault(
                LIST,
                Fault.rewriteJson(body -> ((ObjectNode) body.path("connections").get(1)).remove("id")));
        Page<Connection> page = right(fixture.open().list(ConnectionQuery.all()));
        assertThat(page.items()).hasSize(2);
        assertThat(page.warnings()).singleElement().asString().contains("connections[1].id");
    }
}
