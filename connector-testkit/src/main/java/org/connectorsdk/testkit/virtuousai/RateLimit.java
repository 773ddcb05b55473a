package org.connectorsdk.testkit.virtuousai;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.connectorsdk.testkit.simulator.Refusal;
import org.connectorsdk.testkit.wire.Answer;

/** So many requests a minute for the whole organisation, told in three headers with every answer. */
final class RateLimit {

    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final InstantSource clock;
    private Instant end = Instant.MIN;
    private int limit;
    private int used;

    RateLimit(InstantSource clock, int limit) {
        this.clock = clock;
        this.limit = limit;
    }

    void set(int requestsPerMinute) {
        limit = requestsPerMinute;
        used = 0;
        end = Instant.MIN;
    }

    void take() {
        roll();
        if (used >= limit) {
            throw Refusal.of(Refusal.Kind.RATE_LIMITED, "Rate limit exceeded");
        }
        used++;
    }

    Answer label(Answer answer) {
        roll();
        return answer.header("X-RateLimit-Limit", Integer.toString(limit))
                .header("X-RateLimit-Remaining", Integer.toString(Math.max(0, limit - used)))
                .header("X-RateLimit-Reset", Long.toString(end.getEpochSecond()));
    }

    /** Windows end on whole seconds, as the header can say nothing finer. */
    private void roll() {
        Instant now = clock.instant();
        if (!now.isBefore(end)) {
            end = Instant.ofEpochSecond(now.getEpochSecond()).plus(WINDOW);
            used = 0;
        }
    }
}
