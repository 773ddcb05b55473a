package org.connectorsdk.testkit.conformance.suite;

import io.vavr.control.Either;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.Connectors;
import org.connectorsdk.api.config.ConfigViolation;
import org.connectorsdk.api.config.ConnectorConfig;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.config.Setting;
import org.connectorsdk.api.config.Settings;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.descriptor.ProviderDescriptor;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.testkit.conformance.ConformanceTarget;
import org.connectorsdk.testkit.conformance.VendorHarness;
import org.connectorsdk.testkit.simulator.SimulatorOptions;

/**
 * A real account as a target: what is there is read, nothing is made to misbehave, nothing is changed.
 *
 * @param pattern the target with a simulator, which knows the vendor's operations
 * @param config the account's settings
 * @param address where the vendor's service is
 * @param secrets the account's secrets by name of the setting, for masking
 * @param present some connections of the account
 */
record LiveTarget(
        ConformanceTarget pattern,
        ConnectorConfig config,
        URI address,
        Map<String, String> secrets,
        List<Connection> present)
        implements ConformanceTarget {
    static final String ADDRESS = "base-url";

    /** Looks at the account once. */
    static LiveTarget of(ConformanceTarget pattern, Connectors connectors, ConnectorConfig config) {
        ProviderDescriptor provider = connectors
                .provider(pattern.provider())
                .orElseThrow(() -> new IllegalArgumentException("connectors: has no provider " + pattern.provider()));
        Either<List<ConfigViolation>, Settings> resolved =
                provider.configSchema().resolve(config);
        Settings settings = resolved.getOrElseThrow(
                wrong -> new IllegalArgumentException("config: " + wrong.get(0).message()));
        Map<String, String> secrets = new TreeMap<>();
        for (Setting setting : provider.configSchema().settings()) {
            if (setting.isSecret()) {
                Optional<Supplier<Secret>> secret = settings.optionalSecret(setting.name());
                secret.ifPresent(
                        value -> secrets.put(setting.name(), value.get().reveal()));
            }
        }
        return new LiveTarget(
                pattern, config, settings.url(ADDRESS), secrets, present(pattern.provider(), connectors, config));
    }

    private static List<Connection> present(String provider, Connectors connectors, ConnectorConfig config) {
        Either<ConnectorError, Connections> opened = connectors.open(provider, config);
        if (opened.isLeft()) {
            return List.of();
        }
        try (Connections client = opened.get()) {
            return client.descriptor().supports(Capability.LIST)
                    ? client.list(ConnectionQuery.all())
                            .map(page -> page.items())
                            .getOrElse(List.of())
                    : List.of();
        }
    }

    @Override
    public String id() {
        return pattern.id();
    }

    @Override
    public String provider() {
        return pattern.provider();
    }

    @Override
    public VendorHarness start(SimulatorOptions options) {
        VendorHarness simulated = pattern.start(options);
        LiveRelay relay = new LiveRelay(options, address, simulated.simulator().routes());
        relay.start();
        return new LiveHarness(relay, simulated, this);
    }

    /** {@return the settings without their values} */
    @Override
    public String toString() {
        return "LiveTarget[" + id() + "]";
    }
}
