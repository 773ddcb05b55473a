package org.connectorsdk.testkit.conformance.rules.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.connection.ItemStream;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.testkit.conformance.AnswerTree;
import org.connectorsdk.testkit.conformance.Expect;
import org.connectorsdk.testkit.conformance.NeutralCall;
import org.connectorsdk.testkit.conformance.NotApplicable;
import org.connectorsdk.testkit.conformance.Rule;
import org.connectorsdk.testkit.conformance.RuleContext;
import org.connectorsdk.testkit.conformance.rules.ViewCalls;
import org.connectorsdk.testkit.fault.ArmedFault;
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.testkit.fault.Latch;

/** Rules about listing. */
public interface ListRules {
    /** More items than any rule seeds. */
    int ENDLESS = 2_000;

    /** As large as an element may be for a client that is given one that is larger. */
    int LARGEST_ELEMENT = 1 << 19;

    /** Small enough for every vendor, so that a few connections make several pages. */
    int PAGE = 3;

    @Rule(
            id = "LIST-01",
            needs = "LIST",
            statement = "Listing an account without connections succeeds and gives an empty page.")
    default void LIST_01_anEmptyAccountGivesAnEmptyResult(RuleContext context) {
        for (ViewCalls.View view : ViewCalls.View.values()) {
            assertEquals(
                    List.of(),
                    Expect.result(ViewCalls.list(ConnectionQuery.all()).through(view, context.client()))
                            .items());
        }
        assertEquals(List.of(), Expect.result(walk(context.client(), ConnectionQuery.all())));
        assertFalse(context.sent(NeutralCall.LIST).isEmpty(), "the server was asked");
    }

    @Rule(
            id = "LIST-02",
            needs = "LIST",
            statement = "Streaming over several full pages and a partly filled last one delivers each connection"
                    + " exactly once, in the order that the provider documents.")
    default void LIST_02_eachItemComesOnceAndInOrder(RuleContext context) {
        List<ConnectionId> seeded = ids(context.harness().seed(2 * PAGE + 1));
        assertEquals(seeded, ids(Expect.result(walk(context.client(), pages(context)))), "items in order");
        assertEquals(
                seeded,
                context.client().orThrow().stream(pages(context))
                        .map(Connection::id)
                        .toList(),
                "items in order, of the throwing view");
    }

    @Rule(
            id = "LIST-03",
            liveSafe = true,
            needs = "LIST",
            statement = "Pages are fetched when they are needed: to deliver the first connection a stream makes one"
                    + " page request and no more.")
    default void LIST_03_theFirstItemCostsOneRequest(RuleContext context) {
        context.harness().seed(2 * PAGE + 1);
        try (ItemStream<Connection> stream = context.client().stream(pages(context))) {
            assertEquals(0, context.simulator().journal().arrived(), "requests before the first item");
            assertTrue(Expect.result(stream.next()).isPresent());
        }
        assertEquals(1, context.sent(NeutralCall.LIST).size(), "requests for the first item");
    }

    @Rule(
            id = "LIST-04",
            needs = "LIST_FILTER",
            statement = "Each filter that is declared selects the connections that a comparison on the client would"
                    + " have selected, also where that is none.")
    default void LIST_04_filtersFilter(RuleContext context) {
        List<Connection> seeded = context.harness().seed(2 * PAGE + 1);
        for (String filter : new TreeSet<>(context.descriptor().filters())) { // in the same order on every run
            for (String value : context.harness().filterValues(filter, seeded)) {
                Set<ConnectionId> expected = seeded.stream()
                        .filter(connection -> context.harness().matches(connection, filter, value))
                        .map(Connection::id)
                        .collect(Collectors.toSet());
                ConnectionQuery query =
                        ConnectionQuery.builder().filters(filter, value).build();
                assertEquals(
                        expected, Set.copyOf(ids(Expect.result(walk(context.client(), query)))), filter + "=" + value);
            }
        }
    }

    @Rule(
            id = "LIST-05",
            needs = "LIST",
            statement = "A page without items does not end a stream as long as it names a next page; a token that is"
                    + " missing or empty does.")
    default void LIST_05_onlyTheEndSignalEnds(RuleContext context) {
        requirePages(context);
        List<ConnectionId> seeded = ids(context.harness().seed(2 * PAGE + 1));
        context.harness().answerOneEmptyPage();
        assertEquals(seeded, ids(Expect.result(walk(context.client(), pages(context)))), "items beyond the empty page");
    }

