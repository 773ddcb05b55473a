package org.connectorsdk.verification.soak;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Seeds drawn from seeds, so that what is drawn for one thing does not depend on what was drawn for others. */
final class Seeds {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private Seeds() {}

    /** {@return the seed of one of several things that belong to a seed} */
    static long of(long seed, long index) {
        return new SplittableRandom(seed + (index + 1) * GOLDEN).nextLong();
    }

    static RandomGenerator random(long seed) {
        return new SplittableRandom(seed);
    }

    static String text(long seed) {
        return Long.toHexString(seed);
    }

    static long parse(String text) {
        return Long.parseUnsignedLong(text, 16);
    }
}
