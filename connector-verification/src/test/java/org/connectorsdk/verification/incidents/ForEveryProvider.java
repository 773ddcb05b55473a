package org.connectorsdk.verification.incidents;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/**
 * A test that is replayed against every provider that is here and can do what the incident is about. It takes a stage,
 * which JUnit closes behind it, or the target of a provider.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest
@ArgumentsSource(ReplayTargets.class)
@interface ForEveryProvider {
    /** Names of the capabilities without which the incident cannot happen. */
    String[] with() default {};

    /** Names of the capabilities with which it cannot happen. */
    String[] without() default {};

    /** Whether the incident needs a list of several pages. */
    boolean withPages() default false;
}
