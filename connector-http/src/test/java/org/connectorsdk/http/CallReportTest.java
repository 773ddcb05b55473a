package org.connectorsdk.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import org.connectorsdk.api.call.CallObserver;
import org.connectorsdk.api.error.ConnectorError;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an observer is told, and that it agrees with what the server saw (RETRY-09, ERR-11). */
class CallReportTest {
    private final Lab lab = new Lab();
    private final List<String> told = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        lab.close();
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
        lab.observer(teller())
                .server
                .then(exchange -> exchange.answer(503, "", ""))
                .then(RawServer.Exchange::reset)
                .then(exchange -> exchange.json("{\"id\":\"a\"}"));

        lab.api().get("a", Lab.PLAIN).get();

        assertThat(told)
                .containsExactly(
                        "begin acme get_thing", "attempt 1 503", "attempt 2 none", "attempt 3 200", "end 3 ok");
        assertThat(lab.server.requests()).isEqualTo(3);
    }

    @Test
    void aFollowedRedirectIsARequestOfItsOwn() {
        lab.observer(teller())
                .server
                .then(exchange -> exchange.answer(302, "", "", "Location: /moved"))
                .then(exchange -> exchange.json("{\"id\":\"a\"}"));

        lab.api().get("a", Lab.PLAIN).get();

        assertThat(told).containsExactly("begin acme get_thing", "attempt 1 302", "attempt 2 200", "end 2 ok");
    }

    @Test
    void aCallThatIsNotSentHasNoAttempts() {
        lab.observer(teller());
        ThingApi api = lab.api();
        lab.runtime().close();

        api.get("a", Lab.PLAIN);

        assertThat(told).containsExactly("begin acme get_thing", "end 0 CLOSED");
    }

    @Test
    void anObserverThatThrowsHarmsNothing() {
        lab.observer((provider, operation) -> new CallObserver.Observation() {
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

        assertThat(lab.api().get("a", Lab.PLAIN).isRight()).isTrue();
    }

    @Test
    void anObserverThatCannotBeginHarmsNothing() {
        lab.observer((provider, operation) -> {
                    throw new IllegalStateException("begin");
                })
                .server
                .always(exchange -> exchange.json("{\"id\":\"a\"}"));

        assertThat(lab.api().get("a", Lab.PLAIN).isRight()).isTrue();
    }

    @Test
    void theElapsedTimeOfAnErrorIncludesThePauses() {
        lab.random(() -> 0.0).server.always(exchange -> exchange.answer(503, "", ""));

        assertThat(lab.api().get("a", Lab.PLAIN).getLeft().context().elapsed()).isEqualTo(Duration.ofMillis(1500));
    }

    private static final String CUT =
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n"
                    + "{\"data\":{\"things\":[{\"id\":\"a\"},";

    @Test
    void aStreamIsOverWithItsLastElement() {
        lab.observer(teller()).server.always(exchange -> exchange.json("{\"data\":{\"things\":[{\"id\":\"a\"}]}}"));
        ElementStream<ThingApi.Thing> stream = lab.api().stream(Lab.PLAIN).get();

        assertThat(stream.next().get()).isPresent();
        assertThat(told).containsExactly("begin acme stream_things", "attempt 1 200");

        assertThat(stream.next().get()).isEmpty();
        stream.close();
        assertThat(told).endsWith("end 1 ok").hasSize(3);
    }

    @Test
    void aStreamThatBreaksAfterItsFirstElementEndsWithTheError() {
        lab.observer(teller()).server.always(exchange -> {
            exchange.send(CUT);
            exchange.socket().close();
        });
        ElementStream<ThingApi.Thing> stream = lab.api().stream(Lab.PLAIN).get();
        stream.next();

        assertThat(stream.next().isLeft()).isTrue();
        stream.close();

        assertThat(told).containsExactly("begin acme stream_things", "attempt 1 200", "end 1 UNREACHABLE");
    }

    @Test
    void aStreamThatItsConsumerLeavesEndsWithoutAnError() {
        lab.observer(teller()).server.always(exchange -> {
            exchange.send(CUT);
            exchange.clientHasGone();
        });
        ElementStream<ThingApi.Thing> stream = lab.api().stream(Lab.PLAIN).get();
        stream.next();

        stream.close();
        stream.close();

        assertThat(told).containsExactly("begin acme stream_things", "attempt 1 200", "end 1 ok");
    }

    @Test
    void aStreamThatNeverOpensEndsOnce() {
        lab.observer(teller()).server.always(exchange -> exchange.answer(404, "application/json", "{}"));
        ElementStream<ThingApi.Thing> stream = lab.api().stream(Lab.PLAIN).get();

        assertThat(stream.next().isLeft()).isTrue();
        stream.close();

        assertThat(told).containsExactly("begin acme stream_things", "attempt 1 404", "end 1 NOT_FOUND");
    }
}
