package org.connectorsdk.api.job;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How patient a wait for a job is. Immutable.
 *
 * <p>The wait and the job are two things: when patience ends the job keeps running, unless {@link Expiry#CANCEL} was
 * chosen.
 *
 * @since 0.1.0
 */
public final class WaitPolicy {
    private static final WaitPolicy STANDARD = builder().build();

    /** What happens to the job when our patience ends. */
    public enum Expiry {
        /** It keeps running; the answer is {@code WaitExpired} with the usable handle. The default. */
        LEAVE,
        /** It is cancelled, once; the wait then continues for {@link #cancelPatience} to see how it ended. */
        CANCEL
    }

    /** Whether a wait continues. */
    public enum Next {
        /** It continues. */
        CONTINUE,
        /** It ends, and its answer is {@code WaitExpired} with the reason {@code STOPPED_BY_LISTENER}. */
        STOP
    }

    private final Duration total;
    private final Duration firstPause;
    private final @Nullable Duration longestPause;
    private final double share;
    private final @Nullable Duration visibilityWindow;
    private final int failedPolls;
    private final Duration failedSpan;
    private final Duration unknownStatusPatience;
    private final Expiry onExpiry;
    private final Duration cancelPatience;
    private final Function<Job, Next> listener;
    private final BooleanSupplier condition;

    private WaitPolicy(Builder builder) {
        this.total = builder.total;
        this.firstPause = builder.firstPause;
        this.longestPause = builder.longestPause;
        this.share = builder.share;
        this.visibilityWindow = builder.visibilityWindow;
        this.failedPolls = builder.failedPolls;
        this.failedSpan = builder.failedSpan;
        this.unknownStatusPatience = builder.unknownStatusPatience;
        this.onExpiry = builder.onExpiry;
        this.cancelPatience = builder.cancelPatience;
        this.listener = builder.listener;
        this.condition = builder.condition;
    }

    /**
     * The policy of whoever does not care: one hour, a poll every 2 s that becomes rarer with the age of the job up to
     * one every 10 s, ten failed polls over two minutes tolerated.
     *
     * @return the policy
     */
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
        builder.share = share;
        builder.visibilityWindow = visibilityWindow;
        builder.failedPolls = failedPolls;
        builder.failedSpan = failedSpan;
        builder.unknownStatusPatience = unknownStatusPatience;
        builder.onExpiry = onExpiry;
        builder.cancelPatience = cancelPatience;
        builder.listener = listener;
        builder.condition = condition;
        return builder;
    }

    /** {@return how long the wait lasts at the most} */
    public Duration total() {
        return total;
    }

    /** {@return the pause after the first poll, and the shortest one} */
    public Duration firstPause() {
        return firstPause;
    }

    /**
     * {@return the longest pause between polls; empty for what the provider declares, 10 s where it declares nothing}
     */
    public Optional<Duration> longestPause() {
        return Optional.ofNullable(longestPause);
    }

    /** {@return the part of the job's age that a pause lasts} */
    public double share() {
        return share;
    }

    /**
     * Sets how long a job may be invisible.
     *
     * @return the span; empty for the larger of 10 s and what the provider declares
     */
    public Optional<Duration> visibilityWindow() {
        return Optional.ofNullable(visibilityWindow);
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

    /** {@return how long the wait continues after a cancel} */
    public Duration cancelPatience() {
        return cancelPatience;
    }

    /** {@return the listener of each observation, which decides whether the wait continues} */
    public Function<Job, Next> listener() {
        return listener;
    }

    /** {@return what is asked before each poll whether the wait continues} */
    public BooleanSupplier continueWhile() {
        return condition;
    }

    /** Builds a policy. Not thread-safe. */
    public static final class Builder {
        private Duration total = Duration.ofHours(1);
        private Duration firstPause = Duration.ofSeconds(2);
        private @Nullable Duration longestPause;
        private double share = 0.1;
        private @Nullable Duration visibilityWindow;
        private int failedPolls = 10;
        private Duration failedSpan = Duration.ofMinutes(2);
        private Duration unknownStatusPatience = Duration.ofMinutes(10);
        private Expiry onExpiry = Expiry.LEAVE;
        private Duration cancelPatience = Duration.ofMinutes(1);
        private Function<Job, Next> listener = job -> Next.CONTINUE;
        private BooleanSupplier condition = () -> true;

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
         * Sets the pace of polling: a pause is {@link #share} of the job's age, never less than the first and never
         * more than the longest pause, give or take a fifth. A provider that asks for more ({@code Retry-After}) gets
         * it.
         *
         * @param first the pause after the first poll, more than zero; default 2 s
         * @param longest the longest pause, not less than the first; default what the provider declares, 10 s if
         *     nothing
         * @return this builder
         */
        public Builder pauses(Duration first, Duration longest) {
            if (longest.compareTo(first) < 0) {
                throw new IllegalArgumentException("pauses: longest must not be less than first");
            }
            this.longestPause = longest;
            return firstPause(first);
        }

        /**
         * Sets the shortest pause and leaves the longest to the provider; where that is less, all pauses are this one.
         *
         * @param first the pause after the first poll, more than zero; default 2 s
         * @return this builder
         */
        public Builder firstPause(Duration first) {
            this.firstPause = positive(first, "firstPause");
            return this;
        }

        /**
         * Sets how pauses grow with the age of the job. The end of a job is seen no later than this part of its age
         * after it.
         *
         * @param part 0 for a steady pace, at most 1; default 0.1
         * @return this builder
         */
        public Builder share(double part) {
            if (!(part >= 0 && part <= 1)) {
                throw new IllegalArgumentException("share: 0 to 1, not " + part);
            }
            this.share = part;
            return this;
        }

        /**
         * Bounds how long the provider may answer that it does not know the job, since the wait began or the job was
         * last seen; afterwards the job counts as gone. One such answer alone never does.
         *
         * @param window zero or more; default the larger of 10 s and what the provider declares
         * @return this builder
         */
        public Builder visibilityWindow(Duration window) {
            if (window.isNegative()) {
                throw new IllegalArgumentException("visibilityWindow: must not be less than zero");
            }
            this.visibilityWindow = window;
            return this;
        }

        /**
         * Sets when failing polls end the wait: as soon as both limits are reached. One good poll starts both anew.
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
         * Bounds how long a status that the library does not know is waited through; afterwards the wait expires,
         * naming the status. It is never taken for success.
         *
         * @param limit more than zero; default 10 min
         * @return this builder
         */
        public Builder unknownStatusPatience(Duration limit) {
            this.unknownStatusPatience = positive(limit, "unknownStatusPatience");
            return this;
        }

        /**
         * Chooses what happens to the job when patience ends or the listener stops the wait. {@link Expiry#CANCEL} with
         * a provider that cannot cancel is refused before the wait begins.
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
         * Receives each observation, on the thread that polls. It ends the wait by throwing
         * {@code CancellationException}; what else it throws is logged once and ends nothing.
         *
         * @param value quick and, for asynchronous waits, thread-safe; default nobody
         * @return this builder
         */
        public Builder listener(Consumer<Job> value) {
            Objects.requireNonNull(value, "listener");
            return watch(job -> {
                value.accept(job);
                return Next.CONTINUE;
            });
        }

        /**
         * Receives each observation instead of {@link #listener(Consumer)}, and decides whether the wait goes
         * on. When it stops, the job keeps running, or is cancelled as {@link #onExpiry} sets.
         *
         * @param value quick and, for asynchronous waits, thread-safe
         * @return this builder
         */
        public Builder watch(Function<Job, Next> value) {
            this.listener = Objects.requireNonNull(value, "listener");
            return this;
        }

        /**
         * Asks before each poll whether the wait continues, so that whoever gave it up causes no further request. When
         * it does not, the wait ends as one that {@link #watch} stops.
         *
         * @param value answers false, or throws {@code CancellationException}, to end the wait; called on the thread
         *     that polls, so it may block for about as long as a request; default always true
         * @return this builder
         */
        public Builder continueWhile(BooleanSupplier value) {
            this.condition = Objects.requireNonNull(value, "continueWhile");
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
