package org.connectorsdk.verification.soak;

import java.util.Locale;
import java.util.random.RandomGenerator;

/** What the proxy does to a request. */
enum Mishap {
    /** Resets the connection instead of forwarding. */
    RESET_BEFORE(5),
    /** Forwards, and resets the connection instead of answering. */
    RESET_AFTER(5),
    /** Forwards, and sends half of the answer. */
    TRUNCATED(5),
    /** Answers 503 by itself, a third of the time with {@code Retry-After: 0}. */
    UNAVAILABLE(5),
    /** Answers 429 by itself. */
    TOO_MANY(5),
    /** Says nothing for a while and hangs up, without forwarding. */
    SILENT_BEFORE(1),
    /** Forwards, and says nothing for a while before it answers. */
    SILENT_AFTER(1),
    /** Forwards, and sends the answer. */
    NONE(0);

    private final int percent;

    Mishap(int percent) {
        this.percent = percent;
    }

    static Mishap draw(RandomGenerator random) {
        int drawn = random.nextInt(100);
        for (Mishap mishap : values()) {
            drawn -= mishap.percent;
            if (drawn < 0) {
                return mishap;
            }
        }
        return NONE;
    }

    /** {@return whether the server gets to see the request} */
    boolean forwards() {
        return this == NONE || this == RESET_AFTER || this == TRUNCATED || this == SILENT_AFTER;
    }

    /** {@return whether the client can know that nothing was done: the request was refused before any work} */
    boolean isProof() {
        return this == TOO_MANY;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
