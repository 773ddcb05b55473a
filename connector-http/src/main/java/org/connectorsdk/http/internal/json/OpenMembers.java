package org.connectorsdk.http.internal.json;

import java.util.Arrays;
import org.connectorsdk.api.json.JsonArray;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;

/**
 * What was read so far of the objects and arrays that are open, the inner ones behind the outer ones: one pair of
 * arrays serves all of an answer. For one thread.
 */
final class OpenMembers {
    private static final int ROOM = 16;
    private static final int LEVELS = 4;
    private static final int LITTLE = 32;

    private String[] names = new String[ROOM];
    private JsonValue[] values = new JsonValue[ROOM];
    private int size;

    /** The names of objects and arrays in trees that are open, and where they begin; of arrays the complement. */
    private String[] levelNames = new String[LEVELS];

    private int[] levelStarts = new int[LEVELS];
    private int depth;

    /** {@return where the members begin of what is opened now} */
    int begin() {
        return size;
    }

    /** Adds a member; the name of an element is empty. */
    void add(String name, JsonValue value) {
        if (size == values.length) {
            names = Arrays.copyOf(names, size * 2);
            values = Arrays.copyOf(values, size * 2);
        }
        names[size] = name;
        values[size++] = value;
    }

    /** {@return whether there are members of what begins there} */
    boolean isEmpty(int from) {
        return size == from;
    }

    /** Closes the object that begins there; its neighbour mostly has the same names. */
    JsonObject object(int from, JsonObject neighbour) {
        JsonObject object = JsonObject.of(names, values, from, size, neighbour);
        forget(from);
        return object;
    }

    /** Opens an object or array within what is open, under its name there. */
    void open(String name, boolean isObject) {
        if (depth == levelNames.length) {
            levelNames = Arrays.copyOf(levelNames, depth * 2);
            levelStarts = Arrays.copyOf(levelStarts, depth * 2);
        }
        levelNames[depth] = name;
        levelStarts[depth++] = isObject ? size : ~size;
    }

    /** {@return whether what was opened last is an object} */
    boolean isObject() {
        return levelStarts[depth - 1] >= 0;
    }

    /** {@return the name of what was opened last} */
    String name() {
        return levelNames[depth - 1];
    }

    /** Closes what was opened last. */
    JsonValue close(JsonObject neighbour) {
        int start = levelStarts[--depth];
        if (start >= 0) {
            return object(start, neighbour);
        }
        JsonArray array = JsonArray.of(values, ~start, size);
        forget(~start);
        return array;
    }

    /** {@return how much is open that has a level} */
    int depth() {
        return depth;
    }

    /** Gives up the levels beyond some, whose reading failed. */
    void leave(int levels) {
        depth = levels;
    }

    /**
     * Gives up what begins there, and all within it. Little is left to be overwritten by what comes next; much is
     * cleared, as it may be all that an element had.
     */
    void forget(int from) {
        if (size - from > LITTLE) {
            Arrays.fill(names, from, size, null);
            Arrays.fill(values, from, size, null);
        }
        size = from;
    }
}
