package org.connectorsdk.fivetran;

import io.vavr.control.Either;
import java.util.Map;
import org.connectorsdk.api.call.RuntimeContext;
import org.connectorsdk.api.config.ConfigSchema;
import org.connectorsdk.api.config.Setting;
import org.connectorsdk.api.config.SettingType;
import org.connectorsdk.api.config.Settings;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.descriptor.ProviderDescriptor;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.spi.ConnectorProvider;
import org.connectorsdk.api.spi.ProviderConnections;
import org.connectorsdk.api.spi.SpiVersion;
import org.connectorsdk.http.HttpRuntime;
import org.connectorsdk.http.HttpSchema;
import org.connectorsdk.http.auth.CredentialSource;
import org.connectorsdk.http.settings.HttpSettings;

/**
 * Fivetran: the connections of one account, or of one of its groups.
 *
 * <pre>{@code
 * ConnectorConfig config = ConnectorConfig.builder()
 *         .secret("api-key", Secret.of(System.getenv("CONNECTOR_FIVETRAN_API_KEY")))
 *         .secret("api-secret", Secret.of(System.getenv("CONNECTOR_FIVETRAN_API_SECRET")))
 *         .build();
 * Either<ConnectorError, Connections> fivetran = Connectors.discover().open(FivetranProvider.ID, config);
 * }</pre>
 *
 * <p>The facets {@code Lifecycle} and {@code Workspaces}, which lists the groups, and the full {@link FivetranApi} are
 * always there; what webhooks deliver is checked by {@link WebhookSignature}.
 *
 * @since 0.1.0
 */
public final class FivetranProvider implements ConnectorProvider {
    /** The id under which the provider is found. */
    public static final String ID = Fivetran.ID;

    private static final ProviderDescriptor DESCRIPTOR = describe();

    /** Makes the provider; opens nothing. */
    public FivetranProvider() {}

    @Override
    public String spiVersion() {
        return SpiVersion.CURRENT;
    }

    @Override
    public ProviderDescriptor descriptor() {
        return DESCRIPTOR;
    }

    @Override
    public Either<ConnectorError, ProviderConnections> open(Settings settings, RuntimeContext context) {
        return HttpRuntime.builder(Fivetran.ID, settings, context)
                .baseUrl(settings.url(HttpSettings.BASE_URL), Fivetran.PREFIX)
                .credential(
                        CredentialSource.basic(settings.secret(Fivetran.API_KEY), settings.secret(Fivetran.API_SECRET)))
                .errors(FivetranErrors::decode)
                .build()
                .map(runtime -> connections(runtime, settings));
    }

    private static ProviderConnections connections(HttpRuntime runtime, Settings settings) {
        return new FivetranConnections(
                DESCRIPTOR,
                runtime,
                runtime.api(FivetranApi.class),
                settings.optionalString(Fivetran.GROUP).orElse(null),
                settings.bool(Fivetran.START_GUARD));
    }

    private static ConfigSchema settings() {
        ConfigSchema.Builder schema = ConfigSchema.builder()
                .title(Fivetran.NAME)
                .add(Setting.builder(Fivetran.API_KEY, SettingType.STRING)
                        .label("API key")
                        .description("The key of a user, of the system or of a service account.")
                        .required()
                        .secret()
                        .examples("exampleKey1")
                        .build())
                .add(Setting.builder(Fivetran.API_SECRET, SettingType.STRING)
                        .label("API secret")
                        .description("The secret of that key.")
                        .required()
                        .secret()
                        .examples("exampleSecret1")
                        .build())
                .add(Setting.builder(Fivetran.GROUP, SettingType.STRING)
                        .label("Group")
                        .description("The id of the group whose connections are listed, and in which connections are"
                                + " created that name no destination. Without it: those of all groups.")
                        .examples("calm_harbour")
                        .build())
                .add(Setting.builder(Fivetran.START_GUARD, SettingType.BOOLEAN)
                        .label("Guard of starts")
                        .description("Does not take an end for that of a started sync that is not later than the Date"
                                + " header of the start's answer, by the vendor's clock. Keeps a sync that ended"
                                + " between the look before the start and the start itself from counting.")
                        .defaultValue("false")
                        .build())
                .addAll(HttpSchema.all(Map.of(HttpSettings.BASE_URL, "https://api.fivetran.com")));
        HttpSchema.rules(Fivetran.PREFIX).forEach(schema::rule);
        return schema.build();
    }

    private static ProviderDescriptor describe() {
        ProviderDescriptor.Builder descriptor = ProviderDescriptor.of(Fivetran.ID, Fivetran.NAME)
                .versions(FivetranProvider.class, Fivetran.API_VERSION)
                .configSchema(settings())
                .can(Capability.LIST, Capability.LIST_FILTER, Capability.GET, Capability.CONFIG_READ)
                .can(Capability.CREATE, Capability.UPDATE, Capability.DELETE)
                .can(Capability.TEST, Capability.TEST_REASON, Capability.TEST_STEPS)
                .can(Capability.INTROSPECT)
                .can(Capability.SYNC, Capability.SYNC_GUARD, Capability.SYNC_RESTART)
                .can(Capability.SYNC_RELOAD, Capability.SYNC_RELOAD_TABLE)
                .can(Capability.LIFECYCLE, Capability.WORKSPACES, Capability.ACCOUNT_CHECK, Capability.ERROR_ENVELOPE)
                .filters(ConnectionQuery.NAME, Fivetran.GROUP)
                .fixed("name")
                .largestPage(Fivetran.LARGEST_PAGE)
                .introspectionConcurrency(Fivetran.INTROSPECTION_CONCURRENCY)
                .attributes("type", "status", "config", "destination", "createdAt", "primaryKey")
                .testChanges(Fivetran.TEST_FIELDS);
        FivetranQuirks.describe(descriptor);
        return descriptor.build();
    }
}
