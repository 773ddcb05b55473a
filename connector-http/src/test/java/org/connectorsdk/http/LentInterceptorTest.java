package org.connectorsdk.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.http.RawServer.thing;

import java.io.IOException;
import java.io.InterruptedIOException;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ConnectorError.Reason;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.http.ThingApi.Thing;
import org.connectorsdk.http.settings.HttpSettings;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class LentInterceptorTest {
    private static final Thing THING = new Thing("a", null);

    @AutoClose
    private final HttpFixture http = new HttpFixture().set(HttpSettings.ATTEMPTS, "1");

    private final OkHttpClient.Builder lent = new OkHttpClient.Builder();
    private Interceptor behaviour = chain -> chain.proceed(chain.request());

    LentInterceptorTest() {
        lent.addNetworkInterceptor(chain -> behaviour.intercept(chain));
        http.server.always(thing());
    }

    private ThingApi api() {
        return http.lend(lent.build()).api();
    }

    private ConnectorError create() {
        return api().create(THING, HttpFixture.PLAIN).getLeft();
    }

    @Test
    void whatIsThrownBeforeSendingIsNamedByItsType() {
        behaviour = chain -> {
            throw new IllegalStateException("s3cr3t");
        };

        ConnectorError error = create();

        assertThat(((ConnectorError.Unreachable) error).reason()).isEqualTo(Reason.OTHER);
        assertThat(error.message())
                .contains("the HTTP client threw java.lang.IllegalStateException")
                .doesNotContain("s3cr3t");
        assertThat(error.outcome()).isEqualTo(Outcome.NOT_SENT);
    }

    @Test
    void whatIsThrownAfterwardsLeavesTheEffectUnknown() {
        behaviour = chain -> {
            chain.proceed(chain.request()).close();
            throw new IllegalStateException("afterwards");
        };

        assertThat(create().outcome()).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void whatIsThrownWhileTheRuntimeClosesIsTheClosing() {
        behaviour = chain -> {
            http.runtime().close();
            throw new IllegalStateException("closing");
        };

        assertThat(create().kind()).isEqualTo(ErrorKind.CLOSED);
    }

    @Test
    void aRuntimeClosingOnADeadConnectionSendsNothingMore() {
        api().get("warm", HttpFixture.PLAIN).get();
        behaviour = chain -> {
            http.runtime().close();
            return chain.proceed(chain.request());
        };

        ConnectorError error = create();

        assertThat(error.kind()).isEqualTo(ErrorKind.CLOSED);
        assertThat(error.outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(error.context().attempts()).isZero();
    }

    @Test
    void anInterruptThatTheClientNoticesFirstIsAnInterrupt() {
        behaviour = chain -> {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        };

        ConnectorError error = create();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(error.kind()).isEqualTo(ErrorKind.INTERRUPTED);
    }

    @Test
    void anInterruptThatFollowsTheClosingIsTheClosing() {
        behaviour = chain -> {
            http.runtime().close();
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("closing");
        };

        ConnectorError error = create();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(error.kind()).isEqualTo(ErrorKind.CLOSED);
    }

    @Test
    void causesThatGoRoundInACircleAreReadOnce() {
        behaviour = chain -> {
            IOException one = new IOException("one");
            one.initCause(new IOException("other", one));
            throw one;
        };

        assertThat(create().kind()).isEqualTo(ErrorKind.UNREACHABLE);
    }

    @Test
    void aRequestThatWasBuiltAnewIsSent() {
        lent.addInterceptor(chain ->
                chain.proceed(new Request.Builder().url(chain.request().url()).build()));

        assertThat(api().get("a", HttpFixture.PLAIN).isRight()).isTrue();
    }

    @Test
    void aRequestThatBecameOneForHeadersAloneLeavesItsConnectionClean() {
        behaviour = chain -> chain.proceed(
                chain.request().method().equals("GET")
                        ? chain.request().newBuilder().head().build()
                        : chain.request());
        http.server.then(exchange -> exchange.answer(200, "application/json", "", "Content-Length: 10"));
        api().get("a", CallOptions.none());

        assertThat(api().create(THING, HttpFixture.PLAIN).isRight()).isTrue();
        assertThat(http.server.connections()).isEqualTo(1);
    }
}
