package org.connectorsdk.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.http.RawServer.cut;
import static org.connectorsdk.http.RawServer.holds;
import static org.connectorsdk.http.RawServer.ok;
import static org.connectorsdk.http.RawServer.status;
import static org.connectorsdk.http.RawServer.thing;

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
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.observe.CallEnd;
import org.connectorsdk.api.observe.CallObservation;
import org.connectorsdk.http.ThingApi.Thing;
import org.connectorsdk.http.operation.ElementStream;
import org.connectorsdk.http.settings.HttpSettings;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class StreamingTest {
    private static final String HEAD = ok(1000);
    private static final String WHOLE =
            "{\"total\":2,\"data\":{\"things\":[{\"id\":\"a\"},{\"id\":\"b\"}],\"more\":true},\"next\":\"c2\"}";

    @AutoClose
    private final HttpFixture http = new HttpFixture();

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
        http.server.then(status(204));
        assertThat(http.api().stream(HttpFixture.PLAIN).get().next().getLeft().message())
                .contains("answered without content");
    }

    @Test
    void whatSaysItIsAPageForPeopleIsNoStream() {
        http.server.then(exchange -> exchange.answer(200, "text/html", WHOLE));
        assertThat(http.api().stream(HttpFixture.PLAIN).get().next().getLeft().kind())
                .isEqualTo(ErrorKind.NOT_AN_API_ANSWER);
    }

    @Test
    void allElementsAndTheMembersBesideThemAreHandedOut() {
        http.server.always(exchange -> exchange.json(WHOLE));

        ElementStream<Thing> stream = http.api().stream(HttpFixture.PLAIN).get();

        assertThat(drain(stream)).containsExactly("a", "b");
        assertThat(stream.next().get()).isEmpty();
        assertThat(stream.delivered()).isEqualTo(2);
        assertThat(stream.members().string("next")).hasValue("c2");
    }

    @Test
    void theConnectionIsUsedAgainAfterTheEnd() {
        http.server.always(exchange -> exchange.json(WHOLE));

        drain(http.api().stream(HttpFixture.PLAIN).get());
        drain(http.api().stream(HttpFixture.PLAIN).get());

        assertThat(http.server.connections()).isEqualTo(1);
    }

    @Test
    void aFailureBeforeTheFirstElementIsTriedAgain() {
        http.server
                .then(status(503))
                .then(cut(HEAD + "{\"data\":{\"things\":[{\"id\":"))
                .then(exchange -> exchange.json(WHOLE));

        assertThat(drain(http.api().stream(HttpFixture.PLAIN).get())).containsExactly("a", "b");
        assertThat(http.server.requests()).isEqualTo(3);
    }

    @Test
    void aFailureAfterItEndsTheStreamWithTheNumberDelivered() {
        http.server.always(cut(HEAD + "{\"data\":{\"things\":[{\"id\":\"a\"},{\"id\":\"b\"},"));
        ElementStream<Thing> stream = http.api().stream(HttpFixture.PLAIN).get();

        assertThat(drain(stream)).containsExactly("a", "b");

        ConnectorError error = stream.next().getLeft();
        assertThat(error.kind()).isEqualTo(ErrorKind.UNREACHABLE);
        assertThat(error.context().delivered()).hasValue(2);
        assertThat(http.server.requests()).isEqualTo(1);
        assertThat(stream.next().getLeft()).isSameAs(error);
    }

    @Test
    void jsonThatEndsTooEarlyIsAFailureNotAnEnd() {
        http.server.always(exchange -> exchange.json("{\"data\":{\"things\":[{\"id\":\"a\"}"));
        ElementStream<Thing> stream = http.api().stream(HttpFixture.PLAIN).get();

        assertThat(drain(stream)).containsExactly("a");
        assertThat(stream.next().getLeft().kind()).isEqualTo(ErrorKind.MALFORMED_RESPONSE);
    }

    @Test
    void anElementAboveItsCeilingEndsTheStream() {
        http.set(HttpSettings.MAX_ELEMENT_BYTES, "10000");
        http.server.always(exchange ->
                exchange.json("{\"data\":{\"things\":[{\"id\":\"a\"},{\"id\":\"" + "x".repeat(50_000) + "\"}]}}"));
        ElementStream<Thing> stream = http.api().stream(HttpFixture.PLAIN).get();

        drain(stream);

        assertThat(((ConnectorError.PayloadTooLarge) stream.next().getLeft()).setting())
                .isEqualTo(HttpSettings.MAX_ELEMENT_BYTES);
    }

    @Test
    void theServersTimeDoes() {
        CountDownLatch goOn = new CountDownLatch(1);
        http.server.always(exchange -> {
            exchange.send(HEAD + "{\"data\":{\"things\":[{\"id\":\"a\"},");
            goOn.await();
            http.time.awaitWatchdog();
            http.time.advance(Duration.ofMinutes(2));
            exchange.clientHasGone();
        });
        ElementStream<Thing> stream = http.api().stream(HttpFixture.PLAIN).get();
        stream.next().get();

        goOn.countDown();

        assertThat(stream.next().getLeft().kind()).isEqualTo(ErrorKind.TIMEOUT);
    }

    @Test
    void leavingEarlyFreesItsPlaceAndBreaksTheConnection() throws Exception {
        http.set(HttpSettings.MAX_CONCURRENT, "1");
        CountDownLatch gone = new CountDownLatch(1);
        http.server.then(exchange -> {
            exchange.send(HEAD + "{\"data\":{\"things\":[{\"id\":\"a\"},");
            if (exchange.clientHasGone()) {
                gone.countDown();
            }
        });
        http.server.always(thing());
        ElementStream<Thing> stream = http.api().stream(HttpFixture.PLAIN).get();
        stream.next().get();

        stream.close();

        assertThat(gone.await(5, TimeUnit.SECONDS)).isTrue();
        assertThat(http.get().isRight()).isTrue();
        assertThat(stream.next().getLeft().kind()).isEqualTo(ErrorKind.CLOSED);
    }

    @Test
    void anotherThreadCanEndANextInProgress() throws Exception {
        http.server.always(holds(HEAD + "{\"data\":{\"things\":[{\"id\":\"a\"},"));
        ElementStream<Thing> stream = http.api().stream(HttpFixture.PLAIN).get();
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
        http.observer(call -> {
            if (beginning.getCount() > 0) {
                beginning.countDown();
                awaitQuietly(closed);
            }
            return CallObservation.NONE;
        });
        http.server.always(http.server.silence());
        ElementStream<Thing> stream = http.api().stream(HttpFixture.PLAIN).get();
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
        http.set(HttpSettings.MAX_CONCURRENT, "1");
        CountDownLatch gone = new CountDownLatch(1);
        http.server.then(exchange -> {
            exchange.send(HEAD + "{\"data\":{\"things\":[{\"id\":\"a\"},");
            if (exchange.clientHasGone()) {
                gone.countDown();
            }
        });
        http.server.always(thing());

        WeakReference<?> abandoned = abandon();
        while (!abandoned.refersTo(null)) {
            System.gc();
        }

        assertThat(gone.await(5, TimeUnit.SECONDS)).isTrue();
        assertThat(http.get().isRight()).isTrue();
    }

    @Test
    void theObserverOfAnAbandonedStreamHoldsUpNoOtherCall() throws Exception {
        http.set(HttpSettings.MAX_CONCURRENT, "1");
        CountDownLatch reported = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        http.observer(call -> new CallObservation() {
            @Override
            public void end(CallEnd end) {
                if (reported.getCount() > 0) {
                    reported.countDown();
                    awaitQuietly(go);
                }
            }
        });
        http.server.then(holds(HEAD + "{\"data\":{\"things\":[{\"id\":\"a\"},"));
        http.server.always(thing());

        WeakReference<?> abandoned = abandon();
        while (!abandoned.refersTo(null)) {
            System.gc();
        }
        assertThat(reported.await(5, TimeUnit.SECONDS)).isTrue();
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            Future<Either<ConnectorError, Thing>> other = thread.submit(() -> http.get());

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
        ElementStream<Thing> stream = http.api().stream(HttpFixture.PLAIN).get();
        stream.next().get();
        return new WeakReference<>(stream);
    }

    @Test
    void mappingHandsOutWhatTheCallerWants() {
        http.server.always(exchange -> exchange.json(WHOLE));

        ElementStream<String> names =
                http.api().stream(HttpFixture.PLAIN).get().mapped(thing -> Either.right("<" + thing.id() + ">"));

        assertThat(names.next().get()).hasValue("<a>");
        assertThat(names.next().get()).hasValue("<b>");
        assertThat(names.next().get()).isEmpty();
        assertThat(names.members().string("next")).hasValue("c2");
    }

    @Test
    void aMappingThatFailsEndsTheStream() {
        http.server.always(exchange -> exchange.json(WHOLE));
        ConnectorError invalid = new ConnectorError.MalformedResponse(
                ErrorContext.of("acme", "stream_things").build(), "");

        ElementStream<String> names = http.api().stream(HttpFixture.PLAIN)
                .get()
                .mapped(thing -> thing.id().equals("b") ? Either.left(invalid) : Either.right(thing.id()));

        assertThat(names.next().get()).hasValue("a");
        assertThat(names.next().getLeft().context().delivered()).hasValue(1);
        assertThat(names.next().getLeft().kind()).isEqualTo(ErrorKind.MALFORMED_RESPONSE);
    }

    @Test
    void theDeadlineStartsWithTheFirstElementAskedFor() {
        http.server.always(exchange -> exchange.json(WHOLE));
        ElementStream<Thing> stream =
                http.api().stream(CallOptions.deadline(Duration.ofSeconds(5))).get();

        http.time.advance(Duration.ofMinutes(1));

        assertThat(drain(stream)).hasSize(2);
    }

    @Test
    void anEmptyArrayIsAnEndAtOnce() {
        http.server.always(exchange -> exchange.json("{\"data\":{\"things\":[]}}"));
        assertThat(http.api().stream(HttpFixture.PLAIN).get().next().get()).isEmpty();
    }

    @Test
    void aRefusalIsTheError() {
        http.server.always(exchange -> exchange.answer(403, "application/json", "{}"));

        ConnectorError error = http.api().stream(HttpFixture.PLAIN).get().next().getLeft();

        assertThat(error.kind()).isEqualTo(ErrorKind.PERMISSION_DENIED);
        assertThat(error.context().delivered()).hasValue(0);
    }
}
