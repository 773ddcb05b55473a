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

    /** The names of the values behind them, at the places of these, null where one was removed; empty for none. */
    private String[] names = NO_NAMES;

    private JsonValue[] values;
    private int size;
    private int removed;

    /** The places of many names; null for few. */
    private @Nullable Map<String, Integer> places;

    GrowingMembers(JsonShape shape, JsonValue[] first) {
        start = shape;
        size = first.length;
        values = Arrays.copyOf(first, size + ROOM);
    }

    boolean isEmpty() {
        return size == removed;
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
            if (name.equals(names[i])) {
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
                @Nullable String name = names[i];
                if (name != null) {
                    made.put(name, i);
                }
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

    /** Removes a member; its place is closed when all are asked for, so that many can be removed one by one. */
    void remove(String name) {
        int at = indexOf(name);
        if (at < 0) {
            return;
        }
        if (start.size() > 0) {
            names = Arrays.copyOf(names, values.length);
            start.copyNames(names);
            start = JsonShape.EMPTY;
            places = null;
        }
        names[at] = null;
        removed++;
        if (places != null) {
            places.remove(name);
        }
    }

    private void close() {
        if (removed == 0) {
            return;
        }
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (names[i] != null) {
                names[kept] = names[i];
                values[kept++] = values[i];
            }
        }
        size = kept;
        removed = 0;
        places = null;
    }

    /** {@return the names as a shape} */
    JsonShape shape() {
        close();
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
        close();
        return Arrays.copyOf(values, size);
    }
}
