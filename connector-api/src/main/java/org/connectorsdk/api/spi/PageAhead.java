package org.connectorsdk.api.spi;

import io.vavr.control.Either;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.error.ConnectorError;

/**
 * A page that another thread fetches while the one before it is consumed. Whoever comes first has it: that thread, or
 * the walk, which waits for no thread to become free. Made by the thread that walks.
 */
final class PageAhead<T> implements Runnable {
    private final Thread walker = Thread.currentThread();
    private final AtomicBoolean taken = new AtomicBoolean();
    private final FutureTask<Either<ConnectorError, Page<T>>> page;

    PageAhead(Callable<Either<ConnectorError, Page<T>>> fetch) {
        this.page = new FutureTask<>(fetch);
    }

    /** Fetches it, unless it was taken back; not on the thread that walks, which may not need it. */
    @Override
    public void run() {
        if (Thread.currentThread() == walker || !taken.compareAndSet(false, true)) {
            return;
        }
        page.run();
        if (page.isCancelled()) {
            Thread.interrupted(); // meant this page, not what the thread does next
        }
    }

    /** {@return whether no thread has begun with it, so that the walk fetches it itself} */
    boolean takeBack() {
        boolean free = taken.compareAndSet(false, true);
        if (free) {
            page.cancel(false); // whoever has it in a queue holds nothing else
        }
        return free;
    }

    /** Waits for the page. What was thrown instead is thrown here. */
    Either<ConnectorError, Page<T>> await() throws InterruptedException {
        try {
            return page.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException thrown ? thrown : new IllegalStateException(e.getCause());
        }
    }

    /** Ends its request if it is under way; waits for nothing. */
    void cancel() {
        page.cancel(true);
    }
}
