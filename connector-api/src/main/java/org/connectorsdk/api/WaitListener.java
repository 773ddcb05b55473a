package org.connectorsdk.api;

import java.util.concurrent.CancellationException;
import java.util.function.Function;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.WaitPolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A caller's listener of one wait, which can end it and cannot break it (F-17). */
final class WaitListener {
    /** As of old, whatever class a line of a wait comes from. */
    private static final Logger LOG = LoggerFactory.getLogger(JobPoller.class);

    private final String provider;
    private final Function<Job, WaitPolicy.Next> listener;
    private boolean failed;

    WaitListener(String provider, Function<Job, WaitPolicy.Next> listener) {
        this.provider = provider;
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
                LOG.warn(
                        "{}: the listener of a wait failed with {}; the wait continues",
                        provider,
                        e.getClass().getName());
            }
            return false;
        }
    }
}
