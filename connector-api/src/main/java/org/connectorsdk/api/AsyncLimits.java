package org.connectorsdk.api;

import java.util.concurrent.atomic.AtomicInteger;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.log.ClientLog;
import org.connectorsdk.api.log.LogName;

/**
 * What asynchronous calls of all clients of the process may take together (F-21). System properties, as no single
 * client's settings could say it for the others.
 */
final class AsyncLimits {
    /** How many threads work at the same time where there are no virtual ones. */
    static final String THREADS = "connectorsdk.async.threads";

    /** How many calls may wait beyond those that are worked on. */
    static final String WAITING_CALLS = "connectorsdk.async.waiting-calls";

    private static final int DEFAULT_THREADS = 64;
    private static final int DEFAULT_WAITING_CALLS = 10_000;
    private static final AtomicInteger UNFINISHED = new AtomicInteger();

    private AsyncLimits() {}

    /** {@return the ceiling of the shared pool} */
    static int threads() {
        return positive(THREADS, DEFAULT_THREADS);
    }

    /** {@return how many calls may wait} */
    static int waitingCalls() {
        return positive(WAITING_CALLS, DEFAULT_WAITING_CALLS);
    }

    /** Counts a call in. {@return false when too many wait already; it is not counted then} */
    static boolean enter() {
        int most = threads() + waitingCalls();
        if (UNFINISHED.incrementAndGet() > most) {
            UNFINISHED.decrementAndGet();
            return false;
        }
        return true;
    }

    /** Counts a call out. */
    static void leave() {
        UNFINISHED.decrementAndGet();
    }

    /** {@return how many calls of the process are counted in} */
    static int unfinished() {
        return UNFINISHED.get();
    }

    /** {@return the refusal of a call beyond the limit} */
    static ConnectorError tooMany(String provider, String operation) {
        return new ConnectorError.RateLimited(refused(provider, operation)
                .summary(waitingCalls() + " asynchronous calls of this process are already waiting")
                .advice("Wait for some of them, or raise the system property " + WAITING_CALLS + ".")
                .build());
    }

    /** {@return the refusal of a call that the threads do not take} */
    static ConnectorError notTaken(String provider, String operation) {
        return new ConnectorError.RateLimited(refused(provider, operation)
                .summary("the executor for asynchronous calls rejected this one")
                .advice("Try again later, or provide an executor that accepts more.")
                .build());
    }

    private static ErrorContext.Builder refused(String provider, String operation) {
        return ErrorContext.of(provider, operation).outcome(Outcome.NOT_SENT).retryable(true);
    }

    private static int positive(String property, int otherwise) {
        Integer value = Integer.getInteger(property);
        if (value == null) {
            return otherwise;
        }
        if (value < 1) {
            ClientLog.PROCESS
                    .warn(LogName.CLIENT)
                    .write("the system property " + property + " must be 1 or more; using " + otherwise);
            return otherwise;
        }
        return value;
    }
}
