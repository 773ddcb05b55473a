package org.connectorsdk.http.operation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the array whose elements an {@link ElementStream} hands out. Needed on every method that answers one, refused
 * on others.
 *
 * @since 0.1.0
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface StreamedArray {

    /**
     * Where the array stands in the answer.
     *
     * @return names joined by dots, such as {@code connections} or {@code data.items}; empty when the answer itself is
     *     the array
     */
    String value();

    /**
     * What else of the answer is wanted, for {@link ElementStream#members}: a cursor, a total.
     *
     * @return names joined by dots, of members before or after the array; none by default
     */
    String[] members() default {};

    /**
     * Takes an answer that is the bare array as well, where deployments of one vendor differ.
     *
     * @return false by default
     */
    boolean orBare() default false;

    /**
     * {@return another name under which the array may stand, where it is a member of the answer itself and deployments
     * of one vendor differ; none by default}
     */
    String orNamed() default "";

    /**
     * Takes an answer without the array as one with no elements, where a vendor leaves it out when it says no.
     *
     * @return false by default
     */
    boolean orAbsent() default false;
}
