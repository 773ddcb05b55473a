package org.connectorsdk.api.text;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Deque;

/**
 * Finds any of many phrases in one pass over a text (Aho and Corasick): the time grows with the text, not with the
 * number or the length of the phrases, whatever the text.
 *
 * <p>Immutable and thread-safe once built.
 */
final class PhraseSearch {
    private static final int ROOT = 0;
    private static final int NONE = -1;
    private static final int FIRST_SIZE = 64;

    private char[] label = new char[FIRST_SIZE];
    private int[] child = new int[FIRST_SIZE];
    private int[] sibling = new int[FIRST_SIZE];
    private int[] fallback = new int[FIRST_SIZE];
    private int[] depth = new int[FIRST_SIZE];
    /** How long the longest phrase is that ends at a node; 0 for none. */
    private int[] longest = new int[FIRST_SIZE];

    private int nodes = 1;
    private int shortest = Integer.MAX_VALUE;

    PhraseSearch(Collection<String> phrases) {
        child[ROOT] = NONE;
        sibling[ROOT] = NONE;
        phrases.forEach(this::add);
        link();
    }

    /** {@return whether there is no phrase} */
    boolean isEmpty() {
        return nodes == 1;
    }

    private void add(String phrase) {
        int node = ROOT;
        for (int i = 0; i < phrase.length(); i++) {
            char c = folded(phrase.charAt(i));
            int next = next(node, c);
            node = next == NONE ? grow(node, c) : next;
        }
        longest[node] = phrase.length();
        shortest = Math.min(shortest, phrase.length());
    }

    private int grow(int parent, char c) {
        if (nodes == label.length) {
            int size = nodes * 2;
            label = Arrays.copyOf(label, size);
            child = Arrays.copyOf(child, size);
            sibling = Arrays.copyOf(sibling, size);
            fallback = Arrays.copyOf(fallback, size);
            longest = Arrays.copyOf(longest, size);
            depth = Arrays.copyOf(depth, size);
        }
        label[nodes] = c;
        depth[nodes] = depth[parent] + 1;
        child[nodes] = NONE;
        sibling[nodes] = child[parent];
        child[parent] = nodes;
        return nodes++;
    }

    private int next(int node, char c) {
        int next = child[node];
        while (next != NONE && label[next] != c) {
            next = sibling[next];
        }
        return next;
    }

    private void link() {
        Deque<Integer> open = new ArrayDeque<>();
        for (int node = child[ROOT]; node != NONE; node = sibling[node]) {
            open.add(node);
        }
        while (!open.isEmpty()) {
            int parent = open.remove();
            longest[parent] = Math.max(longest[parent], longest[fallback[parent]]);
            for (int node = child[parent]; node != NONE; node = sibling[node]) {
                fallback[node] = step(fallback[parent], label[node]);
                open.add(node);
            }
        }
    }

    private int step(int from, char c) {
        int node = from;
        int next = next(node, c);
        while (next == NONE && node != ROOT) {
            node = fallback[node];
            next = next(node, c);
        }
        return next == NONE ? ROOT : next;
    }

    /**
     * Marks in the text that the view is of where phrases are.
     *
     * @param least how much of a phrase that begins at the end of the text counts as well; 0 for only the whole of it
     */
    void cover(TextView view, int least, BitSet covered) {
        if (least == 0 && view.length() < shortest) {
            return;
        }
        int node = ROOT;
        for (int i = 0; i < view.length(); i++) {
            node = step(node, folded(view.at(i)));
            if (longest[node] > 0) {
                view.cover(i + 1 - longest[node], i + 1, covered);
            }
        }
        if (least > 0 && depth[node] >= least) {
            view.cover(view.length() - depth[node], view.length(), covered);
        }
    }

    /** A blank is written as a plus sign in a query. */
    private static char folded(char c) {
        return c == '+' ? ' ' : c;
    }
}
