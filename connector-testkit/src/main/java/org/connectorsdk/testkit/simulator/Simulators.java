package org.connectorsdk.testkit.simulator;

import java.util.Optional;
import java.util.ServiceLoader;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The simulators on the class path.
 *
 * @since 0.1.0
 */
public final class Simulators {
    private Simulators() {}

    /** {@return the ids of all simulators that can be started, in alphabetical order} */
    public static SortedSet<String> ids() {
        return loader().stream().map(found -> found.get().id()).collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * The provider of one simulator.
     *
     * @param id the provider's id
     * @return empty when there is none with this id
     */
    public static Optional<SimulatorProvider> find(String id) {
        return loader().stream()
                .map(ServiceLoader.Provider::get)
                .filter(provider -> provider.id().equals(id))
                .findFirst();
    }

    private static ServiceLoader<SimulatorProvider> loader() {
        return ServiceLoader.load(SimulatorProvider.class, Simulators.class.getClassLoader());
    }
}
