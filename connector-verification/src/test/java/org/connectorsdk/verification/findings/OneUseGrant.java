package org.connectorsdk.verification.findings;

import io.vavr.control.Either;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.Connectors;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.call.RuntimeContext;
import org.connectorsdk.api.config.ConfigSchema;
import org.connectorsdk.api.config.ConnectorConfig;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.config.Setting;
import org.connectorsdk.api.config.SettingType;
import org.connectorsdk.api.config.Settings;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.descriptor.ProviderDescriptor;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.spi.ConnectorProvider;
import org.connectorsdk.api.spi.ProviderConnections;
import org.connectorsdk.api.spi.SpiVersion;
import org.connectorsdk.http.HttpRuntime;
import org.connectorsdk.http.HttpSchema;
import org.connectorsdk.http.auth.CredentialSource;
import org.connectorsdk.http.operation.Operation;
import org.connectorsdk.http.operation.Operation.Safety;
import org.connectorsdk.http.operation.Unit;
import org.connectorsdk.http.settings.HttpSettings;
import org.connectorsdk.verification.incidents.Stage;
import retrofit2.http.GET;
import retrofit2.http.Tag;

/**
 * A provider as a newcomer writes it, whose tokens are bought with a refresh token. Of the shipped ones none has such a
 * grant.
 */
final class OneUseGrant implements ConnectorProvider {
    private static final String ID = "one-use";
    private static final String REFRESH_TOKEN = "refresh-token";
    private static final ProviderDescriptor DESCRIPTOR = ProviderDescriptor.of(ID, "One use")
            .versions("1.0", "v1")
            .configSchema(ConfigSchema.builder()
                    .title("One use")
                    .add(Setting.builder(REFRESH_TOKEN, SettingType.STRING)
                            .secret()
                            .required()
                            .build())
                    .addAll(HttpSchema.all(Map.of(HttpSettings.BASE_URL, "https://api.one-use.example")))
                    .build())
            .can(Capability.LIST)
            .build();

    /** The vendor's one operation. */
    interface Api {
        @Operation(value = "list_things", safety = Safety.READ)
        @GET("v1/things")
        Either<ConnectorError, Unit> list(@Tag CallOptions options);
    }

    private record Account(HttpRuntime runtime, Api api) implements ProviderConnections {
        @Override
        public ProviderDescriptor descriptor() {
            return DESCRIPTOR;
        }

        @Override
        public String account() {
            return runtime.account("");
        }

        @Override
        public Either<ConnectorError, Page<Connection>> list(ConnectionQuery query, CallOptions options) {
            return api.list(options).map(done -> Page.of(List.of(), null));
        }

        @Override
        public void close() {
            runtime.close();
        }
    }

    /** A client whose token endpoint is that of the stage. */
    static Connections open(Stage stage) {
        ConnectorConfig config = ConnectorConfig.builder()
                .set(HttpSettings.BASE_URL, stage.baseUrl().toString())
                .secret(REFRESH_TOKEN, Secret.of("rt-that-buys-one-token"))
                .build();
        RuntimeContext context = RuntimeContext.builder().time(stage.clock()).build();
        return Connectors.of(new OneUseGrant()).open(ID, config, context).get();
    }

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
        return HttpRuntime.builder(ID, settings, context)
                .baseUrl(settings.url(HttpSettings.BASE_URL), "v1")
                .credential(CredentialSource.clientCredentials("api/v1/applications/token")
                        .member("grant_type", "refresh_token")
                        .secret("refresh_token", settings.secret(REFRESH_TOKEN))
                        .build())
                .build()
                .map(runtime -> new Account(runtime, runtime.api(Api.class)));
    }
}
