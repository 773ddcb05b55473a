package org.connectorsdk.http.internal.call;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.DoubleSupplier;
import okhttp3.Dns;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.connectorsdk.api.call.RateLimit;
import org.connectorsdk.api.call.RuntimeContext;
import org.connectorsdk.api.call.SharedLimit;
import org.connectorsdk.api.call.Sleeper;
import org.connectorsdk.api.call.TimeSource;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.log.ClientLog;
import org.connectorsdk.api.observe.ClientStatus;
import org.connectorsdk.api.observe.Observer;
import org.connectorsdk.http.auth.CredentialSource;
import org.connectorsdk.http.internal.answer.RetryAfter;
import org.connectorsdk.http.internal.call.ClientParts.MissingSetting;
import org.connectorsdk.http.internal.resilience.Backoff;
import org.connectorsdk.http.internal.resilience.CircuitBreakers;
import org.connectorsdk.http.internal.resilience.RateLimitPause;
import org.connectorsdk.http.internal.resilience.RequestPermits;
import org.connectorsdk.http.internal.resilience.SharedRate;
import org.connectorsdk.http.internal.transport.HttpLimits;
import org.connectorsdk.http.internal.transport.InFlightRequest;
import org.connectorsdk.http.internal.transport.OkHttpConfigurer;
import org.connectorsdk.http.internal.transport.Transport;
import org.connectorsdk.http.internal.transport.Watchdog;
import org.jspecify.annotations.Nullable;

/** What all calls of one runtime share. Thread-safe. */
public final class ClientContext implements AutoCloseable {
    public final String provider;
    final String account;
    public final TimeSource time;
    public final Sleeper sleeper;
    public final DoubleSupplier random;
    final HttpLimits limits;
    public final HttpUrl base;
    final Headers headers;
    final List<String> requestIdHeaders;
    final String idempotencyHeader;
    final CredentialSource credentials;
    final @Nullable MissingSetting missing;
    final ClientLog lines;
    final SafeErrorDecoder decoder;
    final Observer observer;
    final ClientEvents events;
    final CredentialMask credentialMask = new CredentialMask();
    final AtomicBoolean inspectorThrew = new AtomicBoolean();
    final Watchdog watchdog;
    final ExchangeLog log;
    final RateLimitPause rateLimitPause = new RateLimitPause();
    public final RequestPermits permits;
    final @Nullable SharedRate sharedRate;
    final CircuitBreakers breakers;
    final Backoff backoff;

    private final boolean ownsConnections;
    private final Dns dns;
    private volatile OkHttpClient client;
    private final AtomicReference<@Nullable RateLimit> rateLimit = new AtomicReference<>();
    private volatile String fingerprint;
    private volatile boolean closed;

    public ClientContext(ClientParts from, HttpLimits limits, HttpUrl base, Headers headers, Transport transport) {
        this.provider = from.provider();
        this.account = from.context().account();
        this.time = from.context().time();
        this.sleeper = new Sleeper(time);
        this.random = from.random();
        this.limits = limits;
        this.base = base;
        this.fingerprint = JobRef.fingerprint(base.toString(), "");
        this.headers = headers;
        this.requestIdHeaders = from.requestIdHeaders();
        this.idempotencyHeader = from.idempotencyHeader();
        this.credentials = from.credential();
        this.missing = from.missing();
        this.lines = ClientLog.of(provider, from.context());
        this.decoder = new SafeErrorDecoder(lines, from.errors());
        this.observer = from.context().observer();
        this.events = new ClientEvents(lines, observer);
        this.log = from.log();
        this.dns = dns(from.context());
        this.client = OkHttpConfigurer.configure(
                transport.client(), dns, limits, OkHttpConfigurer.events(from.context(), lines));
        this.ownsConnections = transport.ownsConnections();
        this.watchdog = new Watchdog(time, this::release);
        this.permits = new RequestPermits(limits, time);
        this.sharedRate = sharedRate(from.context());
        this.breakers = new CircuitBreakers(limits, time, events);
        this.backoff = new Backoff(provider, limits, random);
    }

    private static Dns dns(RuntimeContext context) {
        return context.lent(OkHttpClient.class).map(OkHttpClient::dns).orElse(Dns.SYSTEM);
    }

    private @Nullable SharedRate sharedRate(RuntimeContext context) {
        double rate = limits.rateLimit();
        return rate == 0
                ? null
                : context.lent(SharedLimit.class)
                        .map(limit -> new SharedRate(limit, this::nameOfLimit, rate, time, random, events))
                        .orElse(null);
    }

    private String nameOfLimit() {
        String name = provider + "." + fingerprint;
        return account.isEmpty() ? name : name + "." + account;
    }

    /**
     * Names the account by address and scope, for its handles and for the limit that it shares.
     *
     * @param scope workspace, tenant or the like, without secrets; empty where there is none
     * @return the fingerprint
     */
    public String identify(String scope) {
        String made = JobRef.fingerprint(base.toString(), scope);
        fingerprint = made;
        return made;
    }

    /** {@return what sends the next request} */
    OkHttpClient client() {
        return client;
    }

    public boolean isClosed() {
        return closed;
    }

    /** Ends a request: no limit watches it any more, and its place is free. Safe to call twice. */
    void release(InFlightRequest inFlight) {
        if (watchdog.remove(inFlight) && inFlight.holdsPermit()) {
            permits.leave();
        }
        OkHttpClient silent = inFlight.silentClient();
        if (silent != null) {
            renewConnections(silent);
        }
        if (closed) {
            dropConnections();
        }
    }

    /**
     * Uses none of the connections of today again: where one gave no sign of life, those beside it, which are as old,
     * rarely do. Requests that are under way on them go on.
     */
    private synchronized void renewConnections(OkHttpClient silent) {
        if (client.equals(silent)) {
            client = OkHttpConfigurer.apart(silent, dns);
            dropConnections();
        }
    }

    /** Holds back all calls; see {@link RateLimitPause#close}. */
    void slowDown(long now, long asked, long longest) {
        if (rateLimitPause.close(now, asked, longest)) {
            events.slowedDown(Math.min(asked, longest));
        }
    }

    /** Remembers what an answer tells about the request limit. */
    void tell(Headers answer) {
        if (RetryAfter.mentionsLimit(answer)) {
            RateLimit limit = RetryAfter.limit(answer, time.now());
            if (limit != null) {
                rateLimit.set(limit);
            }
        }
    }

    /** {@return what is under way} */
    public ClientStatus.Requests requests() {
        return new ClientStatus.Requests(
                permits.active(),
                permits.most(),
                permits.waiting(),
                breakers.status(),
                Optional.ofNullable(rateLimit()));
    }

    @Nullable
    public RateLimit rateLimit() {
        return rateLimit.get();
    }

    @Override
    public void close() {
        closed = true;
        watchdog.close();
        sleeper.close();
        dropConnections();
    }

    private void dropConnections() {
        if (ownsConnections) {
            client.connectionPool().evictAll();
        }
    }
}
