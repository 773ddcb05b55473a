package org.connectorsdk.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.http.RawServer.thing;

import io.vavr.control.Either;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.http.ThingApi.Thing;
import org.connectorsdk.http.settings.HttpSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NameLookupTest {
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch answer = new CountDownLatch(1);
    private final HttpFixture http = new HttpFixture();
    private final ExecutorService thread = Executors.newSingleThreadExecutor();

    @BeforeEach
    void hang() {
        OkHttpClient lent = new OkHttpClient.Builder()
                .dns(name -> {
                    asked.countDown();
                    awaitAnswer();
                    return List.of(InetAddress.getLoopbackAddress());
                })
                .build();
        http.lend(lent)
                .at(URI.create("http://localhost:" + http.server.port()), "")
                .set(HttpSettings.ATTEMPTS, "1");
        http.api();
    }

    private void awaitAnswer() throws UnknownHostException {
        try {
            answer.await();
        } catch (InterruptedException e) {
            throw new UnknownHostException("interrupted");
        }
    }

    @AfterEach
    void close() {
        answer.countDown();
        thread.shutdownNow();
        http.close();
    }

    private Future<Either<ConnectorError, Thing>> call() throws InterruptedException {
        Future<Either<ConnectorError, Thing>> call = thread.submit(() -> http.create());
        asked.await();
        return call;
    }

    @Test
    void theDeadlineEndsTheCall() throws Exception {
        Future<Either<ConnectorError, Thing>> call = call();

        http.time.advance(Duration.ofMinutes(2));

        ConnectorError error = call.get(10, TimeUnit.SECONDS).getLeft();
        assertThat(error.kind()).isEqualTo(ErrorKind.TIMEOUT);
        assertThat(error.outcome()).isEqualTo(Outcome.NOT_SENT);
    }

    @Test
    void closingEndsTheCall() throws Exception {
        Future<Either<ConnectorError, Thing>> call = call();
        http.runtime().close();
        assertThat(call.get(10, TimeUnit.SECONDS).getLeft().kind()).isEqualTo(ErrorKind.CLOSED);
    }

    @Test
    void aLookupThatComesToAnEndIsUsed() throws Exception {
        http.server.always(thing());
        Future<Either<ConnectorError, Thing>> call = call();

        answer.countDown();

        assertThat(call.get(10, TimeUnit.SECONDS).isRight()).isTrue();
    }
}
