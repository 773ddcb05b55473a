package org.connectorsdk.api.catalog;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What to introspect. Immutable. Names are exact, never patterns, in the source's own case; they are pushed down to the
 * vendor where it can filter.
 *
 * <p>A schema or table that is named and does not exist is {@code NotFound}, not an empty catalog.
 *
 * @since 0.1.0
 */
public final class IntrospectionRequest {
    private static final IntrospectionRequest ALL = new IntrospectionRequest(null, null, true, false);

    private final @Nullable String schema;
    private final @Nullable String table;
    private final boolean columns;
    private final boolean fresh;

    private IntrospectionRequest(@Nullable String schema, @Nullable String table, boolean columns, boolean fresh) {
        this.schema = schema;
        this.table = table;
        this.columns = columns;
        this.fresh = fresh;
    }

    /** {@return the request for all schemas, tables and columns, from what the vendor has cached} */
    public static IntrospectionRequest all() {
        return ALL;
    }

    /**
     * The same for one schema.
     *
     * @param name its exact name
     * @return another request
     */
    public IntrospectionRequest schema(String name) {
        return new IntrospectionRequest(Objects.requireNonNull(name, "name"), table, columns, fresh);
    }

    /**
     * The same for one table.
     *
     * @param name its exact name
     * @return another request
     */
    public IntrospectionRequest table(String name) {
        return new IntrospectionRequest(schema, Objects.requireNonNull(name, "name"), columns, fresh);
    }

    /** {@return the same without columns, which spares most vendors one request per table} */
    public IntrospectionRequest withoutColumns() {
        return new IntrospectionRequest(schema, table, false, fresh);
    }

    /** {@return the same after the vendor has read the source again, which can take minutes} */
    public IntrospectionRequest fresh() {
        return new IntrospectionRequest(schema, table, columns, true);
    }

    /** {@return the schema to read; empty for all} */
    public Optional<String> schema() {
        return Optional.ofNullable(schema);
    }

    /** {@return the table to read; empty for all} */
    public Optional<String> table() {
        return Optional.ofNullable(table);
    }

    /** {@return whether columns are wanted; default true} */
    public boolean columns() {
        return columns;
    }

    /** {@return whether the vendor shall read the source again; default false} */
    public boolean isFresh() {
        return fresh;
    }

    /** {@return what is asked for} */
    @Override
    public String toString() {
        return "IntrospectionRequest[schema " + schema + ", table " + table + (columns ? "" : ", without columns")
                + (fresh ? ", fresh" : "") + "]";
    }
}
