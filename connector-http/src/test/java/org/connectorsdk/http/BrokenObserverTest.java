package org.connectorsdk.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.connectorsdk.api.call.CallObserver;
import org.connectorsdk.api.call.CallObserver.Observation;
import org.connectorsdk.api.error.ConnectorError;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an observer throws is told to the owner of the log, once for each runtime. */
class BrokenObserverTest {

    static Stream<CallObserver> observers() {
        return Stream.of(
                (provider, operation) -> {
                    throw new IllegalStateException("begin");
                },
                (provider, operation) -> new Observation() {
                    @Override
                    public void attempt(int number, OptionalInt status, Duration elapsed) {
                        throw new IllegalStateException("attempt");
                    }
                },
                (provider, operation) -> new Observation() {
                    @Override
                    public void end(int attempts, Duration elapsed, @Nullable ConnectorError error) {
                        throw new IllegalStateException("end");
                    }
                });
    }

    private static void callThreeTimes(CallObserver observer) {
        try (HttpFixture http = new HttpFixture().observer(observer)) {
            http.server.always(exchange -> exchange.json("{\"id\":\"a\"}"));
            for (int i = 0; i < 3; i++) {
                http.api().get("a", HttpFixture.PLAIN).get();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("observers")
    @ResourceLock(Resources.SYSTEM_ERR)
    void itIsLoggedOnce(CallObserver observer) {
        PrintStream before = System.err;
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        System.setErr(new PrintStream(lines, true, StandardCharsets.UTF_8));
        try {
            callThreeTimes(observer);
        } finally {
            System.setErr(before);
        }

        assertThat(lines.toString(StandardCharsets.UTF_8).lines())
                .filteredOn(line -> line.contains("A call observer threw java.lang.IllegalStateException"))
                .hasSize(1);
    }
}
