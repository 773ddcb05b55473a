package org.connectorsdk.simulators.hotdata.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A connection in a workspace: what it points to, what its source holds, and what the catalog knows of it.
 *
 * @since 0.1.0
 */
public final class ConnectionEntry {
    private final String id;
    private final String name;
    private final String sourceType;
    private final ObjectNode config;
    private final boolean hidden;
    private @Nullable String secretId;

    /** Shared with all connections of the type until it is changed. */
    private NavigableMap<TableName, SourceTable> source;

    private final NavigableMap<TableName, CatalogTable> catalog = new TreeMap<>();
    private final Set<String> managedSchemas = new TreeSet<>();
    private boolean discoveryDue;

    ConnectionEntry(String id, String name, String sourceType, ObjectNode config, boolean hidden) {
        this.id = id;
        this.name = name;
        this.sourceType = sourceType;
        this.config = config;
        this.hidden = hidden;
        this.source = SourceTypes.tablesOf(sourceType);
    }

    /** {@return its id, 30 characters} */
    public String id() {
        return id;
    }

    /** {@return its name, unique in the workspace} */
    public String name() {
        return name;
    }

    /** {@return the type of its source, such as {@code postgres}} */
    public String sourceType() {
        return sourceType;
    }

    /** {@return its configuration as it is stored, without the credential, a copy} */
    public ObjectNode config() {
        return config.deepCopy();
    }

    /** {@return the secret it uses: the secret's id, empty when it uses none} */
    public Optional<String> secretId() {
        return Optional.ofNullable(secretId);
    }

    /**
     * {@return whether it has no remote source: its tables are declared and loaded}}
     */
    public boolean isManaged() {
        return sourceType.equals(SourceTypes.MANAGED);
    }

    /** {@return whether it is the default catalog of a database, which is not listed: true for hidden ones} */
    public boolean isHidden() {
        return hidden;
    }

    public void useSecret(@Nullable String newSecretId) {
        secretId = newSecretId;
    }

    public String configText(String member) {
        return config.path(member).asText("");
    }

    /** {@return what is at the source now, table by name, in order} */
    public Map<TableName, SourceTable> source() {
        return Collections.unmodifiableMap(source);
    }

    NavigableMap<TableName, SourceTable> ownSource() {
        if (source == SourceTypes.tablesOf(sourceType)) {
            source = new TreeMap<>(source);
        }
        return source;
    }

    /** {@return what the catalog knows, table by name, in order} */
    public NavigableMap<TableName, CatalogTable> catalog() {
        return Collections.unmodifiableNavigableMap(ownCatalog());
    }

    public NavigableMap<TableName, CatalogTable> ownCatalog() {
        if (discoveryDue) {
            discoveryDue = false;
            source.forEach((where, table) -> catalog.put(where, new CatalogTable(table.columns())));
        }
        return catalog;
    }

    /** Lets the catalog be filled when it is first looked at, so that a million seeded connections stay small. */
    public void discoverWhenAsked() {
        discoveryDue = true;
    }

    public Set<String> ownSchemas() {
        return managedSchemas;
    }

    /** {@return the schemas that were declared; empty unless it is managed} */
    public Set<String> managedSchemas() {
        return Collections.unmodifiableSet(managedSchemas);
    }

    public long syncedTables() {
        return ownCatalog().values().stream().filter(CatalogTable::isSynced).count();
    }
}
