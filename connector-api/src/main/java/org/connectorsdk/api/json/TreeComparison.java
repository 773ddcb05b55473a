package org.connectorsdk.api.json;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** Equality and hash codes of trees, made so that no depth can exhaust the stack. */
final class TreeComparison {

    /**
     * Levels that a hash code covers; deeper values count by their size only. Enough to tell real documents apart.
     */
    private static final int HASHED_LEVELS = 8;

    private TreeComparison() {}

    static boolean equal(JsonValue left, JsonValue right) {
        if (!mayBeEqual(left, right)) {
            return false;
        }
        // Holds pairs: what is pushed last is what must be compared next.
        ArrayDeque<JsonValue> open = new ArrayDeque<>();
        open.addLast(left);
        open.addLast(right);
        while (!open.isEmpty()) {
            JsonValue b = open.removeLast();
            JsonValue a = open.removeLast();
            if (!equalHere(a, b, open)) {
                return false;
            }
        }
        return true;
    }

    /** Looks at what costs nothing to look at: most trees that are compared differ in a scalar, or in their size. */
    private static boolean mayBeEqual(JsonValue a, JsonValue b) {
        if (a instanceof JsonObject left && b instanceof JsonObject right) {
            if (left.shape() != right.shape()) {
                return left.size() == right.size();
            }
            for (int i = 0; i < left.size(); i++) {
                if (differ(left.value(i), right.value(i))) {
                    return false;
                }
            }
            return true;
        }
        if (a instanceof JsonArray left && b instanceof JsonArray right && left.size() == right.size()) {
            for (int i = 0; i < left.size(); i++) {
                if (differ(left.get(i), right.get(i))) {
                    return false;
                }
            }
            return true;
        }
        return false;
    }

    private static boolean differ(JsonValue a, JsonValue b) {
        if (a == b) {
            return false;
        }
        if (a instanceof JsonObject left) {
            return !(b instanceof JsonObject right) || left.size() != right.size();
        }
        if (a instanceof JsonArray left) {
            return !(b instanceof JsonArray right) || left.size() != right.size();
        }
        return !a.equals(b);
    }

    /** Compares two containers but for the containers within them, which are left to the loop. */
    private static boolean equalHere(JsonValue a, JsonValue b, ArrayDeque<JsonValue> open) {
        if (a instanceof JsonObject left) {
            return b instanceof JsonObject right && left.size() == right.size() && equalMembers(left, right, open);
        }
        JsonArray left = (JsonArray) a;
        return b instanceof JsonArray right && left.size() == right.size() && equalElements(left, right, open);
    }

    private static boolean equalMembers(JsonObject left, JsonObject right, ArrayDeque<JsonValue> open) {
        boolean alike = left.shape() == right.shape();
        for (int i = 0; i < left.size(); i++) {
            @Nullable JsonValue other = alike ? right.value(i) : right.find(left.name(i));
            if (other == null || !equalOrOpen(left.value(i), other, open)) {
                return false;
            }
        }
        return true;
    }

    private static boolean equalElements(JsonArray left, JsonArray right, ArrayDeque<JsonValue> open) {
        for (int i = 0; i < left.size(); i++) {
            if (!equalOrOpen(left.get(i), right.get(i), open)) {
                return false;
            }
        }
        return true;
    }

    /** Compares scalars at once, so that a long flat array costs no memory. */
    private static boolean equalOrOpen(JsonValue a, JsonValue b, ArrayDeque<JsonValue> open) {
        if (a == b) {
            return true;
        }
        if (a instanceof JsonObject || a instanceof JsonArray) {
            open.addLast(a);
            open.addLast(b);
            return true;
        }
        return a.equals(b);
    }

    static int hash(JsonValue value) {
        return hash(value, HASHED_LEVELS);
    }

    private static int hash(JsonValue value, int levels) {
        if (value instanceof JsonObject object) {
            int sum = object.size();
            if (levels > 0) {
                for (int i = 0; i < object.size(); i++) {
                    // A sum, because the order of members does not count.
                    sum += object.name(i).hashCode() * 31 ^ hash(object.value(i), levels - 1);
                }
            }
            return sum;
        }
        if (value instanceof JsonArray array) {
            int sum = array.size();
            if (levels > 0) {
                for (JsonValue element : array) {
                    sum = sum * 31 + hash(element, levels - 1);
                }
            }
            return sum;
        }
        return value.hashCode();
    }
}
