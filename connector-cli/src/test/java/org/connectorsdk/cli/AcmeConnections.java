package org.connectorsdk.cli;

import io.vavr.control.Either;
import java.util.Iterator;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.connectorsdk.api.Connectors;
import org.connectorsdk.api.call.RuntimeContext;
import org.connectorsdk.api.config.ConfigSchema;
import org.connectorsdk.api.config.Setting;
import org.connectorsdk.api.config.SettingType;
import org.connectorsdk.api.config.Settings;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ConnectionStatus;
import org.connectorsdk.api.connection.ItemStream;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.descriptor.ProviderDescriptor;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.JobStatus;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.spi.ConnectorProvider;
import org.connectorsdk.api.spi.ProviderConnections;
import org.connectorsdk.api.spi.SpiVersion;
import org.jspecify.annotations.Nullable;

/** A provider for what no simulated vendor does: a test overrides the operation that it is about. */
abstract class AcmeConnections implements ProviderConnections {
    static final String TOKEN = "acme-t0ken-that-nobody-may-see";
    static final String ACCOUNT = "00112233aabbccdd";

    private static final ConfigSchema SCHEMA = ConfigSchema.builder()
            .title("Acme")
            .add(Setting.builder("base-url", SettingType.URL)
                    .defaultValue("https://api.acme.example")
                    .build())
            .add(Setting.builder("token", SettingType.STRING)
                    .secret()
                    .required()
                    .build())
            .add(Setting.builder("attempts", SettingType.INTEGER)
                    .defaultValue("3")
                    .min(1)
                    .build())
            .add(Setting.builder("region", SettingType.STRING).build())
            .build();

    private static final ProviderDescriptor DESCRIPTOR = ProviderDescriptor.of("acme", "Acme")
            .versions("1.0", "v7")
            .configSchema(SCHEMA)
            .can(Capability.LIST, Capability.LIST_FILTER, Capability.LIST_SORT, Capability.GET, Capability.CREATE)
            .can(Capability.UPDATE, Capability.DELETE, Capability.TEST, Capability.TEST_SPEC, Capability.INTROSPECT)
            .can(Capability.PREVIEW, Capability.QUERY, Capability.FILE_BROWSE, Capability.WORKSPACES)
            .can(Capability.SYNC, Capability.SYNC_TABLE, Capability.SYNC_CANCEL, Capability.SYNC_GUARD)
            .can(Capability.JOB_LIST, Capability.PURGE, Capability.PURGE_TABLE)
            .filters("type")
            .sorts("name")
            .largestPage(100)
            .quirk("slow-mornings", "It is slow in the morning.")
            .build();

    final AtomicInteger opened = new AtomicInteger();
    final AtomicInteger closed = new AtomicInteger();
    private @Nullable Settings settings;

    Settings settings() {
        return Objects.requireNonNull(settings, "opened");
    }

    @Override
    public ProviderDescriptor descriptor() {
        return DESCRIPTOR;
    }

    @Override
    public String account() {
        return ACCOUNT;
    }

    @Override
    public void close() {
        closed.incrementAndGet();
    }

    ConnectorProvider provider() {
        return new Provider(this);
    }

    Connectors connectors() {
        return Connectors.of(provider());
    }

    private record Provider(AcmeConnections connections) implements ConnectorProvider {
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
            connections.settings = settings;
            connections.opened.incrementAndGet();
            return Either.right(connections);
        }
    }

    static Connection connection(String id) {
        return Connection.builder(ConnectionId.of(id), "name of " + id, "postgres")
                .status(ConnectionStatus.of("active", ConnectionStatus.Health.HEALTHY))
                .config(JsonObject.of("host", "db.acme.example"))
                .build();
    }

    static JobRef job(String id) {
        return new JobRef("acme", ACCOUNT, "job", id, Optional.of(ConnectionId.of("c1")));
    }

    static Job job(String id, JobState state) {
        return Job.builder(job(id), new JobStatus(state.name().toLowerCase(Locale.ROOT), state))
                .build();
    }

    static ErrorContext.Builder evidence(String operation) {
        return ErrorContext.of("acme", operation).summary("the reason").outcome(Outcome.REFUSED);
    }

    /** A walk over given items that ends well, or with an error. */
    static <T> ItemStream<T> stream(Iterator<T> items, @Nullable ConnectorError end) {
        return new ItemStream<>() {
            private long delivered;

            @Override
            public Either<ConnectorError, Optional<T>> next() {
                if (items.hasNext()) {
                    delivered++;
                    return Either.right(Optional.of(items.next()));
                }
                return end == null ? Either.right(Optional.empty()) : Either.left(end);
            }

            @Override
            public long delivered() {
                return delivered;
            }

            @Override
            public void close() {}
        };
    }
}
