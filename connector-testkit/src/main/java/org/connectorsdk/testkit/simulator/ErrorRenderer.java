package org.connectorsdk.testkit.simulator;

import org.connectorsdk.testkit.wire.Answer;

/**
 * How a vendor words its errors.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface ErrorRenderer {
    /**
     * Makes the answer for a refusal. The refusal's own headers are added by the frame.
     *
     * @param refusal why, and with which status
     * @param request what was asked
     * @return the answer
     */
    Answer render(Refusal refusal, VendorRequest request);
}
