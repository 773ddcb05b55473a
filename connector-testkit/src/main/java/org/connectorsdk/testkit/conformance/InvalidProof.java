package org.connectorsdk.testkit.conformance;

/**
 * Ends a rule whose proof did not take place: a fault that was armed did not happen, a warmed connection was not used
 * again, the simulator broke. Neither a pass nor a failure of the provider.
 *
 * @since 0.1.0
 */
public final class InvalidProof extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Ends the rule.
     *
     * @param what what did not take place
     */
    public InvalidProof(String what) {
        super(what, null, false, false);
    }
}
