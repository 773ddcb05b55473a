package com.example.acme;

import io.vavr.control.Either;
import java.util.Map;
import org.connectorsdk.api.call.RuntimeContext;
import org.connectorsdk.api.config.ConfigSchema;
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

/** Acme: the sources of one workspace. */
public final class AcmeProvider implements ConnectorProvider {
    private static final String TOKEN = "token";
    private static final String WORKSPACE = "workspace";
    private static final ConfigSchema SETTINGS = HttpSchema.schema(
                    "Acme",
                    Acme.PREFIX,
                    Map.of(HttpSettings.BASE_URL, "https://api.acme.example"),
                    Setting.builder(TOKEN, SettingType.STRING)
                            .label("Token")
                            .description("A token from Acme's console.")
                            .required()
                            .secret()
                            .examples("acme_example")
                            .build(),
                    Setting.builder(WORKSPACE, SettingType.STRING)
                            .label("Workspace")
                            .description("The id of a workspace that the token sees.")
                            .build())
            .rule(HttpSchema.inHeader(WORKSPACE))
            .build();
    private static final ProviderDescriptor DESCRIPTOR = ProviderDescriptor.of(Acme.ID, "Acme")
            .versions("1.0.0", "v1")
            .configSchema(SETTINGS)
            .can(Capability.WORKSPACES, Capability.LIST, Capability.LIST_FILTER, Capability.GET, Capability.CONFIG_READ)
            .can(Capability.CREATE, Capability.UPDATE, Capability.DELETE, Capability.LIFECYCLE)
            .can(Capability.TEST, Capability.TEST_REASON, Capability.INTROSPECT, Capability.PURGE)
            .can(Capability.SYNC, Capability.SYNC_GUARD, Capability.SYNC_CANCEL, Capability.JOB_LIST)
            .filters("type")
            .largestPage(Acme.LARGEST_PAGE)
            .largestJobPage(Acme.LARGEST_PAGE)
            .attributes("status", "config", "createdAt", "columnType", "nullable")
            .testChanges("state")
            .build();

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
        return HttpRuntime.builder(Acme.ID, settings, context)
                .baseUrl(settings.url(HttpSettings.BASE_URL), Acme.PREFIX)
                .credential(CredentialSource.bearer(settings.secret(TOKEN)))
                .headerOf("X-Acme-Workspace", WORKSPACE, "list_workspaces")
                .errors(AcmeErrors::decode)
                .build()
                .map(runtime -> new AcmeConnections(
                        DESCRIPTOR, runtime, runtime.account(workspace), runtime.api(AcmeApi.class)));
    }
}
