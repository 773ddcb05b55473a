package org.connectorsdk.http.json;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names members that a wire record reads past although it keeps those that it has no place for: logs, which may be
 * larger than what there is memory for. With nothing named, a record reads past everything that it has no place for;
 * that is for records that show a small part of an answer on purpose, beside another operation that shows all of it.
 *
 * @since 0.1.0
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface PassesOver {

    /** {@return the names of the members; as they stand in the answer} */
    String[] value() default {};
}
