package org.connectorsdk.simulators.airbyte;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.function.Consumer;
import org.connectorsdk.simulators.airbyte.model.ServerVersion;
import org.connectorsdk.testkit.simulator.SimulatorOptions;

/**
 * Which Airbyte to simulate. Immutable; the methods return changed copies.
 *
 * @since 0.1.0
 */
public final class AirbyteOptions {
    // Written by a method that has just made the copy, and never after it was handed out.
    SimulatorOptions server = SimulatorOptions.defaults();
    ServerVersion version = ServerVersion.CURRENT;
    AirbyteApi api = AirbyteApi.CONFIG;
    AuthMode auth = AuthMode.CLIENT_CREDENTIALS;
    Duration tokenLifetime = Duration.ofMinutes(15);
    String publicRoot = "/api/public/v1";

    private AirbyteOptions() {}

    private AirbyteOptions with(Consumer<AirbyteOptions> change) {
        AirbyteOptions copy = new AirbyteOptions();
        copy.server = server;
        copy.version = version;
        copy.api = api;
        copy.auth = auth;
        copy.tokenLifetime = tokenLifetime;
        copy.publicRoot = publicRoot;
        change.accept(copy);
        return copy;
    }

    /** {@return a current server, tokens of 15 minutes for client credentials, settings for the configuration API} */
    public static AirbyteOptions defaults() {
        return new AirbyteOptions();
    }

    /** {@return a server of early 2023 behind the basic-auth proxy that it was shipped with} */
    public static AirbyteOptions of2023() {
        return defaults().version(ServerVersion.V0_40).auth(AuthMode.BASIC);
    }

    /**
     * How the server is started.
     *
     * @param newServer port, clock, seed, latency
     * @return the changed copy
     */
    public AirbyteOptions server(SimulatorOptions newServer) {
        return with(copy -> copy.server = requireNonNull(newServer, "newServer"));
    }

    /** Which server it is. */
    AirbyteOptions version(ServerVersion newVersion) {
        return with(copy -> copy.version = requireNonNull(newVersion, "newVersion"));
    }

    /**
     * For which API {@link AirbyteSimulator#settings()} configures a client.
     *
     * @param newApi the API
     * @return the changed copy
     */
    public AirbyteOptions api(AirbyteApi newApi) {
        return with(copy -> copy.api = requireNonNull(newApi, "newApi"));
    }

    /**
     * How clients prove who they are.
     *
     * @param newAuth the mode; a server of 2023 has no client credentials
     * @return the changed copy
     */
    public AirbyteOptions auth(AuthMode newAuth) {
        return with(copy -> copy.auth = requireNonNull(newAuth, "newAuth"));
    }

    /**
     * How long a token lives, on the simulator's clock.
     *
     * @param newLifetime more than zero
     * @return the changed copy
     */
    public AirbyteOptions tokenLifetime(Duration newLifetime) {
        if (newLifetime.isNegative() || newLifetime.isZero()) {
            throw new IllegalArgumentException("newLifetime: more than zero, got " + newLifetime);
        }
        return with(copy -> copy.tokenLifetime = newLifetime);
    }

    /**
     * Serves the public API where another installation has it, for example {@code /v1} as the hosted one does.
     *
     * @param newRoot begins with a slash, ends without one
     * @return the changed copy
     */
    public AirbyteOptions publicRoot(String newRoot) {
        if (!newRoot.startsWith("/") || newRoot.endsWith("/")) {
            throw new IllegalArgumentException("newRoot: begins with a slash and ends without one, got " + newRoot);
        }
        return with(copy -> copy.publicRoot = newRoot);
    }
}
