package org.connectorsdk.api;

import io.vavr.control.Either;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.connectorsdk.api.call.RuntimeContext;
import org.connectorsdk.api.config.ConfigSchema;
import org.connectorsdk.api.config.ConfigViolation;
import org.connectorsdk.api.config.ConnectorConfig;
import org.connectorsdk.api.config.Setting;
import org.connectorsdk.api.config.Settings;
import org.connectorsdk.api.descriptor.ProviderDescriptor;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ConnectorException;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.mask.MaskedConnections;
import org.connectorsdk.api.spi.ConnectorProvider;
import org.connectorsdk.api.spi.ProviderConnections;

/**
 * The providers that are at hand, and the way to open one.
 *
 * <pre>{@code
 * ConnectorConfig config = ConnectorConfig.builder()
 *         .secret("token", Secret.of(System.getenv("CONNECTOR_HOTDATA_TOKEN")))
 *         .set("workspace", "ws_7f2")
 *         .build();
 * try (Connections connections = Connectors.discover().open("hotdata", config).get()) {
 *     connections.orThrow().stream(ConnectionQuery.all()).forEach(System.out::println);
 * }
 * }</pre>
 *
 * <p>Immutable and thread-safe. Nothing is cached statically: each discovery searches anew, opens no socket, starts no
 * thread and reads no credential.
 *
 * @since 0.1.0
 */
public final class Connectors {
    private final Map<String, ConnectorProvider> byId;
    private final List<ProviderDescriptor> descriptors;
    private final List<DiscoveryProblem> problems;

    Connectors(
            Map<String, ConnectorProvider> byId,
            List<ProviderDescriptor> descriptors,
            List<DiscoveryProblem> problems) {
        this.byId = Map.copyOf(byId);
        this.descriptors = List.copyOf(descriptors);
        this.problems = List.copyOf(problems);
    }

    /**
     * Finds the providers beside this library, through the class loader that loaded it. The thread's context loader
     * plays no part, so that the answer is the same in a plug-in, in a pool and in a virtual thread (INC-26).
     *
     * @return what was found, and what could not be loaded
     */
    public static Connectors discover() {
        return discover(Connectors.class.getClassLoader());
    }

    /**
     * Finds the providers that a class loader sees.
     *
     * @param loader for providers that live elsewhere than this library
     * @return what was found, and what could not be loaded
     */
    public static Connectors discover(ClassLoader loader) {
        Discovery discovery = new Discovery();
        discovery.load(ServiceLoader.load(ConnectorProvider.class, Objects.requireNonNull(loader, "loader")));
        return discovery.finish();
    }

    /**
     * Uses given providers, with no discovery at all.
     *
     * @param providers the providers
     * @return the same checks and the same way to open
     */
    public static Connectors of(ConnectorProvider... providers) {
        Discovery discovery = new Discovery();
        for (ConnectorProvider provider : providers) {
            discovery.add(Objects.requireNonNull(provider, "provider"));
        }
        return discovery.finish();
    }

    /**
     * Puts something around each provider, such as what counts its calls, or what makes them fail in a test.
     *
     * @param decorator answers the provider that is opened instead; it keeps its id
     * @return the changed copy
     */
    public Connectors decorated(UnaryOperator<ConnectorProvider> decorator) {
        Map<String, ConnectorProvider> around = new HashMap<>();
        byId.forEach((id, provider) -> around.put(id, Objects.requireNonNull(decorator.apply(provider), "provider")));
        return new Connectors(around, descriptors, problems);
    }

    /**
     * The providers themselves, for a program that puts together a set of its own with
     * {@link #of(ConnectorProvider...)}.
     *
     * @return those that can be opened, by id
     */
    public Map<String, ConnectorProvider> byId() {
        return byId;
    }

    /** {@return the providers that can be opened} */
    public List<ProviderDescriptor> providers() {
        return descriptors;
    }

    /** {@return what was found but cannot be used, with the reason in plain words} */
    public List<DiscoveryProblem> problems() {
        return problems;
    }

    /**
     * Finds one provider.
     *
     * @param id its id
     * @return its descriptor
     */
    public Optional<ProviderDescriptor> provider(String id) {
        return descriptors.stream()
                .filter(descriptor -> descriptor.id().equals(id))
                .findFirst();
    }

    /**
     * Finds one provider, or lists those available.
     *
     * @param id its id
     * @return its descriptor; {@code Configuration} naming the known ids, and what was found and is not usable
     */
    public Either<ConnectorError, ProviderDescriptor> require(String id) {
        return provider(id)
                .map(Either::<ConnectorError, ProviderDescriptor>right)
                .orElseGet(() -> Either.left(unknown(id)));
    }

    private ProviderDescriptor descriptor(String id) {
        return provider(id).orElseThrow();
    }

