package com.example.acme;

import org.connectorsdk.http.HttpSchema;
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
import org.connectorsdk.http.settings.HttpSettings;
import org.connectorsdk.http.auth.CredentialSource;

/** Acme: the sources of one workspace. */
public final class AcmeProvider implements ConnectorProvider {
    static final String ID = "acme";
    static final int LARGEST_PAGE = 100;

    private static final String TOKEN = "token";
    private static final String PREFIX = "v1";
    private static final ProviderDescriptor DESCRIPTOR = ProviderDescriptor.of(ID, "Acme")
            .versions("1.0.0", "v1")
            .configSchema(settings())
            .can(Capability.LIST, Capability.LIST_FILTER, Capability.GET, Capability.CONFIG_READ)
            .can(Capability.CREATE, Capability.UPDATE, Capability.DELETE)
            .can(Capability.TEST, Capability.TEST_REASON)
            .filters("type")
            .largestPage(LARGEST_PAGE)
            .attributes("status", "config", "createdAt")
            .testChanges("status")
            .build();

    /** Makes the provider; opens nothing. */
    public AcmeProvider() {}

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
        AcmeAccount account = new AcmeAccount(settings.url(HttpSettings.BASE_URL), settings.secret(TOKEN));
        return HttpRuntime.builder(ID, settings, context)
                .baseUrl(account.address(), PREFIX)
                .credential(CredentialSource.bearer(account.token()))
                .errors(AcmeErrors::decode)
                .build()
                .map(runtime -> new AcmeConnections(DESCRIPTOR, runtime, account));
    }

    private static ConfigSchema settings() {
        ConfigSchema.Builder schema = ConfigSchema.builder()
                .title("Acme")
                .add(Setting.builder(TOKEN, SettingType.STRING)
                        .label("Token")
                        .description("A token of the workspace, from Acme's console.")
                        .required()
                        .secret()
                        .examples("acme_example")
                        .build())
                .addAll(HttpSchema.all(Map.of(HttpSettings.BASE_URL, "https://api.acme.example")));
        HttpSchema.rules(PREFIX).forEach(schema::rule);
        return schema.build();
    }
}
