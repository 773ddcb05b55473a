package org.connectorsdk.testkit.simulator;

import java.util.SplittableRandom;
import java.util.UUID;

/**
 * Where a simulator's ids, tokens and random choices come from: a seeded generator, so that a run can be repeated. Safe
 * for use by several threads.
 *
 * @since 0.1.0
 */
public final class IdSource {
    private static final String LETTERS_AND_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz";
    private static final String HEX = "0123456789abcdef";

    private final SplittableRandom random;

    /**
     * Makes a generator.
     *
     * @param seed the same seed gives the same sequence
     */
    public IdSource(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /**
     * A text of lower-case letters and digits.
     *
     * @param prefix what it begins with
     * @param length how many characters follow the prefix
     * @return the id
     */
    public String text(String prefix, int length) {
        return draw(prefix, length, LETTERS_AND_DIGITS);
    }

    /**
     * A text of hexadecimal digits in lower case.
     *
     * @param length how many
     * @return the text
     */
    public String hex(int length) {
        return draw("", length, HEX);
    }

    /** {@return a random UUID of version 4} */
    public synchronized UUID uuid() {
        long high = (random.nextLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x4000L;
        long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    /**
     * A random number.
     *
     * @param bound the smallest number that is too large, at least 1
     * @return 0 to {@code bound - 1}
     */
    public synchronized int below(int bound) {
        return random.nextInt(bound);
    }

    private synchronized String draw(String prefix, int length, String alphabet) {
        StringBuilder text = new StringBuilder(prefix.length() + length).append(prefix);
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
