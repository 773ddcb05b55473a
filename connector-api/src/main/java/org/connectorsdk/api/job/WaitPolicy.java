package org.connectorsdk.api.job;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * How patient a wait for a job is. Immutable.
 *
 * <p>The wait and the job are two things: when patience ends the job goes on, unless {@link Expiry#CANCEL} was chosen.
 */
public final class WaitPolicy {
    private static final WaitPolicy STANDARD = builder().build();

    /** What happens to the job when our patience ends. */
    public enum Expiry {
        /** It goes on; the answer is {@code WaitExpired} with the usable handle. The default. */
        LEAVE,
        /** It is cancelled, once; the wait then goes on for {@link #cancelPatience} to see how it ended. */
        CANCEL
    }

    private final Duration total;
    private final Duration firstPause;
    private final Duration longestPause;
    private final double growth;
    private final int failedPolls;
    private final Duration failedSpan;
    private final Duration unknownStatusPatience;
    private final Expiry onExpiry;
    private final Duration cancelPatience;
    private final Consumer<Job> listener;

    private WaitPolicy(Builder builder) {
        this.total = builder.total;
        this.firstPause = builder.firstPause;
        this.longestPause = builder.longestPause;
        this.growth = builder.growth;
        this.failedPolls = builder.failedPolls;
        this.failedSpan = builder.failedSpan;
        this.unknownStatusPatience = builder.unknownStatusPatience;
        this.onExpiry = builder.onExpiry;
        this.cancelPatience = builder.cancelPatience;
        this.listener = builder.listener;
    }

    /** {@return one hour, polls every 2 s growing to 30 s, ten failed polls over two minutes tolerated} */
    public static WaitPolicy standard() {
        return STANDARD;
    }

    /** {@return a builder that starts from {@link #standard()}} */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Shorthand for the most frequent change.
     *
     * @param limit see {@link Builder#total}
     * @return the standard with another limit
     */
    public static WaitPolicy upTo(Duration limit) {
        return builder().total(limit).build();
    }

    /** {@return a builder that starts from these values} */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.total = total;
        builder.firstPause = firstPause;
        builder.longestPause = longestPause;
        builder.growth = growth;
        builder.failedPolls = failedPolls;
        builder.failedSpan = failedSpan;
        builder.unknownStatusPatience = unknownStatusPatience;
        builder.onExpiry = onExpiry;
        builder.cancelPatience = cancelPatience;
        builder.listener = listener;
        return builder;
    }

    /** {@return how long the wait lasts at the most} */
    public Duration total() {
        return total;
    }

    /** {@return the pause after the first poll} */
    public Duration firstPause() {
        return firstPause;
    }

    /** {@return the longest pause between polls} */
    public Duration longestPause() {
        return longestPause;
    }

    /** {@return the factor by which each pause is longer than the one before} */
    public double growth() {
        return growth;
    }

    /** {@return how many polls in a row must fail, at least, to end the wait} */
    public int failedPolls() {
        return failedPolls;
    }

    /** {@return how long polls must have failed, at least, to end the wait} */
    public Duration failedSpan() {
        return failedSpan;
    }

    /** {@return how long a status that the library does not know is waited through} */
    public Duration unknownStatusPatience() {
        return unknownStatusPatience;
    }

    /** {@return what happens to the job when patience ends} */
    public Expiry onExpiry() {
        return onExpiry;
    }

    /** {@return how long the wait goes on after a cancel} */
    public Duration cancelPatience() {
        return cancelPatience;
    }

    /** {@return who is told of each observation} */
    public Consumer<Job> listener() {
        return listener;
    }

    /** Builds a policy. Not thread-safe. */
    public static final class Builder {
        private Duration total = Duration.ofHours(1);
        private Duration firstPause = Duration.ofSeconds(2);
        private Duration longestPause = Duration.ofSeconds(30);
        private double growth = 1.5;
        private int failedPolls = 10;
        private Duration failedSpan = Duration.ofMinutes(2);
        private Duration unknownStatusPatience = Duration.ofMinutes(10);
        private Expiry onExpiry = Expiry.LEAVE;
        private Duration cancelPatience = Duration.ofMinutes(1);
        private Consumer<Job> listener = job -> {};

        private Builder() {}

        /**
         * Bounds the whole wait.
         *
         * @param limit more than zero; default 1 h
         * @return this builder
         */
        public Builder total(Duration limit) {
            this.total = positive(limit, "total");
            return this;
        }

        /**
         * Sets the pace of polling. A pause that the provider asks for ({@code Retry-After}) is kept on top of it.
         *
         * @param first the pause after the first poll, more than zero; default 2 s
         * @param longest the longest pause, not less than the first; default 30 s
         * @return this builder
         */
        public Builder pauses(Duration first, Duration longest) {
            positive(first, "first");
            if (longest.compareTo(first) < 0) {
                throw new IllegalArgumentException("pauses: longest must not be less than first");
            }
            this.firstPause = first;
            this.longestPause = longest;
            return this;
        }

        /**
         * Sets how fast pauses grow.
         *
         * @param factor 1 for a steady pace, at most 10; default 1.5
         * @return this builder
         */
        public Builder growth(double factor) {
            if (!(factor >= 1 && factor <= 10)) {
                throw new IllegalArgumentException("growth: 1 to 10, not " + factor);
            }
            this.growth = factor;
            return this;
        }

        /**
         * Says when failing polls end the wait: as soon as both limits are reached. One good poll starts both anew.
         *
         * @param polls in a row, 1 or more; default 10
         * @param span since the first of them, zero or more; default 120 s
         * @return this builder
         */
        public Builder toleratedFailures(int polls, Duration span) {
            if (polls < 1) {
                throw new IllegalArgumentException("toleratedFailures: at least 1 poll, not " + polls);
            }
            this.failedPolls = polls;
            this.failedSpan = Objects.requireNonNull(span, "span");
            return this;
        }

        /**
         * Bounds how long a status that the library does not know is waited through; afterwards the wait expires, naming
         * the status. It is never taken for success.
         *
         * @param limit more than zero; default 10 min
         * @return this builder
         */
        public Builder unknownStatusPatience(Duration limit) {
            this.unknownStatusPatience = positive(limit, "unknownStatusPatience");
            return this;
        }

        /**
         * Chooses what happens to the job when patience ends. {@link Expiry#CANCEL} with a provider that cannot cancel is
         * refused before the wait begins.
         *
         * @param choice default {@link Expiry#LEAVE}
         * @return this builder
         */
        public Builder onExpiry(Expiry choice) {
            this.onExpiry = Objects.requireNonNull(choice, "choice");
            return this;
        }

        /**
         * Bounds the wait for a cancelled job to end.
         *
         * @param limit more than zero; default 60 s
         * @return this builder
         */
        public Builder cancelPatience(Duration limit) {
            this.cancelPatience = positive(limit, "cancelPatience");
            return this;
        }

        /**
         * Is told of each observation, on the thread that polls. What it throws is logged and ignored.
         *
         * @param value quick and, for asynchronous waits, thread-safe; default nobody
         * @return this builder
         */
        public Builder listener(Consumer<Job> value) {
            this.listener = Objects.requireNonNull(value, "listener");
            return this;
        }

        /** {@return the policy} */
        public WaitPolicy build() {
            return new WaitPolicy(this);
        }

        private static Duration positive(Duration value, String name) {
            if (value.isNegative() || value.isZero()) {
                throw new IllegalArgumentException(name + ": must be more than zero");
            }
            return value;
        }
    }
}
