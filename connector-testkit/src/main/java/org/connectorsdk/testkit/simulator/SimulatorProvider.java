package org.connectorsdk.testkit.simulator;

import java.util.List;
import java.util.Map;

/**
 * How a simulator is found: implementations are named in
 * {@code META-INF/services/org.connectorsdk.testkit.simulator.SimulatorProvider} and have a public constructor without
 * parameters that does nothing.
 *
 * @since 0.1.0
 */
public interface SimulatorProvider {
    /**
     * {@return the id under which the simulator is found: that of the connector provider it is made for, with the
     * flavour where there are several: a short lower-case word such as {@code hotdata} or {@code airbyte-public}}
     */
    String id();

    /**
     * {@return the id of the connector provider that takes the simulator's settings: the same as {@link #id()} unless
     * the provider has several flavours}
     */
    default String connector() {
        return id();
    }

    /**
     * What this simulator can be told by {@link SimulatorOptions#vendor(String, String)}.
     *
     * @return the values that each name may have, the one that counts unless told otherwise first; none by default
     */
    default Map<String, List<String>> choices() {
        return Map.of();
    }

    /**
     * Makes a simulator with a state of its own and starts it. The caller closes it.
     *
     * @param options how to start it
     * @return a simulator that is listening
     */
    VendorSimulator start(SimulatorOptions options);
}
