package org.connectorsdk.http.json;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the component of a wire record that lists what could not be read of the others. A record with such a component keeps its main
 * fact, whatever else is odd: a {@code @Nullable} component whose member does not fit is null, and the list names the member. With
 *
 * <pre>{@code
 * record JobWire(long id, @Nullable String status, @Nullable Long rows, @Problems List<String> problems) {}
 * }</pre>
 *
 * <p>{@code {"id":7,"status":"running","rows":[]}} is the job 7 without rows and with one problem. Components that are required stay so:
 * without a readable id it is no job. Lenient towards shape only: what is not JSON, is cut short or too much still ends the answer.
 *
 * <p>Beside a component that collects what there is no place for, the members collected are those without a place, and the raw
 * values that did not fit; of objects and arrays that did not fit only the problem is told, so that their bytes, which may be logs,
 * need not be remembered.
 *
 * <p>The component must be a {@code List<String>}; no member is read into it, and it is not written. At most one component of a record
 * has it.
 */
@Documented
@JacksonAnnotationsInside
@JsonProperty(access = JsonProperty.Access.WRITE_ONLY)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
public @interface Problems {}
