package org.connectorsdk.fivetran;

import io.vavr.control.Either;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.call.RuntimeContext;
import org.connectorsdk.api.config.Settings;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.descriptor.ProviderDescriptor;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.JobStatus;
import org.connectorsdk.api.spi.ConnectorProvider;
import org.connectorsdk.api.spi.ProviderConnections;
import org.connectorsdk.fivetran.wire.ConnectionWires.ConnectionWire;
import org.connectorsdk.fivetran.wire.ReplyWires.ReplyWire;

/**
 * The provider with one of the wrong ways to see the end of a sync that other clients have taken. Those that go by the
 * connection go wrong with connections that had never synced when they were first seen, or with the others.
 */
enum WrongWait implements ConnectorProvider {
    /** Any success is ours; of connections that were fresh. */
    ANY_SUCCESS_OF_FRESH {
        @Override
        Job seen(Job real, ConnectionWire wire, boolean fresh) {
            return fresh && wire.succeededAt() != null ? ended(real) : real;
        }
    },
    /** Any success is ours; of connections that had synced before. */
    ANY_SUCCESS_OF_USED {
        @Override
        Job seen(Job real, ConnectionWire wire, boolean fresh) {
            return !fresh && wire.succeededAt() != null ? ended(real) : real;
        }
    },
    /** What is idle has ended; of connections that were fresh. */
    IDLE_FRESH {
        @Override
        Job seen(Job real, ConnectionWire wire, boolean fresh) {
            return fresh && isIdle(real) ? ended(real) : real;
        }
    },
    /** What is idle has ended; of connections that had synced before. */
    IDLE_USED {
        @Override
        Job seen(Job real, ConnectionWire wire, boolean fresh) {
            return !fresh && isIdle(real) ? ended(real) : real;
        }
    },
    /** What ended after our clock's time of the start is ours. */
    OUR_CLOCK {
        @Override
        Job started(Job job, RuntimeContext context) {
            JobRef ref = job.ref();
            return job.toBuilder()
                    .ref(JobRef.inferred(
                            ref.provider(),
                            ref.account(),
                            ref.kind(),
                            context.time().now().toString(),
                            ref.connection().orElseThrow(),
                            ref.display()))
                    .build();
        }
    };

    private final FivetranProvider provider = new FivetranProvider();

    Job started(Job job, RuntimeContext context) {
        return job;
    }

    Job seen(Job real, ConnectionWire wire, boolean fresh) {
        return real;
    }

    private static boolean isIdle(Job job) {
        return job.status().raw().equals(Fivetran.SCHEDULED);
    }

    private static Job ended(Job job) {
        return job.toBuilder()
                .status(new JobStatus(job.status().raw(), JobState.SUCCEEDED))
                .build();
    }

    @Override
    public String spiVersion() {
        return provider.spiVersion();
    }

    @Override
    public ProviderDescriptor descriptor() {
        return provider.descriptor();
    }

    @Override
    public Either<ConnectorError, ProviderConnections> open(Settings settings, RuntimeContext context) {
        return provider.open(settings, context).map(real -> wrong(real, context));
    }

    private ProviderConnections wrong(ProviderConnections real, RuntimeContext context) {
        Map<ConnectionId, Boolean> fresh = new ConcurrentHashMap<>();
        InvocationHandler handler = (proxy, method, arguments) -> {
            Object answer;
            try {
                answer = method.invoke(real, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
            return switch (method.getName()) {
                case "sync" -> answered(answer).map(job -> started(job, fresh, context));
                case "job" -> answered(answer).map(job -> seen(job, real, fresh, (CallOptions) arguments[1]));
                default -> answer;
            };
        };
        return (ProviderConnections) Proxy.newProxyInstance(
                ProviderConnections.class.getClassLoader(), new Class<?>[] {ProviderConnections.class}, handler);
    }

    @SuppressWarnings("unchecked") // both methods answer a job
    private static Either<ConnectorError, Job> answered(Object answer) {
        return (Either<ConnectorError, Job>) answer;
    }

    private Job started(Job job, Map<ConnectionId, Boolean> fresh, RuntimeContext context) {
        fresh.putIfAbsent(
                job.ref().connection().orElseThrow(), job.ref().jobId().equals(SyncEnds.NEVER));
        return started(job, context);
    }

    private Job seen(Job job, ProviderConnections real, Map<ConnectionId, Boolean> fresh, CallOptions options) {
        ConnectionId id = job.ref().connection().orElseThrow();
        return real.unwrap(FivetranApi.class)
                .orElseThrow()
                .getConnection(id.value(), options)
                .map(ReplyWire::content)
                .map(wire -> seen(job, wire, fresh.getOrDefault(id, false)))
                .getOrElse(job);
    }
}
