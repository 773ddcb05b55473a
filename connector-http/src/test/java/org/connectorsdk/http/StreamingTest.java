package org.connectorsdk.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Either;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.connectorsdk.api.call.CallObserver;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.http.ThingApi.Thing;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One large answer, element by element: nothing is repeated once something was handed out, and a part is never the whole. */
@Timeout(20)
class StreamingTest {
    private static final String HEAD =
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n";
    private static final String WHOLE =
            "{\"total\":2,\"data\":{\"things\":[{\"id\":\"a\"},{\"id\":\"b\"}],\"more\":true},\"next\":\"c2\"}";

    private final Lab lab = new Lab();

    @AfterEach
    void close() {
        lab.close();
    }

    private static List<String> drain(ElementStream<Thing> stream) {
        List<String> ids = new ArrayList<>();
        for (Either<ConnectorError, Optional<Thing>> next = stream.next();
                next.isRight() && next.get().isPresent();
                next = stream.next()) {
            ids.add(next.get().get().id());
        }
        return ids;
    }

    @Test
    void anAnswerWithoutContentIsNoStream() {
        lab.server.then(exchange -> exchange.answer(204, "", ""));

        ConnectorError error = lab.api().stream(Lab.PLAIN).get().next().getLeft();

        assertThat(error.message()).contains("answered without the content that is expected");
    }

    @Test
    void whatSaysItIsAPageForPeopleIsNoStream() {
        lab.server.then(exchange -> exchange.answer(200, "text/html", WHOLE));

        ConnectorError error = lab.api().stream(Lab.PLAIN).get().next().getLeft();

        assertThat(error.kind()).isEqualTo(ErrorKind.NOT_AN_API_ANSWER);
    }

    @Test
    void nothingIsSentBeforeTheFirstElementIsAskedFor() {
        ElementStream<Thing> stream = lab.api().stream(Lab.PLAIN).get();

        stream.close();

        assertThat(lab.server.requests()).isZero();
    }

    @Test
    void allElementsAndTheMembersBesideThemAreHandedOut() {
        lab.server.always(exchange -> exchange.json(WHOLE));

        ElementStream<Thing> stream = lab.api().stream(Lab.PLAIN).get();

        assertThat(drain(stream)).containsExactly("a", "b");
        assertThat(stream.next().get()).isEmpty();
        assertThat(stream.delivered()).isEqualTo(2);
        assertThat(stream.members().string("next")).hasValue("c2");
    }

    @Test
    void theConnectionIsUsedAgainAfterTheEnd() {
        lab.server.always(exchange -> exchange.json(WHOLE));

        drain(lab.api().stream(Lab.PLAIN).get());
        drain(lab.api().stream(Lab.PLAIN).get());

        assertThat(lab.server.connections()).isEqualTo(1);
    }

    @Test
    void aFailureBeforeTheFirstElementIsTriedAgain() {
        lab.server
                .then(exchange -> exchange.answer(503, "", ""))
                .then(exchange -> {
                    exchange.send(HEAD + "{\"data\":{\"things\":[{\"id\":");
                    exchange.socket().close();
                })
                .then(exchange -> exchange.json(WHOLE));

        assertThat(drain(lab.api().stream(Lab.PLAIN).get())).containsExactly("a", "b");
        assertThat(lab.server.requests()).isEqualTo(3);
    }

    @Test
    void aFailureAfterItEndsTheStreamAndTellsHowManyWereDelivered() {
        lab.server.always(exchange -> {
            exchange.send(HEAD + "{\"data\":{\"things\":[{\"id\":\"a\"},{\"id\":\"b\"},");
            exchange.socket().close();
        });
        ElementStream<Thing> stream = lab.api().stream(Lab.PLAIN).get();

        assertThat(drain(stream)).containsExactly("a", "b");

        ConnectorError error = stream.next().getLeft();
        assertThat(error.kind()).isEqualTo(ErrorKind.UNREACHABLE);
        assertThat(error.context().delivered()).hasValue(2);
        assertThat(lab.server.requests()).isEqualTo(1);
        assertThat(stream.next().getLeft()).isSameAs(error);
    }

    @Test
    void jsonThatEndsTooEarlyIsAFailureNotAnEnd() {
        lab.server.always(exchange -> exchange.json("{\"data\":{\"things\":[{\"id\":\"a\"}"));
        ElementStream<Thing> stream = lab.api().stream(Lab.PLAIN).get();

        assertThat(drain(stream)).containsExactly("a");
        assertThat(stream.next().getLeft().kind()).isEqualTo(ErrorKind.MALFORMED_RESPONSE);
    }

