package org.connectorsdk.testkit.conformance.rules.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vavr.control.Either;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.connectorsdk.api.Connectors;
import org.connectorsdk.api.DiscoveryProblem;
import org.connectorsdk.api.call.RuntimeContext;
import org.connectorsdk.api.config.Settings;
import org.connectorsdk.api.descriptor.ProviderDescriptor;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.spi.ConnectorProvider;
import org.connectorsdk.api.spi.ProviderConnections;
import org.connectorsdk.api.spi.SpiVersion;
import org.connectorsdk.testkit.conformance.InvalidProof;
import org.connectorsdk.testkit.conformance.Level;
import org.connectorsdk.testkit.conformance.Rule;
import org.connectorsdk.testkit.conformance.RuleContext;

/** Rules about being found. */
public interface DiscoveryRules {

    @Rule(
            id = "DISC-01",
            liveSafe = true,
            statement = "Looking for providers on the class path yields this one once, under an id that is not blank"
                    + " and does not change, and it tells its name, its own version and the interface version it was"
                    + " built for.")
    default void DISC_01_isFoundUnderOneId(RuleContext context) {
        List<ProviderDescriptor> found = context.connectors().providers().stream()
                .filter(descriptor -> descriptor.id().equals(context.provider()))
                .toList();
        assertEquals(1, found.size(), "providers of the id " + context.provider());
        assertFalse(found.get(0).name().isBlank(), "name");
        assertFalse(found.get(0).version().isBlank(), "version");
        assertEquals(
                found.get(0).id(),
                context.connectors().provider(context.provider()).orElseThrow().id(),
                "the id is the same when asked again");
    }

    @Rule(
            id = "DISC-02",
            alone = true,
            liveSafe = true,
            statement = "Being found costs nothing: no request goes out and no thread of the provider appears while"
                    + " it is located and asked for its settings.")
    default void DISC_02_discoveryIsQuiet(RuleContext context) {
        Set<Thread> before = new HashSet<>(Thread.getAllStackTraces().keySet());
        Connectors again = context.findAgain();
        again.provider(context.provider()).orElseThrow().configSchema().settings();
        Set<String> started = new HashSet<>();
        Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !before.contains(thread))
                .filter(thread -> thread.getName().contains(context.provider()))
                .forEach(thread -> started.add(thread.getName()));
        assertTrue(started.isEmpty(), () -> "threads started by discovery: " + started);
        assertEquals(
                0, context.simulator().journal().arrived(), () -> "requests while discovering " + again.providers());
    }

    @Rule(
            id = "DISC-03",
            liveSafe = true,
            statement = "When a neighbouring provider cannot be loaded, this one is still found, and the broken one"
                    + " is listed as a problem together with where it came from.")
    default void DISC_03_aBrokenNeighbourHidesNothing(RuleContext context) {
        Connectors both = context.assemble(
                new Neighbour(context.provider() + "-broken", SpiVersion.CURRENT, true), standIn(context));
        assertTrue(both.provider(context.provider()).isPresent(), "this provider is still there");
        assertTrue(
                both.problems().stream().map(DiscoveryProblem::origin).anyMatch(o -> o.contains("Neighbour")),
                "the broken one is reported by name");
    }

    @Rule(
            id = "DISC-04",
            liveSafe = true,
            statement = "If another provider claims this id, neither of the two is offered, and the problem that is"
                    + " reported names where each of them comes from.")
    default void DISC_04_aTakenIdIsReported(RuleContext context) {
        Connectors both =
                context.assemble(new Neighbour(context.provider(), SpiVersion.CURRENT, false), standIn(context));
        assertTrue(both.provider(context.provider()).isEmpty(), "neither is picked");
        String problem = both.problems().toString();
        assertTrue(problem.contains("Neighbour") && problem.contains("StandIn"), problem);
    }

    @Rule(
            id = "DISC-05",
            level = Level.SHOULD,
            liveSafe = true,
            statement = "A provider made for another major version of the interface is turned away when it is found,"
                    + " with a message that names the version it wants and the one that runs.")
    default void DISC_05_anotherInterfaceVersionIsReported(RuleContext context) {
        String problem = context.assemble(new Neighbour("future", "99.0", false))
                .problems()
                .toString();
        assertTrue(
                problem.contains("99.0") && problem.contains(SpiVersion.CURRENT),
                () -> "both versions are named: " + problem);
    }

    /** The provider's descriptor under test, for rules about neighbours. */
    private static ConnectorProvider standIn(RuleContext context) {
        ProviderDescriptor descriptor =
                context.connectors().provider(context.provider()).orElseThrow();
        return new StandIn(descriptor);
    }

    /** Shows a descriptor and opens nothing. */
    record StandIn(ProviderDescriptor descriptor) implements ConnectorProvider {
        @Override
        public String spiVersion() {
            return SpiVersion.CURRENT;
        }

        @Override
        public Either<ConnectorError, ProviderConnections> open(Settings settings, RuntimeContext context) {
            throw new InvalidProof("a stand-in was opened");
        }
    }

    /** A second provider. */
    record Neighbour(String id, String spiVersion, boolean broken) implements ConnectorProvider {
        @Override
        public ProviderDescriptor descriptor() {
            if (broken) {
                throw new NoClassDefFoundError("org/example/Missing");
            }
            return ProviderDescriptor.of(id, "Neighbour").build();
        }

        @Override
        public Either<ConnectorError, ProviderConnections> open(Settings settings, RuntimeContext context) {
            throw new InvalidProof("a neighbour was opened");
        }
    }
}
