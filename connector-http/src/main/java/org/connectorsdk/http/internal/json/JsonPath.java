package org.connectorsdk.http.internal.json;

import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import java.util.ArrayDeque;
import org.connectorsdk.api.json.JsonBoolean;
import org.connectorsdk.api.json.JsonNumber;
import org.connectorsdk.api.json.JsonString;
import org.jspecify.annotations.Nullable;

/** Says in words where in an answer something is, and what is there. */
final class JsonPath {
    private static final int LONGEST_PATH = 200;
    private static final int LONGEST_NAME = 60;

    private JsonPath() {}

    /** The path to the parser's present value, such as {@code connections[13].name}; empty at the top. */
    static String path(JsonStreamContext innermost) {
        ArrayDeque<JsonStreamContext> levels = new ArrayDeque<>();
        for (@Nullable JsonStreamContext at = innermost; at != null && !at.inRoot(); at = at.getParent()) {
            levels.push(at);
        }
        StringBuilder path = new StringBuilder();
        for (JsonStreamContext level : levels) {
            if (path.length() > LONGEST_PATH) {
                return path.append('…').toString();
            }
            if (level.inArray() && level.hasCurrentIndex()) {
                path.append('[').append(level.getCurrentIndex()).append(']');
            } else if (level.inObject() && level.getCurrentName() != null) {
                append(path, level.getCurrentName());
            }
        }
        return path.toString();
    }

    static String member(String parent, String name) {
        StringBuilder path = new StringBuilder(parent);
        append(path, name);
        return path.toString();
    }

    private static void append(StringBuilder path, String name) {
        if (!path.isEmpty()) {
            path.append('.');
        }
        int length = Math.min(name.length(), LONGEST_NAME);
        for (int i = 0; i < length; i++) {
            char c = name.charAt(i);
            path.append(Character.isISOControl(c) || Character.isSurrogate(c) ? '?' : c);
        }
        if (name.length() > length) {
            path.append('…');
        }
    }

    static String kind(@Nullable JsonToken token) {
        if (token == null) {
            return "nothing";
        }
        return switch (token) {
            case START_OBJECT, END_OBJECT -> "an object";
            case START_ARRAY, END_ARRAY -> "an array";
            case VALUE_STRING -> "text";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
            case VALUE_TRUE, VALUE_FALSE -> "true or false";
            case VALUE_NULL -> "null";
            default -> "something else";
        };
    }

    /** What kind of JSON a Java type is read from. */
    static String kind(@Nullable Class<?> type) {
        if (type == null) {
            return "something else";
        }
        if (CharSequence.class.isAssignableFrom(type) || type == JsonString.class) {
            return "text";
        }
        if (type == boolean.class || type == Boolean.class || type == JsonBoolean.class) {
            return "true or false";
        }
        if (type == long.class || type == int.class || type == Long.class || type == Integer.class) {
            return "an integer of " + (type == long.class || type == Long.class ? 64 : 32) + " bits";
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type) || type == JsonNumber.class) {
            return "a number";
        }
        return Iterable.class.isAssignableFrom(type) || type.isArray() ? "an array" : "an object";
    }
}
