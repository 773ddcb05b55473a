package org.connectorsdk.benchmarks;

/** Chooses for a connection what accounts are made of: some things are frequent, and none comes in turns. */
final class Variety {
    private static final long FACTOR = 0x9E3779B97F4A7C15L;

    private Variety() {}

    /** {@return one of the choices; each is half as likely as the one before it} */
    @SafeVarargs
    static <T> T pick(int number, String what, T... choices) {
        long bits = bits(number, what);
        return choices[Math.min(Long.numberOfTrailingZeros(bits), choices.length - 1)];
    }

    /** {@return a number from zero on, all of them equally likely} */
    static int below(int bound, int number, String what) {
        return (int) Long.remainderUnsigned(bits(number, what), bound);
    }

    /** The same number and the same matter have the same bits, so that a recording can be made again. */
    private static long bits(int number, String what) {
        long bits = (number * 31L + what.hashCode()) * FACTOR;
        bits = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        bits = (bits ^ (bits >>> 27)) * 0x94D049BB133111EBL;
        return bits ^ (bits >>> 31);
    }
}
