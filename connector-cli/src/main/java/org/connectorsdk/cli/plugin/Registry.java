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
    private final Function<T, String> id;
    private final BiFunction<Plugin, T, Either<DiscoveryProblem, T>> check;
    private final SortedMap<String, T> entries = new TreeMap<>();
    private final Map<String, Plugin> broughtBy = new HashMap<>();

    private Registry(
            Class<T> kind,
            String word,
            Function<T, String> id,
            BiFunction<Plugin, T, Either<DiscoveryProblem, T>> check) {
        this.kind = kind;
        this.word = word;
        this.id = id;
        this.check = check;
    }

    static Registry<ConnectorProvider> providers(Connectors shipped) {
        Registry<ConnectorProvider> registry = new Registry<>(
                ConnectorProvider.class,
                "provider",
                provider -> provider.descriptor().id(),
                PluginProvider::checked);
        registry.entries.putAll(shipped.byId());
        return registry;
    }

    static Registry<SimulatorProvider> simulators() {
        Registry<SimulatorProvider> registry = new Registry<>(
                SimulatorProvider.class,
                "simulator",
                SimulatorProvider::id,
                (plugin, simulator) -> Either.right(simulator));
        Simulators.ids()
                .forEach(id -> registry.entries.put(id, Simulators.find(id).orElseThrow()));
        return registry;
    }

    static Registry<ConformanceTarget> targets() {
        Registry<ConformanceTarget> registry = new Registry<>(
                ConformanceTarget.class,
                "conformance target",
                ConformanceTarget::id,
                (plugin, target) -> Either.right(target));
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
            Either<DiscoveryProblem, T> checked = check.apply(plugin, entry);
            if (checked.isLeft()) {
                return Optional.of(checked.getLeft());
            }
            String taken = id.apply(checked.get());
            if (entries.putIfAbsent(taken, checked.get()) == null) {
                broughtBy.put(taken, plugin);
                return Optional.empty();
            }
            return Optional.of(plugin.problem("claims the id of the " + word + " '" + taken + "', which "
                    + origin(taken) + "; it is not used: remove it, or give it another id"));
        } catch (OutOfMemoryError | InternalError | UnknownError machine) {
            throw machine; // no fault of this plug-in
        } catch (Throwable failure) {
            return Optional.of(plugin.problem(entry.getClass().getName() + " " + LoadFailure.reason(failure)));
        }
    }

    private String origin(String taken) {
        return Optional.ofNullable(broughtBy.get(taken))
                .map(plugin -> "is in " + plugin.place())
                .orElse("ships with the command line");
    }
}
