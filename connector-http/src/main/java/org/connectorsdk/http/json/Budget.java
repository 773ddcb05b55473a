package org.connectorsdk.http.json;

import java.io.IOException;

/** Counts the bytes of one answer against {@link ReadLimits}: what is kept and what is read past are two accounts. */
final class Budget {
    /** The parser fills buffers, and so has taken up to one more than it has understood. */
    private static final int READ_AHEAD = 8_192;

    private final ReadLimits limits;
    private long skipped;

    // The account of what is kept: of the whole answer, or of the present element alone.
    private boolean element;
    private long from;
    private long skippedBefore;

    private boolean skipping;
    private long barrier;

    Budget(ReadLimits limits) {
        this.limits = limits;
        keep();
    }

    /** How many bytes may be taken in all before {@link #overflow()} is due. */
    long barrier() {
        return barrier;
    }

    void startSkipping(long position) {
        skipping = true;
        barrier = position + limits.skipped() - skipped + READ_AHEAD;
    }

    void endSkipping(long bytes) throws Overflow {
        skipped += bytes;
        if (skipped > limits.skipped()) {
            throw overflow();
        }
        skipping = false;
        keep();
    }

    void startElement(long position) {
        open(true, position);
    }

    /** Counts as a whole answer again what follows the last element. */
    void endElements(long position) {
        open(false, position);
    }

    private void open(boolean ofElement, long position) {
        element = ofElement;
        from = position;
        skippedBefore = skipped;
        keep();
    }

    private void keep() {
        barrier = from + keepAtMost() + skipped - skippedBefore + READ_AHEAD;
    }

    private long keepAtMost() {
        return element ? limits.element() : limits.answer();
    }

    /** Checks to the byte what was kept of the answer or element, once it was read. */
    void end(long position) throws Overflow {
        if (position - from - (skipped - skippedBefore) > keepAtMost()) {
            throw overflow();
        }
    }

    Overflow overflow() {
        if (skipping) {
            return new Overflow("what is skipped of the answer", limits.skipped(), ReadLimits.SKIPPED_SETTING);
        }
        return element
                ? new Overflow("one element", limits.element(), ReadLimits.ELEMENT_SETTING)
                : new Overflow("the answer", limits.answer(), ReadLimits.ANSWER_SETTING);
    }

    /** A ceiling was reached; {@link Diagnosis} adds where. */
    static final class Overflow extends IOException {
        private static final long serialVersionUID = 1L;
        final String what;
        final long limit;
        final String setting;

        Overflow(String what, long limit, String setting) {
            super(what, null);
            this.what = what;
            this.limit = limit;
            this.setting = setting;
        }

        @Override
        public synchronized Throwable fillInStackTrace() {
            return this;
        }
    }
}
