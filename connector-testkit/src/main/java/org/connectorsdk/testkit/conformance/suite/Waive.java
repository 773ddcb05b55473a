package org.connectorsdk.testkit.conformance.suite;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Puts on record, on a {@link ConnectorConformanceSuite}, that a rule does not hold yet, and why. Until the last day
 * the rule is {@link Verdict#WAIVED} instead of failed, and the provider conforms in part only.
 *
 * <pre>{@code
 * @Waive(rule = "ERR-05", reason = "our gateway drops Retry-After, see issue 812", until = "2027-03-31")
 * class AcmeConformanceTest extends ConnectorConformanceSuite { … }
 * }</pre>
 *
 * <p>A waiver is strict: the rule fails when the last day is over, and also when there is nothing to waive because it
 * holds. CAP-01 cannot be waived; a capability that does not work is one to be taken out of the descriptor. Nor can a
 * rule that proves nothing ({@link Verdict#INVALID}).
 *
 * <p>A subclass without waivers has those of its parent; one with waivers of its own has these alone.
 *
 * @since 0.1.0
 */
@Documented
@Inherited
@Repeatable(Waive.All.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Waive {

    /** {@return which rule; its id, such as {@code ERR-05}} */
    String rule();

    /**
     * Why it does not hold, and what is done about it. Reports show it to everybody.
     *
     * @return the reason, not blank
     */
    String reason();

    /** {@return the last day of the waiver, in UTC; a date such as {@code 2027-03-31}} */
    String until();

    /** Several of them. */
    @Documented
    @Inherited
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @interface All {
        /** {@return the waivers; them, each for another rule} */
        Waive[] value();
    }
}
