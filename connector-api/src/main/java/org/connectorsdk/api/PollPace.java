package org.connectorsdk.api;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleSupplier;
import org.connectorsdk.api.call.TimeSource;
import org.connectorsdk.api.descriptor.ProviderDescriptor;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.WaitPolicy;
import org.connectorsdk.api.spi.JobWarnings;
import org.jspecify.annotations.Nullable;

/**
 * How long one wait pauses before its next poll: a share of the job's age, so that the end of a short job is seen soon
 * and a long one costs few requests. A little chance is in it, so that waits which began together do not poll together
 * (F-15).
 */
final class PollPace {
    /** Half the width of what chance adds to a pause or takes from it. */
    private static final double JITTER = 0.2;

    private final long firstPause;
    private final long longestPause;
    private final double share;
    private final TimeSource time;
    private final DoubleSupplier random;
    private final PollLoad load;
    private final long waitingSince;
    private long notStartedAt;
    private boolean knownNotStarted;
    private @Nullable Instant jobStarted;
    private boolean fromCreation;
    private @Nullable Instant resumesAt;
    private long asked;
    private long slowedTo;

    /**
     * Begins at the first pause.
     *
     * @param policy of the wait
     * @param descriptor sets how long pauses become where the policy does not
     * @param time measures the job's age
     * @param random draws between 0 and 1
     * @param load what all waits of the client ask of the account
     */
    PollPace(WaitPolicy policy, ProviderDescriptor descriptor, TimeSource time, DoubleSupplier random, PollLoad load) {
        this.firstPause = policy.firstPause().toNanos();
        this.longestPause =
                policy.longestPause().orElse(descriptor.longestPause()).toNanos();
        this.share = policy.share();
        this.time = time;
        this.random = random;
        this.load = load;
        this.waitingSince = time.nanoTime();
    }

    /** Learns from a poll when the job began. */
    void saw(Job job) {
        resumesAt = job.resumesAt().orElse(null);
        fromCreation = job.startedAt().isEmpty();
        jobStarted = job.startedAt().or(job::createdAt).orElse(null);
        if (fromCreation && jobStarted != null && !job.status().isTerminal()) {
            notStartedAt = time.nanoTime();
            knownNotStarted = true;
        }
    }

    /** The server asked for a pause, which is kept once. */
    void asked(Duration pause) {
        asked = Math.max(asked, pause.toNanos());
    }

    /** {@return nanoseconds until the next poll} */
    long next() {
        double wait = Math.max(share * age(), untilResumed());
        double own = Math.max((double) firstPause, Math.min((double) longestPause, wait));
        double shared = load.slowed(own);
        long spread = Math.round(shared * (1 - JITTER + 2 * JITTER * random.getAsDouble()));
        slowedTo = shared > own ? spread : 0;
        long wanted = Math.round(asked * (1 + JITTER * random.getAsDouble())); // never earlier than asked for
        asked = 0;
        return Math.max(spread, wanted);
    }

    /** Nothing is to be seen of a job that was put off before it goes on. */
    private double untilResumed() {
        return resumesAt == null ? 0 : nanos(Duration.between(time.now(), resumesAt));
    }

    /** {@return the job, with a warning when the load of all waits stretched the pause} */
    Job warned(Job job) {
        return slowedTo == 0
                ? job
                : JobWarnings.adding(job, List.of("polled every " + seconds(slowedTo()) + ": " + load.why()));
    }

    /** {@return the same as a part of a sentence; empty when nothing stretched the pause} */
    String remark() {
        return slowedTo == 0 ? "" : "; polled every " + seconds(slowedTo()) + ", as " + load.why();
    }

    /** {@return the pause that the load of all waits stretched; zero when it did not} */
    Duration slowedTo() {
        return Duration.ofNanos(slowedTo);
    }

    static String seconds(Duration span) {
        return String.format(Locale.ROOT, "%.1f s", span.toMillis() / 1000.0);
    }

    /**
     * The job's age by the vendor's times, where they make sense beside our clock: a start in the future does not, nor
     * one before the job was seen not to have begun.
     */
    private double age() {
        long now = time.nanoTime();
        long waiting = now - waitingSince;
        if (jobStarted == null) {
            return (double) waiting;
        }
        double age = nanos(Duration.between(jobStarted, time.now()));
        if (age < 0) {
            return (double) waiting;
        }
        return knownNotStarted && !fromCreation ? Math.min(age, (double) (now - notStartedAt)) : age;
    }

    /** Vendors name years that no number of nanoseconds holds. */
    private static double nanos(Duration span) {
        return span.getSeconds() * 1e9 + span.getNano();
    }
}
