package org.connectorsdk.http.json;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a wire record of which each member must fit, also those that may be absent: one that says where a list goes on,
 * or whether rows were cut. Of other records that keep members without a place, an optional value that does not fit is
 * kept as it came, and costs nothing but itself.
 *
 * @since 0.1.0
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Strict {

    /**
     * Marks a text that must not be blank, such as an id, without which nothing could be found again: an answer in
     * which it is blank is not as documented.
     */
    @Documented
    @Target({ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER})
    @Retention(RetentionPolicy.RUNTIME)
    @interface NotBlank {}
}
