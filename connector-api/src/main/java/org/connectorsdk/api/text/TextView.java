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

    private final String text;

    /** Where each character begins and ends in the text as it came; null for the text as it came. */
    private final int @Nullable [] starts;

    private final int @Nullable [] ends;

    private TextView(String text, int @Nullable [] starts, int @Nullable [] ends) {
        this.text = text;
        this.starts = starts;
        this.ends = ends;
    }

    /** All views of a text: as it came, and with one more layer of escapes undone in each that follows. */
    static List<TextView> of(String text) {
        if (!Escapes.mayBeIn(text)) {
            return List.of(raw(text));
        }
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
        return new TextView(text, null, null);
    }

    private int start(int at) {
        return starts == null ? at : starts[at];
    }

    private int end(int at) {
        return ends == null ? at + 1 : ends[at];
    }

    /** The same without blanks and line breaks, which long Base64 is folded by. Null if there are none. */
    @Nullable
    TextView unfolded() {
        if (text.chars().noneMatch(Character::isWhitespace)) {
            return null;
        }
        Builder unfolded = new Builder(this);
        for (int i = 0; i < length(); i++) {
            if (!Character.isWhitespace(text.charAt(i))) {
                unfolded.add(text.charAt(i), i, i + 1);
            }
        }
        return unfolded.build();
    }

    int length() {
        return text.length();
    }

    /** {@return the character at an index, {@code '\0'} beyond the end} */
    char at(int index) {
        return index >= 0 && index < text.length() ? text.charAt(index) : '\0';
    }

    String text(int from, int to) {
        return text.substring(from, to);
    }

    String text() {
        return text;
    }

    /** Marks in the text as it came what stands here from one index to another, at least one character. */
    void cover(int from, int to, BitSet covered) {
        covered.set(start(from), end(to - 1));
    }

    /** Whether all of that was marked before. */
    boolean isCovered(int from, int to, BitSet covered) {
        return covered.nextClearBit(start(from)) >= end(to - 1);
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
            this.chars = new char[from.length()];
            this.starts = new int[from.length()];
            this.ends = new int[from.length()];
        }

        void add(char c, int start, int end) {
            chars[size] = c;
            starts[size] = from.start(start);
            ends[size] = from.end(end - 1);
            size++;
        }

        TextView build() {
            return new TextView(new String(chars, 0, size), Arrays.copyOf(starts, size), Arrays.copyOf(ends, size));
        }
    }
}
