package org.connectorsdk.http.internal.transport;

import java.time.Duration;
import okhttp3.Authenticator;
import okhttp3.Call;
import okhttp3.CookieJar;
import okhttp3.Dns;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import org.connectorsdk.api.call.RuntimeContext;
import org.connectorsdk.api.log.ClientLog;
import org.connectorsdk.http.internal.framing.RetryAfterHidingInterceptor;
import org.jspecify.annotations.Nullable;

/** Takes from an HTTP client whatever it would do behind our back. */
public final class OkHttpConfigurer {
    // Of HTTP/2 connections, so that requests that may stay silent notice one that is dead.
    private static final long SHORTEST_PING = Duration.ofSeconds(1).toNanos();
    private static final long LONGEST_PING = Duration.ofHours(1).toNanos();

    private OkHttpConfigurer() {}

    private static long between(long least, long value, long most) {
        return Math.max(least, Math.min(value, most));
    }

    /**
     * Configures a client for the chain of steps: no repeats, redirects, cookies, caches or answers to challenges of
     * its own, no timers but the one of the socket's connect (the {@link Watchdog} has the rest).
     *
     * @param client to configure
     * @param dns looks names up
     * @param limits has the time for a connect
     * @param events is told what happens to each request
     */
    public static OkHttpClient configure(
            OkHttpClient.Builder client, Dns dns, HttpLimits limits, EventListener.Factory events) {
        client.networkInterceptors().add(0, new RetryAfterHidingInterceptor());
        client.networkInterceptors().add(new StaleConnectionInterceptor());
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
                        Math.min(limits.connectTimeout(), Duration.ofDays(1).toNanos())))
                .pingInterval(Duration.ofNanos(between(SHORTEST_PING, limits.idleTimeout(), LONGEST_PING)))
                .dns(new InterruptibleDns(dns))
                .eventListenerFactory(events)
                .build();
    }

    /** {@return a client that shares all but connections: the pool tells them apart by who looks names up} */
    public static OkHttpClient apart(OkHttpClient client, Dns dns) {
        return client.newBuilder().dns(new InterruptibleDns(dns)).build();
    }

    /**
     * {@return what tells a request of its own way, and the listener of a lent client as well}
     *
     * @param context may lend one
     * @param log whose client it is
     */
    public static EventListener.Factory events(RuntimeContext context, ClientLog log) {
        return context.lent(OkHttpClient.class)
                .map(lent -> ListenerPair.of(OkHttpConfigurer::listener, lent.eventListenerFactory(), log))
                .orElse(OkHttpConfigurer::listener);
    }

    private static EventListener listener(Call call) {
        @Nullable InFlightRequest inFlight = call.request().tag(InFlightRequest.class);
        return inFlight == null ? EventListener.NONE : inFlight;
    }
}
