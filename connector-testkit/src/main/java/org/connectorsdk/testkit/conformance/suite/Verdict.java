package org.connectorsdk.testkit.conformance.suite;

/**
 * What became of a rule for one provider.
 *
 * @since 0.1.0
 */
public enum Verdict {
    /** Holds. */
    PASS,
    /** Does not hold. */
    FAIL,
    /** Needs a capability that is not declared, and the refusal of it was proven. */
    REFUSED_OK,
    /** Does not hold, and the provider's author has a reason on record that has not expired. */
    WAIVED,
    /** Has no meaning for this vendor; the reason is one of a closed list. */
    NOT_APPLICABLE,
    /** Exists, but the neutral interface cannot express its proof. */
    NOT_TESTABLE,
    /** Was filtered out, or a live run had no right to it. Never green. */
    NOT_RUN,
    /** Proves nothing: the kit, the simulator or an injected fault did not behave. Fails the build. */
    INVALID
}
