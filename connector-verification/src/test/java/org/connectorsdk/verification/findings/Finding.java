package org.connectorsdk.verification.findings;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the finding that a test class is about. The class has a static method {@code inputs()} that answers at least
 * six {@link Input}s, all of the finding's kind, and tests marked {@link ForEveryCase} that take a {@link Case}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Finding {
    /** The stable id, such as {@code F-01}. */
    String value();

    /** The rule in one sentence. */
    String rule();
}
