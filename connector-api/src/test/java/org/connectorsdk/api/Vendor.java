package org.connectorsdk.api;

import static java.util.Objects.requireNonNull;

import io.vavr.control.Either;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.call.RuntimeContext;
import org.connectorsdk.api.catalog.CatalogSummary;
import org.connectorsdk.api.connection.AccountReport;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.Deletion;
import org.connectorsdk.api.connection.ItemStream;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.connection.Purge;
import org.connectorsdk.api.connection.PurgeRequest;
import org.connectorsdk.api.connection.TestReport;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.descriptor.ProviderDescriptor;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.JobStatus;
import org.connectorsdk.api.job.SyncBaseline;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.api.spi.ProviderConnections;
import org.jspecify.annotations.Nullable;

/** A provider whose operations answer what a test says, one answer for all, and which remembers what it was given. */
final class Vendor {
    static final ConnectionId ID = ConnectionId.of("conn-1");
    static final JobRef JOB = ref("job-7", "conn-1");

    final List<String> asked = new ArrayList<>();
    final List<Object> given = new ArrayList<>();
    final VirtualTime time = new VirtualTime();
    Function<String, @Nullable Object> answer = Vendor::sound;
    private final ProviderDescriptor descriptor;

    Vendor() {
        this(ProviderDescriptor.of("acme", "Acme")
                .can(Capability.known().toArray(Capability[]::new))
                .filters("name", "type")
                .sorts("name")
                .idempotencyKeys("create"));
    }

    Vendor(ProviderDescriptor.Builder descriptor) {
        this.descriptor = descriptor.build();
    }

    static JobRef ref(String job, @Nullable String connection) {
        return new JobRef(
                "acme",
                ScriptedProvider.ACCOUNT,
                "job",
                job,
                Optional.ofNullable(connection).map(ConnectionId::of));
    }

    static Job job(String id, @Nullable String connection) {
        return Job.builder(ref(id, connection), new JobStatus("running", JobState.RUNNING))
                .build();
    }

    /** What a sound vendor answers about {@link #ID} and the job {@code job-7}. */
    static @Nullable Object sound(String operation) {
        return switch (operation) {
            case "check" -> Either.right(AccountReport.builder(true, true).build());
            case "list" -> Either.right(Page.of(List.of(connection()), null));
            case "get", "create", "update" -> Either.right(connection());
            case "delete" -> Either.right(Deletion.gone(ID));
            case "test" -> Either.right(TestReport.builder(true).build());
            case "introspect" -> Either.right(new CatalogSummary(1, 2, List.of(), false));
            case "sync", "job", "cancel" -> Either.right(job("job-7", "conn-1"));
            case "prepareSync" ->
                Either.right(
                        SyncBaseline.of("acme", ScriptedProvider.ACCOUNT, ID, SyncRequest.full(), VirtualTime.START));
            case "recoverSync" -> Either.right(Optional.of(job("job-7", "conn-1")));
            case "jobs" -> Either.right(Page.of(List.of(job("job-7", "conn-1")), null));
            case "purge" -> Either.right(Purge.running(PurgeRequest.connection(), ref("job-7", "conn-1")));
            case "stream" -> new Walk<>(connection());
            case "facet", "unwrap" -> Optional.empty();
            default -> throw new AssertionError(operation);
        };
    }

    static Connection connection() {
        return ScriptedProvider.connection("conn-1", "orders");
    }

    /** All operations answer this error. */
    void fails(ConnectorError error) {
        answer = operation -> Either.left(error);
    }

    CallOptions options() {
        return (CallOptions) given.stream()
                .filter(CallOptions.class::isInstance)
                .reduce((first, last) -> last)
                .orElseThrow();
    }

    ProviderConnections provider() {
        return (ProviderConnections) Proxy.newProxyInstance(
                Vendor.class.getClassLoader(),
                new Class<?>[] {ProviderConnections.class},
                (proxy, method, arguments) -> called(method.getName(), arguments == null ? new Object[0] : arguments));
    }

    private @Nullable Object called(String operation, Object[] arguments) {
        return switch (operation) {
            case "descriptor" -> descriptor;
            case "account" -> ScriptedProvider.ACCOUNT;
            case "runningJobs" -> Optional.empty();
            case "isAbout" -> ((ConnectionId) arguments[0]).isSame(((Connection) arguments[1]).id());
            default -> {
                asked.add(operation);
                given.addAll(List.of(arguments));
                yield operation.equals("close") ? null : answer.apply(operation);
            }
        };
    }

    DefaultConnections open() {
        return new DefaultConnections(
                provider(), RuntimeContext.builder().time(time).build());
    }

    /** A walk over items, which counts its closes and throws or answers what it is given besides items. */
    static class Walk<T> implements ItemStream<T> {
        private final List<Object> steps;
        int closes;
        private int place;

        Walk(Object... steps) {
            this.steps = List.of(steps);
        }

        @Override
        @SuppressWarnings("unchecked")
        public Either<ConnectorError, Optional<T>> next() {
            if (place == steps.size()) {
                return Either.right(Optional.empty());
            }
            Object step = requireNonNull(steps.get(place++));
            if (step instanceof RuntimeException thrown) {
                throw thrown;
            }
            return step instanceof ConnectorError error ? Either.left(error) : Either.right(Optional.of((T) step));
        }

        @Override
        public long delivered() {
            return 77;
        }

        @Override
        public List<String> warnings() {
            return List.of("a warning");
        }

        @Override
        public void close() {
            closes++;
            throw new IllegalStateException("closing fails");
        }
    }
}
