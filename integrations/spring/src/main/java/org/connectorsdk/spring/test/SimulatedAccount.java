package org.connectorsdk.spring.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Starts the simulator of a provider for the context of a test, and sets the properties of an account that reaches it.
 * The simulator is a bean ({@code VendorSimulator}), closed with the context. Beside {@code @SpringBootTest}, or any
 * other annotation that makes a context.
 *
 * <p>It needs {@code connector-simulators} and the provider on the class path.
 *
 * @since 0.1.0
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface SimulatedAccount {
    /** {@return the id of the simulator, such as {@code hotdata}} */
    String value();

    /** {@return the name of the account; that of the simulator by default} */
    String account() default "";

    /** {@return how many connections there are at the beginning} */
    int connections() default 0;
}
