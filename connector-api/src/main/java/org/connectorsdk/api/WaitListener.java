package org.connectorsdk.api;

import java.util.concurrent.CancellationException;
import java.util.function.Function;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.WaitPolicy;

/** A caller's listener of one wait, which can end it and cannot break it (F-17). */
final class WaitListener {
    private final WaitLog log;
    private final Function<Job, WaitPolicy.Next> listener;
    private boolean failed;

    WaitListener(WaitLog log, Function<Job, WaitPolicy.Next> listener) {
        this.log = log;
        this.listener = listener;
    }

    /** Informs the listener, and asks whether it stops the wait. */
    boolean stops(Job job) {
        try {
            return listener.apply(job) == WaitPolicy.Next.STOP;
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
