package org.connectorsdk.http.internal.framing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.http.RawServer.status;

import io.vavr.control.Either;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.http.HttpFixture;
import org.connectorsdk.http.RawServer;
import org.connectorsdk.http.ThingApi.Thing;
import org.connectorsdk.http.operation.Unit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What the HTTP client would do behind our back: none of it happens (M1 to M4, RETRY-02, RETRY-03, SEC-04). */
class RetryAfterHidingInterceptorTest {
    @AutoClose
    private final HttpFixture http = new HttpFixture();

    @Test
    void aPostReadOnAConnectionThatClosesIsSentOnce() {
        http.warm().server.then(exchange -> exchange.socket().close());

        Either<ConnectorError, Thing> result = http.create();

        assertThat(http.server.journal().get(1).connection())
                .isEqualTo(http.server.journal().get(0).connection());
        assertThat(http.server.requests()).isEqualTo(2);
        assertThat(result.getLeft().kind()).isEqualTo(ErrorKind.UNREACHABLE);
        assertThat(result.getLeft().outcome()).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void aPostReadOnAConnectionThatIsResetIsSentOnce() {
        http.warm().server.then(RawServer.Exchange::reset);

        Either<ConnectorError, Thing> result = http.create();

        assertThat(http.server.requests()).isEqualTo(2);
        assertThat(result.getLeft().outcome()).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void aPostAnswered503WithRetryAfterZeroIsNotSentAgain() {
        http.server.always(status(503, "Retry-After: 0"));

        Either<ConnectorError, Unit> result = http.api().trigger("a", HttpFixture.PLAIN);

        assertThat(http.server.requests()).isEqualTo(1);
        assertThat(result.getLeft().context().attempts()).isEqualTo(1);
        assertThat(result.getLeft().kind()).isEqualTo(ErrorKind.PROVIDER_FAILURE);
    }

    @Test
    void a503WithRetryAfterZeroIsSentAsOftenAsReported() {
        http.server.always(status(503, "Retry-After: 0"));

        Either<ConnectorError, Thing> result = http.get();

        assertThat(http.server.requests()).isEqualTo(3);
        assertThat(result.getLeft().context().attempts()).isEqualTo(3);
    }

    @Test
    void aPostAnswered408IsNotSentAgain() {
        http.server.always(status(408));

        Either<ConnectorError, Unit> result = http.api().trigger("a", HttpFixture.PLAIN);

        assertThat(http.server.requests()).isEqualTo(1);
        assertThat(result.getLeft().outcome()).isEqualTo(Outcome.UNKNOWN);
    }
}
