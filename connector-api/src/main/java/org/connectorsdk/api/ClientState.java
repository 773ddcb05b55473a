package org.connectorsdk.api;

import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Collections;
import java.util.Objects;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.connectorsdk.api.call.RuntimeContext;
import org.connectorsdk.api.call.Sleeper;
import org.connectorsdk.api.call.TimeSource;
import org.connectorsdk.api.descriptor.ProviderDescriptor;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.log.ClientLog;
import org.connectorsdk.api.log.LogName;
import org.connectorsdk.api.observe.ClientStatus;
import org.connectorsdk.api.observe.Observer;
import org.connectorsdk.api.observe.Scope;
import org.connectorsdk.api.spi.ProviderConnections;
import org.jspecify.annotations.Nullable;

/** What there is once for each client, however many views of it there are. Thread-safe. */
final class ClientState implements AutoCloseable {
    private final ProviderConnections provider;
    private final ProviderDescriptor descriptor;
    private final CallValidator validator;
    private final RuntimeContext context;
    private final Cancels cancels;
    private final Sleeper sleeper;
    private final PollLoad pollLoad;
    private final Set<GuardedStream<?>> openStreams =
            Collections.newSetFromMap(Collections.synchronizedMap(new WeakHashMap<>()));
    private final ReferenceQueue<Object> left = new ReferenceQueue<>();
    private final Set<ObservedWalk> observedWalks = ConcurrentHashMap.newKeySet();
    private final Object lock = new Object();
    private final Scope observed;
    private final ClientLog log;
    private @Nullable AsyncCalls calls;
    private volatile boolean closed;

    ClientState(ProviderConnections provider, RuntimeContext context) {
        this.provider = provider;
        this.descriptor = provider.descriptor();
        this.validator = new CallValidator(descriptor, provider.account());
        this.context = context;
        this.log = ClientLog.of(descriptor.id(), context);
        this.cancels = new Cancels(provider);
        this.sleeper = new Sleeper(context.time());
        this.pollLoad =
                new PollLoad(context.time(), why -> log.info(LogName.WAIT).write(why));
        this.observed = context.observer() == Observer.NONE
                ? Scope.NONE
                : context.observer().client(new StatusOf(new WeakReference<>(this), closedStatus()));
    }

    /**
     * Keeps no client that nobody else has from being collected.
     *
     * @param over what is answered then
     */
    private record StatusOf(WeakReference<ClientState> client, ClientStatus over) implements Supplier<ClientStatus> {
        @Override
        public ClientStatus get() {
            ClientState open = client.get();
            return open == null ? over : open.status();
        }
    }

    private ClientStatus closedStatus() {
        return new ClientStatus(descriptor.id(), account(), true, ClientStatus.Requests.NONE, 0, 0, 0);
    }

    /** {@return what the client does at the moment} */
    ClientStatus status() {
        endLeftWalks();
        if (closed) {
            return closedStatus();
        }
        AsyncCalls running;
        synchronized (lock) {
            running = calls;
        }
        return new ClientStatus(
                descriptor.id(),
                account(),
                false,
                requests(),
                openStreams.size(),
                pollLoad.waits(),
                running == null ? 0 : running.pending());
    }

    private ClientStatus.Requests requests() {
        try {
            return Objects.requireNonNullElse(provider.requests(), ClientStatus.Requests.NONE);
        } catch (RuntimeException | LinkageError e) { // of a provider that is not ours
            return ClientStatus.Requests.NONE;
        }
    }

    ClientLog log() {
        return log;
    }

    /** What is asked of a provider outside of an operation threw. */
    void threw(Throwable thrown, String what) {
        log.warn(LogName.PROVIDER)
                .withType(thrown)
                .write(what + " failed with " + thrown.getClass().getName());
    }

    /** A walk that is observed; a thread that waits for its collection would outlive the client. */
    private static final class ObservedWalk extends PhantomReference<Object> {
        private final Runnable end;

        ObservedWalk(Object walk, ReferenceQueue<Object> left, Runnable end) {
            super(walk, left);
            this.end = end;
        }
    }

    /** Ends a walk for its observer once nobody has it any more. */
    void observes(GuardedStream<?> walk, Runnable end) {
        observedWalks.add(new ObservedWalk(walk, left, end));
    }

    /** Ends what was left open, and has been collected since. */
    void endLeftWalks() {
        for (Reference<?> walk = left.poll(); walk != null; walk = left.poll()) {
            if (walk instanceof ObservedWalk collected && observedWalks.remove(collected)) {
                collected.end.run();
            }
        }
    }

    Observer observer() {
        return context.observer();
    }

    /** {@return what the process calls the account} */
    String account() {
        return context.account();
    }

    /** {@return walks that are neither at their end nor closed} */
    Set<GuardedStream<?>> openStreams() {
        return openStreams;
    }

    ProviderConnections provider() {
        return provider;
    }

    ProviderDescriptor descriptor() {
        return descriptor;
    }

    CallValidator validator() {
        return validator;
    }

    Cancels cancels() {
        return cancels;
    }

    TimeSource time() {
        return context.time();
    }

    Sleeper sleeper() {
        return sleeper;
    }

    /** {@return draws between 0 and 1} */
    DoubleSupplier random() {
        return context.random();
    }

    /** {@return the load that all waits of this client put on the account} */
    PollLoad pollLoad() {
        return pollLoad;
    }

    boolean isClosed() {
        return closed;
    }

    ConnectorError closed(String operation) {
        return validator.closed(operation);
    }

    /** {@return why an operation may not go on: closed, refused or interrupted; null when it may} */
    @Nullable
    ConnectorError stop(@Nullable ConnectorError refusal, String operation) {
        if (closed) {
            return closed(operation);
        }
        if (refusal != null) {
            return refusal;
        }
        return Thread.currentThread().isInterrupted() ? validator.interrupted(operation) : null;
    }

    /** {@return what runs asynchronous calls; made when first needed} */
    AsyncCalls calls() {
        synchronized (lock) {
            if (calls == null) {
                calls = new AsyncCalls(this, context);
                if (closed) {
                    calls.close();
                }
            }
            return calls;
        }
    }

    /** Runs work on a thread that is free; see {@link AsyncCalls#offer}. */
    void offer(Runnable work) {
        calls().offer(work);
    }

    @Override
    public void close() {
        AsyncCalls running;
        synchronized (lock) {
            if (closed) {
                return;
            }
            closed = true;
            running = calls;
        }
        sleeper.close();
        try {
            provider.close();
        } catch (RuntimeException | LinkageError e) {
            threw(e, "closing");
        } finally {
            if (running != null) {
                running.close();
            }
            observed.close();
        }
    }
}