    @Rule(
            id = "LIST-06",
            needs = "LIST",
            statement = "When the server hands out a page token for the second time, the stream stops with"
                    + " MALFORMED_RESPONSE rather than going round in circles.")
    default void LIST_06_noProgressIsAnError(RuleContext context) {
        requirePages(context);
        context.harness().seed(2 * PAGE + 1);
        context.harness().answerTheSamePageForever();
        ConnectorError error = Expect.error(walk(context.client(), pages(context)));
        assertTrue(error instanceof ConnectorError.MalformedResponse, error::message);
        assertTrue(
                context.sent(NeutralCall.LIST).size() <= 4,
                () -> context.sent(NeutralCall.LIST).size() + " requests");
    }

    @Rule(
            id = "LIST-07",
            needs = "LIST",
            statement = "If a later page cannot be read, the stream first delivers the items of the pages before it"
                    + " and then the error; it never looks as if it had come to its end.")
    default void LIST_07_aPartIsNeverTheWhole(RuleContext context) {
        context.harness().seed(2 * PAGE + 1);
        boolean paged = context.descriptor().largestPage() > 0;
        context.on(NeutralCall.LIST)
                .fromAttempt(paged ? 2 : 1)
                .always()
                .inject(paged ? Fault.status(500) : Fault.cutBody(0.6));
        List<Connection> delivered = new ArrayList<>();
        ConnectorError error = Expect.error(walk(context.client(), pages(context), delivered));
        assertEquals(delivered.size(), error.context().delivered().orElse(-1), error::message);
        assertTrue(delivered.size() < 2 * PAGE + 1, "fewer than all were delivered");
        assertTrue(!paged || delivered.size() >= PAGE, "the first page was delivered");
    }

    @Rule(
            id = "LIST-08",
            since = "2.0",
            needs = "LIST",
            statement = "An element of a list that is null, is no object, has no id or is larger than an element may"
                    + " be costs neither the page nor the stream: the others come in their order, and a warning names"
                    + " its index. A first page of which nothing can be read is MALFORMED_RESPONSE; a later one is"
                    + " warned of, and the walk goes on.")
    default void LIST_08_anOddElementCostsItself(RuleContext context) {
        List<ConnectionId> seeded = ids(context.harness().seed(PAGE));
        ConnectionId odd = seeded.get(1);
        List<ConnectionId> others = List.of(seeded.get(0), seeded.get(2));
        try (Connections client = context.open(config -> config.set("max-element-bytes", LARGEST_ELEMENT))) {
            for (OddElement oddity : OddElement.values()) {
                AtomicInteger index = new AtomicInteger();
                ArmedFault armed = context.on(NeutralCall.LIST).always().inject(Fault.rewriteTree(answer -> {
                    ArrayNode elements = context.harness().elements(answer);
                    int place = AnswerTree.indexOf(elements, odd.value());
                    if (place >= 0) {
                        index.set(place);
                        oddity.spoil(elements, place, odd.value());
                    }
                }));
                Page<Connection> page = Expect.result(client.list(ConnectionQuery.all()));
                oddity.check("a page", others, odd, page.items(), page.warnings(), index.get());
                List<Connection> walked = new ArrayList<>();
                List<String> warnings = warnings(client, ConnectionQuery.all(), walked);
                oddity.check("a stream", others, odd, walked, warnings, index.get());
                armed.disarm();
            }
        }
        nothingOfAPage(context);
    }

    /** Reads to the end, which must come; answers the warnings of the walk. */
    private static List<String> warnings(Connections client, ConnectionQuery query, List<Connection> walked) {
        try (ItemStream<Connection> stream = client.stream(query)) {
            for (Optional<Connection> next = Expect.result(stream.next());
                    next.isPresent();
                    next = Expect.result(stream.next())) {
                walked.add(next.get());
            }
            return stream.warnings();
        }
    }

    private static void nothingOfAPage(RuleContext context) {
        ArmedFault armed = context.on(NeutralCall.LIST).times(2).inject(nulls(context));
        Expect.error(ErrorKind.MALFORMED_RESPONSE, context.client().list(ConnectionQuery.all()));
        Expect.error(ErrorKind.MALFORMED_RESPONSE, walk(context.client(), ConnectionQuery.all()));
        armed.disarm();
        if (context.descriptor().largestPage() > 0) {
            context.harness().seed(PAGE + 1);
            List<ConnectionId> all = ids(Expect.result(walk(context.client(), pages(context))));
            context.on(NeutralCall.LIST).fromAttempt(2).inject(nulls(context));
            List<Connection> walked = new ArrayList<>();
            List<String> warnings = warnings(context.client(), pages(context), walked);
            boolean whole = all.equals(ids(walked)); // where the page was asked for once more
            assertTrue(whole || !warnings.isEmpty(), "a page of which nothing could be read is warned of");
            List<ConnectionId> left = new ArrayList<>(all);
            left.retainAll(ids(walked));
            assertEquals(left, ids(walked), "the items of the other pages");
            assertEquals(all.subList(0, PAGE), ids(walked).subList(0, PAGE), "the first page");
            assertEquals(all.get(all.size() - 1), walked.get(walked.size() - 1).id(), "the last page");
        }
    }

