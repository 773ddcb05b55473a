package org.connectorsdk.planasonix;

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
 * Planasonix: the connections of one organization.
 *
 * <pre>{@code
 * ConnectorConfig config = ConnectorConfig.builder()
 *         .secret("token", Secret.of(System.getenv("PLANASONIX_API_KEY")))
 *         .build();
 * Either<ConnectorError, Connections> planasonix = Connectors.discover().open(PlanasonixProvider.ID, config);
 * }</pre>
 *
 * <p>A tenant whose paths begin with {@code /v1/api} says so in the base URL ({@code https://host/v1}). The full
 * {@link PlanasonixApi}, with credentials and webhooks, is had by {@code connections.unwrap(PlanasonixApi.class)}; what
 * webhooks deliver is checked by {@link WebhookSignature}.
 *
 * @since 0.1.0
 */
public final class PlanasonixProvider implements ConnectorProvider {
    /** The id under which the provider is found. */
    public static final String ID = Planasonix.ID;

    private static final String PATH_PREFIX = "api";
    private static final String ORGANIZATION_HEADER = "X-Organization-ID";
    private static final String API_VERSION = "connections and credentials without a version, orchestration v1";

    private static final ProviderDescriptor DESCRIPTOR = describe();

    /** Makes the provider; opens nothing. */
    public PlanasonixProvider() {}

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
        HttpRuntime.Builder runtime = HttpRuntime.builder(Planasonix.ID, settings, context)
                .baseUrl(settings.url(HttpSettings.BASE_URL), PATH_PREFIX)
                .credential(CredentialSource.bearer(settings.secret(Planasonix.TOKEN)))
                .errors(PlanasonixErrors::decode);
        settings.optionalString(Planasonix.ORGANIZATION).ifPresent(id -> runtime.header(ORGANIZATION_HEADER, id));
        return runtime.build().map(built -> connections(built, settings));
    }

    private static ProviderConnections connections(HttpRuntime runtime, Settings settings) {
        String organization = settings.optionalString(Planasonix.ORGANIZATION).orElse("");
        return new PlanasonixConnections(
                DESCRIPTOR, runtime.account(organization), runtime, runtime.api(PlanasonixApi.class), settings);
    }

    private static ConfigSchema settings() {
        ConfigSchema.Builder schema = ConfigSchema.builder()
                .title("Planasonix")
                .add(Setting.builder(Planasonix.TOKEN, SettingType.STRING)
                        .label("API key")
                        .description("An API key, or the access token of a person.")
                        .required()
                        .secret()
                        .examples("plnx_live_example")
                        .build())
                .add(Setting.builder(Planasonix.ORGANIZATION, SettingType.STRING)
                        .label("Organization id")
                        .description("Only for deployments that require it; a key belongs to one organization.")
                        .build())
                .add(Setting.builder(Planasonix.MERGES_CONFIG, SettingType.BOOLEAN)
                        .label("Connectors merge configs")
                        .description(
                                "Whether every connector of the account merges a new config into the old one, so that"
                                        + " an update may send only its changes.")
                        .defaultValue("false")
                        .build())
                .add(Setting.builder(Planasonix.DIALECT, SettingType.CHOICE)
                        .label("Dialect")
                        .description(
                                "The form in which connections are written: that of the vendor's reference, that of"
                                        + " its own clients (settings as text under params, whole updates), or the one"
                                        + " that the server's answers show.")
                        .choices(
                                PlanasonixDialects.AUTO,
                                PlanasonixDialect.REFERENCE.setting(),
                                PlanasonixDialect.CLIENT.setting())
                        .defaultValue(PlanasonixDialects.AUTO)
                        .build())
                .addAll(HttpSchema.all(Map.of(HttpSettings.BASE_URL, "https://api.planasonix.com")));
        HttpSchema.rules(PATH_PREFIX).forEach(schema::rule);
        schema.rule(HttpSchema.inHeader(Planasonix.ORGANIZATION));
        return schema.build();
    }

    private static ProviderDescriptor describe() {
        ProviderDescriptor.Builder descriptor = ProviderDescriptor.of(Planasonix.ID, "Planasonix")
                .versions(PlanasonixProvider.class, API_VERSION)
                .configSchema(settings())
                .can(Capability.LIST, Capability.LIST_FILTER, Capability.GET, Capability.CREATE, Capability.UNIQUE_NAME)
                .can(
                        Capability.CONFIG_READ,
                        Capability.UPDATE,
                        Capability.DELETE,
                        Capability.TEST,
                        Capability.TEST_SPEC)
                .can(Capability.INTROSPECT, Capability.PREVIEW, Capability.QUERY, Capability.FILE_BROWSE)
                .can(Capability.SYNC, Capability.SYNC_CANCEL, Capability.SYNC_GUARD, Capability.SYNC_TABLE)
                .can(Capability.JOB_LIST, Capability.BACKFILL, Capability.ACCOUNT_CHECK)
                .largestJobPage(Planasonix.LARGEST_PAGE)
                .idempotencyKeys("sync")
                .filters(ConnectionQuery.TYPE, ConnectionQuery.SEARCH)
                .attributes("config", "credential", "columnType", "nullable")
                .introspectionConcurrency(Planasonix.CONCURRENCY);
        PlanasonixQuirks.describe(descriptor);
        return descriptor.build();
    }
}
