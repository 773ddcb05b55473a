package org.connectorsdk.testkit.conformance;

import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;

/**
 * What can be held to the rules: every {@link ConformanceTarget} that {@link ServiceLoader} finds beside this library.
 *
 * @since 0.1.0
 */
public final class ConformanceTargets {

    private ConformanceTargets() {}

    /** {@return all targets by id, whether their provider is at hand or not} */
    public static List<ConformanceTarget> all() {
        return ServiceLoader.load(ConformanceTarget.class, ConformanceTarget.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparing(ConformanceTarget::id))
                .toList();
    }
}
