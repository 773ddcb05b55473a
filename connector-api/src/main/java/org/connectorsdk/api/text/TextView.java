package org.connectorsdk.api.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A text with some of its escapes undone, which knows for each character where it stands in the text as it came.
 * Undoing is repeated, as JSON stands in JSON and a percent sign is written {@code %25}; each view is as long as the
 * one before, at the most.
 */
final class TextView {
    /** More than any real nesting, and a bound for a hostile one. */
    private static final int MOST = 6;

    private final char[] chars;
    private final int[] starts;
    private final int[] ends;
    private final int length;

    private TextView(char[] chars, int[] starts, int[] ends, int length) {
        this.chars = chars;
        this.starts = starts;
        this.ends = ends;
        this.length = length;
    }

    /** All views of a text: as it came, and with one more layer of escapes undone in each that follows. */
    static List<TextView> of(String text) {
        List<TextView> views = new ArrayList<>();
        @Nullable TextView view = raw(text);
        while (view != null && views.size() < MOST) {
            views.add(view);
            view = new Escapes(view).undone();
        }
        return views;
    }

    /** The text as it came. */
    static TextView raw(String text) {
        char[] chars = text.toCharArray();
        int[] starts = new int[chars.length];
        int[] ends = new int[chars.length];
        for (int i = 0; i < chars.length; i++) {
            starts[i] = i;
            ends[i] = i + 1;
        }
        return new TextView(chars, starts, ends, chars.length);
    }

    /** The same without blanks and line breaks, which long Base64 is folded by. Null if there are none. */
    @Nullable
    TextView unfolded() {
        Builder unfolded = new Builder(this);
        for (int i = 0; i < length; i++) {
            if (!Character.isWhitespace(chars[i])) {
                unfolded.add(chars[i], i, i + 1);
            }
        }
        return unfolded.size == length ? null : unfolded.build();
    }

    int length() {
        return length;
    }

    /** {@return the character at an index, {@code '\0'} beyond the end} */
    char at(int index) {
        return index >= 0 && index < length ? chars[index] : '\0';
    }

    String text(int from, int to) {
        return new String(chars, from, to - from);
    }

    String text() {
        return text(0, length);
    }

    /** Marks in the text as it came what stands here from one index to another, at least one character. */
    void cover(int from, int to, BitSet covered) {
        covered.set(starts[from], ends[to - 1]);
    }

    /** Whether all of that was marked before. */
    boolean isCovered(int from, int to, BitSet covered) {
        return covered.nextClearBit(starts[from]) >= ends[to - 1];
    }

    /** Collects the characters of the next view, by their places in this one. */
    static final class Builder {
        private final TextView from;
        private final char[] chars;
        private final int[] starts;
        private final int[] ends;
        private int size;

        Builder(TextView from) {
            this.from = from;
            this.chars = new char[from.length];
            this.starts = new int[from.length];
            this.ends = new int[from.length];
        }

        void add(char c, int start, int end) {
            chars[size] = c;
            starts[size] = from.starts[start];
            ends[size] = from.ends[end - 1];
            size++;
        }

        TextView build() {
            return new TextView(
                    Arrays.copyOf(chars, size), Arrays.copyOf(starts, size), Arrays.copyOf(ends, size), size);
        }
    }
}
