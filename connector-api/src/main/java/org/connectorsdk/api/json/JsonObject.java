package org.connectorsdk.api.json;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object: named values, in the order they were given. Immutable and thread-safe.
 *
 * <p>A member that is {@code null} and a member that is absent are two things: {@link #has(String)} tells them apart.
 * The typed getters ({@link #string(String)} and so on) are empty when the member is absent <em>or of another
 * type</em>, so that a server that changes a type does not make reading fail.
 *
 * @since 0.1
 */
public final class JsonObject implements JsonValue {

    private static final JsonObject EMPTY = new JsonObject(Map.of());

    private final Map<String, JsonValue> members;

    private JsonObject(Map<String, JsonValue> members) {
        this.members = members;
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
     * Starts an empty object.
     *
     * @return a builder, for one thread
     */
    public static Builder builder() {
        return new Builder(new LinkedHashMap<>());
    }

    /**
     * Starts a changed copy.
     *
     * @return a builder that holds the members of this object
     */
    public Builder toBuilder() {
        return new Builder(new LinkedHashMap<>(members));
    }

    /**
     * The member with a name.
     *
     * @param name the exact name
     * @return its value ({@link JsonNull#INSTANCE} if it is {@code null}), or empty if it is absent
     */
    public Optional<JsonValue> get(String name) {
        return Optional.ofNullable(members.get(name));
    }

    /**
     * Whether there is a member with a name, {@code null} or not.
     *
     * @param name the exact name
     * @return false if it is absent
     */
    public boolean has(String name) {
        return members.containsKey(name);
    }

    /** {@return the names of the members; an unmodifiable set, in order} */
    public Set<String> names() {
        return Collections.unmodifiableSet(members.keySet());
    }

    /** {@return all members; an unmodifiable map, in order} */
    public Map<String, JsonValue> members() {
        return Collections.unmodifiableMap(members);
    }

    /** {@return how many members there are; the number of members} */
    public int size() {
        return members.size();
    }

    /** {@return whether there are no members; true for <code>{}</code>} */
    public boolean isEmpty() {
        return members.isEmpty();
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
        return toBuilder().set(name, value).build();
    }

    /**
     * This object without one member.
     *
     * @param name the exact name
     * @return a changed copy, or this object if there is no such member
     */
    public JsonObject without(String name) {
        return has(name) ? toBuilder().remove(name).build() : this;
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
        members.forEach((name, value) -> map.put(name, value.toJava()));
        return map;
    }

    @Override
    public Optional<JsonObject> asObject() {
        return Optional.of(this);
    }

    /** Whether {@code other} is an object with equal members, in any order. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof JsonObject object && TreeComparison.equal(this, object);
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

        private Map<String, JsonValue> members;
        private boolean shared;

        private Builder(Map<String, JsonValue> members) {
            this.members = members;
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
            if (members.containsKey(name)) {
                throw new IllegalArgumentException("name: a second member named " + new JsonString(name));
            }
            writable().put(name, json);
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
            JsonValue json = JsonValue.of(value);
            writable().put(name, json);
            return this;
        }

        /**
         * Removes a member; does nothing if it is not there.
         *
         * @param name the exact name
         * @return this builder
         */
        public Builder remove(String name) {
            writable().remove(name);
            return this;
        }

        /**
         * The object. The builder can be used further; what it does then does not change this object.
         *
         * @return the object
         */
        public JsonObject build() {
            if (members.isEmpty()) {
                return EMPTY;
            }
            // Handed over, not copied: most builders are used once.
            shared = true;
            return new JsonObject(members);
        }

        private Map<String, JsonValue> writable() {
            if (shared) {
                members = new LinkedHashMap<>(members);
                shared = false;
            }
            return members;
        }
    }
}
