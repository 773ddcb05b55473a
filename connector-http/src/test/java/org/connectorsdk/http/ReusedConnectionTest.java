package org.connectorsdk.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.http.RawServer.cut;
import static org.connectorsdk.http.RawServer.status;
import static org.connectorsdk.http.RawServer.thing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.observe.AttemptObservation;
import org.connectorsdk.api.observe.AttemptStart;
import org.connectorsdk.api.observe.CallObservation;
import org.connectorsdk.http.settings.HttpSettings;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReusedConnectionTest {
    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";

    @AutoClose
    private final HttpFixture http = new HttpFixture().set(HttpSettings.ATTEMPTS, "1");

    private final List<String> attempts = new CopyOnWriteArrayList<>();

    ReusedConnectionTest() {
        http.observer(call -> new CallObservation() {
            @Override
            public AttemptObservation attempt(AttemptStart start) {
                return new EndedAttempt(end -> {
                    attempts.add(start.number() + " " + end.status().orElse(0));
                });
            }
        });
    }

    private static String json(int length) {
        return "{\"id\":\"" + "a".repeat(length - 9) + "\"}";
    }

    private void write() {
        http.server.then(thing());
        assertThat(http.create().isRight()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 19, 90})
    void aLengthOfAnyDigitsTellsTheEnd(int length) {
        http.server.then(exchange -> exchange.json(json(length)));
        http.get().get();

        write();

        assertThat(http.server.connections()).isEqualTo(1);
    }

    @Test
    void aLengthOfEighteenDigitsTellsTheEnd() {
        http.server.then(exchange -> exchange.send(HEAD + "Content-Length: 000000000000000010\r\n\r\n" + json(10)));
        http.get().get();

        write();

        assertThat(http.server.connections()).isEqualTo(1);
    }

    @Test
    void aDeletionWithoutContentHasNoLength() {
        http.server.then(status(204));
        http.api().delete("a", HttpFixture.PLAIN).get();

        write();

        assertThat(http.server.connections()).isEqualTo(1);
    }

    @Test
    void anAnswerThatNothingWasModifiedHasNoLength() {
        http.server.then(exchange -> exchange.send("HTTP/1.1 304 Not Modified\r\n\r\n"));
        assertThat(http.error().kind()).isEqualTo(ErrorKind.NOT_AN_API_ANSWER);

        write();

        assertThat(http.server.connections()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Content-Length: \r\n", "Content-Length: ten\r\n", "Content-Length: 1x\r\n"})
    void withoutALengthTheEndOfTheConnectionTellsTheEnd(String length) {
        String large = json(300_000); // more than headers may have
        http.server.then(cut(HEAD + length + "\r\n" + large));

        assertThat(http.get().get().id()).hasSize(300_000 - 9);
    }

    private void poolOneThatIsClosed() throws InterruptedException {
        CountDownLatch closed = new CountDownLatch(1);
        http.server.then(exchange -> {
            exchange.json("{\"id\":\"a\"}");
            exchange.socket().close();
            closed.countDown();
        });
        http.get().get();
        closed.await();
        attempts.clear();
    }

    @Test
    void aConnectionThatTheServerClosedCostsAWriteNoAttempt() throws InterruptedException {
        poolOneThatIsClosed();
        write();
        assertThat(attempts).containsExactly("1 200");
    }

    @Test
    void itCostsAReadOneAsOnlyAWriteLooksFirst() throws InterruptedException {
        http.set(HttpSettings.ATTEMPTS, "2");
        poolOneThatIsClosed();
        http.server.then(thing());

        assertThat(http.get().isRight()).isTrue();

        assertThat(attempts).containsExactly("1 0", "2 200");
    }
}