    @Test
    void anElementAboveItsCeilingEndsTheStream() {
        lab.set(HttpSettings.MAX_ELEMENT_BYTES, "10000");
        lab.server.always(exchange ->
                exchange.json("{\"data\":{\"things\":[{\"id\":\"a\"},{\"id\":\"" + "x".repeat(50_000) + "\"}]}}"));
        ElementStream<Thing> stream = lab.api().stream(Lab.PLAIN).get();

        drain(stream);

        assertThat(stream.next().getLeft())
                .isInstanceOfSatisfying(
                        ConnectorError.PayloadTooLarge.class,
                        large -> assertThat(large.setting()).isEqualTo(HttpSettings.MAX_ELEMENT_BYTES));
    }

    @Test
    void theConsumersOwnTimeCountsAgainstNoLimit() {
        lab.server.always(exchange -> exchange.json(WHOLE));
        ElementStream<Thing> stream = lab.api().stream(Lab.PLAIN).get();
        stream.next().get();

        lab.time.advance(Duration.ofHours(5));
        lab.time.awaitWatchdog();

        assertThat(drain(stream)).containsExactly("b");
    }

    @Test
    void theServersTimeDoes() {
        CountDownLatch goOn = new CountDownLatch(1);
        lab.server.always(exchange -> {
            exchange.send(HEAD + "{\"data\":{\"things\":[{\"id\":\"a\"},");
            goOn.await();
            lab.time.awaitWatchdog();
            lab.time.advance(Duration.ofMinutes(2));
            exchange.clientHasGone();
        });
        ElementStream<Thing> stream = lab.api().stream(Lab.PLAIN).get();
        stream.next().get();

        goOn.countDown();

        assertThat(stream.next().getLeft().kind()).isEqualTo(ErrorKind.TIMEOUT);
    }

    @Test
    void leavingEarlyFreesItsPlaceAndBreaksTheConnection() throws Exception {
        lab.set(HttpSettings.MAX_CONCURRENT, "1");
        CountDownLatch gone = new CountDownLatch(1);
        lab.server.then(exchange -> {
            exchange.send(HEAD + "{\"data\":{\"things\":[{\"id\":\"a\"},");
            if (exchange.clientHasGone()) {
                gone.countDown();
            }
        });
        lab.server.always(exchange -> exchange.json("{\"id\":\"a\"}"));
        ElementStream<Thing> stream = lab.api().stream(Lab.PLAIN).get();
        stream.next().get();

        stream.close();

        assertThat(gone.await(5, TimeUnit.SECONDS)).isTrue();
        assertThat(lab.api().get("a", Lab.PLAIN).isRight()).isTrue();
        assertThat(stream.next().getLeft().kind()).isEqualTo(ErrorKind.CLOSED);
    }

