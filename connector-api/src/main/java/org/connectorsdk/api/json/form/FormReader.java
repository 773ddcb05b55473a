package org.connectorsdk.api.json.form;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;
import org.connectorsdk.api.json.JsonArray;
import org.connectorsdk.api.json.JsonNull;
import org.connectorsdk.api.json.JsonNumber;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;

/**
 * Reads the members of a value's JSON form. What is missing or of a wrong type is refused with one line that names the
 * member and never shows what it holds. What is optional may be null or absent; members that nobody asks for are ignored.
 */
public final class FormReader {
    private final String value;
    private final String path;
    private final JsonObject json;

    private FormReader(String value, String path, JsonObject json) {
        this.value = value;
        this.path = path;
        this.json = json;
    }

    /**
     * Starts to read.
     *
     * @param value name of the value, such as {@code Connection}
     * @param json its JSON form
     * @return the reader
     */
    public static FormReader of(String value, JsonObject json) {
        return new FormReader(value, "", json);
    }

    /** {@return what is read} */
    public JsonObject json() {
        return json;
    }

    /**
     * Reads a text.
     *
     * @param name the member
     * @return the text
     */
    public String text(String name) {
        return required(name, optionalText(name));
    }

    /**
     * Reads a text.
     *
     * @param name the member
     * @return the text, if there is one
     */
    public Optional<String> optionalText(String name) {
        return optional(name, JsonValue::asString, "a text");
    }

    /**
     * Reads a text that means something.
     *
     * @param name the member
     * @param meaning makes the value, or refuses the text with {@link IllegalArgumentException}
     * @param <T> type of the value
     * @return the value
     */
    public <T> T read(String name, Function<String, T> meaning) {
        return required(name, optional(name, meaning));
    }

    /**
     * Reads a text that means something.
     *
     * @param name the member
     * @param meaning makes the value, or refuses the text with {@link IllegalArgumentException}
     * @param <T> type of the value
     * @return the value, if there is one
     */
    public <T> Optional<T> optional(String name, Function<String, T> meaning) {
        return optionalText(name).map(text -> {
            try {
                return meaning.apply(text);
            } catch (IllegalArgumentException e) {
                throw wrong(name, "cannot be read: " + e.getMessage());
            }
        });
    }

    /**
     * Reads true or false.
     *
     * @param name the member
     * @return which
     */
    public boolean flag(String name) {
        return required(name, optionalFlag(name));
    }

    /**
     * Reads true or false.
     *
     * @param name the member
     * @return which, if it is known
     */
    public Optional<Boolean> optionalFlag(String name) {
        return optional(name, JsonValue::asBoolean, "true or false");
    }

    /**
     * Reads a count.
     *
     * @param name the member
     * @return the number, if there is one
     */
    public OptionalLong optionalLong(String name) {
        return optional(name, found -> found.asNumber().flatMap(FormReader::whole), "a whole number")
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
    }

    /**
     * Reads a count.
     *
     * @param name the member
     * @return the number
     */
    public long whole(String name) {
        return optionalLong(name).orElseThrow(() -> missing(name));
    }

    /**
     * Reads a small number.
     *
     * @param name the member
     * @return the number, if there is one
     */
    public OptionalInt optionalInt(String name) {
        OptionalLong number = optionalLong(name);
        if (number.isEmpty()) {
            return OptionalInt.empty();
        }
        long whole = number.getAsLong();
        if (whole != (int) whole) {
            throw wrong(name, "must be a whole number of 32 bits");
        }
        return OptionalInt.of((int) whole);
    }

    /**
     * Reads a small number.
     *
     * @param name the member
     * @return the number
     */
    public int integer(String name) {
        return optionalInt(name).orElseThrow(() -> missing(name));
    }

    /**
     * Reads a point in time.
     *
     * @param name the member
     * @return the instant, if there is one
     */
    public Optional<Instant> optionalInstant(String name) {
        return optionalText(name).map(text -> {
            try {
                return Instant.parse(text);
            } catch (DateTimeParseException e) {
                throw wrong(name, "must be a point in time, such as 2026-01-31T00:00:00Z");
            }
        });
    }

    /**
     * Reads a span of time.
     *
     * @param name the member
     * @return the span, if there is one
     */
    public Optional<Duration> optionalDuration(String name) {
        return optional(name, found -> found.asNumber().flatMap(Milliseconds::read), "a number of milliseconds");
    }

