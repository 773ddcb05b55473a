package org.connectorsdk.airbyte;

import java.util.random.RandomGenerator;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.call.RuntimeContext;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.simulators.airbyte.AirbyteApi;
import org.connectorsdk.simulators.airbyte.AirbyteJobs;
import org.connectorsdk.simulators.airbyte.AirbyteOptions;
import org.connectorsdk.simulators.airbyte.AirbyteSimulator;
import org.connectorsdk.simulators.airbyte.AirbyteState;
import org.connectorsdk.testkit.fixture.ProviderFixture;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A simulator of Airbyte with one connection for each test, and clients of it. */
final class AirbyteFixture extends ProviderFixture<AirbyteSimulator> {
    /** Pauses are as long as they are on average. */
    private static final RandomGenerator MIDDLE = new RandomGenerator() {
        @Override
        public long nextLong() {
            return Long.MIN_VALUE; // the middle of what is read without a sign
        }

        @Override
        public double nextDouble() {
            return 0.5;
        }
    };

    private String source = "";
    private String destination = "";
    private ConnectionId connection = ConnectionId.of("none");

    AirbyteFixture() {
        super(
                new AirbyteProvider(),
                options -> new AirbyteSimulator(AirbyteOptions.defaults().server(options)));
    }

    @Override
    public void beforeEach(ExtensionContext test) {
        super.beforeEach(test);
        seed();
    }

    /** Replaces the simulator by another one with one connection. */
    void restart(AirbyteOptions newOptions) {
        restart(options -> new AirbyteSimulator(newOptions.server(options)));
        seed();
    }

    private void seed() {
        source = state().addSource("shop");
        destination = state().addDestination("lake");
        connection = ConnectionId.of(state().addConnection("shop to lake", source, destination));
    }

    @Override
    protected RuntimeContext.Builder context() {
        return super.context().lend(RandomGenerator.class, MIDDLE);
    }

    AirbyteState state() {
        return simulator().state();
    }

    AirbyteJobs jobs() {
        return simulator().jobs();
    }

    String source() {
        return source;
    }

    String destination() {
        return destination;
    }

    /** The connection that is there from the beginning, over the streams orders and customers. */
    ConnectionId connection() {
        return connection;
    }

    /** A client of one of the APIs, with settings of its own beside the usual ones. */
    Connections open(AirbyteApi api, String... namesAndValues) {
        String[] settings = new String[namesAndValues.length + 2];
        settings[0] = "api";
        settings[1] = api.text();
        System.arraycopy(namesAndValues, 0, settings, 2, namesAndValues.length);
        return open(settings);
    }

    /** The simulator's name of an operation that both APIs have. */
    static String operation(AirbyteApi api, String config, String open) {
        return api == AirbyteApi.CONFIG ? config : "public-" + open;
    }
}
