package org.connectorsdk.http.json;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a wire record that may come within other objects, as many deep as there are: answers and deployments of one
 * vendor differ in whether they put an envelope around it. With {@code @UnwrapRoot({"data", "job"})}
 *
 * <p>{@code {"id":"a"}}, {@code {"data":{"id":"a"}}} and {@code {"data":{"job":{"id":"a"}},"meta":{}}} read alike. What
 * stands beside the inner object is skipped. A member of such a name that is no object is a member like any other.
 *
 * @since 0.1.0
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface UnwrapRoot {

    /**
     * Names of the members within which the record may come.
     *
     * @return at least one
     */
    String[] value();
}
