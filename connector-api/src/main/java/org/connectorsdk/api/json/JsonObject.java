package org.connectorsdk.api.json;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object: named values, in the order they were given. Immutable and thread-safe.
 *
 * <p>A member that is {@code null} and a member that is absent are two things: {@link #has(String)} tells them apart.
 * The typed getters ({@link #string(String)} and so on) are empty when the member is absent <em>or of another
 * type</em>, so that a server that changes a type does not make reading fail.
 *
 * @since 0.1.0
 */
public final class JsonObject implements JsonValue {

    private static final JsonObject EMPTY = new JsonObject(JsonShape.EMPTY, new JsonValue[0]);

    private final JsonShape shape;
    private final JsonValue[] values;

    private JsonObject(JsonShape shape, JsonValue[] values) {
        this.shape = shape;
        this.values = values;
    }

    /** Takes the values over, one for each name of the shape. */
    static JsonObject of(JsonShape shape, JsonValue[] values) {
        return values.length == 0 ? EMPTY : new JsonObject(shape, values);
    }

    /** {@return the object without members; <code>{}</code>} */
    public static JsonObject empty() {
        return EMPTY;
    }

    /**
     * An object of the entries of a map, in its order, each value converted as {@link JsonValue#of(Object)} does.
     *
     * @param members the members; a {@code null} value means JSON {@code null}
     * @return the object
     * @throws IllegalArgumentException if a value has no JSON form
     */
    public static JsonObject of(Map<String, ? extends @Nullable Object> members) {
        if (members instanceof JsonMembers own) {
            return own.object();
        }
        if (members.isEmpty()) {
            return EMPTY;
        }
        Builder builder = builder();
        members.forEach(builder::add);
        return builder.build();
    }

    /**
     * An object with one member.
     *
     * @param name the name of the member
     * @param value converted as {@link JsonValue#of(Object)} does; {@code null} means JSON {@code null}
     * @return the object
     * @throws IllegalArgumentException if the value has no JSON form
     */
    public static JsonObject of(String name, @Nullable Object value) {
        return builder().add(name, value).build();
    }

    /**
     * An object with two members. For more, use {@link #builder()}.
     *
     * @param name1 the name of the first member
     * @param value1 its value, converted as {@link JsonValue#of(Object)} does
     * @param name2 the name of the second member
     * @param value2 its value
     * @return the object
     * @throws IllegalArgumentException if a value has no JSON form, or both names are the same
     */
    public static JsonObject of(String name1, @Nullable Object value1, String name2, @Nullable Object value2) {
        return builder().add(name1, value1).add(name2, value2).build();
    }

    /**
     * An object with three members. For more, use {@link #builder()}.
     *
     * @param name1 the name of the first member
     * @param value1 its value, converted as {@link JsonValue#of(Object)} does
     * @param name2 the name of the second member
     * @param value2 its value
     * @param name3 the name of the third member
     * @param value3 its value
     * @return the object
     * @throws IllegalArgumentException if a value has no JSON form, or two names are the same
     */
    public static JsonObject of(
            String name1,
            @Nullable Object value1,
            String name2,
            @Nullable Object value2,
            String name3,
            @Nullable Object value3) {
        return builder()
                .add(name1, value1)
                .add(name2, value2)
                .add(name3, value3)
                .build();
    }

    /**
     * An object from parallel arrays, for readers of many like objects: those with the same names share them.
     *
     * @param names has the names from one place to before another; of members with one name the last one counts
     * @param values has the values at the same places; what is needed of both arrays is copied
     * @param from where the first member is
     * @param to behind the last member
     * @param neighbour any object; one with the same names spares looking for them
     * @return the object
     * @throws IndexOutOfBoundsException if the arrays are shorter
     * @throws NullPointerException if a name or a value is null; the JSON null is {@link JsonNull#INSTANCE}
     */
    public static JsonObject of(String[] names, JsonValue[] values, int from, int to, JsonObject neighbour) {
        Objects.checkFromToIndex(from, to, Math.min(names.length, values.length));
        for (int i = from; i < to; i++) {
            Objects.requireNonNull(names[i], "name");
            Objects.requireNonNull(values[i], "value");
        }
        @Nullable
        JsonShape shape = neighbour.shape.has(names, from, to) ? neighbour.shape : JsonShape.of(names, from, to);
        if (shape != null) {
            return of(shape, Arrays.copyOfRange(values, from, to));
        }
        Builder builder = builder();
        for (int i = from; i < to; i++) {
            builder.set(names[i], values[i]);
        }
        return builder.build();
    }

    /**
     * Starts an empty object.
     *
     * @return a builder, for one thread
     */
    public static Builder builder() {
        return new Builder(EMPTY);
    }

    /**
     * Starts a changed copy.
     *
     * @return a builder that holds the members of this object
     */
    public Builder toBuilder() {
        return new Builder(this);
    }

    /**
     * The member with a name.
     *
     * @param name the exact name
     * @return its value ({@link JsonNull#INSTANCE} if it is {@code null}), or empty if it is absent
     */
    public Optional<JsonValue> get(String name) {
        return Optional.ofNullable(find(name));
    }

    /** {@return the member with a name; null if there is none} */
    @Nullable
    JsonValue find(String name) {
        int at = shape.indexOf(name);
        return at < 0 ? null : values[at];
    }

    JsonShape shape() {
        return shape;
    }

    String name(int at) {
        return shape.name(at);
    }

    JsonValue value(int at) {
        return values[at];
    }

    /**
     * Whether there is a member with a name, {@code null} or not.
     *
     * @param name the exact name
     * @return false if it is absent
     */
    public boolean has(String name) {
        return shape.indexOf(name) >= 0;
    }

    /** {@return the names of the members; an unmodifiable set, in order} */
    public Set<String> names() {
        return members().keySet();
    }

    /** {@return all members; an unmodifiable map, in order} */
    public Map<String, JsonValue> members() {
        return new JsonMembers(this);
    }

    /** {@return how many members there are; the number of members} */
    public int size() {
        return values.length;
    }

    /** {@return whether there are no members; true for <code>{}</code>} */
    public boolean isEmpty() {
        return values.length == 0;
    }

    /**
     * This object with one member added, or replaced in its place.
     *
     * @param name the name of the member
     * @param value converted as {@link JsonValue#of(Object)} does; {@code null} means JSON {@code null}, see
     *     {@link #without(String)} for the other thing
     * @return a changed copy
     * @throws IllegalArgumentException if the value has no JSON form
     */
    public JsonObject with(String name, @Nullable Object value) {
        JsonValue json = JsonValue.of(value);
        int at = shape.indexOf(name);
        JsonValue[] changed = Arrays.copyOf(values, at < 0 ? values.length + 1 : values.length);
        changed[at < 0 ? values.length : at] = json;
        return new JsonObject(at < 0 ? shape.with(Objects.requireNonNull(name, "name")) : shape, changed);
    }

    /**
     * This object without one member.
     *
     * @param name the exact name
     * @return a changed copy, or this object if there is no such member
     */
    public JsonObject without(String name) {
        int at = shape.indexOf(name);
        if (at < 0) {
            return this;
        }
        JsonValue[] fewer = new JsonValue[values.length - 1];
        System.arraycopy(values, 0, fewer, 0, at);
        System.arraycopy(values, at + 1, fewer, at, fewer.length - at);
        return of(shape.without(at), fewer);
    }

    /**
     * This object with other values under the same names.
     *
     * @param change gives the value of each member, in order, by its name and its value until now
     * @return a changed copy, or this object if every value stays the same object
     */
    @SuppressWarnings("ReferenceEquality") // an equal value that is another object is a change nobody sees
    public JsonObject mapValues(BiFunction<? super String, ? super JsonValue, ? extends JsonValue> change) {
        JsonValue[] changed = values;
        for (int i = 0; i < values.length; i++) {
            JsonValue value = Objects.requireNonNull(change.apply(name(i), values[i]), "value");
            if (value != values[i]) {
                changed = changed == values ? values.clone() : changed;
                changed[i] = value;
            }
        }
        return changed == values ? this : new JsonObject(shape, changed);
    }

    /**
     * This object without the members that are JSON {@code null}; those within members stay.
     *
     * @return a changed copy, or this object if there are none
     */
    public JsonObject withoutNulls() {
        int left = 0;
        for (JsonValue value : values) {
            left += value.isNull() ? 0 : 1;
        }
        if (left == values.length) {
            return this;
        }
        String[] names = new String[left];
        JsonValue[] kept = new JsonValue[left];
        int at = 0;
        for (int i = 0; i < values.length; i++) {
            if (!values[i].isNull()) {
                names[at] = name(i);
                kept[at++] = values[i];
            }
        }
        return of(JsonShape.different(names, left), kept);
    }

    /**
     * The text of a member that is a string.
     *
     * @param name the exact name
     * @return the text, or empty if the member is absent or of another type
     */
    public Optional<String> string(String name) {
        return get(name).flatMap(JsonValue::asString);
    }

    /**
     * A member that is a number.
     *
     * @param name the exact name
     * @return the number, or empty if the member is absent or of another type
     */
    public Optional<JsonNumber> number(String name) {
        return get(name).flatMap(JsonValue::asNumber);
    }

    /**
     * A member that is a boolean.
     *
     * @param name the exact name
     * @return the boolean, or empty if the member is absent or of another type
     */
    public Optional<Boolean> bool(String name) {
        return get(name).flatMap(JsonValue::asBoolean);
    }

    /**
     * A member that is an object.
     *
     * @param name the exact name
     * @return the object, or empty if the member is absent or of another type
     */
    public Optional<JsonObject> object(String name) {
        return get(name).flatMap(JsonValue::asObject);
    }

    /**
     * A member that is an array.
     *
     * @param name the exact name
     * @return the array, or empty if the member is absent or of another type
     */
    public Optional<JsonArray> array(String name) {
        return get(name).flatMap(JsonValue::asArray);
    }

    @Override
    public Map<String, @Nullable Object> toJava() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            map.put(name(i), values[i].toJava());
        }
        return map;
    }

    @Override
    public Optional<JsonObject> asObject() {
        return Optional.of(this);
    }

    /** Whether {@code other} is an object with equal members, in any order. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof JsonObject object && (hasSameValues(object) || TreeComparison.equal(this, object));
    }

    /**
     * The names of this object without its values, to be kept as a neighbour of what is read later.
     *
     * @param known an outline from before; it is given back if it has the same names
     * @return an object with these names whose values are {@code null}; <code>{}</code> for an object of more than 64
     *     members, or with names of more than 64 characters
     */
    public JsonObject outline(JsonObject known) {
        if (shape == known.shape) {
            return known;
        }
        if (!shape.isShared()) {
            return EMPTY;
        }
        JsonValue[] nulls = new JsonValue[values.length];
        Arrays.fill(nulls, JsonNull.INSTANCE);
        return of(shape, nulls);
    }

    /**
     * Compares at a glance, as neighbours in a list often have the same values.
     *
     * @param other any object
     * @return whether it has the very same objects under the same names in the same order; objects that are equal
     *     otherwise are not recognised
     */
    @SuppressWarnings("ReferenceEquality")
    public boolean hasSameValues(JsonObject other) {
        if (shape != other.shape) {
            return false;
        }
        for (int i = 0; i < values.length; i++) {
            if (values[i] != other.values[i]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        return TreeComparison.hash(this);
    }

    @Override
    public String toString() {
        return toJson();
    }

    /** Collects the members of an object. Not thread-safe. */
    public static final class Builder {
        private final GrowingMembers members;

        private Builder(JsonObject object) {
            members = new GrowingMembers(object.shape, object.values);
        }

        /**
         * Adds a member that is not there yet. {@link #set(String, Object)} replaces.
         *
         * @param name the name of the member
         * @param value converted as {@link JsonValue#of(Object)} does; {@code null} means JSON {@code null}
         * @return this builder
         * @throws IllegalArgumentException if there is a member with this name, or the value has no JSON form
         */
        public Builder add(String name, @Nullable Object value) {
            Objects.requireNonNull(name, "name");
            JsonValue json = JsonValue.of(value);
            if (members.indexOf(name) >= 0) {
                throw new IllegalArgumentException("name: a second member named " + new JsonString(name));
            }
            members.append(name, json);
            return this;
        }

        /**
         * Adds a member, or replaces it in its place.
         *
         * @param name the name of the member
         * @param value converted as {@link JsonValue#of(Object)} does; {@code null} means JSON {@code null}
         * @return this builder
         * @throws IllegalArgumentException if the value has no JSON form
         */
        public Builder set(String name, @Nullable Object value) {
            Objects.requireNonNull(name, "name");
            members.set(name, JsonValue.of(value));
            return this;
        }

        /**
         * Removes a member; does nothing if it is not there.
         *
         * @param name the exact name
         * @return this builder
         */
        public Builder remove(String name) {
            members.remove(name);
            return this;
        }

        /**
         * The object. The builder can be used further; what it does then does not change this object.
         *
         * @return the object
         */
        public JsonObject build() {
            return members.isEmpty() ? EMPTY : new JsonObject(members.shape(), members.values());
        }
    }
}