    private static Fault nulls(RuleContext context) {
        return Fault.rewriteTree(answer -> {
            ArrayNode elements = context.harness().elements(answer);
            for (int i = 0; i < elements.size(); i++) {
                elements.setNull(i);
            }
        });
    }

    @Rule(
            id = "LIST-09",
            since = "2.0",
            needs = "LIST",
            statement = "While connections are added and deleted between two pages, a walk delivers each that was"
                    + " there all the time exactly once, or ends in an error that is worth trying again; it never"
                    + " takes the shift for a broken answer.")
    default void LIST_09_aShiftIsNoStall(RuleContext context) {
        requirePages(context);
        for (int gone : List.of(0, PAGE - 1, 2 * PAGE)) {
            List<ConnectionId> before = ids(Expect.result(walk(context.client(), pages(context))));
            List<ConnectionId> added = ids(context.harness().seed(Math.max(1, 2 * PAGE + 1 - before.size())));
            List<ConnectionId> lasting = new ArrayList<>(before);
            lasting.addAll(added);
            List<Connection> delivered = new ArrayList<>();
            try (ItemStream<Connection> stream = context.client().stream(pages(context))) {
                for (int i = 0; i < PAGE; i++) {
                    delivered.add(Expect.result(stream.next()).orElseThrow());
                }
                if (context.declares(Capability.DELETE)) {
                    Expect.result(context.client().delete(lasting.remove(gone)));
                }
                context.harness().seed(1);
                Either<ConnectorError, Optional<Connection>> next = stream.next();
                while (next.isRight() && next.get().isPresent()) {
                    delivered.add(next.get().get());
                    next = stream.next();
                }
                if (next.isLeft()) {
                    assertTrue(next.getLeft().retryable(), next.getLeft()::message);
                    assertNotEquals(ErrorKind.MALFORMED_RESPONSE, next.getLeft().kind());
                } else {
                    List<ConnectionId> seen = new ArrayList<>(ids(delivered));
                    seen.retainAll(lasting);
                    assertEquals(Set.copyOf(lasting), Set.copyOf(seen), "what was there all the time");
                    assertEquals(lasting.size(), seen.size(), "each comes once");
                }
            }
        }
    }

    @Rule(
            id = "LIST-10",
            since = "2.0",
            needs = "LIST",
            statement = "A stream fetches no more than one page before it is needed, and gives that request up when it"
                    + " is closed: the server sees the exchange given up, nothing is sent afterwards, and other calls"
                    + " go on as usual.")
    default void LIST_10_aCloseDropsThePageAhead(RuleContext context) throws InterruptedException {
        requirePages(context);
        ConnectionQuery query = ConnectionQuery.builder()
                .pageSize(Math.min(3 * PAGE, context.descriptor().largestPage()))
                .build();
        int before = context.sent(NeutralCall.LIST).size();
        context.harness().seed(6 * PAGE + 1);
        Expect.result(walk(context.client(), query));
        int walked = context.sent(NeutralCall.LIST).size() - before;
        Latch latch = new Latch();
        int begun;
        boolean ahead;
        try (ItemStream<Connection> stream = context.client().stream(query)) {
            assertTrue(Expect.result(stream.next()).isPresent());
            begun = context.sent(NeutralCall.LIST).size();
            context.on(NeutralCall.LIST).always().inject(Fault.hold(latch));
            assertTimeoutPreemptively(
                    context.patience(),
                    () -> {
                        for (int i = 1; i < Math.min(2 * PAGE, query.pageSize() - 1); i++) {
                            assertTrue(Expect.result(stream.next()).isPresent());
                        }
                    },
                    "items wait for a page that is not theirs");
            ahead = latch.awaitArrivals(1, context.patience()); // a provider may also fetch when it has to
        }
        assertTrue(!ahead || latch.awaitAbandoned(1, context.patience()), "the server sees the connection close");
        latch.release();
        Expect.result(walk(context.client(), query));
        assertEquals(
                begun + (ahead ? 1 : 0) + walked, context.sent(NeutralCall.LIST).size(), "requests");
    }

    private static void requirePages(RuleContext context) {
        if (context.descriptor().largestPage() == 0) {
            throw new NotApplicable(NotApplicable.Reason.NO_PAGES);
        }
    }

    private static ConnectionQuery pages(RuleContext context) {
        return context.descriptor().largestPage() == 0
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
