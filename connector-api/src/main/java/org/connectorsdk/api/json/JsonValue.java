package org.connectorsdk.api.json;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One JSON value: an object, an array, a string, a number, a boolean or {@code null}.
 *
 * <p>Values are immutable and thread-safe. Two values are equal when they are the same JSON: the order of an object's
 * members does not count, the order of an array does, and numbers are compared by their text ({@link JsonNumber}).
 *
 * <p><b>Depth.</b> Printing, comparing and hashing need no call stack, whatever the depth. {@link #of(Object)} takes up
 * to {@value #MAX_DEPTH} levels, and {@link #toJava()} is good for at least as many.
 *
 * <p>{@code toString()} is {@link #toJson()}: a tree shows everything that is in it. Credentials do not belong in a
 * tree but in a {@link org.connectorsdk.api.config.Secret}.
 *
 * @since 0.1.0
 */
public sealed interface JsonValue permits JsonObject, JsonArray, JsonString, JsonNumber, JsonBoolean, JsonNull {

    /** How many containers may be nested in one another when a tree is made from Java values: 1,000. */
    int MAX_DEPTH = 1_000;

    /**
     * Makes a tree from plain Java values.
     *
     * <p>A {@link Map} with text keys becomes an object, an {@link Iterable} or an array becomes an array, a
     * {@link CharSequence} a string, a {@link Number} of the JDK a number, a {@link Boolean} a boolean, {@code null}
     * the JSON {@code null}; a {@code JsonValue} stays what it is. The source is copied: changing it later changes
     * nothing here.
     *
     * @param java the value, or {@code null} for JSON {@code null}
     * @return the tree
     * @throws IllegalArgumentException if something in it has no JSON form (another type, a key that is not text, NaN
     *     or an infinity), if it is nested deeper than {@value #MAX_DEPTH} levels, or contains itself. The message
     *     names the type, never the value.
     */
    static JsonValue of(@Nullable Object java) {
        return JavaToJson.convert(java);
    }

    /**
     * The value as plain Java: a {@link java.util.LinkedHashMap}, an {@link java.util.ArrayList}, a {@link String}, a
     * number (see {@link JsonNumber#toJava()}), a {@link Boolean} or {@code null}.
     *
     * <p>Collections are new and belong to the caller.
     *
     * @return the Java value; {@code null} for JSON {@code null} only
     * @throws ArithmeticException if a number has an exponent that no {@link java.math.BigDecimal} can hold
     */
    @Nullable
    Object toJava();

    /**
     * The value as compact JSON text (RFC 8259), without line breaks or spaces.
     *
     * <p>Control characters, quotation marks, backslashes and surrogates without a partner are escaped; everything else
     * stands as it is.
     *
     * @return the text
     */
    default String toJson() {
        StringBuilder text = new StringBuilder();
        writeTo(text);
        return text.toString();
    }

    /**
     * Prints the value as {@link #toJson()} does, piece by piece, without holding the whole text in memory.
     *
     * @param out where to print; it is neither flushed nor closed
     * @throws UncheckedIOException if {@code out} fails; what was printed until then stays printed
     */
    default void writeTo(Appendable out) {
        try {
            JsonPrinter.print(this, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return this value as an object; or empty if it is something else} */
    default Optional<JsonObject> asObject() {
        return Optional.empty();
    }

    /** {@return this value as an array; or empty if it is something else} */
    default Optional<JsonArray> asArray() {
        return Optional.empty();
    }

    /**
     * The text of this value, if it is a string. Numbers and booleans are not turned into text.
     *
     * @return the text, or empty if it is something else
     */
    default Optional<String> asString() {
        return Optional.empty();
    }

    /**
     * This value as a number. Strings are never parsed as numbers.
     *
     * @return the number, or empty if it is something else
     */
    default Optional<JsonNumber> asNumber() {
        return Optional.empty();
    }

    /** {@return this value as a boolean; or empty if it is something else} */
    default Optional<Boolean> asBoolean() {
        return Optional.empty();
    }

    /**
     * Whether this is JSON {@code null}.
     *
     * @return true for {@link JsonNull#INSTANCE} only
     */
    default boolean isNull() {
        return false;
    }
}
