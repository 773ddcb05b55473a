package org.connectorsdk.testkit.conformance;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;

/**
 * A rule, which is a test method of one of the rule interfaces. Its method's name begins with its id, so that one rule
 * can be run by name in any build tool.
 *
 * @since 0.1.0
 */
@Test
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Rule {

    /** {@return the stable id; group and number, such as {@code LIST-01}; never renumbered, never used again} */
    String id();

    /** {@return how binding it is; the level; default {@link Level#MUST}} */
    Level level() default Level.MUST;

    /**
     * The capabilities that must be declared for it to have a meaning. If one is missing its refusal is proven instead.
     *
     * @return names of capabilities; none by default
     */
    String[] needs() default {};

    /** {@return what holds, in one sentence} */
    String statement();

    /**
     * {@return further capabilities that its passing proves where they are declared; names of capabilities; none by
     * default}
     */
    String[] proves() default {};

    /**
     * {@return why the neutral interface cannot express its proof; the reason, which reports show; empty, the default,
     * for a rule that can be tried}
     */
    String notTestable() default "";

    /**
     * Whether no other rule may run in this process at the same time, because it looks at the process as a whole:
     * threads, logs.
     *
     * @return default false
     */
    boolean alone() default false;

    /**
     * {@return whether it can be tried on a real account without harm: it reads, and sends nothing odd; default false}
     */
    boolean liveSafe() default false;

    /**
     * How often it was made stricter; reports and pages show a second revision as {@code LIST-02.r2}.
     *
     * @return 1 as it came in, one more with each change of what it demands
     */
    int revision() default 1;

    /** {@return the version of the ruleset that brought it; major and minor number} */
    String since() default "1.0";
}
