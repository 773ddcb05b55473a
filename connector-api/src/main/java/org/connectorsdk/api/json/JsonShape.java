package org.connectorsdk.api.json;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The names of an object's members, in their order. Objects that came with the same names share one, as the rows of a
 * list do, so that an object costs no more than its values. Immutable and thread-safe.
 */
final class JsonShape {
    static final JsonShape EMPTY = new JsonShape(new String[0], 0);

    /** Fewer names than these are compared one by one. */
    private static final int INDEXED = 9;

    /** Objects with more members seldom come in lists. */
    private static final int MOST_SHARED = 64;

    /** Longer names than these are values of somebody's, which are not kept. */
    private static final int LONGEST_SHARED = 64;

    private static final int SHARED = 512;

    /**
     * The shapes that were met last, each at the place of its hash or beside it. Threads may miss what another has just
     * put there, which costs a second shape and nothing else: shapes are immutable.
     */
    private static final @Nullable JsonShape[] MET = new @Nullable JsonShape[SHARED];

    private final String[] names;
    private final int hash;
    private final boolean shared;
    private volatile @Nullable Map<String, Integer> index;

    private JsonShape(String[] names, int hash) {
        this.names = names;
        this.hash = hash;
        this.shared =
                names.length <= MOST_SHARED && Arrays.stream(names).allMatch(name -> name.length() <= LONGEST_SHARED);
    }

    /**
     * Finds the shape of some names, or makes one.
     *
     * @param names has the names, all different, from one place to before another
     * @return null if two names are the same
     */
    static @Nullable JsonShape of(String[] names, int from, int to) {
        if (from == to) {
            return EMPTY;
        }
        int hash = 1;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + names[i].hashCode();
        }
        int place = place(hash);
        @Nullable JsonShape met = MET[place];
        if (met != null && met.has(names, from, to)) {
            return met;
        }
        met = MET[place ^ 1];
        if (met != null && met.has(names, from, to)) {
            return met;
        }
        if (!areDifferent(names, from, to)) {
            return null;
        }
        return new JsonShape(Arrays.copyOfRange(names, from, to), hash).met();
    }

    private static int place(int hash) {
        return (hash ^ hash >>> 16) & SHARED - 1;
    }

    /** {@return where it is among the shapes that were met last} */
    int place() {
        return place(hash);
    }

    /** Puts it where it is found again; the one that was there goes beside. */
    private JsonShape met() {
        if (shared) {
            int place = place(hash);
            MET[place ^ 1] = MET[place];
            MET[place] = this;
        }
        return this;
    }

    @SuppressWarnings("ReferenceEquality") // a parser has one object for each name, so most are told apart at once
    boolean has(String[] others, int from, int to) {
        if (to - from != names.length) {
            return false;
        }
        for (int i = 0; i < names.length; i++) {
            if (names[i] != others[from + i] && !names[i].equals(others[from + i])) {
                return false;
            }
        }
        return true;
    }

    private static boolean areDifferent(String[] names, int from, int to) {
        if (to - from >= INDEXED) {
            Set<String> seen = new HashSet<>((to - from) * 2);
            for (int i = from; i < to; i++) {
                if (!seen.add(names[i])) {
                    return false;
                }
            }
            return true;
        }
        for (int i = from; i < to; i++) {
            for (int j = i + 1; j < to; j++) {
                if (names[i].equals(names[j])) {
                    return false;
                }
            }
        }
        return true;
    }

    /** {@return whether it is small enough to be kept for others} */
    boolean isShared() {
        return shared;
    }

    int size() {
        return names.length;
    }

    String name(int at) {
        return names[at];
    }

    /** {@return the place of a name; -1 if it is not there} */
    int indexOf(@Nullable String name) {
        if (name == null) {
            return -1;
        }
        if (names.length >= INDEXED) {
            return index().getOrDefault(name, -1);
        }
        for (int i = 0; i < names.length; i++) {
            if (names[i].equals(name)) {
                return i;
            }
        }
        return -1;
    }

    private Map<String, Integer> index() {
        @Nullable Map<String, Integer> made = index;
        if (made == null) {
            made = new HashMap<>(names.length * 2);
            for (int i = 0; i < names.length; i++) {
                made.put(names[i], i);
            }
            index = made;
        }
        return made;
    }

    /** The same with one name more, which it does not have. */
    JsonShape with(String name) {
        int longer = 31 * (names.length == 0 ? 1 : hash) + name.hashCode();
        int place = place(longer);
        @Nullable JsonShape met = MET[place];
        if (met != null && met.continues(this, name)) {
            return met;
        }
        met = MET[place ^ 1];
        if (met != null && met.continues(this, name)) {
            return met;
        }
        String[] all = Arrays.copyOf(names, names.length + 1);
        all[names.length] = name;
        return new JsonShape(all, longer).met();
    }

    private boolean continues(JsonShape start, String name) {
        return names.length == start.names.length + 1
                && names[names.length - 1].equals(name)
                && start.has(names, 0, names.length - 1);
    }

    /** The same with one name less. */
    JsonShape without(int at) {
        String[] fewer = new String[names.length - 1];
        System.arraycopy(names, 0, fewer, 0, at);
        System.arraycopy(names, at + 1, fewer, at, fewer.length - at);
        return different(fewer, fewer.length);
    }

    /** The shape of names of which it is known that they are different. */
    static JsonShape different(String[] names, int size) {
        @Nullable JsonShape shape = of(names, 0, size);
        if (shape == null) {
            throw new IllegalStateException("two names are the same");
        }
        return shape;
    }

    void copyNames(String[] to) {
        System.arraycopy(names, 0, to, 0, names.length);
    }
}
