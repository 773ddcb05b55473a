package org.connectorsdk.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import org.connectorsdk.api.call.CallObserver;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.http.operation.ElementStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an observer is told, and that it agrees with what the server saw (RETRY-09, ERR-11). */
class CallReportTest {
    private final HttpFixture http = new HttpFixture();
    private final List<String> told = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        http.close();
    }

    private CallObserver teller() {
        return (provider, operation) -> {
            told.add("begin " + provider + " " + operation);
            return new CallObserver.Observation() {
                @Override
                public void attempt(int number, OptionalInt status, Duration elapsed) {
                    told.add("attempt " + number + " " + (status.isPresent() ? status.getAsInt() : "none"));
                }

                @Override
                public void end(int attempts, Duration elapsed, @Nullable ConnectorError error) {
                    told.add("end " + attempts + " " + (error == null ? "ok" : error.kind()));
                }
            };
        };
    }

    @Test
    void eachAttemptAndTheEndAreTold() {
        http.observer(teller())
                .server
                .then(exchange -> exchange.answer(503, "", ""))
                .then(RawServer.Exchange::reset)
                .then(exchange -> exchange.json("{\"id\":\"a\"}"));

        http.api().get("a", HttpFixture.PLAIN).get();

        assertThat(told)
                .containsExactly(
                        "begin acme get_thing", "attempt 1 503", "attempt 2 none", "attempt 3 200", "end 3 ok");
        assertThat(http.server.requests()).isEqualTo(3);
    }

    @Test
    void aFollowedRedirectIsARequestOfItsOwn() {
        http.observer(teller())
                .server
                .then(exchange -> exchange.answer(302, "", "", "Location: /moved"))
                .then(exchange -> exchange.json("{\"id\":\"a\"}"));

        http.api().get("a", HttpFixture.PLAIN).get();

        assertThat(told).containsExactly("begin acme get_thing", "attempt 1 302", "attempt 2 200", "end 2 ok");
    }

    @Test
    void aCallThatIsNotSentHasNoAttempts() {
        http.observer(teller());
        ThingApi api = http.api();
        http.runtime().close();

        api.get("a", HttpFixture.PLAIN);

        assertThat(told).containsExactly("begin acme get_thing", "end 0 CLOSED");
    }

    @Test
    void anObserverThatThrowsHarmsNothing() {
        http.observer((provider, operation) -> new CallObserver.Observation() {
                    @Override
                    public void attempt(int number, OptionalInt status, Duration elapsed) {
                        throw new IllegalStateException("attempt");
                    }

                    @Override
                    public void end(int attempts, Duration elapsed, @Nullable ConnectorError error) {
                        throw new IllegalStateException("end");
                    }
                })
                .server
                .always(exchange -> exchange.json("{\"id\":\"a\"}"));

        assertThat(http.api().get("a", HttpFixture.PLAIN).isRight()).isTrue();
    }

    @Test
    void anObserverThatCannotBeginHarmsNothing() {
        http.observer((provider, operation) -> {
                    throw new IllegalStateException("begin");
                })
                .server
                .always(exchange -> exchange.json("{\"id\":\"a\"}"));

        assertThat(http.api().get("a", HttpFixture.PLAIN).isRight()).isTrue();
    }

    @Test
    void theElapsedTimeOfAnErrorIncludesThePauses() {
        http.random(() -> 0.0).server.always(exchange -> exchange.answer(503, "", ""));

        assertThat(http.api().get("a", HttpFixture.PLAIN).getLeft().context().elapsed())
                .isEqualTo(Duration.ofMillis(1500));
    }

    private static final String CUT =
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n"
                    + "{\"data\":{\"things\":[{\"id\":\"a\"},";

    @Test
    void aStreamIsOverWithItsLastElement() {
        http.observer(teller()).server.always(exchange -> exchange.json("{\"data\":{\"things\":[{\"id\":\"a\"}]}}"));
        ElementStream<ThingApi.Thing> stream =
                http.api().stream(HttpFixture.PLAIN).get();

        assertThat(stream.next().get()).isPresent();
        assertThat(told).containsExactly("begin acme stream_things", "attempt 1 200");

        assertThat(stream.next().get()).isEmpty();
        stream.close();
        assertThat(told).endsWith("end 1 ok").hasSize(3);
    }

    @Test
    void aStreamThatBreaksAfterItsFirstElementEndsWithTheError() {
        http.observer(teller()).server.always(exchange -> {
            exchange.send(CUT);
            exchange.socket().close();
        });
        ElementStream<ThingApi.Thing> stream =
                http.api().stream(HttpFixture.PLAIN).get();
        stream.next();

        assertThat(stream.next().isLeft()).isTrue();
        stream.close();

        assertThat(told).containsExactly("begin acme stream_things", "attempt 1 200", "end 1 UNREACHABLE");
    }

    @Test
    void aStreamThatItsConsumerLeavesEndsWithoutAnError() {
        http.observer(teller()).server.always(exchange -> {
            exchange.send(CUT);
            exchange.clientHasGone();
        });
        ElementStream<ThingApi.Thing> stream =
                http.api().stream(HttpFixture.PLAIN).get();
        stream.next();

        stream.close();
        stream.close();

        assertThat(told).containsExactly("begin acme stream_things", "attempt 1 200", "end 1 ok");
    }

    @Test
    void aStreamThatNeverOpensEndsOnce() {
        http.observer(teller()).server.always(exchange -> exchange.answer(404, "application/json", "{}"));
        ElementStream<ThingApi.Thing> stream =
                http.api().stream(HttpFixture.PLAIN).get();

        assertThat(stream.next().isLeft()).isTrue();
        stream.close();

        assertThat(told).containsExactly("begin acme stream_things", "attempt 1 404", "end 1 NOT_FOUND");
    }
}
