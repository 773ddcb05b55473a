package org.connectorsdk.http.auth;

import io.vavr.control.Either;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.connectorsdk.api.call.TimeSource;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.auth.TokenEndpoint.TokenAnswer;
import org.connectorsdk.http.auth.TokenEndpoint.TokenRequest;
import org.jspecify.annotations.Nullable;

/** A call that needs a credential, and a token endpoint that answers as it is told. */
final class Desk implements AuthCall, TokenEndpoint, TimeSource {
    static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    final List<TokenRequest> asked = new CopyOnWriteArrayList<>();
    final List<Thread> threads = new CopyOnWriteArrayList<>();
    private final List<CountDownLatch> held = new CopyOnWriteArrayList<>();

    private final ConcurrentLinkedQueue<Supplier<Either<ConnectorError, TokenAnswer>>> answers =
            new ConcurrentLinkedQueue<>();
    /** Time does not begin at zero. */
    private static final long ORIGIN = 4_611_686_018_427_387_847L;

    private final AtomicLong nanos = new AtomicLong();
    private volatile Duration clockError = Duration.ZERO;
    private volatile Duration remaining = Duration.ofMinutes(1);
    private volatile String operation = "list";
    private volatile @Nullable Secret tenant;

    // ---- the endpoint
    // -----------------------------------------------------------------------------------------------------------

    Desk thenToken(String token) {
        return then(JsonObject.of("access_token", token));
    }

    Desk thenToken(String token, Object expiresIn) {
        return then(JsonObject.of("access_token", token, "expires_in", expiresIn));
    }

    Desk then(JsonObject body) {
        return then(() -> Either.right(answer(200, "application/json", body)));
    }

    Desk thenStatus(int status) {
        return then(() -> Either.right(answer(status, "text/html", null)));
    }

    Desk thenError(ConnectorError error) {
        return then(() -> Either.left(error));
    }

    Desk then(Supplier<Either<ConnectorError, TokenAnswer>> answer) {
        answers.add(answer);
        return this;
    }

    /** Gives the token once the latch is open. */
    Desk thenTokenAfter(CountDownLatch open, String token) {
        long sentAt = nanoTime();
        held.add(open);
        return then(() -> {
            try {
                open.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return Either.right(new TokenAnswer(
                    200,
                    "application/json",
                    JsonObject.of("access_token", token, "expires_in", 180),
                    null,
                    sentAt,
                    1,
                    Duration.ZERO));
        });
    }

    TokenAnswer answer(int status, String contentType, @Nullable JsonValue body) {
        return new TokenAnswer(status, contentType, body, null, nanoTime(), 2, Duration.ofMillis(30));
    }

    @Override
    public Either<ConnectorError, TokenAnswer> post(TokenRequest request) {
        threads.add(Thread.currentThread()); // before anybody can see the request, and settles
        Supplier<Either<ConnectorError, TokenAnswer>> next = answers.poll();
        asked.add(request);
        if (next == null) {
            throw new AssertionError("one request too many");
        }
        return next.get();
    }

    /** Waits until the last request has been dealt with, also one whose thread has hardly begun. */
    void awaitIdle() throws InterruptedException {
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals("connector-token-" + provider())) {
                thread.join();
            }
        }
    }

    /** Answers what is still asked, so that no thread of one test is there in the next. */
    void shut() throws InterruptedException {
        held.forEach(CountDownLatch::countDown);
        awaitIdle();
    }

    // ---- the call
    // ---------------------------------------------------------------------------------------------------------------

    Desk remaining(Duration value) {
        remaining = value;
        return this;
    }

    Desk operation(String name) {
        operation = name;
        return this;
    }

    Desk tenant(Secret secret) {
        tenant = secret;
        return this;
    }

    @Override
    public String provider() {
        return "acme";
    }

    @Override
    public String operation() {
        return operation;
    }

    @Override
    public Duration remaining() {
        return remaining;
    }

    @Override
    public Optional<Secret> tenantCredential() {
        return Optional.ofNullable(tenant);
    }

    @Override
    public TimeSource time() {
        return this;
    }

    @Override
    public TokenEndpoint tokenEndpoint() {
        return this;
    }

    // ---- the clock
    // --------------------------------------------------------------------------------------------------------------

    Desk advance(Duration span) {
        nanos.addAndGet(span.toNanos());
        return this;
    }

    Desk clockOffBy(Duration error) {
        clockError = error;
        return this;
    }

    @Override
    public Instant now() {
        return NOON.plus(clockError).plusNanos(nanos.get());
    }

    @Override
    public long nanoTime() {
        return ORIGIN + nanos.get();
    }

    @Override
    public void sleep(Duration pause) {
        throw new AssertionError("nobody sleeps here");
    }
}
