package org.connectorsdk.api.json;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A JSON array: values in order. Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class JsonArray implements JsonValue, Iterable<JsonValue> {

    private static final JsonArray EMPTY = new JsonArray(new JsonValue[0]);

    private final JsonValue[] elements;

    private JsonArray(JsonValue[] elements) {
        this.elements = elements;
    }

    /** {@return the array without elements; {@code []}} */
    public static JsonArray empty() {
        return EMPTY;
    }

    /**
     * An array of the given elements, each converted as {@link JsonValue#of(Object)} does. As with {@link List#of}, one
     * collection given here is <em>one element</em>; {@link #copyOf(Iterable)} takes its elements.
     *
     * @param elements the elements; {@code null} means JSON {@code null}
     * @return the array
     * @throws IllegalArgumentException if an element has no JSON form
     */
    public static JsonArray of(@Nullable Object... elements) {
        return copyOf(Arrays.asList(elements));
    }

    /**
     * An array of the elements of a collection, each converted as {@link JsonValue#of(Object)} does.
     *
     * @param elements the elements
     * @return the array
     * @throws IllegalArgumentException if an element has no JSON form
     */
    public static JsonArray copyOf(Iterable<? extends @Nullable Object> elements) {
        if (elements instanceof JsonArray array) {
            return array;
        }
        Builder builder = builder();
        for (Object element : elements) {
            builder.add(element);
        }
        return builder.build();
    }

    /**
     * An array of a part of a Java array, for readers.
     *
     * @param values has the elements from one place to before another, which are copied
     * @param from where the first element is
     * @param to behind the last element
     * @return the array
     * @throws IndexOutOfBoundsException if the Java array is shorter
     * @throws NullPointerException if an element is null; the JSON null is {@link JsonNull#INSTANCE}
     */
    public static JsonArray of(JsonValue[] values, int from, int to) {
        Objects.checkFromToIndex(from, to, values.length);
        for (int i = from; i < to; i++) {
            Objects.requireNonNull(values[i], "value");
        }
        return from == to ? EMPTY : new JsonArray(Arrays.copyOfRange(values, from, to));
    }

    /**
     * Starts an empty array.
     *
     * @return a builder, for one thread
     */
    public static Builder builder() {
        return new Builder(EMPTY);
    }

    /**
     * Starts a changed copy.
     *
     * @return a builder that holds the elements of this array
     */
    public Builder toBuilder() {
        return new Builder(this);
    }

    /**
     * The element at a position.
     *
     * @param index from 0 to {@code size() - 1}
     * @return the element
     * @throws IndexOutOfBoundsException if there is none
     */
    public JsonValue get(int index) {
        return elements[index];
    }

    /** {@return all elements; an unmodifiable list} */
    public List<JsonValue> elements() {
        return Collections.unmodifiableList(Arrays.asList(elements));
    }

    /** {@return all elements as a stream; a new sequential stream, in order} */
    public Stream<JsonValue> stream() {
        return Arrays.stream(elements);
    }

    /** {@return how many elements there are; the number of elements} */
    public int size() {
        return elements.length;
    }

    /** {@return whether there are no elements; true for {@code []}} */
    public boolean isEmpty() {
        return elements.length == 0;
    }

    /**
     * This array with other elements at the same places.
     *
     * @param change gives each element, in order, by what it was until now
     * @return a changed copy, or this array if every element stays the same object
     */
    @SuppressWarnings("ReferenceEquality") // an equal element that is another object is a change nobody sees
    public JsonArray mapElements(UnaryOperator<JsonValue> change) {
        JsonValue[] changed = elements;
        for (int i = 0; i < elements.length; i++) {
            JsonValue element = Objects.requireNonNull(change.apply(elements[i]), "element");
            if (element != elements[i]) {
                changed = changed == elements ? elements.clone() : changed;
                changed[i] = element;
            }
        }
        return changed == elements ? this : new JsonArray(changed);
    }

    @Override
    public Iterator<JsonValue> iterator() {
        return elements().iterator();
    }

    @Override
    public List<@Nullable Object> toJava() {
        List<@Nullable Object> list = new ArrayList<>(elements.length);
        for (JsonValue element : elements) {
            list.add(element.toJava());
        }
        return list;
    }

    @Override
    public Optional<JsonArray> asArray() {
        return Optional.of(this);
    }

    /** Whether {@code other} is an array of equal elements in the same order. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof JsonArray array && TreeComparison.equal(this, array);
    }

    @Override
    public int hashCode() {
        return TreeComparison.hash(this);
    }

    @Override
    public String toString() {
        return toJson();
    }

    /** Collects the elements of an array. Not thread-safe. */
    public static final class Builder {

        private static final int ROOM = 8;

        private JsonValue[] elements;
        private int size;

        private Builder(JsonArray array) {
            size = array.elements.length;
            elements = Arrays.copyOf(array.elements, size + ROOM);
        }

        /**
         * Appends an element.
         *
         * @param element converted as {@link JsonValue#of(Object)} does; {@code null} means JSON {@code null}
         * @return this builder
         * @throws IllegalArgumentException if it has no JSON form
         */
        public Builder add(@Nullable Object element) {
            JsonValue value = JsonValue.of(element);
            if (size == elements.length) {
                elements = Arrays.copyOf(elements, size + (size >> 1));
            }
            elements[size++] = value;
            return this;
        }

        /**
         * The array. The builder can be used further; what it does then does not change this array.
         *
         * @return the array
         */
        public JsonArray build() {
            return size == 0 ? EMPTY : new JsonArray(Arrays.copyOf(elements, size));
        }
    }
}
