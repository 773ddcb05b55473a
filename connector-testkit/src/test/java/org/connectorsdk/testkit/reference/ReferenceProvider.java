package org.connectorsdk.testkit.reference;

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
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.FieldViolation;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.api.spi.ConnectorProvider;
import org.connectorsdk.api.spi.ProviderConnections;
import org.connectorsdk.api.spi.SpiVersion;
import org.connectorsdk.http.HttpRuntime;
import org.connectorsdk.http.HttpSchema;
import org.connectorsdk.http.auth.CredentialSource;
import org.connectorsdk.http.error.ErrorAnswer;
import org.connectorsdk.http.error.VendorError;
import org.connectorsdk.http.settings.HttpSettings;

/** A small provider without a known fault. */
public final class ReferenceProvider implements ConnectorProvider {
    public static final String ID = "reference";

    private static final ProviderDescriptor DESCRIPTOR = ProviderDescriptor.of(ID, "Reference")
            .versions("1.0", "v1")
            .configSchema(settings())
            .can(Capability.LIST, Capability.LIST_FILTER, Capability.LIST_SORT, Capability.GET, Capability.CREATE)
            .can(Capability.CONFIG_READ, Capability.UNIQUE_NAME, Capability.UPDATE, Capability.DELETE)
            .can(Capability.TEST, Capability.TEST_SPEC, Capability.ACCOUNT_CHECK)
            .can(
                    Capability.TEST_REASON,
                    Capability.TEST_STEPS,
                    Capability.INTROSPECT,
                    Capability.PREVIEW,
                    Capability.QUERY)
            .can(Capability.QUERY_STREAM, Capability.FILE_BROWSE, Capability.SYNC, Capability.SYNC_CANCEL)
            .can(Capability.SYNC_GUARD, Capability.SYNC_TABLE, Capability.JOB_LIST, Capability.PURGE)
            .can(Capability.PURGE_TABLE, Capability.TOKEN_REFRESH, Capability.ERROR_ENVELOPE)
            .filters(ConnectionQuery.TYPE, ConnectionQuery.SEARCH)
            .sorts("name")
            .largestPage(100)
            .attributes("status", "config", "createdAt", "columnType", "nullable", "primaryKey")
            .build();

    @Override
    public String spiVersion() {
        return SpiVersion.CURRENT;
    }

    @Override
    public ProviderDescriptor descriptor() {
        return DESCRIPTOR;
    }

    private static ConfigSchema settings() {
        ConfigSchema.Builder schema = ConfigSchema.builder()
                .title("Reference")
                .add(Setting.builder("client-id", SettingType.STRING)
                        .label("Client id")
                        .required()
                        .examples("client-7")
                        .build())
                .add(Setting.builder("client-secret", SettingType.STRING)
                        .label("Client secret")
                        .required()
                        .secret()
                        .build())
                .addAll(HttpSchema.all(Map.of(HttpSettings.BASE_URL, "https://api.reference.example")));
        HttpSchema.rules("v1").forEach(schema::rule);
        return schema.build();
    }

    @Override
    public Either<ConnectorError, ProviderConnections> open(Settings settings, RuntimeContext context) {
        return HttpRuntime.builder(ID, settings, context)
                .baseUrl(settings.url(HttpSettings.BASE_URL), "v1")
                .credential(CredentialSource.clientCredentials("v1/tokens")
                        .member("client_id", settings.string("client-id"))
                        .secret("client_secret", settings.secret("client-secret"))
                        .build())
                .errors(ReferenceProvider::decode)
                .build()
                .map(runtime -> new ReferenceConnections(DESCRIPTOR, runtime));
    }

    private static VendorError decode(ErrorAnswer answer) {
        JsonObject error = answer.object().object("error").orElse(JsonObject.empty());
        VendorError.Builder said = VendorError.builder()
                .code(error.string("code").orElse(null))
                .message(error.string("message").orElse(null))
                .conflictingId(error.string("job").orElse(null));
        if (error.string("code").filter("statement_failed"::equals).isPresent()) {
            said.kind(ErrorKind.QUERY_FAILED);
        }
        error.array("fields").ifPresent(fields -> {
            for (JsonValue each : fields) {
                JsonObject field = each.asObject().orElse(JsonObject.empty());
                said.violation(new FieldViolation(
                        field.string("field").orElse(""),
                        field.string("code").orElse("refused"),
                        field.string("message").orElse("was refused")));
            }
        });
        return said.build();
    }
}
