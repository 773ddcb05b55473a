package org.connectorsdk.http.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.http.RawServer.holds;
import static org.connectorsdk.http.RawServer.ok;
import static org.connectorsdk.http.RawServer.status;
import static org.connectorsdk.http.RawServer.thing;

import io.vavr.control.Either;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.http.HttpFixture;
import org.connectorsdk.http.RawServer;
import org.connectorsdk.http.ThingApi;
import org.connectorsdk.http.ThingApi.Thing;
import org.connectorsdk.http.operation.ElementStream;
import org.connectorsdk.http.settings.HttpSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Closing ends everything that the runtime began, at once (LIFE-01 to LIFE-05, INC-20). Real time. */
@Timeout(20)
class CloseTest {
    private final HttpFixture http = new HttpFixture().realTime();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void close() {
        threads.shutdownNow();
        http.close();
    }

    private <T> ConnectorError failure(Future<Either<ConnectorError, T>> call) throws Exception {
        return call.get(5, TimeUnit.SECONDS).getLeft();
    }

    @Test
    void aCallAfterwardsFailsAtOnceAndSendsNothing() {
        ThingApi api = http.api();
        http.runtime().close();

        ConnectorError error = api.get("a", HttpFixture.PLAIN).getLeft();

        assertThat(error.kind()).isEqualTo(ErrorKind.CLOSED);
        assertThat(error.outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(http.server.requests()).isZero();
    }

    @Test
    void aCallInFlightEndsAndSaysThatItsEffectIsUnknown() throws Exception {
        http.server.always(http.server.silence());
        Future<Either<ConnectorError, Thing>> call = threads.submit(() -> http.create());
        http.server.awaitRequests(1);

        http.runtime().close();

        ConnectorError error = failure(call);
        assertThat(error.kind()).isEqualTo(ErrorKind.CLOSED);
        assertThat(error.outcome()).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void aCallWhoseRefusalIsBeingReadWasRefused() throws Exception {
        CountDownLatch refused = new CountDownLatch(1);
        http.lend(new OkHttpClient.Builder()
                .addNetworkInterceptor(chain -> {
                    Response answer = chain.proceed(chain.request());
                    refused.countDown();
                    return answer;
                })
                .build());
        http.server.always(
                holds("HTTP/1.1 409 C\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"mes"));
        Future<Either<ConnectorError, Thing>> call = threads.submit(() -> http.create());
        refused.await();

        http.runtime().close();

        ConnectorError error = failure(call);
        assertThat(error.kind()).isEqualTo(ErrorKind.CLOSED);
        assertThat(error.outcome()).isEqualTo(Outcome.REFUSED);
    }

    @Test
    void aPauseBetweenAttemptsEnds() throws Exception {
        http.set(HttpSettings.BACKOFF_FIRST, "50s")
                .set(HttpSettings.BACKOFF_LONGEST, "50s")
                .random(() -> 0.0);
        http.server.always(status(503));
        Future<Either<ConnectorError, Thing>> call = threads.submit(() -> http.get());
        http.server.awaitRequests(1);

        http.runtime().close();

        assertThat(failure(call).kind()).isEqualTo(ErrorKind.CLOSED);
        assertThat(http.server.requests()).isEqualTo(1);
    }

    @Test
    void aWaitForAPermitEnds() throws Exception {
        http.set(HttpSettings.MAX_CONCURRENT, "1").server.always(http.server.silence());
        List<Future<Either<ConnectorError, Thing>>> calls = IntStream.range(0, 3)
                .mapToObj(i -> threads.submit(() -> http.api().get("a" + i, HttpFixture.PLAIN)))
                .toList();
        http.server.awaitRequests(1);

        http.runtime().close();

        for (Future<Either<ConnectorError, Thing>> call : calls) {
            assertThat(failure(call).kind()).isEqualTo(ErrorKind.CLOSED);
        }
        assertThat(http.server.requests()).isEqualTo(1);
    }

    @Test
    void theServerSeesEveryConnectionClose() throws Exception {
        http.server.always(thing());
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Either<ConnectorError, Thing>>> calls = IntStream.range(0, 4)
                .mapToObj(i -> threads.submit(() -> {
                    start.await();
                    return http.api().get("a" + i, HttpFixture.PLAIN);
                }))
                .toList();
        start.countDown();
        for (Future<Either<ConnectorError, Thing>> call : calls) {
            call.get();
        }

        http.runtime().close();

        for (RawServer.Exchange exchange : http.server.journal()) {
            assertThat(exchange.clientHasGone()).isTrue();
        }
    }

    @Test
    void itCanBeDoneTwiceAndByManyThreads() throws Exception {
        http.warm();
        List<Future<?>> closing = IntStream.range(0, 8)
                .<Future<?>>mapToObj(i -> threads.submit(() -> http.runtime().close()))
                .toList();
        for (Future<?> one : closing) {
            one.get(5, TimeUnit.SECONDS);
        }

        http.runtime().close();
        assertThat(http.error().kind()).isEqualTo(ErrorKind.CLOSED);
    }

    @Test
    void theWatchdogEndsAndWasADaemon() throws Exception {
        http.server.always(http.server.silence());
        Future<Either<ConnectorError, Thing>> call = threads.submit(() -> http.get());
        http.server.awaitRequests(1);
        Thread watchdog = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals(WatchdogThread.NAME))
                .findFirst()
                .orElseThrow();
        assertThat(watchdog.isDaemon()).isTrue();

        http.runtime().close();
        failure(call);

        watchdog.join(10_000); // also if runtimes of other tests were idle for less than 5 s
        assertThat(watchdog.isAlive()).isFalse();
    }

    @Test
    void aStreamInTheMiddleEnds() {
        http.server.always(holds(ok(1000) + "{\"data\":{\"things\":[{\"id\":\"a\"},"));
        ElementStream<Thing> stream = http.api().stream(HttpFixture.PLAIN).get();
        assertThat(stream.next().isRight()).isTrue();

        http.runtime().close();

        ConnectorError error = stream.next().getLeft();
        assertThat(error.kind()).isEqualTo(ErrorKind.CLOSED);
        assertThat(error.outcome()).as("a read that was answered").isEqualTo(Outcome.REFUSED);
    }
}
