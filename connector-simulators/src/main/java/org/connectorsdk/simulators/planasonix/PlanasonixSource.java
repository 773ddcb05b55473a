package org.connectorsdk.simulators.planasonix;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What lies behind a connection: schemas with tables and rows, catalogs, files, and statements with their answers.
 * Immutable, so one source may serve any number of connections.
 *
 * @since 0.1.0
 */
public final class PlanasonixSource {

    /**
     * A column of a table or file.
     *
     * @param name its exact name
     * @param type the source's own word for its type
     * @param nullable whether it may be null
     */
    public record Column(String name, String type, boolean nullable) {
        /**
         * Checks that nothing is null.
         *
         * @param name its exact name
         * @param type the source's own word for its type
         * @param nullable whether it may be null
         */
        public Column {
            requireNonNull(name, "name");
            requireNonNull(type, "type");
        }
    }

    /**
     * A table or view.
     *
     * @param name its exact name
     * @param type {@code TABLE}, {@code VIEW} or any other word
     * @param columns its columns in order
     * @param rows its rows, each with one cell for each column
     */
    public record Table(String name, String type, List<Column> columns, List<List<JsonNode>> rows) {
        /**
         * Copies the lists.
         *
         * @param name its exact name
         * @param type {@code TABLE}, {@code VIEW} or any other word
         * @param columns its columns in order
         * @param rows its rows, each with one cell for each column
         */
        public Table {
            requireNonNull(name, "name");
            requireNonNull(type, "type");
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
        }
    }

    /** An object of a storage bucket; one with columns can be asked for its schema. */
    record StoredObject(String key, long size, Instant lastModified, List<Column> columns) {}

    /** What a statement answers: rows, or words why not. */
    record StatementAnswer(List<String> columns, List<List<JsonNode>> rows, Optional<String> failure) {}

    private final Map<String, Map<String, Table>> schemas;
    private final Map<String, List<String>> catalogs;
    private final List<StoredObject> objects;
    private final Map<String, StatementAnswer> statements;
    private final boolean reachable;

    private PlanasonixSource(Builder builder, boolean reachable) {
        this.schemas = builder.schemas;
        this.catalogs = builder.catalogs;
        this.objects = builder.objects;
        this.statements = builder.statements;
        this.reachable = reachable;
    }

    /**
     * Begins a source that is empty so far.
     *
     * @return the builder, for use by one thread
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The same source out of reach: looking into it is 502, and a test of the connection fails.
     *
     * @return the changed copy
     */
    public PlanasonixSource unreachable() {
        Builder same = new Builder();
        same.schemas.putAll(schemas);
        same.catalogs.putAll(catalogs);
        same.objects.addAll(objects);
        same.statements.putAll(statements);
        return new PlanasonixSource(same, false);
    }

    boolean isReachable() {
        return reachable;
    }

    List<String> schemaNames() {
        return List.copyOf(schemas.keySet());
    }

    Map<String, List<String>> catalogs() {
        return catalogs;
    }

    List<StoredObject> objects() {
        return objects;
    }

    /** The tables of one schema, or of all when none is given. */
    List<Table> tables(Optional<String> schema) {
        List<Table> found = new ArrayList<>();
        schemas.forEach((name, tables) -> {
            if (schema.isEmpty() || schema.get().equals(name)) {
                found.addAll(tables.values());
            }
        });
        return found;
    }

    Optional<Table> table(Optional<String> schema, String name) {
        return tables(schema).stream()
                .filter(table -> table.name().equals(name))
                .findFirst();
    }

    /** Names as a sync reports them: schema, dot, table. */
    List<String> qualifiedNames() {
        List<String> names = new ArrayList<>();
        schemas.forEach((schema, tables) -> tables.keySet().forEach(table -> names.add(schema + "." + table)));
        return names;
    }

    Optional<StatementAnswer> statement(String sql) {
        return Optional.ofNullable(statements.get(sql));
    }

    /** Collects a source; for use by one thread. */
    public static final class Builder {

        private final Map<String, Map<String, Table>> schemas = new LinkedHashMap<>();
        private final Map<String, List<String>> catalogs = new LinkedHashMap<>();
        private final List<StoredObject> objects = new ArrayList<>();
        private final Map<String, StatementAnswer> statements = new LinkedHashMap<>();

        private Builder() {}

        /**
         * Adds a schema without tables, unless it is there.
         *
         * @param schema its exact name
         * @return this builder
         */
        public Builder schema(String schema) {
            schemas.computeIfAbsent(schema, name -> new LinkedHashMap<>());
            return this;
        }

        /**
         * Adds a table to a schema, which comes into being with its first table.
         *
         * @param schema the schema's exact name
         * @param table the table
         * @return this builder
         */
        public Builder table(String schema, Table table) {
            schema(schema);
            requireNonNull(schemas.get(schema)).put(table.name(), table);
            return this;
        }

        /**
         * Adds an empty table of type {@code TABLE}.
         *
         * @param schema the schema's exact name
         * @param name the table's exact name
         * @param columns its columns in order
         * @return this builder
         */
        public Builder table(String schema, String name, Column... columns) {
            return table(schema, new Table(name, "TABLE", List.of(columns), List.of()));
        }

        /**
         * Adds a catalog, as lakehouses have them.
         *
         * @param name its exact name
         * @param schemaNames the schemas that discovery shows in it
         * @return this builder
         */
        public Builder catalog(String name, String... schemaNames) {
            catalogs.put(name, List.of(schemaNames));
            return this;
        }

        /**
         * Adds an object of a storage bucket.
         *
         * @param key its whole key
         * @param size its size in bytes
         * @param lastModified when it was last changed
         * @param columns its columns when it is a table in a file
         * @return this builder
         */
        public Builder object(String key, long size, Instant lastModified, Column... columns) {
            objects.add(new StoredObject(key, size, lastModified, List.of(columns)));
            return this;
        }

        /**
         * Says what a statement answers.
         *
         * @param sql the exact text
         * @param columns names of the result's columns
         * @param rows the result's rows
         * @return this builder
         */
        public Builder statement(String sql, List<String> columns, List<List<JsonNode>> rows) {
            statements.put(sql, new StatementAnswer(List.copyOf(columns), List.copyOf(rows), Optional.empty()));
            return this;
        }

        /**
         * Says how a statement fails.
         *
         * @param sql the exact text
         * @param message the source's words
         * @return this builder
         */
        public Builder failingStatement(String sql, String message) {
            statements.put(sql, new StatementAnswer(List.of(), List.of(), Optional.of(message)));
            return this;
        }

        /**
         * Finishes the source. The builder must not be used any more.
         *
         * @return the source, within reach
         */
        public PlanasonixSource build() {
            return new PlanasonixSource(this, true);
        }
    }
}
