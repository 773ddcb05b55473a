package org.connectorsdk.http.json;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the component of a wire record that may stand for the whole: deployments of one vendor differ in whether they
 * put an object around it. With
 *
 * <pre>{@code
 * record NamesWire(@ArrayOrObject List<NameWire> names) {}
 * record NameWire(@ArrayOrObject String name) {}
 * }</pre>
 *
 * <p>{@code {"names":[{"name":"a"}]}}, {@code [{"name":"a"}]} and {@code ["a"]} read alike. The other components of a
 * record that came bare are absent, so they must be {@code @Nullable}. At most one component of a record has it, and it
 * is of no use on one whose values are objects themselves.
 *
 * @since 0.1.0
 */
@Documented
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface ArrayOrObject {}
