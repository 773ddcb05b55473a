package org.connectorsdk.verification.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.Connectors;
import org.connectorsdk.api.call.RuntimeContext;
import org.connectorsdk.api.config.ConnectorConfig;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.testkit.simulator.VendorSimulator;
import org.connectorsdk.testkit.time.VirtualClock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every provider sends what was recorded, and its callers get it; {@code -Djournal.record=all} records it anew. */
class LifeCycleJournalTest {
    @ParameterizedTest
    @EnumSource
    void aLifeCycleIsAsItWas(Flavour flavour) {
        VirtualClock clock = VirtualClock.create();
        try (VendorSimulator simulator = started(flavour, clock);
                Connections client = open(flavour, simulator, clock, UnaryOperator.identity())) {
            Recorder recorder = new Recorder(simulator, clock);

            new LifeCycle(recorder, simulator, client).run();
            new RawCalls(recorder, client, simulator).run();
            vendorsOwn(flavour, recorder, simulator, client, clock);
            refused(flavour, recorder, simulator, clock);
            recorder.step("check", client::check);

            assertThat(differences(flavour.toString(), recorder)).isEmpty();
            assertThat(simulator.defects()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void faultsAreMetAsTheyWere(Flavour flavour) {
        VirtualClock clock = VirtualClock.create();
        try (VendorSimulator simulator = started(flavour, clock);
                Connections client = open(flavour, simulator, clock, UnaryOperator.identity())) {
            Recorder recorder = new Recorder(simulator, clock);

            new FaultCalls(recorder, simulator, client).run();

            assertThat(differences(flavour + ".faults", recorder)).isEmpty();
        }
    }

    static VendorSimulator started(Flavour flavour, VirtualClock clock) {
        return flavour.simulator().start(flavour.options().clock(clock));
    }

    static Connections open(
            Flavour flavour,
            VendorSimulator simulator,
            VirtualClock clock,
            UnaryOperator<ConnectorConfig.Builder> change) {
        RuntimeContext context = RuntimeContext.builder()
                .time(clock)
                .lend(RandomGenerator.class, new Random(7))
                .integrator("journal/1")
                .build();
        return Connectors.discover()
                .open(
                        flavour.simulator().connector(),
                        change.apply(simulator.config()).build(),
                        context)
                .get();
    }

    private static void vendorsOwn(
            Flavour flavour, Recorder recorder, VendorSimulator simulator, Connections client, VirtualClock clock) {
        if (flavour.simulator().id().equals("hotdata")) {
            new HotdataCalls(recorder, simulator, client)
                    .run(database -> open(flavour, simulator, clock, config -> config.set("database", database)));
        } else {
            Connection made =
                    client.create(Samples.connection(simulator, "native")).get();
            NativeCalls.run(recorder, client, made.id().value());
        }
    }

    private static void refused(Flavour flavour, Recorder recorder, VendorSimulator simulator, VirtualClock clock) {
        UnaryOperator<ConnectorConfig.Builder> wrong = config -> {
            simulator.secretSettings().forEach(name -> config.secret(name, Secret.of("wrong-" + name)));
            return config;
        };
        try (Connections client = open(flavour, simulator, clock, wrong)) {
            recorder.step("list with a wrong credential", () -> client.list(ConnectionQuery.all()));
            recorder.step("check with a wrong credential", client::check);
        }
    }

    private static List<String> differences(String name, Recorder recorder) {
        return Stream.of(
                        RecordedText.difference(name, recorder.journal()),
                        RecordedText.difference(name + ".messages", recorder.texts()))
                .flatMap(Optional::stream)
                .toList();
    }
}
