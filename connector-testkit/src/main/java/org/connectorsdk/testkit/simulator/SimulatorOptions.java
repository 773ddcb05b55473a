package org.connectorsdk.testkit.simulator;

import static java.util.Objects.requireNonNull;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;

/**
 * How a simulator is started. Immutable; the methods return changed copies.
 *
 * @since 0.1.0
 */
public final class SimulatorOptions {

    private static final int MAX_CONCURRENT_EXCHANGES = 128;

    private final int port;
    private final InstantSource clock;
    private final long seed;
    private final Duration latency;
    private final int concurrency;

    private SimulatorOptions(int port, InstantSource clock, long seed, Duration latency, int concurrency) {
        this.port = port;
        this.clock = clock;
        this.seed = seed;
        this.latency = latency;
        this.concurrency = concurrency;
    }

    /**
     * A free port on the loopback interface, the system's clock, a random seed, no added latency, and at most 128
     * exchanges at the same time.
     *
     * @return the defaults
     */
    public static SimulatorOptions defaults() {
        return new SimulatorOptions(
                0, Clock.systemUTC(), new SecureRandom().nextLong(), Duration.ZERO, MAX_CONCURRENT_EXCHANGES);
    }

    /**
     * On which port of the loopback interface to listen.
     *
     * @param newPort 0 for any free one
     * @return the changed copy
     */
    public SimulatorOptions port(int newPort) {
        if (newPort < 0 || newPort > 65535) {
            throw new IllegalArgumentException("newPort: 0 to 65535, got " + newPort);
        }
        return new SimulatorOptions(newPort, clock, seed, latency, concurrency);
    }

    /**
     * What the vendor's time is: what its timestamps show, and what carries its jobs forward.
     *
     * @param newClock the source of time
     * @return the changed copy
     */
    public SimulatorOptions clock(InstantSource newClock) {
        return new SimulatorOptions(port, requireNonNull(newClock, "newClock"), seed, latency, concurrency);
    }

    /**
     * What ids, tokens and generated rows are drawn from: the same seed and the same requests give the same answers.
     *
     * @param newSeed any number
     * @return the changed copy
     */
    public SimulatorOptions seed(long newSeed) {
        return new SimulatorOptions(port, clock, newSeed, latency, concurrency);
    }

    /**
     * How long, in real time, each exchange takes longer.
     *
     * @param newLatency zero for as fast as possible
     * @return the changed copy
     */
    public SimulatorOptions latency(Duration newLatency) {
        if (newLatency.isNegative()) {
            throw new IllegalArgumentException("newLatency: not negative, got " + newLatency);
        }
        return new SimulatorOptions(port, clock, seed, newLatency, concurrency);
    }

    /**
     * How many exchanges may be in progress at the same time, those that are kept waiting included; further ones queue.
     *
     * @param newConcurrency at least 1
     * @return the changed copy
     */
    public SimulatorOptions concurrency(int newConcurrency) {
        if (newConcurrency < 1) {
            throw new IllegalArgumentException("newConcurrency: at least 1, got " + newConcurrency);
        }
        return new SimulatorOptions(port, clock, seed, latency, newConcurrency);
    }

    /**
     * The port that was asked for.
     *
     * @return 0 for any free one
     */
    public int port() {
        return port;
    }

    /**
     * The vendor's time.
     *
     * @return the source of time
     */
    public InstantSource clock() {
        return clock;
    }

    /**
     * The seed.
     *
     * @return any number
     */
    public long seed() {
        return seed;
    }

    /**
     * The added latency.
     *
     * @return real time, zero when none
     */
    public Duration latency() {
        return latency;
    }

    /**
     * The limit of exchanges in progress.
     *
     * @return at least 1
     */
    public int concurrency() {
        return concurrency;
    }
}
