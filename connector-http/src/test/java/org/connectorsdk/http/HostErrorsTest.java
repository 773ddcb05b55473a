package org.connectorsdk.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.connectorsdk.http.RawServer.status;
import static org.connectorsdk.http.RawServer.thing;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.observe.AttemptObservation;
import org.connectorsdk.api.observe.AttemptStart;
import org.connectorsdk.api.observe.CallObservation;
import org.connectorsdk.http.settings.HttpSettings;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class HostErrorsTest {

    @AutoClose
    private final HttpFixture http = new HttpFixture();

    private volatile boolean broken;

    HostErrorsTest() {
        http.observer(call -> new CallObservation() {
            @Override
            public AttemptObservation attempt(AttemptStart start) {
                return new EndedAttempt(end -> {
                    if (broken) {
                        throw new AssertionError("of the host");
                    }
                });
            }
        });
        http.server.always(thing());
    }

    private void breakOne(CallOptions options) {
        broken = true;
        assertThatThrownBy(() -> http.get(options)).hasMessage("of the host");
        broken = false;
    }

    @Test
    void itsPlaceIsFree() {
        http.set(HttpSettings.MAX_CONCURRENT, "1");
        breakOne(HttpFixture.PLAIN);
        assertThat(http.api().get("b", HttpFixture.PLAIN).isRight()).isTrue();
    }

    @Test
    void theProbeOfAnOpenBreakerIsLeftToTheNext() {
        http.set(HttpSettings.BREAKER_FAILURES, "1")
                .set(HttpSettings.BREAKER_WINDOW, "1")
                .set(HttpSettings.BREAKER_PROBES, "1");
        http.server.then(status(500));
        assertThat(http.get(HttpFixture.ONCE).getLeft().kind()).isEqualTo(ErrorKind.PROVIDER_FAILURE);
        http.time.advance(Duration.ofSeconds(31));

        breakOne(HttpFixture.PLAIN);

        assertThat(http.api().get("b", HttpFixture.PLAIN).isRight()).isTrue();
    }

    @Test
    void nothingOfItIsKept() {
        WeakReference<CallOptions> options = broken();

        while (!options.refersTo(null)) {
            System.gc();
        }
    }

    private WeakReference<CallOptions> broken() {
        CallOptions options = CallOptions.builder().header("X-Mark", "1").build();
        breakOne(options);
        return new WeakReference<>(options);
    }

    @Test
    void nothingOfACallThatWentWellIsKept() {
        WeakReference<CallOptions> options = good();

        while (!options.refersTo(null)) {
            System.gc();
        }
    }

    private WeakReference<CallOptions> good() {
        CallOptions options = CallOptions.builder().header("X-Mark", "1").build();
        http.get(options).get();
        return new WeakReference<>(options);
    }

    @Test
    void anErrorOfTheDecoderLeavesNoConnectionOpen() throws Exception {
        CountDownLatch gone = new CountDownLatch(1);
        http.with(builder -> builder.errors(answer -> {
            throw new AssertionError("of the host");
        }));
        http.server.then(exchange -> {
            try {
                exchange.send("HTTP/1.1 400 No\r\nContent-Type: text/plain\r\nContent-Length: 1000000000\r\n\r\n"
                        + "x".repeat(200_000));
                exchange.clientHasGone();
            } finally {
                gone.countDown();
            }
        });

        assertThatThrownBy(() -> http.get(HttpFixture.ONCE)).hasMessage("of the host");

        assertThat(gone.await(5, TimeUnit.SECONDS)).isTrue();
    }
}
