package org.connectorsdk.testkit.simulator;

import org.connectorsdk.testkit.wire.Answer;

/**
 * What a vendor does for one route. It runs while the simulator's monitor is held, so it must not wait.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface Operation {
    /**
     * Carries the request out.
     *
     * @param request what was asked
     * @return what to answer
     * @throws Refusal if the vendor says no
     */
    Answer handle(VendorRequest request);
}
