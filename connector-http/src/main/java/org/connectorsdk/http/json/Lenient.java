package org.connectorsdk.http.json;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Objects;
import java.util.Optional;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.internal.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * An element that was read, or one that does not fit its type and is given as it came: so that one malformed element
 * does not cost the whole list (INC-11). Use it as an element type in wire records and for {@link Json#elements}.
 *
 * <p>Lenient towards shape only: what is not JSON, is cut short or too much still ends the answer.
 *
 * @param <T> the type of the element
 * @since 0.1.0
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
    public static <T> Lenient<T> unreadable(JsonValue raw, String problem) {
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

    /**
     * Marks the component of a wire record that lists what could not be read of the others. A record with such a
     * component keeps its main fact, whatever else is malformed: a {@code @Nullable} component whose member does not
     * fit is null, and the list names the member. With
     *
     * <pre>{@code
     * record JobWire(long id, @Nullable String status, @Nullable Long rows, @Problems List<String> problems) {}
     * }</pre>
     *
     * <p>{@code {"id":7,"status":"running","rows":[]}} is the job 7 without rows and with one problem. Components that
     * are required stay so: without a readable id it is no job. Lenient towards shape only: what is not JSON, is cut
     * short or too much still ends the answer.
     *
     * <p>Beside a component that collects what there is no place for, the members collected are those without a place,
     * and the raw values that did not fit; of objects and arrays that did not fit only the problem is reported, so that
     * their bytes, which may be logs, need not be remembered.
     *
     * <p>The component must be a {@code List<String>}; no member is read into it, and it is not written. At most one
     * component of a record has it.
     */
    @Documented
    @JacksonAnnotationsInside
    @JsonProperty(access = JsonProperty.Access.WRITE_ONLY)
    @Target({ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER})
    @Retention(RetentionPolicy.RUNTIME)
    public @interface Problems {}
}
