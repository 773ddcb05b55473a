package org.connectorsdk.simulators.hotdata;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.connectorsdk.simulators.hotdata.ContextRoutes.Context;

/**
 * A database: a hidden managed connection as its default catalog, and the connections attached beside it.
 *
 * @since 0.1.0
 */
public final class DatabaseEntry {
    private final String id;
    private final Optional<String> name;
    private final String defaultCatalog;
    private final String defaultSchema;
    private final ConnectionEntry defaultConnection;
    private final Optional<Instant> expiresAt;
    private final Instant createdAt;
    private final Map<String, Optional<String>> attachments = new LinkedHashMap<>();
    private final Map<String, Context> contexts = new TreeMap<>();

    DatabaseEntry(
            String id,
            Optional<String> name,
            String defaultCatalog,
            String defaultSchema,
            ConnectionEntry defaultConnection,
            Optional<Instant> expiresAt,
            Instant createdAt) {
        this.id = id;
        this.name = name;
        this.defaultCatalog = defaultCatalog;
        this.defaultSchema = defaultSchema;
        this.defaultConnection = defaultConnection;
        this.expiresAt = expiresAt;
        this.createdAt = createdAt;
    }

    /** {@return its id, 30 characters} */
    public String id() {
        return id;
    }

    /** {@return its name; empty when it has none} */
    public Optional<String> name() {
        return name;
    }

    /** {@return the name of its default catalog in queries, an identifier} */
    public String defaultCatalog() {
        return defaultCatalog;
    }

    /**
     * {@return the schema in which queries look for a name without one, an identifier, {@code main} unless something
     * else was asked for}
     */
    public String defaultSchema() {
        return defaultSchema;
    }

    /** {@return when it was created, an instant of the service's time} */
    public Instant createdAt() {
        return createdAt;
    }

    /** {@return the connection behind its default catalog: hidden and managed} */
    public ConnectionEntry defaultConnection() {
        return defaultConnection;
    }

    /** {@return when it ends; empty when it does not} */
    public Optional<Instant> expiresAt() {
        return expiresAt;
    }

    /** {@return the connections attached to it, connection id and alias, in order} */
    public Map<String, Optional<String>> attachments() {
        return Collections.unmodifiableMap(attachments);
    }

    void attach(String connectionId, Optional<String> alias) {
        attachments.put(connectionId, alias);
    }

    boolean detach(String connectionId) {
        return attachments.remove(connectionId) != null;
    }

    /** The texts that are kept with it, by name. */
    Map<String, Context> contexts() {
        return contexts;
    }
}
