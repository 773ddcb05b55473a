package org.connectorsdk.http.internal.json;

/**
 * How much of an answer is taken in, counted after decompression. More ends the call as {@link
 * UnreadableAnswer.Reason#TOO_LARGE}.
 *
 * @param answer ceiling in bytes of an answer that becomes one value; what the value leaves out does not count
 * @param element ceiling in bytes of one element of an answer that is read element by element, without what it leaves
 *     out
 * @param skipped ceiling in bytes of all that is read past in one answer, such as logs that nobody asked for
 */
public record ReadLimits(long answer, long element, long skipped) {

    /** The setting that raises {@link #answer()}. */
    public static final String ANSWER_SETTING = "max-answer-bytes";

    /** The setting that raises {@link #element()}. */
    public static final String ELEMENT_SETTING = "max-element-bytes";

    /** The setting that raises {@link #skipped()}. */
    public static final String SKIPPED_SETTING = "max-skipped-bytes";

    private static final long MIB = 1 << 20;
    private static final ReadLimits STANDARD = new ReadLimits(32 * MIB, 8 * MIB, 256 * MIB);

    /**
     * Checks that each ceiling leaves room for something.
     *
     * @param answer ceiling of a whole answer
     * @param element ceiling of one element
     * @param skipped ceiling of what is read past
     */
    public ReadLimits {
        if (answer <= 0 || element <= 0 || skipped <= 0) {
            throw new IllegalArgumentException("answer, element, skipped: must be more than zero");
        }
    }

    /** {@return 32 MiB for an answer, 8 MiB for an element, 256 MiB for what is skipped} */
    public static ReadLimits standard() {
        return STANDARD;
    }
}