    /**
     * Opens a client for one account, with the machine's own time and no observer.
     *
     * @param id the provider's id
     * @param config its settings
     * @return as {@link #open(String, ConnectorConfig, RuntimeContext)}
     */
    public Either<ConnectorError, Connections> open(String id, ConnectorConfig config) {
        return open(id, config, RuntimeContext.standard());
    }

    /**
     * Opens a client for one account. Sends nothing: a wrong credential shows at the first call.
     *
     * @param id the provider's id
     * @param config its settings
     * @param context what the surrounding process lends
     * @return the client, which the caller closes; {@code Configuration} naming the known ids, or all bad settings at
     *     once
     */
    public Either<ConnectorError, Connections> open(String id, ConnectorConfig config, RuntimeContext context) {
        ConnectorProvider provider = byId.get(id);
        if (provider == null) {
            return Either.left(unknown(id));
        }
        ConfigSchema schema = descriptor(id).configSchema();
        return schema.resolve(config)
                .mapLeft(violations -> refused(id, schema, config, violations))
                .flatMap(settings -> open(provider, id, settings, context));
    }

    /**
     * Opens a client for the account that environment variables describe, as
     * {@link ConnectorConfig#fromEnvironment(String, ConfigSchema, Map)} reads them. Sends nothing.
     *
     * @param id the provider's id
     * @param environment all variables, as {@link System#getenv()} gives them
     * @return as {@link #open(String, ConnectorConfig, RuntimeContext)}
     */
    public Either<ConnectorError, Connections> openFromEnvironment(String id, Map<String, String> environment) {
        return require(id)
                .map(provider -> ConnectorConfig.fromEnvironment(id, provider.configSchema(), environment))
                .flatMap(config -> open(id, config));
    }

    /** A plug-in that throws, or answers null, cannot be used; its error states why. */
    private static Either<ConnectorError, Connections> open(
            ConnectorProvider provider, String id, Settings settings, RuntimeContext context) {
        try {
            Either<ConnectorError, ProviderConnections> opened = provider.open(settings, context);
            if (opened == null || (opened.isRight() && opened.get() == null)) {
                return Either.left(broken(id, "the provider answered null when it was opened"));
            }
            return opened.map(connections ->
                    new DefaultConnections(new MaskedConnections(connections, settings.fixedSecrets()), context));
        } catch (ConnectorException e) {
            return Either.left(e.error());
        } catch (RuntimeException | LinkageError e) {
            StackTraceElement[] trace = e.getStackTrace();
            return Either.left(broken(
                    id,
                    "the provider could not be opened: it failed with "
                            + e.getClass().getName() + (trace.length == 0 ? "" : " at " + trace[0])));
        }
    }

    private static ConnectorError broken(String id, String summary) {
        return new ConnectorError.Configuration(
                ErrorContext.of(id, "open")
                        .summary(summary)
                        .advice("Check that the provider and its libraries have matching versions,"
                                + " or report it to the provider's author.")
                        .build(),
                List.of());
    }

    private ConnectorError unknown(String id) {
        StringBuilder text = new StringBuilder("unknown provider '").append(id).append('\'');
        text.append(
                byId.isEmpty()
                        ? "; none was found"
                        : "; available: " + String.join(", ", new TreeSet<>(byId.keySet())));
        for (DiscoveryProblem problem : problems) {
            text.append("; not usable: ").append(problem);
        }
        return new ConnectorError.Configuration(
                ErrorContext.of(id, "open").summary(text.toString()).build(), List.of());
    }

    private static ConnectorError refused(
            String id, ConfigSchema schema, ConnectorConfig config, List<ConfigViolation> violations) {
        String count = violations.size() == 1 ? "1 setting is wrong" : violations.size() + " settings are wrong";
        List<String> tried = violations.stream()
                .filter(violation -> violation.code().equals(ConfigViolation.MISSING))
                .flatMap(violation -> schema.setting(violation.path()).stream())
                .filter(Setting::isSecret)
                .map(setting -> tried(id, setting, config))
                .toList();
        return new ConnectorError.Configuration(
                ErrorContext.of(id, "open")
                        .summary(count)
                        .advice(tried.isEmpty() ? null : "Looked for " + String.join("; ", tried))
                        .build(),
                violations);
    }

    /**
     * Where a credential could have come from, and what was found there; a variable is asked for its presence alone.
     */
    private static String tried(String id, Setting setting, ConnectorConfig config) {
        String variable =
                "CONNECTOR_" + id.toUpperCase(Locale.ROOT).replace('-', '_') + '_' + setting.environmentSuffix();
        String value = System.getenv(variable);
        String state = value == null
                ? "is not set"
                : value.isBlank() ? "is blank" : "is set but was not passed to the configuration";
        return setting.name() + ": the configuration "
                + (config.names().contains(setting.name()) ? "has it blank" : "does not have it")
                + ", the environment variable " + variable + " " + state;
    }
}
