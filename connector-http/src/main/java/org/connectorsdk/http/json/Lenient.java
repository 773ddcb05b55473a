package org.connectorsdk.http.json;

import java.util.Objects;
import java.util.Optional;
import org.connectorsdk.api.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * An element that was read, or one that does not fit its type and is given as it came: so that one odd element does not cost the
 * whole list (INC-11). Use it as an element type in wire records and for {@link Json#elements}.
 *
 * <p>Lenient towards shape only: what is not JSON, is cut short or too much still ends the answer.
 *
 * @param <T> the type of the element
 */
public final class Lenient<T> {
    private final @Nullable T value;
    private final @Nullable JsonValue raw;
    private final String problem;

    private Lenient(@Nullable T value, @Nullable JsonValue raw, String problem) {
        this.value = value;
        this.raw = raw;
        this.problem = problem;
    }

    /**
     * An element that fits.
     *
     * @param value the element
     * @param <T> its type
     * @return the element
     */
    public static <T> Lenient<T> of(T value) {
        return new Lenient<>(Objects.requireNonNull(value, "value"), null, "");
    }

    /**
     * An element that does not fit.
     *
     * @param raw the element as it came
     * @param problem why it does not fit: names the place and quotes no value
     * @param <T> the type that it does not fit
     * @return the element
     */
    public static <T> Lenient<T> odd(JsonValue raw, String problem) {
        return new Lenient<>(null, Objects.requireNonNull(raw, "raw"), Objects.requireNonNull(problem, "problem"));
    }

    /** {@return the element; empty if it does not fit} */
    public Optional<T> value() {
        return Optional.ofNullable(value);
    }

    /** {@return the element as it came, if it does not fit; else empty} */
    public Optional<JsonValue> raw() {
        return Optional.ofNullable(raw);
    }

    /** {@return why it does not fit, without any value of it; empty if it fits} */
    public String problem() {
        return problem;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Lenient<?> that
                && Objects.equals(value, that.value)
                && Objects.equals(raw, that.raw)
                && problem.equals(that.problem);
    }

    @Override
    public int hashCode() {
        return Objects.hash(value, raw, problem);
    }

    @Override
    public String toString() {
        return raw == null ? String.valueOf(value) : "Lenient[" + problem + "]";
    }
}
