package org.connectorsdk.verification.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Either;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.connection.ItemStream;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.observe.CallEnd;
import org.connectorsdk.api.observe.CallObservation;
import org.connectorsdk.testkit.conformance.ConformanceTarget;
import org.connectorsdk.testkit.conformance.NeutralCall;
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.testkit.fault.Latch;
import org.connectorsdk.verification.incidents.Stage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page that is fetched while one is consumed is a request like any other, and nothing is left of it. */
class PageAheadTest {
    private static final int ALL = 45;
    private static final int PAGE = 20;
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final ConnectionQuery BY_TWENTY =
            ConnectionQuery.builder().pageSize(PAGE).build();

    private final Latch latch = new Latch();

    static Stream<Stage> paged() {
        return Stage.targets().filter(PageAheadTest::hasPages).map(Stage::new);
    }

    private static boolean hasPages(ConformanceTarget target) {
        try (Stage stage = new Stage(target)) {
            return stage.open().descriptor().largestPage() > 0;
        }
    }

    private static void take(ItemStream<Connection> stream, int items) {
        for (int i = 0; i < items; i++) {
            assertThat(stream.next().get()).isPresent();
        }
    }

    /** Reads so far that the second page is on its way, where it is held. */
    private ItemStream<Connection> withPageAhead(Stage stage, Connections client) throws InterruptedException {
        ItemStream<Connection> stream = client.stream(BY_TWENTY);
        take(stream, 1);
        stage.always(NeutralCall.LIST, Fault.hold(latch));
        take(stream, 5);
        assertThat(latch.awaitArrivals(1, SOON))
                .as("the second page was asked for")
                .isTrue();
        return stream;
    }

    private void assertGivenUp() throws InterruptedException {
        assertThat(latch.awaitAbandoned(1, SOON)).as("the request was ended").isTrue();
    }

