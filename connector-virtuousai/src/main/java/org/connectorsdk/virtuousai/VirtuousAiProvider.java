package org.connectorsdk.virtuousai;

import io.vavr.control.Either;
import java.util.function.Supplier;
import org.connectorsdk.api.call.RuntimeContext;
import org.connectorsdk.api.config.ConfigSchema;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.config.Setting;
import org.connectorsdk.api.config.SettingType;
import org.connectorsdk.api.config.Settings;
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
 * VirtuousAI: the connections of one organisation.
 *
 * <pre>{@code
 * ConnectorConfig config = ConnectorConfig.builder()
 *         .set("base-url", "https://virtuousai.example.com")
 *         .secret("token", Secret.of(System.getenv("CONNECTOR_VIRTUOUSAI_TOKEN")))
 *         .build();
 * Either<ConnectorError, Connections> virtuousAi = Connectors.discover().open(VirtuousAiProvider.ID, config);
 * }</pre>
 *
 * <p>The facets {@code TablePreview}, {@code SqlQuery}, {@code FileBrowser} and {@code Lifecycle} and the full
 * {@link VirtuousAiApi} are always there. Whether a connection has tables or files depends on what it connects to.
 *
 * @since 0.1.0
 */
public final class VirtuousAiProvider implements ConnectorProvider {
    /** The id under which the provider is found. */
    public static final String ID = VirtuousAi.ID;

    private static final String TOKEN = "token";
    private static final String AUTH = "auth";
    private static final String BEARER = "bearer";
    private static final String API_KEY = "x-api-key";
    private static final String PAGING = "paging";
    private static final String OFFSET = "offset";
    private static final String CURSOR = "cursor";

    private static final ProviderDescriptor DESCRIPTOR = describe();

    /** Makes the provider; opens nothing. */
    public VirtuousAiProvider() {}

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
        return HttpRuntime.builder(VirtuousAi.ID, settings, context)
                .baseUrl(settings.url(HttpSettings.BASE_URL), VirtuousAi.PREFIX)
                .credential(credential(settings.string(AUTH), settings.secret(TOKEN)))
                .errors(VirtuousAiErrors::decode)
                .build()
                .map(runtime -> new VirtuousAiConnections(
                        DESCRIPTOR,
                        runtime,
                        runtime.api(VirtuousAiApi.class),
                        settings.string(PAGING).equals(CURSOR)));
    }

    /** Which of several credentials would win is not documented, so exactly one is sent. */
    private static CredentialSource credential(String auth, Supplier<Secret> token) {
        return auth.equals(API_KEY) ? CredentialSource.header("X-API-Key", token) : CredentialSource.bearer(token);
    }

    private static ConfigSchema settings() {
        ConfigSchema.Builder schema = ConfigSchema.builder()
                .title(VirtuousAi.NAME)
                .add(Setting.builder(TOKEN, SettingType.STRING)
                        .label("Token or API key")
                        .description(
                                "A personal access token, an OAuth access token or an API key of the organisation.")
                        .required()
                        .secret()
                        .examples("vai_pat_example")
                        .build())
                .add(Setting.builder(AUTH, SettingType.CHOICE)
                        .label("Where the token goes")
                        .description(
                                "bearer sends it as Authorization: Bearer, which every kind of token may be; x-api-key"
                                        + " sends it as X-API-Key, which only API keys may be.")
                        .choices(BEARER, API_KEY)
                        .defaultValue(BEARER)
                        .build())
                .add(Setting.builder(PAGING, SettingType.CHOICE)
                        .label("How lists are paged")
                        .description(
                                "offset counts rows and notices when the list moves while it is read; cursor lets the"
                                        + " server keep the place, where the deployment can.")
                        .choices(OFFSET, CURSOR)
                        .defaultValue(OFFSET)
                        .build())
                .addAll(HttpSchema.all());
        HttpSchema.rules(VirtuousAi.PREFIX).forEach(schema::rule);
        return schema.build();
    }

    private static ProviderDescriptor describe() {
        ProviderDescriptor.Builder descriptor = ProviderDescriptor.of(VirtuousAi.ID, VirtuousAi.NAME)
                .versions(VirtuousAiProvider.class, VirtuousAi.API_VERSION)
                .configSchema(settings())
                .can(Capability.LIST, Capability.LIST_FILTER, Capability.LIST_SORT, Capability.GET)
                .can(Capability.CONFIG_READ, Capability.CREATE, Capability.UPDATE, Capability.DELETE)
                .can(Capability.TEST, Capability.TEST_REASON)
                .can(Capability.INTROSPECT, Capability.PREVIEW, Capability.QUERY, Capability.FILE_BROWSE)
                .can(Capability.LIFECYCLE, Capability.LIFECYCLE_DEFAULT, Capability.ACCOUNT_CHECK)
                .filters(VirtuousAiRequests.FILTERS)
                .sorts(VirtuousAiRequests.SORTS.keySet().toArray(String[]::new))
                .largestPage(VirtuousAi.LARGEST_PAGE)
                .introspectionConcurrency(VirtuousAi.INTROSPECTION_CONCURRENCY)
                .attributes("type", "status", "config", "createdAt", "updatedAt")
                .attributes("columnType", "nullable", "primaryKey")
                .testChanges(VirtuousAi.VERIFICATION_FIELDS);
        VirtuousAiQuirks.describe(descriptor);
        return descriptor.build();
    }
}
