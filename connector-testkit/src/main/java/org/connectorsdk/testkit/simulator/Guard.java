package org.connectorsdk.testkit.simulator;

/**
 * A check that runs before the operation, such as authentication.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface Guard {
    /**
     * Lets the request pass or throws.
     *
     * @param request what was asked
     * @throws Refusal if the request must not go on
     */
    void check(VendorRequest request);
}
