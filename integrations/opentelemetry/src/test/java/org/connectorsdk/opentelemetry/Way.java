package org.connectorsdk.opentelemetry;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.opentelemetry.context.Context;
import io.vavr.control.Either;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.connectorsdk.api.AsyncConnections;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.call.RuntimeContext;
import org.connectorsdk.api.error.ConnectorError;

/** The threads on which a program may have something done. */
enum Way {
    /** The program's own. */
    BLOCKING,
    /** Those of the library. */
    ASYNC,
    /** A virtual thread of the program, to which it takes its context by itself; from Java 21 on. */
    VIRTUAL,
    /** Virtual threads that the program lends to the library. */
    LENT_VIRTUAL;

    /** {@return what a client of this way is lent beside the usual}; the test is skipped where Java is too old */
    RuntimeContext.Builder lend(RuntimeContext.Builder context) {
        return switch (this) {
            case BLOCKING, ASYNC -> context;
            case VIRTUAL, LENT_VIRTUAL -> {
                ExecutorService threads = virtualThreads();
                yield this == VIRTUAL ? context : context.executor(threads);
            }
        };
    }

    <T> T ask(
            Connections client,
            Function<Connections, Either<ConnectorError, T>> blocking,
            Function<AsyncConnections, CompletableFuture<T>> async)
            throws Exception {
        return switch (this) {
            case BLOCKING -> blocking.apply(client).get();
            case VIRTUAL ->
                Context.taskWrapping(virtualThreads())
                        .submit(() -> blocking.apply(client).get())
                        .get(30, TimeUnit.SECONDS);
            case ASYNC, LENT_VIRTUAL -> async.apply(client.async()).get(30, TimeUnit.SECONDS);
        };
    }

    private static ExecutorService virtualThreads() {
        Optional<ExecutorService> found = found();
        assumeTrue(found.isPresent(), "this Java has no virtual threads");
        return found.orElseThrow();
    }

    private static Optional<ExecutorService> found() {
        try {
            return Optional.of((ExecutorService)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null));
        } catch (ReflectiveOperationException older) {
            return Optional.empty();
        }
    }
}
