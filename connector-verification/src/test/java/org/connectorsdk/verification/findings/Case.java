package org.connectorsdk.verification.findings;

import org.connectorsdk.testkit.conformance.ConformanceTarget;

/**
 * One input, put before one provider through one view.
 *
 * @param input the input
 * @param target the provider and its simulator
 * @param view how the caller asks
 * @param <T> the type of the input
 */
record Case<T>(Input<T> input, ConformanceTarget target, View view) {
    T value() {
        return input.value();
    }

    @Override
    public String toString() {
        return input + " · " + target.id() + " · " + view;
    }
}
