package org.connectorsdk.hotdata;

import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.connectorsdk.api.call.RuntimeContext;
import org.connectorsdk.api.config.ConfigSchema;
import org.connectorsdk.api.config.Setting;
import org.connectorsdk.api.config.SettingType;
import org.connectorsdk.api.config.Settings;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.descriptor.ProviderDescriptor;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.log.ClientLog;
import org.connectorsdk.api.spi.ConnectorProvider;
import org.connectorsdk.api.spi.ProviderConnections;
import org.connectorsdk.api.spi.SpiVersion;
import org.connectorsdk.http.HttpRuntime;
import org.connectorsdk.http.HttpSchema;
import org.connectorsdk.http.auth.CredentialSource;
import org.connectorsdk.http.settings.HttpSettings;

/**
 * Hotdata: the connections of one workspace.
 *
 * <pre>{@code
 * ConnectorConfig config = ConnectorConfig.builder()
 *         .secret("token", Secret.of(System.getenv("CONNECTOR_HOTDATA_TOKEN")))
 *         .set("workspace", "ws_7f2")
 *         .build();
 * Either<ConnectorError, Connections> hotdata = Connectors.discover().open(HotdataProvider.ID, config);
 * }</pre>
 *
 * <p>With the setting {@code database} statements and previews can be run in that database. The facets
 * {@link HotdataManagedTables} and {@link HotdataDatabases} and the full {@link HotdataApi} are always there.
 *
 * @since 0.1.0
 */
public final class HotdataProvider implements ConnectorProvider {
    /** The id under which the provider is found. */
    public static final String ID = Hotdata.ID;

    private static final String TOKEN = "token";
    private static final String WORKSPACE = "workspace";
    private static final String DATABASE = "database";

    private static final ProviderDescriptor DESCRIPTOR = describe();

    /** Makes the provider; opens nothing. */
    public HotdataProvider() {}

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
        String workspace = settings.optionalString(WORKSPACE).orElse("");
        return HttpRuntime.builder(Hotdata.ID, settings, context)
                .baseUrl(settings.url(HttpSettings.BASE_URL), Hotdata.PATH_PREFIX)
                .credential(CredentialSource.bearer(settings.secret(TOKEN)))
                .headerOf("X-Workspace-Id", WORKSPACE, "list_workspaces")
                .requestIdHeaders("X-Trace-Id", "X-Request-Id")
                .errors(HotdataErrors::decode)
                .build()
                .map(runtime -> connections(runtime, workspace, settings, ClientLog.of(Hotdata.ID, context)));
    }

    private static ProviderConnections connections(
            HttpRuntime runtime, String workspace, Settings settings, ClientLog log) {
        HotdataApi api = runtime.api(HotdataApi.class);
        List<Object> facets = new ArrayList<>();
        facets.add(new HotdataProfiles(api));
        facets.add(new HotdataWorkspaces(api));
        String account = runtime.account(workspace);
        HotdataLoads loads = new HotdataLoads(api, runtime, account);
        facets.add(new HotdataManagedTables(
                api, runtime, new HotdataUploads(api, runtime, settings.string(HotdataUploads.SETTING), log), loads));
        facets.add(new HotdataDatabases(api, runtime, loads));
        Optional<String> database = settings.optionalString(DATABASE);
        database.ifPresent(
                id -> facets.add(new HotdataQueries(api, runtime, id, settings.duration(HttpSettings.SLOW_DEADLINE))));
        ProviderDescriptor descriptor = database.isPresent()
                ? DESCRIPTOR
                : DESCRIPTOR.toBuilder()
                        .cannot(Capability.PREVIEW, Capability.QUERY)
                        .build();
        return new HotdataConnections(descriptor, account, runtime, api, facets);
    }

    private static ConfigSchema settings() {
        ConfigSchema.Builder schema = ConfigSchema.builder()
                .title("Hotdata")
                .add(Setting.builder(TOKEN, SettingType.STRING)
                        .label("API token")
                        .description("A token of the workspace, as created in Hotdata's console.")
                        .required()
                        .secret()
                        .examples("hd_example_token")
                        .build())
                .add(Setting.builder(WORKSPACE, SettingType.STRING)
                        .label("Workspace id")
                        .description("The public id of the workspace whose connections are meant. Needed for all but"
                                + " listing the"
                                + " workspaces that the token sees.")
                        .examples("ws_7f2")
                        .build())
                .add(Setting.builder(DATABASE, SettingType.STRING)
                        .label("Database id")
                        .description(
                                "The database in which statements and previews run. It sees the connections that are"
                                        + " attached to it. Without it there are neither.")
                        .build())
                .add(Setting.builder(HotdataUploads.SETTING, SettingType.CHOICE)
                        .label("Uploads")
                        .description("How files get to Hotdata: presigned to the storage host that it names, files to"
                                + " Hotdata itself,"
                                + " as servers until 2026-07-21 take them, auto in the way that the server"
                                + " has.")
                        .choices(HotdataUploads.AUTO, HotdataUploads.PRESIGNED, HotdataUploads.FILES)
                        .defaultValue(HotdataUploads.AUTO)
                        .build())
                .addAll(HttpSchema.all(Map.of(HttpSettings.BASE_URL, "https://api.hotdata.dev")));
        HttpSchema.rules(Hotdata.PATH_PREFIX).forEach(schema::rule);
        schema.rule(HttpSchema.inHeader(WORKSPACE));
        return schema.build();
    }

    private static ProviderDescriptor describe() {
        ProviderDescriptor.Builder descriptor = ProviderDescriptor.of(Hotdata.ID, "Hotdata")
                .versions(HotdataProvider.class, Hotdata.API_VERSION)
                .configSchema(settings())
                .can(Capability.LIST, Capability.GET, Capability.CREATE, Capability.UNIQUE_NAME, Capability.DELETE)
                .can(Capability.TEST, Capability.INTROSPECT, Capability.TABLE_PROFILES, Capability.WORKSPACES)
                .can(Capability.ACCOUNT_CHECK, Capability.PREVIEW, Capability.QUERY)
                .can(Capability.SYNC, Capability.SYNC_TABLE, Capability.PURGE, Capability.PURGE_TABLE)
                .attributes("columnType", "nullable", "synced", "syncedAt");
        HotdataQuirks.describe(descriptor);
        return descriptor.build();
    }
}
