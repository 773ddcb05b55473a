package org.connectorsdk.simulators.hotdata.model;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A database: a hidden managed connection as its default catalog, and the connections attached beside it.
 *
 * @param id its id, 30 characters
 * @param name its name; empty when it has none
 * @param defaultCatalog the name of its default catalog in queries
 * @param defaultSchema the schema in which queries look for a name without one
 * @param defaultConnection the connection behind its default catalog, hidden and managed
 * @param expiresAt when it ends; empty when it does not
 * @param createdAt when it was created
 * @param attachments the connections attached to it: id and alias, in order; changes with requests
 * @since 0.1.0
 */
public record DatabaseEntry(
        String id,
        Optional<String> name,
        String defaultCatalog,
        String defaultSchema,
        ConnectionEntry defaultConnection,
        Optional<Instant> expiresAt,
        Instant createdAt,
        Map<String, Optional<String>> attachments) {}
