package org.connectorsdk.opentelemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.connectorsdk.airbyte.AirbyteProvider;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.call.RuntimeContext;
import org.connectorsdk.api.config.ConnectorConfig;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.observe.Observer;
import org.connectorsdk.simulators.airbyte.AirbyteApi;
import org.connectorsdk.simulators.airbyte.AirbyteOptions;
import org.connectorsdk.simulators.airbyte.AirbyteSimulator;
import org.connectorsdk.testkit.fixture.ProviderFixture;
import org.connectorsdk.testkit.simulator.Exchange;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Airbyte's public API, whose clients mint tokens, with one connection; after each test no span has a secret. */
final class TracedAirbyte extends ProviderFixture<AirbyteSimulator> {
    /** Pauses are as long as they are on average. */
    private static final RandomGenerator MIDDLE = new RandomGenerator() {
        @Override
        public long nextLong() {
            return Long.MIN_VALUE;
        }

        @Override
        public double nextDouble() {
            return 0.5;
        }
    };

    private final Traces traces;
    private ConnectionId connection = ConnectionId.of("none");

    TracedAirbyte(Traces traces) {
        super(
                new AirbyteProvider(),
                options -> new AirbyteSimulator(
                        AirbyteOptions.defaults().server(options).api(AirbyteApi.PUBLIC)));
        this.traces = traces;
    }

    @Override
    public void beforeEach(ExtensionContext test) {
        super.beforeEach(test);
        connection = newConnection("shop to lake");
    }

    ConnectionId newConnection(String name) {
        var state = simulator().state();
        return ConnectionId.of(state.addConnection(name, state.addSource(name), state.addDestination(name)));
    }

    @Override
    public void afterEach(ExtensionContext test) {
        String told = traces.everything();
        assertThat(secrets()).isNotEmpty().noneMatch(told::contains);
        super.afterEach(test);
    }

    /** What settings keep, and what went over the wire to prove it. */
    private List<String> secrets() {
        var settings = simulator().settings();
        return Stream.concat(
                        simulator().secretSettings().stream().map(settings::get),
                        journal().stream()
                                .flatMap(exchange -> exchange.rawHeader("Authorization").stream())
                                .map(value -> value.substring(value.indexOf(' ') + 1)))
                .distinct()
                .toList();
    }

    ConnectionId connection() {
        return connection;
    }

    List<Exchange> journal() {
        return simulator().journal().all();
    }

    Connections traced() {
        return traced(OpenTelemetryObserver.of(traces.sdk()), context -> context);
    }

    Connections traced(Observer observer, UnaryOperator<RuntimeContext.Builder> more, String... namesAndValues) {
        ConnectorConfig.Builder config = config();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            config.set(namesAndValues[i], namesAndValues[i + 1]);
        }
        return open(
                config.build(),
                more.apply(context().lend(RandomGenerator.class, MIDDLE).observer(observer))
                        .build());
    }
}
