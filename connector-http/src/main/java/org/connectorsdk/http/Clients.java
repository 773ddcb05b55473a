package org.connectorsdk.http;

import java.time.Duration;
import okhttp3.Authenticator;
import okhttp3.Call;
import okhttp3.CookieJar;
import okhttp3.Dns;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** Takes from an HTTP client whatever it would do behind our back. */
final class Clients {
    private Clients() {}

    /**
     * Configures a client for the pipeline: no repeats, redirects, cookies, caches or answers to challenges of its own, no
     * timers but the one of the socket's connect (the {@link Watchdog} has the rest).
     *
     * @param client to configure
     * @param dns looks names up
     * @param tuning has the time for a connect
     */
    static OkHttpClient configure(OkHttpClient.Builder client, Dns dns, Tuning tuning) {
        client.networkInterceptors().add(0, new HiddenResends());
        client.networkInterceptors().add(new LiveConnections());
        return client.retryOnConnectionFailure(false)
                .followRedirects(false)
                .followSslRedirects(false)
                .authenticator(Authenticator.NONE)
                .cookieJar(CookieJar.NO_COOKIES)
                .cache(null)
                .callTimeout(Duration.ZERO)
                .readTimeout(Duration.ZERO)
                .writeTimeout(Duration.ZERO)
                .connectTimeout(Duration.ofNanos(
                        Math.min(tuning.connectTimeout(), Duration.ofDays(1).toNanos())))
                .dns(new AbandonableDns(dns))
                .eventListenerFactory(Clients::listener)
                .build();
    }

    private static EventListener listener(Call call) {
        @Nullable Flight flight = call.request().tag(Flight.class);
        return flight == null ? EventListener.NONE : flight;
    }
}
