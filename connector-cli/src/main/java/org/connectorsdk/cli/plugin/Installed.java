package org.connectorsdk.cli.plugin;

import io.vavr.Lazy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.connectorsdk.api.Connectors;
import org.connectorsdk.api.DiscoveryProblem;
import org.connectorsdk.api.spi.ConnectorProvider;
import org.connectorsdk.testkit.conformance.ConformanceTarget;
import org.connectorsdk.testkit.simulator.SimulatorProvider;

/** What commands can work with: what ships with the command line, and what plug-ins bring. */
public final class Installed {
    private final Connectors connectors;
    private final Lazy<Registry<SimulatorProvider>> simulators;
    private final Lazy<Registry<ConformanceTarget>> targets;
    private final List<DiscoveryProblem> warnings = new ArrayList<>();

    /**
     * Finds the plug-ins.
     *
     * @param shipped the providers that ship
     * @param options the values of {@code --plugin}: a jar, or jars with the platform's path separator between them
     * @param environment the variables of the process
     */
    public Installed(Connectors shipped, Collection<String> options, Map<String, String> environment) {
        this.simulators = Lazy.of(Registry::simulators);
        this.targets = Lazy.of(Registry::targets);
        List<Plugin> plugins = new ArrayList<>();
        for (List<Path> jars : PluginPaths.find(options, environment, warnings)) {
            Plugin.open(jars).peek(plugins::add).peekLeft(warnings::add);
        }
        this.connectors = plugins.isEmpty() ? shipped : with(shipped, plugins);
    }

    private Connectors with(Connectors shipped, List<Plugin> plugins) {
        warnings.addAll(shipped.problems()); // the new connectors know nothing of them
        Registry<ConnectorProvider> providers = Registry.providers(shipped);
        for (Plugin plugin : plugins) {
            boolean brings = providers.add(plugin, warnings);
            brings |= simulators.get().add(plugin, warnings);
            brings |= targets.get().add(plugin, warnings);
            if (!brings) {
                warnings.add(plugin.problem(
                        "brings neither a provider nor a simulator; name one under META-INF/services in the jar"));
            }
        }
        return Connectors.of(providers.entries().values().toArray(ConnectorProvider[]::new));
    }

    /** {@return the providers} */
    public Connectors connectors() {
        return connectors;
    }

    /** {@return the simulators by id} */
    public SortedMap<String, SimulatorProvider> simulators() {
        return simulators.get().entries();
    }

    /** {@return what can be held to the rules, by id} */
    public SortedMap<String, ConformanceTarget> targets() {
        return targets.get().entries();
    }

    /** {@return what was found but cannot be used, with the reason in plain words} */
    public List<DiscoveryProblem> problems() {
        return Stream.concat(connectors.problems().stream(), warnings.stream()).toList();
    }

    /** {@return those problems that the connectors do not tell themselves when a provider is not known} */
    public List<DiscoveryProblem> warnings() {
        return List.copyOf(warnings);
    }
}