    /**
     * Reads a span of time.
     *
     * @param name the member
     * @return the span
     */
    public Duration duration(String name) {
        return required(name, optionalDuration(name));
    }

    /**
     * Reads the name of a constant.
     *
     * @param name the member
     * @param type where the constants are
     * @param <E> their type
     * @return the constant
     */
    public <E extends Enum<E>> E constant(String name, Class<E> type) {
        E[] known = type.getEnumConstants();
        String word = text(name);
        return Stream.of(known)
                .filter(constant -> constant.name().equals(word))
                .findFirst()
                .orElseThrow(() -> wrong(name, "must be one of " + Arrays.toString(known)));
    }

    /**
     * Reads the name of a constant, which may be newer than this library.
     *
     * @param name the member
     * @param unknown what stands for a name that is not known here
     * @param <E> type of the constants
     * @return the constant
     */
    public <E extends Enum<E>> E constant(String name, E unknown) {
        String word = text(name);
        return Stream.of(unknown.getDeclaringClass().getEnumConstants())
                .filter(constant -> constant.name().equals(word))
                .findFirst()
                .orElse(unknown);
    }

    /**
     * Reads an object as it is.
     *
     * @param name the member
     * @return the object
     */
    public JsonObject tree(String name) {
        return required(name, optional(name, JsonValue::asObject, "an object"));
    }

    /**
     * Reads a value within this one.
     *
     * @param name the member
     * @return its reader
     */
    public FormReader object(String name) {
        return required(name, optionalObject(name));
    }

    /**
     * Reads a value within this one.
     *
     * @param name the member
     * @return its reader, if there is one
     */
    public Optional<FormReader> optionalObject(String name) {
        return optional(name, JsonValue::asObject, "an object").map(found -> within(name, found));
    }

    /**
     * Reads a list of values.
     *
     * @param name the member
     * @return a reader for each
     */
    public List<FormReader> objects(String name) {
        return elements(name, JsonValue::asObject, "an object", (place, found) -> within(place, found));
    }

    /**
     * Reads a list of texts.
     *
     * @param name the member
     * @return the texts
     */
    public List<String> texts(String name) {
        return elements(name, JsonValue::asString, "a text", (place, text) -> text);
    }

    /**
     * Reads a list of lists of texts.
     *
     * @param name the member
     * @return the lists
     */
    public List<List<String>> lists(String name) {
        return elements(name, JsonValue::asArray, "a list", (place, list) -> texts(place, list));
    }

    private List<String> texts(String name, JsonArray list) {
        return within("", JsonObject.of(name, list)).texts(name);
    }

    /** Makes a value of an element, given the place that it has for people. */
    private interface Element<J, T> {
        T of(String place, J found);
    }

    private <J, T> List<T> elements(
            String name, Function<JsonValue, Optional<J>> as, String type, Element<J, T> element) {
        JsonArray array = required(name, optional(name, JsonValue::asArray, "a list"));
        List<T> all = new ArrayList<>(array.size());
        for (JsonValue each : array) {
            String place = name + "[" + all.size() + "]";
            J found = as.apply(each).orElseThrow(() -> wrong(place, "must be " + type));
            all.add(element.of(place, found));
        }
        return all;
    }

    private FormReader within(String name, JsonObject found) {
        return new FormReader(value, name.isEmpty() ? path : path + name + ".", found);
    }

    private <T> Optional<T> optional(String name, Function<JsonValue, Optional<T>> as, String type) {
        JsonValue found = json.get(name).orElse(JsonNull.INSTANCE);
        if (found.isNull()) {
            return Optional.empty();
        }
        return Optional.of(as.apply(found).orElseThrow(() -> wrong(name, "must be " + type)));
    }

    private <T> T required(String name, Optional<T> found) {
        return found.orElseThrow(() -> missing(name));
    }

    private IllegalArgumentException missing(String name) {
        return wrong(name, "is missing");
    }

    /**
     * Words a refusal.
     *
     * @param name the member at fault
     * @param problem what is wrong with it, without what it holds
     * @return what to throw
     */
    public IllegalArgumentException wrong(String name, String problem) {
        return new IllegalArgumentException(value + ": " + path + name + " " + problem);
    }

    private static Optional<Long> whole(JsonNumber number) {
        try {
            return Optional.of(number.longValueExact());
        } catch (ArithmeticException e) {
            return Optional.empty();
        }
    }
}
