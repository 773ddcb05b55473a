package org.connectorsdk.api;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A future whose cancellation reaches the thread that works for it, also through futures derived from it: what the
 * caller holds is often the result of a {@code thenApply}.
 */
final class LinkedFuture<T> extends CompletableFuture<T> {
    private final @Nullable LinkedFuture<?> parent;
    private final Object lock = new Object();
    private @Nullable Thread runner;
    private int pieces;

    LinkedFuture() {
        this(null);
    }

    private LinkedFuture(@Nullable LinkedFuture<?> parent) {
        this.parent = parent;
    }

    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
        return new LinkedFuture<>(this);
    }

    /**
     * Runs a piece of work for this future on the calling thread, unless the future is done already. A cancel
     * interrupts the work alone, not what its result sets off: the next piece on another thread, or whatever the caller
     * does with the future.
     */
    <R> void runInterruptibly(Supplier<R> work, Consumer<R> then) {
        synchronized (lock) {
            if (isDone()) {
                return;
            }
            runner = Thread.currentThread();
            pieces++;
        }
        try {
            then.accept(interruptibly(work));
        } catch (RuntimeException | Error failure) {
            completeExceptionally(failure);
        } finally {
            synchronized (lock) {
                pieces--; // the next one may have begun
            }
        }
    }

    private <R> R interruptibly(Supplier<R> work) {
        try {
            return work.get();
        } finally {
            synchronized (lock) {
                runner = null;
            }
            Thread.interrupted(); // belongs to the work that is over, not to what follows on this thread
        }
    }

    /** {@return whether a piece of work for it is in progress, or what follows from its result} */
    boolean isWorkedOn() {
        synchronized (lock) {
            return pieces > 0;
        }
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        boolean cancelled = super.cancel(mayInterruptIfRunning);
        synchronized (lock) {
            if (runner != null) {
                runner.interrupt();
            }
        }
        if (parent != null && !parent.isDone()) {
            parent.cancel(mayInterruptIfRunning);
        }
        return cancelled;
    }
}
