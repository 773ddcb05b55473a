package org.connectorsdk.testkit.simulator;

import static java.util.Objects.requireNonNull;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

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
    private final Map<String, String> vendor;

    private SimulatorOptions(
            int port, InstantSource clock, long seed, Duration latency, int concurrency, Map<String, String> vendor) {
        this.port = port;
        this.clock = clock;
        this.seed = seed;
        this.latency = latency;
        this.concurrency = concurrency;
        this.vendor = Map.copyOf(vendor);
    }

    /**
     * {@return a free port on the loopback interface, the system's clock, a random seed, no added latency, and at most
     * 128 exchanges at the same time: the defaults}
     */
    public static SimulatorOptions defaults() {
        return new SimulatorOptions(
                0, Clock.systemUTC(), new SecureRandom().nextLong(), Duration.ZERO, MAX_CONCURRENT_EXCHANGES, Map.of());
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
        return new SimulatorOptions(newPort, clock, seed, latency, concurrency, vendor);
    }

    /**
     * What the vendor's time is: what its timestamps show, and what carries its jobs forward.
     *
     * @param newClock the source of time
     * @return the changed copy
     */
    public SimulatorOptions clock(InstantSource newClock) {
        return new SimulatorOptions(port, requireNonNull(newClock, "newClock"), seed, latency, concurrency, vendor);
    }

    /**
     * What ids, tokens and generated rows are drawn from: the same seed and the same requests give the same answers.
     *
     * @param newSeed any number
     * @return the changed copy
     */
    public SimulatorOptions seed(long newSeed) {
        return new SimulatorOptions(port, clock, newSeed, latency, concurrency, vendor);
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
        return new SimulatorOptions(port, clock, seed, newLatency, concurrency, vendor);
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
        return new SimulatorOptions(port, clock, seed, latency, newConcurrency, vendor);
    }

    /**
     * What one vendor's simulator can be told beside what all can; others take no notice.
     *
     * @param name such as {@code era}
     * @param value what it shall be; the simulator refuses what it does not know
     * @return the changed copy
     */
    public SimulatorOptions vendor(String name, String value) {
        Map<String, String> more = new TreeMap<>(vendor);
        more.put(name, value);
        return new SimulatorOptions(port, clock, seed, latency, concurrency, more);
    }

    /**
     * What one vendor's simulator was told.
     *
     * @param name such as {@code era}
     * @return empty when it was told nothing
     */
    public Optional<String> vendor(String name) {
        return Optional.ofNullable(vendor.get(name));
    }

    /** {@return the port that was asked for: 0 for any free one} */
    public int port() {
        return port;
    }

    /** {@return the vendor's time} */
    public InstantSource clock() {
        return clock;
    }

    /** {@return the seed: any number} */
    public long seed() {
        return seed;
    }

    /** {@return the added latency: real time, zero when none} */
    public Duration latency() {
        return latency;
    }

    /** {@return the limit of exchanges in progress, at least 1} */
    public int concurrency() {
        return concurrency;
    }
}
