package org.connectorsdk.http;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.DoubleSupplier;
import okhttp3.Dns;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.connectorsdk.api.call.CallObserver;
import org.connectorsdk.api.call.Pauses;
import org.connectorsdk.api.call.RuntimeContext;
import org.connectorsdk.api.call.TimeSource;
import org.connectorsdk.http.auth.CredentialSource;
import org.jspecify.annotations.Nullable;

/** What all calls of one runtime share. Thread-safe. */
final class Pipeline implements AutoCloseable {
    final String provider;
    final TimeSource time;
    final Pauses pauses;
    final DoubleSupplier random;
    final Tuning tuning;
    final HttpUrl base;
    final Headers headers;
    final List<String> requestIdHeaders;
    final String idempotencyHeader;
    final CredentialSource credentials;
    final ErrorDecoder decoder;
    final CallObserver observer;
    final OkHttpClient client;
    final Watchdog watchdog;
    final ExchangeLog log = new ExchangeLog();
    final AccountGate gate = new AccountGate();
    final Permits permits;
    final Fuses fuses;
    final Backoff backoff;

    private final boolean ownsConnections;
    private final AtomicReference<@Nullable RateLimit> rateLimit = new AtomicReference<>();
    private volatile boolean closed;

    Pipeline(HttpRuntime.Builder from, Tuning tuning, HttpUrl base, Headers headers, Transport transport) {
        this.provider = from.provider;
        this.time = from.context.time();
        this.pauses = new Pauses(time);
        this.random = from.random;
        this.tuning = tuning;
        this.base = base;
        this.headers = headers;
        this.requestIdHeaders = from.requestIdHeaders;
        this.idempotencyHeader = from.idempotencyHeader;
        this.credentials = from.credential;
        this.decoder = from.errors;
        this.observer = from.context.observer();
        this.client = Clients.configure(transport.client(), dns(from.context), tuning);
        this.ownsConnections = transport.ownsConnections();
        this.watchdog = new Watchdog("connector-" + provider + "-watchdog", time, this::land);
        this.permits = new Permits(tuning, time);
        this.fuses = new Fuses(provider, tuning, time);
        this.backoff = new Backoff(provider, tuning, random);
    }

    private static Dns dns(RuntimeContext context) {
        return context.lent(OkHttpClient.class).map(OkHttpClient::dns).orElse(Dns.SYSTEM);
    }

    boolean isClosed() {
        return closed;
    }

    /** Ends a request: no limit watches it any more, and its place is free. Safe to call twice. */
    void land(Flight flight) {
        if (watchdog.remove(flight) && flight.hasPlace()) {
            permits.leave();
        }
        if (closed) {
            dropConnections();
        }
    }

    /** Remembers what an answer tells about the request limit. */
    void tell(Headers answer) {
        if (RetryAfter.mentionsLimit(answer)) {
            RateLimit told = RetryAfter.limit(answer, time.now());
            if (told != null) {
                rateLimit.set(told);
            }
        }
    }

    @Nullable
    RateLimit rateLimit() {
        return rateLimit.get();
    }

    @Override
    public void close() {
        closed = true;
        watchdog.close();
        pauses.close();
        dropConnections();
    }

    private void dropConnections() {
        if (ownsConnections) {
            client.connectionPool().evictAll();
        }
    }
}
