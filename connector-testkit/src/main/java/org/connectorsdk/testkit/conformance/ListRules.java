package org.connectorsdk.testkit.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.connection.ItemStream;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.testkit.fault.Fault;

/** Rules about listing. */
interface ListRules {
    /** More items than any rule seeds. */
    int ENDLESS = 2_000;

    /** Small enough for every vendor, so that a few connections make several pages. */
    int PAGE = 3;

    /** An empty account. */
    @Rule(
            id = "LIST-01",
            needs = "LIST",
            statement = "Listing an account without connections succeeds and gives an empty page.")
    default void LIST_01_anEmptyAccountGivesAnEmptyResult(Lab lab) {
        for (Ask.View view : Ask.View.values()) {
            assertEquals(
                    List.of(),
                    Expect.result(Ask.list(ConnectionQuery.all()).through(view, lab.client()))
                            .items());
        }
        assertEquals(List.of(), Expect.result(walk(lab.client(), ConnectionQuery.all())));
        assertFalse(lab.sent(NeutralCall.LIST).isEmpty(), "the server was asked");
    }

    /** Each item comes once. */
    @Rule(
            id = "LIST-02",
            needs = "LIST",
            statement = "Streaming over several full pages and a partly filled last one delivers each connection"
                    + " exactly once, in the order that the provider documents.")
    default void LIST_02_eachItemComesOnceAndInOrder(Lab lab) {
        List<ConnectionId> seeded = ids(lab.subject().seed(2 * PAGE + 1));
        assertEquals(seeded, ids(Expect.result(walk(lab.client(), pages(lab)))), "items in order");
        assertEquals(
                seeded,
                lab.client().orThrow().stream(pages(lab)).map(Connection::id).toList(),
                "items in order, of the throwing view");
    }

    /** Paging is lazy. */
    @Rule(
            id = "LIST-03",
            liveSafe = true,
            needs = "LIST",
            statement = "Pages are fetched when they are needed: to deliver the first connection a stream makes one"
                    + " page request and no more.")
    default void LIST_03_theFirstItemCostsOneRequest(Lab lab) {
        lab.subject().seed(2 * PAGE + 1);
        try (ItemStream<Connection> stream = lab.client().stream(pages(lab))) {
            assertEquals(0, lab.simulator().journal().arrived(), "requests before the first item");
            assertTrue(Expect.result(stream.next()).isPresent());
        }
        assertEquals(1, lab.sent(NeutralCall.LIST).size(), "requests for the first item");
    }

    /** Filters filter. */
    @Rule(
            id = "LIST-04",
            needs = "LIST_FILTER",
            statement = "Each filter that is declared selects the connections that a comparison on the client would"
                    + " have selected, also where that is none.")
    default void LIST_04_filtersFilter(Lab lab) {
        List<Connection> seeded = lab.subject().seed(2 * PAGE + 1);
        for (String filter : new TreeSet<>(lab.descriptor().filters())) { // in the same order on every run
            for (String value : lab.subject().filterValues(filter, seeded)) {
                Set<ConnectionId> expected = seeded.stream()
                        .filter(connection -> lab.subject().matches(connection, filter, value))
                        .map(Connection::id)
                        .collect(Collectors.toSet());
                ConnectionQuery query =
                        ConnectionQuery.builder().filters(filter, value).build();
                assertEquals(expected, Set.copyOf(ids(Expect.result(walk(lab.client(), query)))), filter + "=" + value);
            }
        }
    }

    /** Only the vendor's signal ends a list. */
    @Rule(
            id = "LIST-05",
            needs = "LIST",
            statement = "A page without items does not end a stream as long as it names a next page; a token that is"
                    + " missing or empty does.")
    default void LIST_05_onlyTheEndSignalEnds(Lab lab) {
        requirePages(lab);
        List<ConnectionId> seeded = ids(lab.subject().seed(2 * PAGE + 1));
        lab.subject().answerOneEmptyPage();
        assertEquals(seeded, ids(Expect.result(walk(lab.client(), pages(lab)))), "items beyond the empty page");
    }

    /** No progress is an error. */
    @Rule(
            id = "LIST-06",
            needs = "LIST",
            statement = "When the server hands out a page token for the second time, the stream stops with"
                    + " MALFORMED_RESPONSE rather than going round in circles.")
    default void LIST_06_noProgressIsAnError(Lab lab) {
        requirePages(lab);
        lab.subject().seed(2 * PAGE + 1);
        lab.subject().answerTheSamePageForever();
        ConnectorError error = Expect.error(walk(lab.client(), pages(lab)));
        assertTrue(error instanceof ConnectorError.MalformedResponse, error::message);
        assertTrue(
                lab.sent(NeutralCall.LIST).size() <= 4,
                () -> lab.sent(NeutralCall.LIST).size() + " requests");
    }

    /** A part is never the whole. */
    @Rule(
            id = "LIST-07",
            needs = "LIST",
            statement = "If a later page cannot be read, the stream first delivers the items of the pages before it"
                    + " and then the error; it never looks as if it had come to its end.")
    default void LIST_07_aPartIsNeverTheWhole(Lab lab) {
        lab.subject().seed(2 * PAGE + 1);
        boolean paged = lab.descriptor().largestPage() > 0;
        lab.on(NeutralCall.LIST)
                .fromAttempt(paged ? 2 : 1)
                .always()
                .inject(paged ? Fault.status(500) : Fault.cutBody(0.6));
        List<Connection> delivered = new ArrayList<>();
        ConnectorError error = Expect.error(walk(lab.client(), pages(lab), delivered));
        assertEquals(delivered.size(), error.context().delivered().orElse(-1), error::message);
        assertTrue(delivered.size() < 2 * PAGE + 1, "fewer than all were delivered");
        assertTrue(!paged || delivered.size() >= PAGE, "the first page was delivered");
    }

    private static void requirePages(Lab lab) {
        if (lab.descriptor().largestPage() == 0) {
            throw new NotApplicable(NotApplicable.Reason.NO_PAGES);
        }
    }

    private static ConnectionQuery pages(Lab lab) {
        return lab.descriptor().largestPage() == 0
                ? ConnectionQuery.all()
                : ConnectionQuery.builder().pageSize(PAGE).build();
    }

    private static List<ConnectionId> ids(List<Connection> connections) {
        return connections.stream().map(Connection::id).toList();
    }

    /** Walks to the end; answers all items, or the error that ended the walk. */
    static Either<ConnectorError, List<Connection>> walk(Connections client, ConnectionQuery query) {
        return walk(client, query, new ArrayList<>());
    }

    /** The same, leaving what was delivered with the caller. */
    static Either<ConnectorError, List<Connection>> walk(
            Connections client, ConnectionQuery query, List<Connection> delivered) {
        try (ItemStream<Connection> stream = client.stream(query)) {
            while (true) {
                Either<ConnectorError, Optional<Connection>> item = stream.next();
                if (item.isLeft()) {
                    return Either.left(item.getLeft());
                }
                if (item.get().isEmpty()) {
                    assertTrue(Expect.result(stream.next()).isEmpty(), "the end stays the end");
                    return Either.right(delivered);
                }
                delivered.add(item.get().get());
                assertTrue(delivered.size() < ENDLESS, "the walk does not end");
            }
        }
    }
}
