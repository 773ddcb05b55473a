package org.connectorsdk.spring.test;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.connectorsdk.testkit.simulator.SimulatorOptions;
import org.connectorsdk.testkit.simulator.SimulatorProvider;
import org.connectorsdk.testkit.simulator.Simulators;
import org.connectorsdk.testkit.simulator.VendorSimulator;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.support.DefaultSingletonBeanRegistry;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.test.context.TestContextAnnotationUtils;

/** Reads {@link SimulatedAccount}; found by Spring's tests through {@code spring.factories}. */
final class SimulatedAccountFactory implements ContextCustomizerFactory {
    SimulatedAccountFactory() {}

    @Override
    public @Nullable ContextCustomizer createContextCustomizer(
            Class<?> test, List<ContextConfigurationAttributes> attributes) {
        SimulatedAccount found = TestContextAnnotationUtils.findMergedAnnotation(test, SimulatedAccount.class);
        return found == null ? null : new Started(found.value(), found.account(), found.connections());
    }

    /** Equal ones share a context, as a record does. */
    private record Started(String simulator, String account, int connections) implements ContextCustomizer {
        @Override
        public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration merged) {
            SimulatorProvider provider = Simulators.find(simulator)
                    .orElseThrow(() -> new IllegalStateException("there is no simulator '" + simulator + "', only "
                            + Simulators.ids() + "; is connector-simulators a dependency of the tests?"));
            VendorSimulator started = provider.start(SimulatorOptions.defaults());
            started.seedConnections(connections);
            String name = account.isEmpty() ? simulator : account;
            context.getBeanFactory().registerSingleton(name + "Simulator", started);
            if (context.getBeanFactory() instanceof DefaultSingletonBeanRegistry beans) {
                beans.registerDisposableBean(name + "Simulator", started::close); // the first is destroyed last
            }
            Map<String, Object> properties = new HashMap<>();
            String prefix = "connectors.accounts." + name + ".";
            properties.put(prefix + "provider", provider.connector());
            started.settings().forEach((setting, value) -> properties.put(prefix + setting, value));
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource("simulator of " + name, properties));
        }
    }
}
