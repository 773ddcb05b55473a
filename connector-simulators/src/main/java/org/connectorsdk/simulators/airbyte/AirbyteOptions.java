package org.connectorsdk.simulators.airbyte;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import org.connectorsdk.testkit.simulator.SimulatorOptions;

/**
 * Which Airbyte to simulate. Immutable; the methods return changed copies.
 *
 * @since 0.1.0
 */
public final class AirbyteOptions {
    private static final Duration FIFTEEN_MINUTES = Duration.ofMinutes(15);
    private static final String SELF_MANAGED_ROOT = "/api/public/v1";

    final SimulatorOptions server;
    final ServerVersion version;
    final AirbyteApi api;
    final AuthMode auth;
    final Duration tokenLifetime;
    final String publicRoot;

    private AirbyteOptions(
            SimulatorOptions server,
            ServerVersion version,
            AirbyteApi api,
            AuthMode auth,
            Duration tokenLifetime,
            String publicRoot) {
        this.server = server;
        this.version = version;
        this.api = api;
        this.auth = auth;
        this.tokenLifetime = tokenLifetime;
        this.publicRoot = publicRoot;
    }

    /** {@return a current server, tokens of 15 minutes for client credentials, settings for the configuration API} */
    public static AirbyteOptions defaults() {
        return new AirbyteOptions(
                SimulatorOptions.defaults(),
                ServerVersion.CURRENT,
                AirbyteApi.CONFIG,
                AuthMode.CLIENT_CREDENTIALS,
                FIFTEEN_MINUTES,
                SELF_MANAGED_ROOT);
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
        return new AirbyteOptions(
                requireNonNull(newServer, "newServer"), version, api, auth, tokenLifetime, publicRoot);
    }

    /** Which server it is. */
    AirbyteOptions version(ServerVersion newVersion) {
        return new AirbyteOptions(
                server, requireNonNull(newVersion, "newVersion"), api, auth, tokenLifetime, publicRoot);
    }

    /**
     * For which API {@link AirbyteSimulator#settings()} configures a client.
     *
     * @param newApi the API
     * @return the changed copy
     */
    public AirbyteOptions api(AirbyteApi newApi) {
        return new AirbyteOptions(server, version, requireNonNull(newApi, "newApi"), auth, tokenLifetime, publicRoot);
    }

    /**
     * How clients prove who they are.
     *
     * @param newAuth the mode; a server of 2023 has no client credentials
     * @return the changed copy
     */
    public AirbyteOptions auth(AuthMode newAuth) {
        return new AirbyteOptions(server, version, api, requireNonNull(newAuth, "newAuth"), tokenLifetime, publicRoot);
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
        return new AirbyteOptions(server, version, api, auth, newLifetime, publicRoot);
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
        return new AirbyteOptions(server, version, api, auth, tokenLifetime, newRoot);
    }
}
