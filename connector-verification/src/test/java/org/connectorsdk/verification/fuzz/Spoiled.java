package org.connectorsdk.verification.fuzz;

/**
 * An answer that is not what the vendor said.
 *
 * @param bytes the whole of it, as sent
 * @param hangUp whether the connection ends after it
 * @param what what was done to it, for people
 * @param expected what must come of it
 */
@SuppressWarnings("ArrayRecordComponent") // sent, never compared
record Spoiled(byte[] bytes, boolean hangUp, String what, Expected expected) {

    /** What must come of a spoiled answer. */
    enum Expected {
        /** Never a success. */
        ERROR,
        /** Never a success that tells something else without saying that something is odd. */
        TOLD,
        /** Never a success that does not say that something is odd. */
        SAID,
        /** Anything with a type. */
        TYPED,
        /** A success that tells all that was told before, and perhaps more. */
        SUCCESS
    }
}
