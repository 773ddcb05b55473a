package org.connectorsdk.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.vavr.control.Either;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import okhttp3.OkHttpClient;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.observe.CallEnd;
import org.connectorsdk.api.observe.CallObservation;
import org.connectorsdk.http.ThingApi.Thing;
import org.connectorsdk.http.operation.ElementStream;
import org.connectorsdk.http.operation.Operation;
import org.connectorsdk.http.operation.Operation.Safety;
import org.connectorsdk.http.operation.StreamedArray;
import org.connectorsdk.http.settings.HttpSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import retrofit2.http.GET;
import retrofit2.http.Tag;

@Timeout(20)
class StreamEndTest {
    private static final String WHOLE = "{\"data\":{\"things\":[{\"id\":\"a\"},{\"id\":\"b\"}]}}";
    /** So much that it cannot be in a buffer when the first element is. */
    private static final String LARGE =
            "{\"data\":{\"things\":[{\"id\":\"a\"},{\"id\":\"" + "b".repeat(100_000) + "\"}]}}";

    private final List<String> ends = new ArrayList<>();
    private final OkHttpClient lent = new OkHttpClient();
    private final HttpFixture http = new HttpFixture()
            .set(HttpSettings.MAX_CONCURRENT, "1")
            .observer(call -> new CallObservation() {
                @Override
                public void end(CallEnd end) {
                    ends.add(end.error().map(error -> error.kind().toString()).orElse("good"));
                }
            });

    @AfterEach
    void close() {
        http.close();
        lent.connectionPool().evictAll();
    }

    private ElementStream<Thing> stream(String body) {
        http.server.then(exchange -> exchange.json(body));
        return http.api().stream(HttpFixture.PLAIN).get();
    }

    private Either<ConnectorError, Thing> anotherCall() {
        http.server.then(exchange -> exchange.json("{\"id\":\"x\"}"));
        return http.api().get("x", HttpFixture.PLAIN);
    }

    private static void drain(ElementStream<?> stream) {
        while (stream.next().get().isPresent()) {
            assertThat(stream.members().isEmpty()).isTrue();
        }
    }

    @Test
    void theEndIsReportedOnceAndFreesItsPlace() {
        ElementStream<Thing> stream = stream(WHOLE);
        stream.next();
        assertThat(ends).isEmpty();

        drain(stream);
        stream.close();

        assertThat(ends).containsExactly("good");
        assertThat(anotherCall().isRight()).isTrue();
    }

    @Test
    void aReadThatBeganIsRefusedWhenItIsClosed() {
        ElementStream<Thing> stream = stream(WHOLE);
        stream.next();

        stream.close();

        assertThat(stream.next().getLeft().outcome()).isEqualTo(Outcome.REFUSED);
    }

    @Test
    void closingEndsANextThatWaitsForTheServer() {
        ElementStream<Thing> stream = http.api().stream(HttpFixture.PLAIN).get();
        http.server.then(exchange -> {
            stream.close();
            exchange.clientHasGone();
        });

        assertThat(stream.next().getLeft().kind()).isEqualTo(ErrorKind.CLOSED);
        assertThat(ends).containsExactly("CLOSED");
    }

    @Test
    void aStreamThatNobodyReadsEndsWithItsClient() {
        ElementStream<Thing> stream = stream(LARGE);
        stream.next();

        http.close();

        assertThat(ends).containsExactly("CLOSED");
        assertThat(stream.next().getLeft().kind()).isEqualTo(ErrorKind.CLOSED);
        assertThat(ends).hasSize(1);
    }

    @Test
    void closingEarlyBreaksTheConnectionEvenIfTheRestHasCome() {
        ElementStream<Thing> stream = stream(LARGE);
        stream.next();

        stream.close();

        assertThat(ends).containsExactly("good");
        assertThat(anotherCall().isRight()).isTrue();
        assertThat(http.server.connections()).isEqualTo(2);
    }

    @Test
    void closingEarlyLeavesNoConnectionBehind() {
        http.lend(lent);
        ElementStream<Thing> stream = stream(LARGE);
        stream.next();
        assertThat(lent.connectionPool().connectionCount()).isEqualTo(1);

        stream.close();

        assertThat(lent.connectionPool().connectionCount()).isZero();
    }

    @Test
    void aFailureInTheMiddleIsReported() {
        ElementStream<Thing> stream = stream("{\"data\":{\"things\":[{\"id\":\"a\"},7]}}");
        stream.next();

        stream.next();

        assertThat(ends).containsExactly("MALFORMED_RESPONSE");
        assertThat(anotherCall().isRight()).isTrue();
    }

