package org.connectorsdk.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.http.RawServer.status;
import static org.connectorsdk.http.RawServer.thing;

import io.vavr.control.Either;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.http.ThingApi.Thing;
import org.connectorsdk.http.operation.ElementStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** The event listener of a lent client goes on listening, and can do no harm (docs/embedding.md). */
@Timeout(20)
class LentListenerTest {
    private final List<String> events = new CopyOnWriteArrayList<>();

    @AutoClose
    private final HttpFixture http = new HttpFixture().account("lent listener");

    private OkHttpClient lend(EventListener.Factory factory) {
        OkHttpClient lent = new OkHttpClient.Builder()
                .retryOnConnectionFailure(false)
                .eventListenerFactory(factory)
                .build();
        http.lend(lent);
        return lent;
    }

    /** What the lent client tells of the same request when it makes it by itself. */
    private List<String> alone(OkHttpClient lent) {
        Request request =
                new Request.Builder().url(http.server.url() + "/things/a").build();
        try (Response answer = lent.newCall(request).execute()) {
            answer.body().string();
        } catch (IOException e) {
            assertThat(events).endsWith("callFailed");
        }
        lent.connectionPool().evictAll();
        List<String> told = List.copyOf(events);
        events.clear();
        return told;
    }

    @Test
    void aCallTellsWhatItTellsWithoutUs() {
        http.server.always(thing());
        List<String> alone = alone(lend(call -> new Recorder()));

        assertThat(http.get().isRight()).isTrue();

        assertThat(events)
                .isEqualTo(alone)
                .startsWith("callStart")
                .endsWith("callEnd")
                .hasSizeGreaterThan(10);
    }

    @Test
    void aFailureTellsWhatItTellsWithoutUs() {
        http.server.always(RawServer.Exchange::reset);
        List<String> alone = alone(lend(call -> new Recorder()));

        assertThat(http.get(HttpFixture.ONCE).isLeft()).isTrue();

        assertThat(events).isEqualTo(alone).contains("responseFailed").endsWith("callFailed");
    }

    @Test
    void eachAttemptIsACallOfItsOwn() {
        lend(call -> new Recorder());
        http.server.then(status(503)).then(thing());

        assertThat(http.get().isRight()).isTrue();

        assertThat(events).filteredOn("callStart"::equals).hasSize(2);
        assertThat(events).filteredOn("callEnd"::equals).hasSize(2);
    }

    @Test
    void aStreamEndsForItWithItsLastByte() {
        lend(call -> new Recorder());
        http.server.then(exchange -> exchange.json("{\"data\":{\"things\":[{\"id\":\"a\"}]}}"));
        ElementStream<Thing> stream = http.api().stream(HttpFixture.PLAIN).get();

        Either<ConnectorError, Optional<Thing>> next = stream.next();
        while (next.isRight() && next.get().isPresent()) {
            next = stream.next();
        }

        assertThat(events).startsWith("callStart").contains("responseBodyEnd").endsWith("callEnd");
    }

    @Test
    void oursHearsOfARequestThatLeft() {
        lend(call -> new Recorder());
        http.server.then(RawServer.Exchange::reset);

        assertThat(http.create(HttpFixture.ONCE).getLeft().outcome()).isEqualTo(Outcome.UNKNOWN);
    }

    private String logged(int times) {
        PrintStream before = System.err;
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        System.setErr(new PrintStream(written, true, StandardCharsets.UTF_8));
        try {
            for (int i = 0; i < times; i++) {
                http.server.then(thing());
                assertThat(http.get(HttpFixture.ONCE).isRight()).isTrue();
            }
        } finally {
            System.setErr(before);
        }
        return written.toString(StandardCharsets.UTF_8);
    }

    @Test
    @ResourceLock(Resources.SYSTEM_ERR)
    void whatItThrowsIsLoggedOnceAndHarmsNoCall() {
        lend(call -> new EventListener() {
            @Override
            public void connectionAcquired(Call of, Connection connection) {
                throw new IllegalStateException("s3cr3t");
            }
        });

        assertThat(logged(3).lines().filter(line -> line.contains("WARN org.connectorsdk.callback")))
                .singleElement()
                .asString()
                .contains("the event listener of the lent HTTP client threw java.lang.IllegalStateException")
                .doesNotContain("s3cr3t");
    }

    @Test
    @ResourceLock(Resources.SYSTEM_ERR)
    void aFactoryThatThrowsHarmsNoCall() {
        lend(call -> {
            throw new IllegalStateException("no listener");
        });

        assertThat(logged(2).lines().filter(line -> line.contains("WARN org.connectorsdk.callback")))
                .hasSize(1);
    }

    private ConnectorError timedOut(int requests) throws Exception {
        FutureTask<Either<ConnectorError, Thing>> call = new FutureTask<>(() -> http.get(HttpFixture.ONCE));
        new Thread(call).start();
        http.server.awaitRequests(requests);
        http.time.awaitWatchdog();
        http.time.advance(Duration.ofHours(1));
        return call.get().getLeft();
    }

    /** One thread watches the requests of all clients; it must not be held up. */
    @Test
    void oneThatBlocksACancelHoldsNothingUp() throws Exception {
        CountDownLatch block = new CountDownLatch(1);
        CountDownLatch blocked = new CountDownLatch(1);
        lend(call -> new EventListener() {
            @Override
            public void canceled(Call of) {
                blocked.countDown();
                try {
                    block.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        });
        http.server.always(http.server.silence());

        timedOut(1);
        blocked.await();
        ConnectorError second = timedOut(2);

        block.countDown();
        assertThat(second.kind()).isEqualTo(ErrorKind.TIMEOUT);
    }

    private final class Recorder extends RecordingListener {
        @Override
        protected void note(String event) {
            events.add(event);
        }
    }
}
