package org.connectorsdk.testkit.conformance.suite;

import static org.connectorsdk.api.error.ErrorKind.CLOSED;
import static org.connectorsdk.api.error.ErrorKind.INTERRUPTED;
import static org.connectorsdk.api.error.ErrorKind.UNREACHABLE;

import io.vavr.control.Either;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Logger;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.testkit.conformance.OpenHook;
import org.connectorsdk.testkit.conformance.RuleContext;
import org.jspecify.annotations.Nullable;

/** Defects in keeping secrets, in serving many threads, in closing, and in obeying an interrupt. */
final class SafetyMutants {
    private static final Logger LOG = Logger.getLogger(SafetyMutants.class.getName());

    private SafetyMutants() {}

    static List<Mutant> all() {
        List<Mutant> all = new ArrayList<>(secrets());
        all.addAll(threads());
        all.addAll(endings());
        return all;
    }

    private static List<Mutant> secrets() {
        return List.of(
                Mutant.of("SEC-01", "logs its credential", "a secret stands in a log")
                        .by(() -> Defect.on("list", call -> {
                            LOG.info("asking with " + secret(call));
                            return call.proceed();
                        })),
                Mutant.of("SEC-02", "shows its credential", "a secret stands in a text")
                        .by(() -> Defect.on("toString", call -> "Connections[" + secret(call) + "]")),
                Mutant.of("SEC-03", "puts its credential into the address", "a secret stands in a URL")
                        .by(() -> Defect.on("list", call -> {
                            ask(address(call, "/v1/connections?key=" + encoded(secret(call))), null);
                            return call.proceed();
                        })),
                Mutant.of("SEC-04", "follows a redirect with its credential", "a request to a stranger")
                        .by(() -> Defect.on("list", call -> {
                            String location = ask(address(call, "/v1/connections"), null);
                            if (location != null) {
                                ask(URI.create(location), secret(call));
                            }
                            return call.proceed();
                        })),
                Mutant.of("SEC-05", "repeats what the server says", "a secret stands in an echo")
                        .by(() -> Defect.onCalls(call -> call.answersEither()
                                ? call.ask().mapLeft(error -> telling(error, call))
                                : call.proceed())),
                Mutant.of("SEC-06", "quotes a secret that it refuses", "s3cret")
                        .by(() -> Defect.refusal(error -> new ConnectorError.Configuration(
                                error.context().toBuilder()
                                        .summary("s3cret-in the-middle cannot be sent")
                                        .build(),
                                error.violations()))),
                Mutant.of("SEC-07", "trusts every certificate", "expected an error, got a result")
                        .by(() -> Defect.forgiving(UNREACHABLE)));
    }

    private static String secret(Call call) {
        return call.context().secrets().get(0);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static URI address(Call call, String path) {
        return call.context().simulator().baseUrl().resolve(path);
    }

    private static ConnectorError telling(ConnectorError error, Call call) {
        return error.withContext(error.context().toBuilder()
                .summary("the server said: " + secret(call))
                .build());
    }

    /** Makes a request behind the provider's back; answers where it was redirected to. */
    private static @Nullable String ask(URI address, @Nullable String credential) {
        try {
            HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
            connection.setInstanceFollowRedirects(false);
            if (credential != null) {
                connection.setRequestProperty("X-Token", credential);
            }
            connection.getResponseCode();
            return connection.getHeaderField("Location");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Mutant> threads() {
        return List.of(
                Mutant.of("CONC-01", "answers the caller before", "an answer of another caller")
                        .by(() -> {
                            AtomicReference<Either<ConnectorError, Object>> before = new AtomicReference<>();
                            return Defect.on("get", call -> {
                                Either<ConnectorError, Object> answer = call.ask();
                                Either<ConnectorError, Object> previous = before.getAndSet(answer);
                                return previous == null ? answer : previous;
                            });
                        }),
                Mutant.of("CONC-02", "fetches a token for each call", "token calls at the first use")
                        .by(() -> Defect.on("get", call -> {
                            if (call.number() > 0) {
                                return call.proceed();
                            }
                            try (Connections own = call.context().openForOnce()) {
                                return call.to(own, call.arguments().toArray());
                            }
                        })),
                Mutant.of("CONC-03", "shares its answers", "an answer for another instance's credential")
                        .by(() -> {
                            AtomicReference<@Nullable Object> shared = new AtomicReference<>();
                            return Defect.on("list", call -> {
                                Object known = shared.get();
                                if (known != null) {
                                    return known;
                                }
                                Either<ConnectorError, Object> answer = call.ask();
                                answer.peek(page -> shared.set(answer));
                                return answer;
                            });
                        }),
                Mutant.of("CONC-04", "merges creates", "different ids").by(() -> {
                    AtomicReference<@Nullable Object> first = new AtomicReference<>();
                    return Defect.on("create", call -> {
                        first.compareAndSet(null, call.ask());
                        return first.get();
                    });
                }));
    }

    private static List<Mutant> endings() {
        return List.of(
                Mutant.of(
                                "LIFE-01",
                                "leaves a thread behind",
                                "threads that are still alive ==> expected: <[]> but was: <[connector-poller")
                        .by(Leak::new),
                Mutant.of("LIFE-02", "does not close its connections", "connections are still open")
                        .by(() -> Defect.on("close", call -> null)),
                Mutant.of("LIFE-03", "can be closed once", "closed twice").by(() -> {
                    AtomicInteger closes = new AtomicInteger();
                    return Defect.on("close", call -> {
                        if (closes.incrementAndGet() == 2) {
                            throw new IllegalStateException("closed twice");
                        }
                        return call.proceed();
                    });
                }),
                Mutant.of("LIFE-04", "fails oddly when it is closed", "expected: <CLOSED>")
                        .by(() -> Defect.error(CLOSED, Errors::unreachable)),
                Mutant.of("LIFE-05", "forgets to close now and then", "connections are still open")
                        .by(() -> Defect.on("close", call -> call.number() % 50 == 7 ? null : call.proceed())),
                Mutant.of("LIFE-06", "has threads of its own", "threads of 200 clients")
                        .by(Leak::new),
                Mutant.of("INT-01", "swallows the interrupt", "the interrupt flag")
                        .by(() -> swallowing("list")),
                Mutant.of("INT-02", "swallows the interrupt of a pause", "the interrupt flag")
                        .by(() -> swallowing("await")),
                Mutant.of("INT-03", "does not look at the flag", "expected an error, got a result")
                        .by(() -> Defect.on("list", call -> {
                            boolean flag = Thread.interrupted();
                            try {
                                return call.proceed();
                            } finally {
                                if (flag) {
                                    Thread.currentThread().interrupt();
                                }
                            }
                        })));
    }

    private static OpenHook swallowing(String name) {
        return Defect.on(name, call -> {
            Either<ConnectorError, Object> answer = call.ask();
            if (answer.isLeft() && answer.getLeft().kind() == INTERRUPTED) {
                boolean swallowed = Thread.interrupted();
                LOG.fine(() -> "swallowed: " + swallowed);
            }
            return answer;
        });
    }

    /** A thread that outlives its client. */
    private static final class Leak implements OpenHook {
        private final CountDownLatch end = new CountDownLatch(1);

        @Override
        public Either<ConnectorError, Connections> open(
                Either<ConnectorError, Connections> opened, RuleContext context) {
            Thread thread = new Thread(
                    () -> {
                        try {
                            end.await();
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                    },
                    "connector-poller");
            thread.setDaemon(true);
            thread.start();
            return opened;
        }

        @Override
        public void close() {
            end.countDown();
        }
    }
}
