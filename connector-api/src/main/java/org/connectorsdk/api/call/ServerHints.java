package org.connectorsdk.api.call;

import java.time.Duration;
import java.util.OptionalDouble;

/**
 * What is learned beside an answer about asking again: the pause that the server wants, and how often the account may
 * ask. A wait puts it into the options of each poll, and the runtime notes there what it sees.
 *
 * <p>Thread-safe.
 *
 * @since 0.1.0
 */
public final class ServerHints {
    private Duration pause = Duration.ZERO;
    private double requestsPerSecond;

    /** Begins with nothing noted. */
    public ServerHints() {}

    /**
     * Notes a pause that an answer asks for, whatever its status. The longest counts.
     *
     * @param asked from now
     */
    public synchronized void pause(Duration asked) {
        if (asked.compareTo(pause) > 0) {
            pause = asked;
        }
    }

    /** {@return the longest pause that was asked for; zero for none} */
    public synchronized Duration pause() {
        return pause;
    }

    /**
     * Notes how many requests the account allows.
     *
     * @param perSecond more than zero
     */
    public synchronized void requestsPerSecond(double perSecond) {
        requestsPerSecond = perSecond;
    }

    /** {@return how many requests the account allows in a second; empty when none was announced} */
    public synchronized OptionalDouble requestsPerSecond() {
        return requestsPerSecond > 0 ? OptionalDouble.of(requestsPerSecond) : OptionalDouble.empty();
    }
}
