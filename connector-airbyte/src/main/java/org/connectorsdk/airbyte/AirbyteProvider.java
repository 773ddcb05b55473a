package org.connectorsdk.airbyte;

import io.vavr.control.Either;
import org.connectorsdk.airbyte.config.AirbyteConfigApi;
import org.connectorsdk.airbyte.config.ConfigConnections;
import org.connectorsdk.airbyte.internal.Airbyte;
import org.connectorsdk.airbyte.internal.AirbyteErrors;
import org.connectorsdk.airbyte.publicapi.AirbytePublicApi;
import org.connectorsdk.airbyte.publicapi.PublicConnections;
import org.connectorsdk.api.call.RuntimeContext;
import org.connectorsdk.api.config.Settings;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.descriptor.ProviderDescriptor;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.spi.ConnectorProvider;
import org.connectorsdk.api.spi.ProviderConnections;
import org.connectorsdk.api.spi.SpiVersion;
import org.connectorsdk.http.HttpRuntime;
import org.connectorsdk.http.error.ErrorDecoder;

/**
 * Airbyte: the connections of one workspace, each joining a source and a destination, through either of Airbyte's two
 * APIs.
 *
 * <pre>{@code
 * ConnectorConfig config = ConnectorConfig.builder()
 *         .set("base-url", "https://airbyte.example.com")
 *         .set("workspace", "2f6b1a3c-9d54-4e0f-8a61-7c0d5b9e4411")
 *         .set("client-id", "8a7d3c2e-11f0-4c6b-9a55-0e4b7f9d2c10")
 *         .secret("client-secret", Secret.of(System.getenv("AIRBYTE_CLIENT_SECRET")))
 *         .build();
 * Either<ConnectorError, Connections> airbyte = Connectors.discover().open(AirbyteProvider.ID, config);
 * }</pre>
 *
 * <p>With {@code api=config} (the default) everything is there; {@code api=public} cannot test connections, and shows
 * columns without types. Which API is spoken and where it is are separate settings, so that something
 * that speaks like Airbyte elsewhere ({@code api-path}) needs no code. The full APIs are there as
 * {@link AirbyteConfigApi} and {@link AirbytePublicApi}.
 *
 * @since 0.1.0
 */
public final class AirbyteProvider implements ConnectorProvider {
    /** The id under which the provider is found. */
    public static final String ID = Airbyte.ID;

    private static final String CONFIG_VERSION = "configuration API v1";
    private static final String PUBLIC_VERSION = "public API v1";

    private static final ProviderDescriptor DESCRIPTOR = describe();

    /** Makes the provider; opens nothing. */
    public AirbyteProvider() {}

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
        boolean isPublic = AirbyteSettings.isPublic(settings);
        ErrorDecoder errors = isPublic ? AirbyteErrors::ofPublic : AirbyteErrors::ofConfig;
        return HttpRuntime.builder(Airbyte.ID, settings, context)
                .baseUrl(AirbyteAddress.of(settings), "")
                .rawUrl(AirbyteAddress.server(settings))
                .credential(AirbyteSettings.credential(settings))
                .errors(errors)
                .build()
                .map(runtime -> isPublic ? openPublic(settings, runtime) : openConfig(settings, runtime));
    }

    private static ProviderConnections openConfig(Settings settings, HttpRuntime runtime) {
        boolean current = AirbyteSettings.isCurrent(settings);
        ProviderDescriptor.Builder descriptor = minting(DESCRIPTOR.toBuilder(), settings);
        if (!current) {
            descriptor.cannot(Capability.PURGE_TABLE);
        }
        return new ConfigConnections(
                descriptor.build(),
                runtime,
                settings.optionalString(Airbyte.WORKSPACE),
                settings.optionalString(Airbyte.ORGANIZATION),
                current);
    }

    private static ProviderConnections openPublic(Settings settings, HttpRuntime runtime) {
        ProviderDescriptor.Builder descriptor = minting(
                        common(PUBLIC_VERSION).largestPage(Airbyte.LARGEST_PAGE).largestJobPage(Airbyte.LARGEST_PAGE),
                        settings)
                .cannot(Capability.TEST, Capability.TEST_SPEC, Capability.PURGE_TABLE)
                .attributes("primaryKey");
        AirbyteQuirks.ofPublic(descriptor);
        return new PublicConnections(descriptor.build(), runtime, settings.optionalString(Airbyte.WORKSPACE));
    }

    private static ProviderDescriptor.Builder minting(ProviderDescriptor.Builder descriptor, Settings settings) {
        return settings.isSet(AirbyteSettings.CLIENT_ID) ? descriptor : descriptor.cannot(Capability.TOKEN_REFRESH);
    }

    /** All that it can do with one set of settings or another. */
    private static ProviderDescriptor describe() {
        ProviderDescriptor.Builder descriptor = common(CONFIG_VERSION)
                .attributes("columnType", "nullable", "primaryKey")
                .largestJobPage(Airbyte.LARGEST_JOB_PAGE);
        AirbyteQuirks.ofConfig(descriptor);
        return descriptor.build();
    }

    private static ProviderDescriptor.Builder common(String apiVersion) {
        return ProviderDescriptor.of(Airbyte.ID, "Airbyte")
                .versions(AirbyteProvider.class, apiVersion)
                .configSchema(AirbyteSettings.schema())
                .can(Capability.LIST, Capability.GET, Capability.CREATE, Capability.UPDATE, Capability.DELETE)
                .can(Capability.CONFIG_READ, Capability.TEST, Capability.TEST_SPEC, Capability.INTROSPECT)
                .can(Capability.SYNC, Capability.SYNC_CANCEL, Capability.SYNC_GUARD, Capability.JOB_LIST)
                .can(Capability.PURGE, Capability.PURGE_TABLE, Capability.TOKEN_REFRESH, Capability.WORKSPACES)
                .can(Capability.ACCOUNT_CHECK)
                .attributes("status", "config", "source", "destination", "createdAt")
                .deletingAbsentSucceeds(true);
    }
}
