package org.connectorsdk.http.provider;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import org.connectorsdk.api.call.ContextCarrier;

/**
 * Asks the same question about many things, a few at a time, and hands the answers out in order: how a catalog is read
 * from a vendor that shows the columns of one table per request.
 *
 * <p>Questions run on daemon threads of the walk, answers are handed out on the calling thread. At most twice as many
 * answers as threads are held, so memory does not grow with the number of things. Immutable; may be used by several
 * threads at once, each walk having threads of its own.
 */
final class ConcurrentWalk {
    private static final int ANSWERS_PER_THREAD = 2;

    private final String provider;
    private final int concurrency;

    /** How a walk ended. */
    public enum End {
        /** Every answer was handed out. */
        DONE,
        /** The consumer did not want more. */
        STOPPED,
        /** The calling thread was interrupted; its flag is set. */
        INTERRUPTED
    }

    /**
     * Plans walks; starts no thread.
     *
     * @param provider id of the provider, for the names of threads
     * @param concurrency how many questions are asked at the same time, 1 or more
     */
    public ConcurrentWalk(String provider, int concurrency) {
        this.provider = Objects.requireNonNull(provider, "provider");
        this.concurrency = concurrency;
        if (concurrency < 1) {
            throw new IllegalArgumentException("concurrency: must be 1 or more, got " + concurrency);
        }
    }

    /**
     * Walks. Blocks until every answer was handed out or the walk ends early; questions that are being asked then are
     * interrupted, and nobody waits for them.
     *
     * @param things what to ask about; read on the calling thread, as far ahead as answers can be held
     * @param question asks about one thing; called by several threads at the same time
     * @param carrier takes the context of the calling thread to those that ask
     * @param consumer gets one answer after the other, in the order of the things; answers false to end the walk
     * @param <I> the things
     * @param <O> the answers
     * @return how the walk ended; what a question or the consumer throws comes out unchanged and ends it as well
     */
    public <I, O> End over(
            Iterator<? extends I> things,
            Function<? super I, ? extends O> question,
            ContextCarrier carrier,
            Predicate<? super O> consumer) {
        ExecutorService threads = threads();
        Deque<Future<O>> line = new ArrayDeque<>();
        try {
            while (!Thread.currentThread().isInterrupted()) {
                while (line.size() < concurrency * ANSWERS_PER_THREAD && things.hasNext()) {
                    I thing = things.next();
                    FutureTask<O> asked = new FutureTask<>(() -> question.apply(thing));
                    threads.execute(carried(carrier.carry(asked), asked));
                    line.add(asked);
                }
                Future<O> first = line.poll();
                if (first == null) {
                    return End.DONE;
                }
                if (!consumer.test(answer(first))) {
                    return End.STOPPED;
                }
            }
            return End.INTERRUPTED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return End.INTERRUPTED;
        } finally {
            threads.shutdownNow();
        }
    }

    /** A carrier that does not run what it carries must not let the walk wait for ever; what ran does not run again. */
    private static Runnable carried(Runnable work, Runnable asked) {
        return () -> {
            try {
                work.run();
            } finally {
                asked.run();
            }
        };
    }

    private static <O> O answer(Future<O> first) throws InterruptedException {
        try {
            return first.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException thrown ? thrown : new IllegalStateException(e.getCause());
        }
    }

    private ExecutorService threads() {
        AtomicInteger number = new AtomicInteger();
        return Executors.newFixedThreadPool(concurrency, task -> {
            Thread thread = new Thread(task, "connector-" + provider + "-walk-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }
}
