package org.connectorsdk.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.http.RawServer.cut;
import static org.connectorsdk.http.RawServer.holds;
import static org.connectorsdk.http.RawServer.ok;
import static org.connectorsdk.http.RawServer.status;
import static org.connectorsdk.http.RawServer.thing;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Stream;
import org.connectorsdk.api.observe.AttemptObservation;
import org.connectorsdk.api.observe.AttemptStart;
import org.connectorsdk.api.observe.CallEnd;
import org.connectorsdk.api.observe.CallObservation;
import org.connectorsdk.api.observe.CallStart;
import org.connectorsdk.http.operation.ElementStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an observer is told, and that it agrees with what the server saw (RETRY-09, ERR-11). */
class CallReportTest {
    @AutoClose
    private final HttpFixture http = new HttpFixture();

    private final List<String> reported = new CopyOnWriteArrayList<>();

    private Function<CallStart, CallObservation> teller() {
        return call -> {
            reported.add("begin " + call.provider() + " " + call.name());
            return new CallObservation() {
                @Override
                public AttemptObservation attempt(AttemptStart start) {
                    return new EndedAttempt(end -> {
                        reported.add("attempt " + start.number() + " "
                                + (end.status().isPresent() ? end.status().getAsInt() : "none"));
                    });
                }

                @Override
                public void end(CallEnd end) {
                    reported.add("end " + end.attempts() + " "
                            + end.error().map(error -> error.kind().toString()).orElse("ok"));
                }
            };
        };
    }

    @Test
    void eachAttemptAndTheEndAreReported() {
        http.observer(teller())
                .server
                .then(status(503))
                .then(RawServer.Exchange::reset)
                .then(thing());

        http.get().get();

        assertThat(reported)
                .containsExactly(
                        "begin acme get_thing", "attempt 1 503", "attempt 2 none", "attempt 3 200", "end 3 ok");
        assertThat(http.server.requests()).isEqualTo(3);
    }

    @Test
    void aCallOfNoOperationSaysWhoseItIs() {
        List<String> accounts = new CopyOnWriteArrayList<>();
        http.account("eu").observer(call -> {
            accounts.add(call.account());
            return CallObservation.NONE;
        });
        http.server.then(thing());

        http.get().get();

        assertThat(accounts).containsExactly("eu");
    }

    @Test
    void aFollowedRedirectIsARequestOfItsOwn() {
        http.observer(teller()).server.then(status(302, "Location: /moved")).then(thing());
        http.get().get();
        assertThat(reported).containsExactly("begin acme get_thing", "attempt 1 302", "attempt 2 200", "end 2 ok");
    }

    @Test
    void aCallThatIsNotSentHasNoAttempts() {
        http.observer(teller());
        ThingApi api = http.api();
        http.runtime().close();

        api.get("a", HttpFixture.PLAIN);

        assertThat(reported).containsExactly("begin acme get_thing", "end 0 CLOSED");
    }

    @Test
    void theElapsedTimeOfAnErrorIncludesThePauses() {
        http.random(() -> 0.0).server.always(status(503));
        assertThat(http.error().context().elapsed()).isEqualTo(Duration.ofMillis(1500));
    }

    private static final String CUT = ok(1000) + "{\"data\":{\"things\":[{\"id\":\"a\"},";

    @Test
    void aStreamIsOverWithItsLastElement() {
        http.observer(teller()).server.always(exchange -> exchange.json("{\"data\":{\"things\":[{\"id\":\"a\"}]}}"));
        ElementStream<ThingApi.Thing> stream =
                http.api().stream(HttpFixture.PLAIN).get();

        assertThat(stream.next().get()).isPresent();
        assertThat(reported).containsExactly("begin acme stream_things", "attempt 1 200");

        assertThat(stream.next().get()).isEmpty();
        stream.close();
        assertThat(reported).endsWith("end 1 ok").hasSize(3);
    }

    @Test
    void aStreamThatBreaksAfterItsFirstElementEndsWithTheError() {
        http.observer(teller()).server.always(cut(CUT));
        ElementStream<ThingApi.Thing> stream =
                http.api().stream(HttpFixture.PLAIN).get();
        stream.next();

        assertThat(stream.next().isLeft()).isTrue();
        stream.close();

        assertThat(reported).containsExactly("begin acme stream_things", "attempt 1 200", "end 1 UNREACHABLE");
    }

    @Test
    void aStreamThatItsConsumerLeavesEndsWithoutAnError() {
        http.observer(teller()).server.always(holds(CUT));
        ElementStream<ThingApi.Thing> stream =
                http.api().stream(HttpFixture.PLAIN).get();
        stream.next();

        stream.close();
        stream.close();

        assertThat(reported).containsExactly("begin acme stream_things", "attempt 1 200", "end 1 ok");
    }

    @Test
    void aStreamThatNeverOpensEndsOnce() {
        http.observer(teller()).server.always(exchange -> exchange.answer(404, "application/json", "{}"));
        ElementStream<ThingApi.Thing> stream =
                http.api().stream(HttpFixture.PLAIN).get();

        assertThat(stream.next().isLeft()).isTrue();
        stream.close();

        assertThat(reported).containsExactly("begin acme stream_things", "attempt 1 404", "end 1 NOT_FOUND");
    }

    static Stream<Function<CallStart, CallObservation>> observers() {
        return Stream.of(
                call -> {
                    throw new IllegalStateException("begin");
                },
                call -> new CallObservation() {
                    @Override
                    public AttemptObservation attempt(AttemptStart start) {
                        return new EndedAttempt(end -> {
                            throw new IllegalStateException("attempt");
                        });
                    }
                },
                call -> new CallObservation() {
                    @Override
                    public void end(CallEnd end) {
                        throw new IllegalStateException("end");
                    }
                });
    }

    private static void callThreeTimes(Function<CallStart, CallObservation> observer) {
        try (HttpFixture http = new HttpFixture().observer(observer)) {
            http.server.always(thing());
            for (int i = 0; i < 3; i++) {
                http.get().get();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("observers")
    @ResourceLock(Resources.SYSTEM_ERR)
    void itIsLoggedOnce(Function<CallStart, CallObservation> observer) {
        PrintStream before = System.err;
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        System.setErr(new PrintStream(lines, true, StandardCharsets.UTF_8));
        try {
            callThreeTimes(observer);
        } finally {
            System.setErr(before);
        }

        assertThat(lines.toString(StandardCharsets.UTF_8).lines())
                .filteredOn(line -> line.contains("An observer threw java.lang.IllegalStateException"))
                .hasSize(1);
    }
}
