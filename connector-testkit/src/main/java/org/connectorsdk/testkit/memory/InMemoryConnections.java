package org.connectorsdk.testkit.memory;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.Connectors;
import org.connectorsdk.api.call.RuntimeContext;
import org.connectorsdk.api.call.TimeSource;
import org.connectorsdk.api.catalog.Catalog;
import org.connectorsdk.api.config.ConnectorConfig;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.api.connection.TestReport;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.descriptor.ProviderDescriptor;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ConnectorException;
import org.connectorsdk.api.facet.Workspaces.Workspace;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.spi.ConnectorProvider;
import org.connectorsdk.testkit.time.VirtualClock;

/**
 * An account that lives in memory, for unit tests of code that takes a {@link Connections}. The client is a real one:
 * only the provider behind it is made of maps, so guards, views, waits, reconciliation, masking and errors are those of
 * the library.
 *
 * <pre>{@code
 * try (InMemoryConnections memory = InMemoryConnections.create()) {
 *     memory.failNext("create", Failure.answerLost());
 *
 *     new Onboarding(memory.open()).addShop("shop"); // the code under test
 *
 *     assertEquals(1, memory.stored().size()); // it looked before it created a second one
 * }
 * }</pre>
 *
 * <p>Nothing is sent, and no real time passes: waits are on a {@link VirtualClock} where no other time is given. Safe
 * for use by several threads. Closing it closes its clients.
 *
 * @since 0.1.0
 */
public final class InMemoryConnections implements AutoCloseable {
    private final Memory memory;
    private final List<Connections> opened = new ArrayList<>();

    private InMemoryConnections(ProviderDescriptor descriptor, TimeSource time, int pageSize) {
        this.memory = new Memory(descriptor, time, pageSize);
    }

    /** {@return an empty account that can do everything} */
    public static InMemoryConnections create() {
        return builder().build();
    }

    /** {@return a builder of an account with limits} */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects the limits. Not thread-safe. */
    public static final class Builder {
        private final MemoryDescriptor descriptor = new MemoryDescriptor();
        private TimeSource time = VirtualClock.create();
        private int pageSize = 100;

        private Builder() {}

        /**
         * Calls the provider as another one, for code that looks at names.
         *
         * @param value such as {@code hotdata}; default {@code memory}
         * @return this builder
         */
        public Builder id(String value) {
            descriptor.id(value);
            return this;
        }

        /**
         * Uses a clock of the test's own.
         *
         * @param value default a self-advancing {@link VirtualClock}
         * @return this builder
         */
        public Builder time(TimeSource value) {
            this.time = requireNonNull(value, "time");
            return this;
        }

        /**
         * Limits the items of a page.
         *
         * @param value at least 1; default 100
         * @return this builder
         */
        public Builder pageSize(int value) {
            if (value < 1) {
                throw new IllegalArgumentException("pageSize: at least 1, got " + value);
            }
            this.pageSize = value;
            return this;
        }

        /**
         * Takes away what a vendor cannot do, with all that needs it; its operations answer {@code Unsupported}.
         *
         * @param values such as {@code Capability.SYNC}
         * @return this builder
         */
        public Builder without(Capability... values) {
            descriptor.without(values);
            return this;
        }

        /**
         * Names what cannot change after the creation; an update with another value is refused.
         *
         * @param fields {@code name}, {@code credential}, {@code config}, or a member as {@code config.host}
         * @return this builder
         */
        public Builder fixed(String... fields) {
            descriptor.fixed(fields);
            return this;
        }

        /** {@return the account} */
        public InMemoryConnections build() {
            return new InMemoryConnections(descriptor.build(pageSize), time, pageSize);
        }
    }

    /** {@return a client of this account, a new one each time, as if another process had opened it} */
    public Connections open() {
        RuntimeContext context = RuntimeContext.builder().time(memory.time()).build();
        Connections client = Connectors.of(provider())
                .open(memory.descriptor().id(), ConnectorConfig.builder().build(), context)
                .getOrElseThrow(ConnectorException::new);
        synchronized (opened) {
            opened.add(client);
        }
        return client;
    }

    /** {@return the provider, for code that opens its clients through {@code Connectors} by itself} */
    public ConnectorProvider provider() {
        return new MemoryProvider(memory);
    }

    /** {@return the clock of the account, the one that was given or a {@link VirtualClock}} */
    public TimeSource time() {
        return memory.time();
    }

