package org.connectorsdk.benchmarks;

import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.call.RuntimeContext;
import org.connectorsdk.api.config.ConfigSchema;
import org.connectorsdk.api.config.Setting;
import org.connectorsdk.api.config.SettingType;
import org.connectorsdk.api.config.Settings;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.connection.ConnectionStatus;
import org.connectorsdk.api.connection.CredentialRef;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.descriptor.ProviderDescriptor;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.spi.ConnectorProvider;
import org.connectorsdk.api.spi.ProviderConnections;
import org.connectorsdk.api.spi.SpiVersion;
import org.connectorsdk.http.HttpRuntime;
import org.connectorsdk.http.HttpSchema;
import org.connectorsdk.http.auth.CredentialSource;
import org.connectorsdk.http.operation.Operation;
import org.connectorsdk.http.operation.Operation.Safety;
import org.connectorsdk.http.settings.HttpSettings;
import retrofit2.http.GET;
import retrofit2.http.Path;
import retrofit2.http.Tag;

/**
 * A provider for the measured server, built like those that ship, so that the server's answer is the same for all
 * peers.
 */
final class MeasuredProvider implements ConnectorProvider {
    private final ProviderDescriptor descriptor = ProviderDescriptor.of("measured", "Measured")
            .can(Capability.LIST, Capability.GET)
            .configSchema(ConfigSchema.builder()
                    .addAll(HttpSchema.all())
                    .add(Setting.builder("token", SettingType.STRING)
                            .label("Token")
                            .secret()
                            .required()
                            .build())
                    .build())
            .build();

    /** The measured server's operations. */
    interface Api {
        @Operation(value = "get", safety = Safety.READ)
        @GET("{id}")
        Either<ConnectorError, Item> get(@Path("id") String id, @Tag CallOptions options);

        @Operation(value = "list", safety = Safety.READ)
        @GET("list")
        Either<ConnectorError, Item.Items> list(@Tag CallOptions options);
    }

    @Override
    public String spiVersion() {
        return SpiVersion.CURRENT;
    }

    @Override
    public ProviderDescriptor descriptor() {
        return descriptor;
    }

    @Override
    public Either<ConnectorError, ProviderConnections> open(Settings settings, RuntimeContext context) {
        return HttpRuntime.builder("measured", settings, context)
                .baseUrl(settings.url(HttpSettings.BASE_URL), "")
                .credential(CredentialSource.bearer(settings.secret("token")))
                .build()
                .map(Measured::new);
    }

    private final class Measured implements ProviderConnections {
        private final HttpRuntime runtime;
        private final Api api;

        Measured(HttpRuntime runtime) {
            this.runtime = runtime;
            this.api = runtime.api(Api.class);
        }

        @Override
        public ProviderDescriptor descriptor() {
            return descriptor;
        }

        @Override
        public String account() {
            return runtime.account("");
        }

        @Override
        public Either<ConnectorError, Page<Connection>> list(ConnectionQuery query, CallOptions options) {
            Either<ConnectorError, Item.Items> answer = api.list(options);
            if (answer.isLeft()) {
                return Either.left(answer.getLeft());
            }
            List<Item> items = answer.get().connections();
            List<Connection> connections = new ArrayList<>(items.size());
            for (Item item : items) {
                connections.add(neutral(item));
            }
            return Either.right(Page.of(connections, null));
        }

        @Override
        public Either<ConnectorError, Connection> get(ConnectionId id, CallOptions options) {
            return api.get(id.value(), options).map(this::neutral);
        }

        private Connection neutral(Item item) {
            return Connection.builder(ConnectionId.of(item.id()), item.name(), item.type())
                    .status(ConnectionStatus.of(item.status(), ConnectionStatus.Health.HEALTHY))
                    .credential(CredentialRef.id(item.credentialId()))
                    .vendorFields(JsonObject.empty())
                    .build();
        }

        @Override
        public void close() {
            runtime.close();
        }
    }
}
