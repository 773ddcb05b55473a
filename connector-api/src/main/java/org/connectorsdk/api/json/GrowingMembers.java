package org.connectorsdk.api.json;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The members of an object that is being built: those it began with keep their shape. For one thread. */
final class GrowingMembers {
    private static final int ROOM = 8;
    private static final String[] NO_NAMES = {};

    /** The names of the first values, as they were found. */
    private JsonShape start;

    /** The names of the values behind them, at the places of these; empty until there is one. */
    private String[] names = NO_NAMES;

    private JsonValue[] values;
    private int size;

    /** The places of many names; null for few. */
    private @Nullable Map<String, Integer> places;

    GrowingMembers(JsonShape shape, JsonValue[] first) {
        start = shape;
        size = first.length;
        values = Arrays.copyOf(first, size + ROOM);
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** {@return the place of a name; -1 if it is not there} */
    int indexOf(String name) {
        int found = start.indexOf(name);
        if (found >= 0 || start.size() == size) {
            return found;
        }
        if (size - start.size() > ROOM) {
            return places().getOrDefault(name, -1);
        }
        for (int i = start.size(); i < size; i++) {
            if (names[i].equals(name)) {
                return i;
            }
        }
        return -1;
    }

    private Map<String, Integer> places() {
        @Nullable Map<String, Integer> made = places;
        if (made == null) {
            made = new HashMap<>();
            for (int i = start.size(); i < size; i++) {
                made.put(names[i], i);
            }
            places = made;
        }
        return made;
    }

    void set(String name, JsonValue value) {
        int at = indexOf(name);
        if (at < 0) {
            append(name, value);
        } else {
            values[at] = value;
        }
    }

    /** Adds a member that is not there. */
    void append(String name, JsonValue value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
        }
        if (size >= names.length) {
            names = Arrays.copyOf(names, values.length);
        }
        names[size] = name;
        values[size] = value;
        if (places != null) {
            places.put(name, size);
        }
        size++;
    }

    void remove(String name) {
        int at = indexOf(name);
        if (at < 0) {
            return;
        }
        names = Arrays.copyOf(names, values.length);
        start.copyNames(names);
        start = JsonShape.EMPTY;
        places = null;
        size--;
        System.arraycopy(names, at + 1, names, at, size - at);
        System.arraycopy(values, at + 1, values, at, size - at);
    }

    /** {@return the names as a shape} */
    JsonShape shape() {
        if (size - start.size() == 1) {
            return start.with(names[size - 1]);
        }
        if (start.size() != size) {
            start.copyNames(names);
            start = JsonShape.different(names, size);
            places = null;
        }
        return start;
    }

    /** {@return a copy of the values} */
    JsonValue[] values() {
        return Arrays.copyOf(values, size);
    }
}
