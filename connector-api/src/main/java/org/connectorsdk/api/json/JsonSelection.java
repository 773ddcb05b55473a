package org.connectorsdk.api.json;

import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Parts the members of objects by their names, such as settings from what a vendor shows beside them. Made once for a
 * type of object: objects of one shape, as the rows of a list, are parted by a table that is made for the first of
 * them. Immutable for callers and thread-safe; neither part copies a value.
 *
 * @since 0.1.0
 */
public final class JsonSelection {
    private static final int TABLES = 64;

    private final Predicate<String> names;
    private final @Nullable Table[] tables = new @Nullable Table[TABLES];

    private JsonSelection(Predicate<String> names) {
        this.names = names;
    }

    /**
     * Selects members by name.
     *
     * @param names the exact names
     * @return the selection
     */
    public static JsonSelection of(String... names) {
        return new JsonSelection(Set.of(names)::contains);
    }

    /**
     * Selects members by a rule for names, which is asked once for the members of a small shape.
     *
     * @param rule quick, without state
     * @return the selection
     */
    public static JsonSelection by(Predicate<String> rule) {
        return new JsonSelection(Objects.requireNonNull(rule, "rule"));
    }

    /**
     * Asks whether members are selected.
     *
     * @param object any object
     * @return whether it has a member with one of the names
     */
    public boolean isIn(JsonObject object) {
        JsonShape shape = object.shape();
        if (shape.isShared()) {
            return table(shape).placesInside.length > 0;
        }
        for (int i = 0; i < shape.size(); i++) {
            if (names.test(shape.name(i))) {
                return true;
            }
        }
        return false;
    }

    /**
     * The members that are selected.
     *
     * @param object any object
     * @return those of its members that have one of the names, in its order; the object itself if all have
     */
    public JsonObject of(JsonObject object) {
        Table table = table(object.shape());
        return part(object, table.inside, table.placesInside);
    }

    /**
     * The members that are not selected.
     *
     * @param object any object
     * @return those of its members that have none of the names, in its order; the object itself if none has
     */
    public JsonObject others(JsonObject object) {
        Table table = table(object.shape());
        return part(object, table.outside, table.placesOutside);
    }

    private static JsonObject part(JsonObject object, JsonShape shape, int[] places) {
        if (places.length == object.size()) {
            return object;
        }
        JsonValue[] values = new JsonValue[places.length];
        for (int i = 0; i < places.length; i++) {
            values[i] = object.value(places[i]);
        }
        return JsonObject.of(shape, values);
    }

    @SuppressWarnings("ReferenceEquality") // another shape with the same names has a table of its own
    private Table table(JsonShape shape) {
        if (!shape.isShared()) {
            return new Table(shape, names); // too large, or somebody's values, to be kept
        }
        int place = shape.place() & TABLES - 1;
        @Nullable Table known = tables[place];
        if (known != null && known.shape == shape) {
            return known;
        }
        @Nullable Table beside = tables[place ^ 1];
        if (beside != null && beside.shape == shape) {
            return beside;
        }
        Table made = new Table(shape, names);
        tables[place ^ 1] = known;
        tables[place] = made;
        return made;
    }

    /** Where the members of objects of one shape go. */
    private static final class Table {
        private final JsonShape shape;
        private final JsonShape inside;
        private final JsonShape outside;
        private final int[] placesInside;
        private final int[] placesOutside;

        Table(JsonShape shape, Predicate<String> names) {
            this.shape = shape;
            int[] selected = new int[shape.size()];
            int[] others = new int[shape.size()];
            int size = 0;
            for (int i = 0; i < shape.size(); i++) {
                if (names.test(shape.name(i))) {
                    selected[size++] = i;
                } else {
                    others[i - size] = i;
                }
            }
            placesInside = Arrays.copyOf(selected, size);
            placesOutside = Arrays.copyOf(others, shape.size() - size);
            inside = part(shape, placesInside);
            outside = part(shape, placesOutside);
        }

        private static JsonShape part(JsonShape shape, int[] places) {
            String[] names = new String[places.length];
            for (int i = 0; i < places.length; i++) {
                names[i] = shape.name(places[i]);
            }
            return JsonShape.different(names, names.length);
        }
    }
}