    @ParameterizedTest
    @MethodSource("paged")
    void oneIsFetchedWhileOneIsConsumed(Stage stage) throws InterruptedException {
        stage.seed(ALL);
        try (ItemStream<Connection> stream = withPageAhead(stage, stage.open())) {
            take(stream, PAGE - 6);

            assertThat(stage.sent(NeutralCall.LIST)).hasSize(2);
            latch.release();
            take(stream, ALL - PAGE);
            assertThat(stream.next().get()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("paged")
    void oneRequestAtATimeIsEnoughForAWalkWithinAWalk(Stage stage) {
        stage.seed(ALL);
        Connections client = stage.open(config -> config.set("max-concurrent", 1));
        try (ItemStream<Connection> outer = client.stream(BY_TWENTY);
                ItemStream<Connection> inner = client.stream(BY_TWENTY)) {
            for (int i = 0; i < ALL; i++) {
                take(outer, 1);
                take(inner, 1);
            }
            assertThat(outer.next().get()).isEmpty();
            assertThat(inner.next().get()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("paged")
    void aCloseGivesItsPlaceBack(Stage stage) throws InterruptedException {
        stage.seed(ALL);
        Connections client = stage.open(config -> config.set("max-concurrent", 1));
        ItemStream<Connection> stream = withPageAhead(stage, client);

        stream.close();

        assertGivenUp();
        assertThat(stream.next().getLeft().kind()).isEqualTo(ErrorKind.CLOSED);
        latch.release();
        assertThat(client.list(BY_TWENTY).isRight()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("paged")
    void aCloseOfTheClientEndsIt(Stage stage) throws InterruptedException {
        stage.seed(ALL);
        Connections client = stage.open();
        ItemStream<Connection> stream = withPageAhead(stage, client);

        client.close();

        assertGivenUp();
        ConnectorError error = stream.next().getLeft();
        assertThat(error.kind()).isEqualTo(ErrorKind.CLOSED);
        assertThat(error.context().delivered()).hasValue(6);
        assertNoThreads();
    }

    /** Threads end by themselves when the last client is closed. */
    private static void assertNoThreads() throws InterruptedException {
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().startsWith("connector-async")) {
                thread.join(SOON.toMillis());
                assertThat(thread.isAlive()).as(thread.getName()).isFalse();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("paged")
    void anInterruptWhileItIsWaitedForEndsIt(Stage stage) throws Exception {
        stage.seed(ALL);
        ItemStream<Connection> stream = withPageAhead(stage, stage.open());
        take(stream, PAGE - 6);
        CompletableFuture<ConnectorError> ended = new CompletableFuture<>();
        Thread consumer = new Thread(() -> ended.complete(stream.next().getLeft()));
        consumer.start();

        consumer.interrupt();

        ConnectorError error = ended.get(SOON.toSeconds(), TimeUnit.SECONDS);
        assertThat(error.kind()).isEqualTo(ErrorKind.INTERRUPTED);
        assertThat(error.context().delivered()).hasValue(PAGE);
        stream.close();
        assertGivenUp();
    }

    @ParameterizedTest
    @MethodSource("paged")
    void itsFailureComesAfterTheItemsBeforeIt(Stage stage) {
        stage.seed(ALL);
        Connections client = stage.open(config -> config.set("attempts", 1));
        stage.on(NeutralCall.LIST).fromAttempt(2).inject(Fault.status(500));
        try (ItemStream<Connection> stream = client.stream(BY_TWENTY)) {
            take(stream, PAGE);

            Either<ConnectorError, Optional<Connection>> next = stream.next();

            assertThat(next.getLeft().kind()).isEqualTo(ErrorKind.PROVIDER_FAILURE);
            assertThat(next.getLeft().outcome()).isEqualTo(Outcome.REFUSED);
            assertThat(next.getLeft().context().operation()).isEqualTo("stream");
            assertThat(next.getLeft().context().delivered()).hasValue(PAGE);
        }
    }

    @ParameterizedTest
    @MethodSource("paged")
    void theDeadlineOfTheWalkIsItsOwn(Stage stage) {
        stage.seed(ALL);
        stage.on(NeutralCall.LIST).fromAttempt(2).inject(stage.silent(Duration.ofSeconds(6)));
        Connections client = stage.open().with(CallOptions.deadline(Duration.ofSeconds(5)));
        try (ItemStream<Connection> stream = client.stream(BY_TWENTY)) {
            take(stream, PAGE);

            ConnectorError error = stream.next().getLeft();

            assertThat(error).isInstanceOf(ConnectorError.Timeout.class);
            assertThat(((ConnectorError.Timeout) error).limit()).isEqualTo(ConnectorError.Limit.DEADLINE);
        }
    }

    @ParameterizedTest
    @MethodSource("paged")
    void observersSeeEachPageOnce(Stage stage) {
        stage.seed(ALL);
        AtomicInteger begun = new AtomicInteger();
        AtomicInteger ended = new AtomicInteger();
        Connections client = stage.openSeenBy(call -> {
            begun.incrementAndGet();
            return new CallObservation() {
                @Override
                public void end(CallEnd end) {
                    ended.incrementAndGet();
                }
            };
        });
        try (ItemStream<Connection> stream = client.stream(BY_TWENTY)) {
            take(stream, ALL);
            assertThat(stream.next().get()).isEmpty();
        }

        int sent = stage.sent(NeutralCall.LIST).size() + stage.tokenCalls().size();
        assertThat(List.of(begun.get(), ended.get())).containsOnly(sent);
    }

    @ParameterizedTest
    @MethodSource("paged")
    void whatItsErrorEchoesIsMasked(Stage stage) {
        stage.seed(ALL);
        String secret = stage.secrets().get(0);
        stage.on(NeutralCall.LIST)
                .fromAttempt(2)
                .inject(Fault.status(400).contentType("text/plain").body("no: " + secret));
        try (ItemStream<Connection> stream = stage.open().stream(BY_TWENTY)) {
            take(stream, PAGE);

            assertThat(stream.next().getLeft().toString()).doesNotContain(secret);
        }
    }
}
