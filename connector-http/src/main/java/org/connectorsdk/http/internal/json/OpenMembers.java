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

    private String[] names = new String[ROOM];
    private JsonValue[] values = new JsonValue[ROOM];
    private int size;

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

    /** Closes the object that begins there. */
    JsonObject object(int from) {
        JsonObject object = JsonObject.of(names, values, from, size);
        forget(from);
        return object;
    }

    /** Closes the array that begins there. */
    JsonArray array(int from) {
        JsonArray array = JsonArray.copyOf(Arrays.asList(values).subList(from, size));
        forget(from);
        return array;
    }

    /** Gives up what begins there, and all within it. */
    void forget(int from) {
        Arrays.fill(names, from, size, null);
        Arrays.fill(values, from, size, null);
        size = from;
    }
}
