package org.connectorsdk.testkit.conformance;

import org.connectorsdk.testkit.simulator.SimulatorOptions;

/**
 * What the rules are tried on: a provider together with a simulator of its vendor. Found by {@link
 * java.util.ServiceLoader} for the command line; a test class names it directly.
 *
 * @since 0.1.0
 */
public interface ConformanceTarget {

    /**
     * {@return the name in reports: the provider's id, with the flavour where there are several, such as {@code
     * airbyte-public}}
     */
    String id();

    /** {@return the id under which the provider is opened: the same as {@link #id()} unless it has several flavours} */
    default String provider() {
        return id();
    }

    /**
     * Starts a fresh simulator with a state of its own.
     *
     * @param options how to start it: clock and seed belong to the rule
     * @return the running harness, which the caller closes
     */
    VendorHarness start(SimulatorOptions options);
}
