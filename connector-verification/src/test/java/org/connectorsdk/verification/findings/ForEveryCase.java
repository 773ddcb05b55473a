package org.connectorsdk.verification.findings;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/**
 * A test of a finding, run for every input of its class and every provider that declares what it needs. The views take
 * turns; the first input goes through all of them. It takes the {@link Case} and, where it needs a vendor, a stage.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest(name = "{0}")
@ArgumentsSource(FindingCases.class)
public @interface ForEveryCase {
    /** Names of the capabilities without which the fault cannot happen. */
    String[] with() default {};

    /** Names of the capabilities with which it cannot happen. */
    String[] without() default {};

    /** Ids of the only providers that it is about, where the finding is about one vendor; empty for all. */
    String[] only() default {};

    /** Ids of the providers to which it cannot happen, as their jobs have neither ids nor results of their own. */
    String[] except() default {};

    /** The operations that are each asked for, where the provider has it, in place of what the test itself names. */
    Asked[] asked() default {};

    /** The static method that answers the inputs, where the class has several lists. */
    String inputs() default "inputs";
}
