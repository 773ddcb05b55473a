package org.connectorsdk.verification.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.call.RuntimeContext;
import org.connectorsdk.api.call.TimeSource;
import org.connectorsdk.testkit.conformance.ConformanceTarget;

/**
 * Many operations with one provider.
 *
 * @param target the provider and its simulator
 * @param breaker whether the breakers are as they are by default, or off
 * @param seed seed of the first operation's seed
 */
record Round(ConformanceTarget target, boolean breaker, long seed) {
    private static final int THREADS = 8;
    private static final int PATIENCE_SECONDS = 10;

    /** Runs operations with the library. */
    Figures run(int operations) throws InterruptedException, ExecutionException {
        Figures figures = new Figures(target.id(), breaker ? "breaker on" : "breaker off");
        try (Account account = new Account(target)) {
            try (Connections client = open(account)) {
                Worker worker = new Worker(account, client, TimeSource.system());
                spread(operations, index -> figures.add(worker.operate(Seeds.of(seed, index))));
            }
            figures.left(left(account));
        }
        return figures;
    }

    /** Runs the same schedule with a plain client. {@return what it got done} */
    Figures.Plain plain(int operations) throws InterruptedException, ExecutionException {
        Figures.Plain done = new Figures.Plain();
        try (Account account = new Account(target);
                PlainClient plain = new PlainClient(account)) {
            spread(operations, index -> {
                long operation = Seeds.of(seed, index);
                done.add(account.work(operation), plain.operate(operation));
            });
        }
        return done;
    }

    /** Plays one operation again. */
    Told replay(long operation) throws InterruptedException {
        try (Account account = new Account(target);
                Connections client = open(account)) {
            return new Worker(account, client, TimeSource.system()).operate(operation);
        }
    }

    private Connections open(Account account) {
        RuntimeContext context = RuntimeContext.builder()
                .time(ShortPauses.INSTANCE)
                .lend(RandomGenerator.class, Worker.random())
                .build();
        return account.open(context, config -> {
            config.set("attempts", PlainClient.ATTEMPTS)
                    .set("idle-timeout", PlainClient.IDLE.toMillis() + "ms")
                    .set("backoff-first", "50ms")
                    .set("backoff-longest", "200ms");
            return breaker ? config : config.set("breaker-failures", 0);
        });
    }

    /** {@return how many sockets are there when all clients are closed} */
    private static int left(Account account) {
        account.direct().close();
        FaultProxy proxy = account.proxy();
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (proxy.open() > 0 && System.nanoTime() < until) {
            LockSupport.parkNanos(5_000_000);
        }
        return proxy.open();
    }

    /** One operation of a round. */
    @FunctionalInterface
    private interface Step {
        void take(int index) throws InterruptedException;
    }

    private static void spread(int count, Step step) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            AtomicInteger next = new AtomicInteger();
            List<Future<?>> ends = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                ends.add(threads.submit(() -> {
                    for (int index = next.getAndIncrement(); index < count; index = next.getAndIncrement()) {
                        step.take(index);
                    }
                    return null;
                }));
            }
            for (Future<?> end : ends) {
                end.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
