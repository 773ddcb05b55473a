package org.connectorsdk.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.http.ThingApi.Thing;
import org.connectorsdk.http.operation.ElementStream;
import org.connectorsdk.http.settings.HttpSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Closing a stream whose first element somebody waits for. */
@Timeout(20)
class StreamCloseTest {
    private final HttpFixture http = new HttpFixture();

    @AfterEach
    void close() {
        http.close();
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