    /**
     * Stores a connection, as if it had been there before. No call is noted.
     *
     * @param spec the connection
     * @return it, with its id
     */
    public Connection seed(ConnectionSpec spec) {
        return locked(() -> memory.connections.add(spec));
    }

    /**
     * Stores a connection as it is, with the id, the status and the fields that a test needs.
     *
     * @param connection replaces the one with the same id
     */
    public void seed(Connection connection) {
        locked(() -> memory.connections.put(connection));
    }

    /**
     * Gives a connection tables.
     *
     * @param id which connection
     * @param catalog what an introspection shows; its problems are shown as well
     */
    public void catalog(ConnectionId id, Catalog catalog) {
        locked(() -> memory.catalogs.put(id, catalog));
    }

    /**
     * Gives tables to every connection that has no catalog of its own.
     *
     * @param catalog what an introspection shows
     */
    public void catalog(Catalog catalog) {
        locked(() -> memory.catalogs.usual(catalog));
    }

    /**
     * Adds a workspace.
     *
     * @param id its id
     * @param name its name
     */
    public void workspace(String id, String name) {
        locked(() -> memory.workspaces.add(new Workspace(id, name, JsonObject.empty())));
    }

    /**
     * Decides what the next tests of connections find. Others pass.
     *
     * @param inOrder one report for each test, of stored connections and of settings
     */
    public void reportNext(TestReport... inOrder) {
        locked(() -> memory.report(List.of(inOrder)));
    }

    /**
     * Decides how the next jobs go. Others succeed.
     *
     * @param inOrder one script for each job that is started
     */
    public void scriptNext(JobScript... inOrder) {
        locked(() -> memory.jobs.script(List.of(inOrder)));
    }

    /** Forgets all jobs, as a vendor does after a while: their handles are answered {@code JobUnknown}. */
    public void forgetJobs() {
        locked(memory.jobs::forget);
    }

    /**
     * Lets the next calls of an operation go wrong.
     *
     * @param operation as in {@link Call#operation()}: a method of {@link Connections}; {@code testSpec} for a test of
     *     settings, {@code list} for each page of a walk, {@code job} for each poll of a wait; {@code workspaces},
     *     {@code disable} and {@code reactivate} of the facets
     * @param inOrder one for each call
     */
    public void failNext(String operation, Failure... inOrder) {
        locked(() -> memory.failures().next(operation, List.of(inOrder)));
    }

    /**
     * Lets the next call of an operation end with an error of the test's own; nothing is done.
     *
     * @param operation as for {@link #failNext(String, Failure...)}
     * @param error what is answered
     */
    public void failNext(String operation, ConnectorError error) {
        failNext(operation, Failure.of(error));
    }

    /**
     * Lets every call of an operation go wrong, after those that {@link #failNext} names.
     *
     * @param operation as for {@link #failNext(String, Failure...)}
     * @param failure how
     */
    public void failAlways(String operation, Failure failure) {
        locked(() -> memory.failures().always(operation, failure));
    }

    /** Lets nothing go wrong any more. */
    public void recover() {
        locked(() -> memory.failures().clear());
    }

    /** {@return what {@link #failNext} named and no call met, such as {@code create: timeout}; a test asserts none} */
    public List<String> unfired() {
        return locked(() -> memory.failures().unfired());
    }

    /** {@return all calls so far, of all clients, in order; a copy} */
    public List<Call> calls() {
        return locked(memory::calls);
    }

    /**
     * The calls of one operation.
     *
     * @param operation as for {@link #failNext(String, Failure...)}
     * @return a copy, in order
     */
    public List<Call> calls(String operation) {
        return calls().stream()
                .filter(call -> call.operation().equals(operation))
                .toList();
    }

    /** {@return the connections that are stored now, in the order of creation; looking is no call} */
    public List<Connection> stored() {
        return locked(memory.connections::shown);
    }

    /**
     * The secrets of a stored connection, which no answer shows.
     *
     * @param id which connection
     * @return what was set, by name; empty if there is no such connection
     */
    public Map<String, Secret> secrets(ConnectionId id) {
        return locked(() -> memory.connections.secrets(id));
    }

    private <T> T locked(Supplier<T> work) {
        synchronized (memory) {
            return work.get();
        }
    }

    private void locked(Runnable work) {
        synchronized (memory) {
            work.run();
        }
    }

    /** Closes all clients that were opened here. */
    @Override
    public void close() {
        List<Connections> clients;
        synchronized (opened) {
            clients = List.copyOf(opened);
            opened.clear();
        }
        clients.forEach(Connections::close);
    }
}