    @Test
    void whatTheServerSaysBehindTheElementsIsTheError() {
        ElementStream<Thing> stream =
                stream("{\"data\":{\"things\":[{\"id\":\"a\"}]},\"error\":\"export was aborted\"}");
        stream.next();

        ConnectorError error = stream.next().getLeft();

        assertThat(error.context().summary()).isEqualTo("export was aborted");
        assertThat(error.context().delivered()).hasValue(1);
        assertThat(ends).containsExactly(error.kind().toString());
    }

    @Test
    void whileTheConsumerIsBusyNoLimitRuns() {
        CountDownLatch goOn = new CountDownLatch(1);
        http.server.then(exchange -> {
            exchange.send("HTTP/1.1 200 OK\r\nContent-Length: " + WHOLE.length() + "\r\n\r\n" + WHOLE.substring(0, 32));
            goOn.await();
            exchange.send(WHOLE.substring(32));
        });
        ElementStream<Thing> stream = http.api().stream(HttpFixture.PLAIN).get();
        stream.next();

        http.time.advance(Duration.ofHours(5));
        http.time.awaitWatchdog();
        goOn.countDown();

        assertThat(stream.next().get()).hasValue(new Thing("b", null));
    }

    @Test
    void closingWhileAnElementIsHandedOutLeavesNothingBehind() {
        ElementStream<Watched> stream = streamThat(ElementStream::close);

        assertThat(stream.next().get()).hasValue(new Watched("a"));

        assertThat(ends).containsExactly("good");
        assertThat(anotherCall().isRight()).isTrue();
        assertThat(stream.next().getLeft().kind()).isEqualTo(ErrorKind.CLOSED);
    }

    @Test
    void askingForAnElementWhileOneIsHandedOutIsAMistake() {
        ElementStream<Watched> stream = streamThat(busy -> assertThatIllegalStateException()
                .isThrownBy(busy::next)
                .withMessageStartingWith("next: called by two threads at once"));

        drain(stream);

        assertThat(stream.delivered()).isEqualTo(2);
    }

    private interface WatchedApi {
        @Operation(value = "stream_watched", safety = Safety.READ)
        @StreamedArray("data.things")
        @GET("things")
        Either<ConnectorError, ElementStream<Watched>> stream(@Tag CallOptions options);
    }

    private record Watched(String id) {
        static final AtomicReference<Runnable> FIRST = new AtomicReference<>();

        Watched {
            if (id.equals("a")) {
                FIRST.get().run();
            }
        }
    }

    private ElementStream<Watched> streamThat(Consumer<ElementStream<Watched>> happens) {
        http.server.then(exchange -> exchange.json(WHOLE));
        ElementStream<Watched> made =
                http.runtime().api(WatchedApi.class).stream(HttpFixture.PLAIN).get();
        Watched.FIRST.set(() -> happens.accept(made));
        return made;
    }

    @Test
    void aStreamThatWasClosedBeforeItBeganIsClosed() {
        ElementStream<Thing> stream = stream(WHOLE);
        stream.close();

        ConnectorError error = stream.next().getLeft();

        assertThat(error.kind()).isEqualTo(ErrorKind.CLOSED);
        assertThat(error.context().delivered()).hasValue(0);
        assertThat(http.server.requests()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "3"})
    void endsTheWaitForTheAnswer(String attempts) throws Exception {
        http.set(HttpSettings.ATTEMPTS, attempts).server.always(http.server.silence());
        ElementStream<Thing> stream = http.api().stream(HttpFixture.PLAIN).get();
        CompletableFuture<ConnectorError> waiting =
                CompletableFuture.supplyAsync(() -> stream.next().getLeft());
        http.server.awaitRequests(1);

        stream.close();

        assertThat(waiting.get(5, TimeUnit.SECONDS).kind()).isEqualTo(ErrorKind.CLOSED);
    }

    @Test
    void sendsNothingIfItStillWaitsForItsPermit() {
        http.set(HttpSettings.RATE_LIMIT, "1").warm();
        ElementStream<Thing> stream = http.api().stream(HttpFixture.PLAIN).get();
        http.time.onSleep(stream::close);

        assertThat(stream.next().getLeft().kind()).isEqualTo(ErrorKind.CLOSED);
        assertThat(http.server.requests()).isEqualTo(1);
    }
}
