package org.connectorsdk.api;

import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.WaitPolicy;

/** What a caller has in one wait: a listener and a condition, which can end it and cannot break it (F-17). */
final class WaitListener {
    private final WaitLog log;
    private final WaitPolicy policy;
    private boolean failed;

    WaitListener(WaitLog log, WaitPolicy policy) {
        this.log = log;
        this.policy = policy;
    }

    /** Informs the listener, and asks whether it stops the wait. */
    boolean stops(Job job) {
        return stopped(() -> policy.listener().apply(job) == WaitPolicy.Next.STOP);
    }

    /** Asks before a poll whether the wait is given up. */
    boolean stopsPoll() {
        return stopped(() -> !policy.continueWhile().getAsBoolean());
    }

    private boolean stopped(BooleanSupplier caller) {
        try {
            return caller.getAsBoolean();
        } catch (CancellationException e) {
            return true;
        } catch (RuntimeException e) {
            if (!failed) {
                failed = true;
                log.listenerThrew(e);
            }
            return false;
        }
    }
}
