package org.connectorsdk.simulators.fivetran;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.connectorsdk.testkit.simulator.Refusal;
import org.connectorsdk.testkit.wire.Answer;

/** What the account may still do: requests in an hour, tests and other uses of sources in a minute and in an hour. */
final class Quotas {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int MINUTES_IN_HOUR = 10;

    /** Counts what falls into a span of time that ends now. */
    private static final class Rolling {
        private final Duration span;
        private final Deque<Instant> uses = new ArrayDeque<>();

        Rolling(Duration span) {
            this.span = span;
        }

        int used(Instant now) {
            while (!uses.isEmpty() && !uses.peekFirst().plus(span).isAfter(now)) {
                uses.removeFirst();
            }
            return uses.size();
        }

        void take(int limit, Instant now) {
            if (used(now) >= limit) {
                Instant free = (uses.isEmpty() ? now : uses.peekFirst()).plus(span);
                long wait = Duration.between(now, free).plusMillis(999).toSeconds();
                throw Refusal.of(Refusal.Kind.RATE_LIMITED, "Rate limit exceeded, try again later")
                        .header("Retry-After", Long.toString(wait));
            }
            uses.addLast(now);
        }
    }

    private final VendorClock clock;
    private final FivetranBehaviour behaviour;
    private final Rolling requests = new Rolling(HOUR);
    private final Rolling testsInMinute = new Rolling(MINUTE);
    private final Rolling testsInHour = new Rolling(HOUR);
    private final Rolling interactionsInMinute = new Rolling(MINUTE);
    private final Rolling interactionsInHour = new Rolling(HOUR);

    Quotas(VendorClock clock, FivetranBehaviour behaviour) {
        this.clock = clock;
        this.behaviour = behaviour;
    }

    void takeRequest() {
        requests.take(behaviour.requestsPerHour, clock.instant());
    }

    /** A test is a use of the source as well. */
    void takeTest() {
        testsInMinute.take(behaviour.testsPerMinute, clock.instant());
        testsInHour.take(behaviour.testsPerMinute * MINUTES_IN_HOUR, clock.instant());
        takeInteraction();
    }

    void takeInteraction() {
        interactionsInMinute.take(behaviour.interactionsPerMinute, clock.instant());
        interactionsInHour.take(behaviour.interactionsPerMinute * MINUTES_IN_HOUR, clock.instant());
    }

    Answer label(Answer answer) {
        int limit = behaviour.requestsPerHour;
        int left = Math.max(0, limit - requests.used(clock.instant()));
        return answer.header("X-Rate-Limit", Integer.toString(limit))
                .header("X-Rate-Limit-Remaining", Integer.toString(left));
    }
}
