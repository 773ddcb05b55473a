package org.connectorsdk.http.internal.json;

import java.io.IOException;

/** Counts the bytes of one answer against {@link ReadLimits}: what is kept and what is read past are two accounts. */
final class ReadQuota {
    /** The parser fills buffers, and so has taken up to one more than it has understood. */
    private static final int READ_AHEAD = 8_192;

    /**
     * What an element may have beyond its ceiling before it ends the list: until then the member that is too much can
     * be left out.
     */
    private static final int LENIENCE = 65_536;

    private final ReadLimits limits;
    private long skipped;

    // The account of what is kept: of the whole answer, of the present element, or of both.
    private boolean answer = true;
    private boolean element;
    private boolean trimmed;
    private long answerFrom;
    private long answerSkippedBefore;
    private long elementFrom;
    private long elementSkippedBefore;

    private boolean skipping;
    private long elementEnd;
    private long barrier;

    ReadQuota(ReadLimits limits) {
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

    /** Counts an element instead of the answer. */
    void startElement(long position) {
        answer = false;
        open(position);
    }

    /** Counts as a whole answer again what follows the last element. */
    void endElements(long position) {
        answer = true;
        answerFrom = position;
        answerSkippedBefore = skipped;
        element = false;
        keep();
    }

    /** Counts an element besides the answer that it is part of. */
    void startPart(long position) {
        open(position);
    }

    /** Counts as a part of the answer alone again what follows. */
    void endPart() {
        element = false;
        keep();
    }

    private void open(long position) {
        element = true;
        trimmed = false;
        elementFrom = position;
        elementSkippedBefore = skipped;
        keep();
    }

    /** Something of the present element was left out, so that it keeps its ceiling as well as it can. */
    void leftOut() {
        trimmed = true;
    }

    /** Whether an element is being counted. */
    boolean isWithinElement() {
        return element;
    }

    /** How far the present element may go. */
    long elementEnd() {
        return elementEnd;
    }

    private long answerEnd() {
        return answerFrom + limits.answer() + skipped - answerSkippedBefore;
    }

    private void keep() {
        long most = answer ? answerEnd() : Long.MAX_VALUE - 2 * LENIENCE;
        elementEnd = elementFrom + limits.element() + skipped - elementSkippedBefore;
        barrier = (element ? Math.min(most, elementEnd + LENIENCE) : most) + READ_AHEAD;
    }

    /** Checks to the byte what was kept of the answer or element, once it was read. */
    void end(long position) throws Overflow {
        if ((answer && position > answerEnd()) || (element && !trimmed && position > elementEnd)) {
            throw overflow();
        }
    }

    Overflow overflow() {
        if (skipping) {
            return new Overflow("what is skipped of the answer", limits.skipped(), ReadLimits.SKIPPED_SETTING);
        }
        return element && (!answer || elementEnd < answerEnd())
                ? ofElement()
                : new Overflow("the answer", limits.answer(), ReadLimits.ANSWER_SETTING);
    }

    Overflow ofElement() {
        return new Overflow("one element", limits.element(), ReadLimits.ELEMENT_SETTING);
    }

    /** A ceiling was reached; {@link JsonErrorTranslator} adds where. */
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
