package org.connectorsdk.testkit.conformance.suite;

import io.vavr.control.Either;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.Connectors;
import org.connectorsdk.api.call.RuntimeContext;
import org.connectorsdk.api.config.ConfigViolation;
import org.connectorsdk.api.config.Settings;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.descriptor.ProviderDescriptor;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.facet.Lifecycle;
import org.connectorsdk.api.spi.ConnectorProvider;
import org.connectorsdk.api.spi.ProviderConnections;
import org.connectorsdk.testkit.conformance.OpenHook;
import org.connectorsdk.testkit.conformance.RuleContext;
import org.connectorsdk.testkit.conformance.rules.operations.DiscoveryRules.Neighbour;
import org.connectorsdk.testkit.reference.ReferenceProvider;

/** Defects in being found, in declaring and refusing, and in settings. */
final class DeclarationMutants {
    private DeclarationMutants() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.of("DISC-01", "calls itself by another id", "providers of the id")
                        .foundIn(() -> Connectors.of(new Disguised("somebody-else"))),
                Mutant.of("DISC-02", "starts a thread when it is found", "threads started by discovery")
                        .foundIn(() -> {
                            leakThread("reference-warm-up");
                            return Connectors.of(new ReferenceProvider());
                        }),
                Mutant.of("DISC-03", "says nothing of a broken neighbour", "reported by name")
                        .by(() -> assembled(
                                provider -> !(provider instanceof Neighbour neighbour && neighbour.broken()))),
                Mutant.of("DISC-04", "picks one of two silently", "neither is picked")
                        .by(() -> assembled(provider -> !(provider instanceof Neighbour))),
                Mutant.of("DISC-05", "says nothing of another interface version", "both versions are named")
                        .by(() -> assembled(provider -> !provider.spiVersion().startsWith("99"))),
                Mutant.of("CAP-01", "refuses what it declares", "TEST is declared and answers")
                        .by(() -> Defect.on(
                                "test", call -> call.ask().flatMap(report -> Either.left(Errors.unsupported("TEST"))))),
                Mutant.of("CAP-02", "has a facet that it does not declare", "yet its facet Lifecycle is there")
                        .by(() -> Defect.on(
                                "facet",
                                call -> call.arguments().get(0) == Lifecycle.class
                                        ? Defect.facetFromNowhere(Lifecycle.class)
                                        : call.proceed())),
                Mutant.of("CAP-03", "asks the server before it refuses", "refusing LIFECYCLE sent a request")
                        .by(() -> Defect.on("facet", call -> {
                            if (call.arguments().get(0) == Lifecycle.class) {
                                call.client().list(ConnectionQuery.all());
                            }
                            return call.proceed();
                        })),
                Mutant.of("CAP-04", "leaves out options that it does not know", "expected an error, got a result")
                        .by(() -> Defect.on("list", call -> {
                            Either<ConnectorError, Object> answer = call.ask();
                            return answer.isLeft() ? call.ask(ConnectionQuery.all()) : answer;
                        })),
                Mutant.of("CAP-05", "declares other things from client to client", "a second instance")
                        .by(() -> Defect.on("descriptor", call -> {
                            ProviderDescriptor descriptor = call.client().descriptor();
                            return call.number() == 0
                                    ? descriptor
                                    : descriptor.toBuilder()
                                            .cannot(Capability.LIST_SORT)
                                            .build();
                        })),
                Mutant.of("CFG-01", "greets the server when it is opened", "requests")
                        .by(() -> new OpenHook() {
                            @Override
                            public Either<ConnectorError, Connections> open(
                                    Either<ConnectorError, Connections> opened, RuleContext context) {
                                return opened.peek(client -> client.list(ConnectionQuery.all()));
                            }
                        }),
                Mutant.of("CFG-02", "tells the first mistake only", "is missing and not reported")
                        .by(() -> refused(violations -> violations.subList(violations.size() - 1, violations.size()))),
                Mutant.of("CFG-03", "requires what it does not check", "nothing is said of the missing client-id")
                        .by(() -> refused(violations -> violations.stream()
                                .filter(violation -> !violation.path().equals("client-id"))
                                .toList())),
                Mutant.of("CFG-04", "suggests nothing", "base-url is not suggested")
                        .by(() -> refused(violations -> violations.stream()
                                .map(violation -> new ConfigViolation(violation.path(), violation.code(), "is wrong"))
                                .toList())));
    }

    /** A thread that ends with the process. */
    private static void leakThread(String name) {
        Thread thread = new Thread(
                () -> {
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
    }

    private static OpenHook assembled(Predicate<ConnectorProvider> seen) {
        return new OpenHook() {
            @Override
            public Connectors assemble(ConnectorProvider... providers) {
                return Connectors.of(Arrays.stream(providers).filter(seen).toArray(ConnectorProvider[]::new));
            }
        };
    }

    private static OpenHook refused(UnaryOperator<List<ConfigViolation>> change) {
        return Defect.refusal(
                error -> new ConnectorError.Configuration(error.context(), change.apply(error.violations())));
    }

    /** The reference provider under another id. */
    private record Disguised(String id) implements ConnectorProvider {
        @Override
        public String spiVersion() {
            return new ReferenceProvider().spiVersion();
        }

        @Override
        public ProviderDescriptor descriptor() {
            return ProviderDescriptor.of(id, "Disguised").versions("1", "1").build();
        }

        @Override
        public Either<ConnectorError, ProviderConnections> open(Settings settings, RuntimeContext context) {
            return new ReferenceProvider().open(settings, context);
        }
    }
}
