package org.connectorsdk.cli.plugin;

import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.connectorsdk.api.Connectors;
import org.connectorsdk.api.DiscoveryProblem;
import org.connectorsdk.api.spi.ConnectorProvider;
import org.connectorsdk.testkit.conformance.ConformanceTarget;
import org.connectorsdk.testkit.conformance.ConformanceTargets;
import org.connectorsdk.testkit.simulator.SimulatorProvider;
import org.connectorsdk.testkit.simulator.Simulators;

/**
 * What there is of one kind by id: what ships, then what plug-ins bring in their order. What is there stays, so that no
 * plug-in hides or replaces anything.
 *
 * @param <T> the kind
 */
final class Registry<T> {
    private final Class<T> kind;
    private final String word;
    private final Function<T, Either<DiscoveryProblem, String>> id;
    private final BiFunction<Plugin, T, T> use;
    private final SortedMap<String, T> entries = new TreeMap<>();
    private final Map<String, Plugin> broughtBy = new HashMap<>();

    private Registry(
            Class<T> kind,
            String word,
            Function<T, Either<DiscoveryProblem, String>> id,
            BiFunction<Plugin, T, T> use) {
        this.kind = kind;
        this.word = word;
        this.id = id;
        this.use = use;
    }

    static Registry<ConnectorProvider> providers(Connectors shipped) {
        Registry<ConnectorProvider> registry =
                new Registry<>(ConnectorProvider.class, "provider", Registry::checkedId, PluginProvider::new);
        shipped.decorated(provider -> {
            registry.entries.put(provider.descriptor().id(), provider);
            return provider;
        });
        return registry;
    }

    /** The library says what is wrong with a provider, such as one for another version of the interface. */
    private static Either<DiscoveryProblem, String> checkedId(ConnectorProvider provider) {
        Connectors alone = Connectors.of(provider);
        return alone.problems().isEmpty()
                ? Either.right(alone.providers().get(0).id())
                : Either.left(alone.problems().get(0));
    }

    static Registry<SimulatorProvider> simulators() {
        Registry<SimulatorProvider> registry = new Registry<>(
                SimulatorProvider.class,
                "simulator",
                simulator -> Either.right(simulator.id()),
                (plugin, simulator) -> simulator);
        Simulators.ids()
                .forEach(id -> registry.entries.put(id, Simulators.find(id).orElseThrow()));
        return registry;
    }

    static Registry<ConformanceTarget> targets() {
        Registry<ConformanceTarget> registry = new Registry<>(
                ConformanceTarget.class,
                "conformance target",
                target -> Either.right(target.id()),
                (plugin, target) -> target);
        ConformanceTargets.all().forEach(target -> registry.entries.put(target.id(), target));
        return registry;
    }

    /** {@return all, by id} */
    SortedMap<String, T> entries() {
        return Collections.unmodifiableSortedMap(entries);
    }

    /** Adds what a plug-in brings, and answers whether there was anything. */
    boolean add(Plugin plugin, List<DiscoveryProblem> problems) {
        List<DiscoveryProblem> refused = new ArrayList<>();
        List<T> found = plugin.services(kind, refused);
        found.forEach(entry -> add(plugin, entry).ifPresent(refused::add));
        problems.addAll(refused);
        return !found.isEmpty() || !refused.isEmpty();
    }

    private Optional<DiscoveryProblem> add(Plugin plugin, T entry) {
        try {
            Either<DiscoveryProblem, String> checked = id.apply(entry);
            if (checked.isLeft()) {
                return Optional.of(checked.getLeft());
            }
            String taken = checked.get();
            if (entries.putIfAbsent(taken, use.apply(plugin, entry)) == null) {
                broughtBy.put(taken, plugin);
                return Optional.empty();
            }
            return Optional.of(plugin.problem("claims the id of the " + word + " '" + taken + "', which "
                    + origin(taken) + "; it is not used: remove it, or give it another id"));
        } catch (RuntimeException | LinkageError failure) {
            return Optional.of(plugin.problem(entry.getClass().getName() + " " + LoadFailure.reason(failure)));
        }
    }

    private String origin(String taken) {
        return Optional.ofNullable(broughtBy.get(taken))
                .map(plugin -> "is in " + plugin.place())
                .orElse("ships with the command line");
    }
}