    @Test
    void anotherThreadCanEndANextInProgress() throws Exception {
        lab.server.always(exchange -> {
            exchange.send(HEAD + "{\"data\":{\"things\":[{\"id\":\"a\"},");
            exchange.clientHasGone();
        });
        ElementStream<Thing> stream = lab.api().stream(Lab.PLAIN).get();
        stream.next().get();
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            CountDownLatch asking = new CountDownLatch(1);
            Future<Either<ConnectorError, Optional<Thing>>> next = thread.submit(() -> {
                asking.countDown();
                return stream.next();
            });
            asking.await();

            stream.close();

            ConnectorError error = next.get(5, TimeUnit.SECONDS).getLeft();
            assertThat(error.kind()).isEqualTo(ErrorKind.CLOSED);
            assertThat(error.context().delivered()).hasValue(1);
        } finally {
            thread.shutdownNow();
        }
    }

    @Test
    void anotherThreadCanEndANextThatHasOnlyJustBegun() throws Exception {
        CountDownLatch beginning = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        lab.observer((provider, operation) -> {
            if (beginning.getCount() > 0) {
                beginning.countDown();
                awaitQuietly(closed);
            }
            return CallObserver.Observation.NONE;
        });
        lab.server.always(lab.server.silence());
        ElementStream<Thing> stream = lab.api().stream(Lab.PLAIN).get();
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            Future<Either<ConnectorError, Optional<Thing>>> next = thread.submit(stream::next);
            assertThat(beginning.await(5, TimeUnit.SECONDS)).isTrue();

            stream.close();
            closed.countDown();

            assertThat(next.get(5, TimeUnit.SECONDS).getLeft().kind()).isEqualTo(ErrorKind.CLOSED);
        } finally {
            thread.shutdownNow();
        }
    }

    @Test
    void anAbandonedStreamIsClosedOnceItWasCollected() throws Exception {
        lab.set(HttpSettings.MAX_CONCURRENT, "1");
        CountDownLatch gone = new CountDownLatch(1);
        lab.server.then(exchange -> {
            exchange.send(HEAD + "{\"data\":{\"things\":[{\"id\":\"a\"},");
            if (exchange.clientHasGone()) {
                gone.countDown();
            }
        });
        lab.server.always(exchange -> exchange.json("{\"id\":\"a\"}"));

        WeakReference<?> abandoned = abandon();
        while (!abandoned.refersTo(null)) {
            System.gc();
        }

        assertThat(gone.await(5, TimeUnit.SECONDS)).isTrue();
        assertThat(lab.api().get("a", Lab.PLAIN).isRight()).isTrue();
    }

    @Test
    void theObserverOfAnAbandonedStreamIsToldThatItEnded() throws Exception {
        CountDownLatch told = new CountDownLatch(1);
        lab.observer((provider, operation) -> new CallObserver.Observation() {
            @Override
            public void end(int attempts, Duration elapsed, @Nullable ConnectorError error) {
                told.countDown();
            }
        });
        lab.server.then(exchange -> {
            exchange.send(HEAD + "{\"data\":{\"things\":[{\"id\":\"a\"},");
            exchange.clientHasGone();
        });

        WeakReference<?> abandoned = abandon();
        while (!abandoned.refersTo(null)) {
            System.gc();
        }

        assertThat(told.await(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void theObserverOfAnAbandonedStreamHoldsUpNoOtherCall() throws Exception {
        lab.set(HttpSettings.MAX_CONCURRENT, "1");
        CountDownLatch told = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        lab.observer((provider, operation) -> new CallObserver.Observation() {
            @Override
            public void end(int attempts, Duration elapsed, @Nullable ConnectorError error) {
                if (told.getCount() > 0) {
                    told.countDown();
                    awaitQuietly(go);
                }
            }
        });
        lab.server.then(exchange -> {
            exchange.send(HEAD + "{\"data\":{\"things\":[{\"id\":\"a\"},");
            exchange.clientHasGone();
        });
        lab.server.always(exchange -> exchange.json("{\"id\":\"a\"}"));

        WeakReference<?> abandoned = abandon();
        while (!abandoned.refersTo(null)) {
            System.gc();
        }
        assertThat(told.await(5, TimeUnit.SECONDS)).isTrue();
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            Future<Either<ConnectorError, Thing>> other =
                    thread.submit(() -> lab.api().get("a", Lab.PLAIN));

            assertThat(other.get(5, TimeUnit.SECONDS).isRight()).isTrue();
        } finally {
            go.countDown();
            thread.shutdownNow();
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private WeakReference<?> abandon() {
        ElementStream<Thing> stream = lab.api().stream(Lab.PLAIN).get();
        stream.next().get();
        return new WeakReference<>(stream);
    }

    @Test
    void mappingHandsOutWhatTheCallerWants() {
        lab.server.always(exchange -> exchange.json(WHOLE));

        ElementStream<String> names =
                lab.api().stream(Lab.PLAIN).get().mapped(thing -> Either.right("<" + thing.id() + ">"));

        assertThat(names.next().get()).hasValue("<a>");
        assertThat(names.next().get()).hasValue("<b>");
        assertThat(names.next().get()).isEmpty();
        assertThat(names.members().string("next")).hasValue("c2");
    }

    @Test
    void aMappingThatFailsEndsTheStream() {
        lab.server.always(exchange -> exchange.json(WHOLE));
        ConnectorError odd = new ConnectorError.MalformedResponse(
                ErrorContext.of("acme", "stream_things").build(), "");

        ElementStream<String> names = lab.api().stream(Lab.PLAIN)
                .get()
                .mapped(thing -> thing.id().equals("b") ? Either.left(odd) : Either.right(thing.id()));

        assertThat(names.next().get()).hasValue("a");
        assertThat(names.next().getLeft().context().delivered()).hasValue(1);
        assertThat(names.next().getLeft().kind()).isEqualTo(ErrorKind.MALFORMED_RESPONSE);
    }

    @Test
    void theDeadlineStartsWithTheFirstElementAskedFor() {
        lab.server.always(exchange -> exchange.json(WHOLE));
        ElementStream<Thing> stream =
                lab.api().stream(CallOptions.deadline(Duration.ofSeconds(5))).get();

        lab.time.advance(Duration.ofMinutes(1));

        assertThat(drain(stream)).hasSize(2);
    }

    @Test
    void anEmptyArrayIsAnEndAtOnce() {
        lab.server.always(exchange -> exchange.json("{\"data\":{\"things\":[]}}"));

        assertThat(lab.api().stream(Lab.PLAIN).get().next().get()).isEmpty();
    }

    @Test
    void aRefusalIsTheError() {
        lab.server.always(exchange -> exchange.answer(403, "application/json", "{}"));

        ConnectorError error = lab.api().stream(Lab.PLAIN).get().next().getLeft();

        assertThat(error.kind()).isEqualTo(ErrorKind.PERMISSION_DENIED);
        assertThat(error.context().delivered()).hasValue(0);
    }
}
