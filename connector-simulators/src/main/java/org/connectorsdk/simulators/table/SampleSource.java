package org.connectorsdk.simulators.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.connectorsdk.simulators.table.SampleTable.Column;
import org.connectorsdk.simulators.table.SqlEngine.Named;
import org.jspecify.annotations.Nullable;

/**
 * What is behind a simulated connection: schemas with tables and rows, catalogs, files, and statements with their
 * answers. Immutable, so one source may serve any number of connections.
 *
 * @since 0.1.0
 */
public final class SampleSource {
    /**
     * An object of a storage bucket.
     *
     * @param key its whole key
     * @param size its size in bytes
     * @param lastModified when it was last changed
     * @param columns its columns when it is a table in a file
     */
    public record StoredObject(String key, long size, Instant lastModified, List<Column> columns) {}

    /**
     * What a statement answers.
     *
     * @param columns names of the columns
     * @param rows the rows, each with one value for each column
     */
    public record Result(List<String> columns, List<List<JsonNode>> rows) {}

    private static final Pattern NOT_FOUND = Pattern.compile("(Table|Column) (\"[^\"]*\") not found.*");

    private final List<SampleTable> tables;
    private final Set<String> schemas;
    private final Map<String, List<String>> catalogs;
    private final List<StoredObject> objects;
    private final Map<String, Result> results;
    private final Map<String, String> failures;
    private final boolean reachable;

    private SampleSource(Builder builder, boolean reachable) {
        this.tables = List.copyOf(builder.tables);
        this.schemas = builder.schemas;
        this.catalogs = builder.catalogs;
        this.objects = List.copyOf(builder.objects);
        this.results = builder.results;
        this.failures = builder.failures;
        this.reachable = reachable;
    }

    /** {@return a builder of a source that is empty so far; for use by one thread} */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return the same source out of reach} */
    public SampleSource unreachable() {
        Builder same = new Builder();
        same.tables.addAll(tables);
        same.schemas.addAll(schemas);
        same.catalogs.putAll(catalogs);
        same.objects.addAll(objects);
        same.results.putAll(results);
        same.failures.putAll(failures);
        return new SampleSource(same, false);
    }

    /** {@return whether it can be reached} */
    public boolean isReachable() {
        return reachable;
    }

    /** {@return the names of its schemas, in order} */
    public List<String> schemaNames() {
        return List.copyOf(schemas);
    }

    /** {@return the names of its catalogs, in order, each with the schemas that discovery shows in it} */
    public Map<String, List<String>> catalogs() {
        return catalogs;
    }

    /** {@return its files, in order} */
    public List<StoredObject> objects() {
        return objects;
    }

    /**
     * Its tables.
     *
     * @param schema which schema; empty for all
     * @return in order, schema by schema
     */
    public List<SampleTable> tables(Optional<String> schema) {
        return schemas.stream()
                .filter(name -> schema.isEmpty() || schema.get().equals(name))
                .flatMap(name -> tables.stream().filter(table -> table.schema().equals(name)))
                .toList();
    }

    /**
     * One table.
     *
     * @param schema its schema; empty for any
     * @param name its exact name
     * @return empty when there is none
     */
    public Optional<SampleTable> table(Optional<String> schema, String name) {
        return tables(schema).stream()
                .filter(table -> table.name().equals(name))
                .findFirst();
    }

    /**
     * Answers a statement: one whose answer was prepared, or a query over its tables.
     *
     * @param sql one statement
     * @param engine answers what is not plain; may serve any number of sources, one after the other
     * @param usualSchema where a table without a schema is; empty for anywhere
     * @return its answer
     * @throws StatementException if it fails; the message is one line
     */
    public Result query(String sql, SqlEngine engine, Optional<String> usualSchema) {
        Result prepared = results.get(sql);
        if (prepared != null) {
            return prepared;
        }
        if (failures.containsKey(sql)) {
            throw new StatementException(String.valueOf(failures.get(sql)));
        }
        try {
            return result(engine.query(sql, names -> named(names, usualSchema)));
        } catch (StatementException e) {
            String text = String.valueOf(e.getMessage());
            throw new StatementException(NOT_FOUND
                    .matcher(text)
                    .replaceFirst(found -> (found.group(1).equals("Table") ? "relation " : "column ") + found.group(2)
                            + " does not exist"));
        }
    }

    /** The names of a statement are in lower case where they have no quotes and the statement is not plain. */
    private Optional<Named> named(List<String> names, Optional<String> usualSchema) {
        if (names.size() > 2) {
            return Optional.empty();
        }
        String name = names.get(names.size() - 1);
        Optional<String> schema = names.size() == 2 ? Optional.of(names.get(0)) : usualSchema;
        Optional<SampleTable> found = table(schema, name)
                .or(() -> tables.stream()
                        .filter(table -> table.name().equalsIgnoreCase(name)
                                && schema.map(table.schema()::equalsIgnoreCase).orElse(true))
                        .findFirst());
        if (found.isEmpty() && names.size() == 2) { // the engine would miss the schema, not the table
            throw new StatementException("relation \"" + name + "\" does not exist");
        }
        return found.map(table -> new Named('/' + table.schema(), table.name(), table.content()));
    }

    private static Result result(Table answer) {
        List<List<JsonNode>> rows = new ArrayList<>();
        for (long number = 0; number < answer.rows(); number++) {
            List<JsonNode> row = new ArrayList<>();
            for (int i = 0; i < answer.columns().size(); i++) {
                row.add(value(answer.cell(number, i), answer.columns().get(i).dataType()));
            }
            rows.add(row);
        }
        return new Result(answer.columns().stream().map(TableColumn::name).toList(), rows);
    }

    private static JsonNode value(@Nullable Object cell, String dataType) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        if (cell instanceof Long number) {
            return json.numberNode(number);
        }
        if (cell instanceof Double number) {
            return json.numberNode(number);
        }
        if (cell instanceof Boolean flag) {
            return json.booleanNode(flag);
        }
        if (cell == null) {
            return json.nullNode();
        }
        return cell instanceof BigDecimal || dataType.startsWith(SampleTable.DECIMAL)
                ? DecimalNode.valueOf(new BigDecimal(cell.toString()))
                : json.textNode(cell.toString());
    }

    /** Collects a source; for use by one thread. */
    public static final class Builder {
        private final List<SampleTable> tables = new ArrayList<>();
        private final Set<String> schemas = new LinkedHashSet<>();
        private final Map<String, List<String>> catalogs = new LinkedHashMap<>();
        private final List<StoredObject> objects = new ArrayList<>();
        private final Map<String, Result> results = new LinkedHashMap<>();
        private final Map<String, String> failures = new LinkedHashMap<>();

        private Builder() {}

        /**
         * Adds a schema without tables, unless it is there.
         *
         * @param schema its exact name
         * @return this builder
         */
        public Builder schema(String schema) {
            schemas.add(schema);
            return this;
        }

        /**
         * Adds a table; its schema comes into being with its first table.
         *
         * @param table the table
         * @return this builder
         */
        public Builder table(SampleTable table) {
            tables.add(table);
            return schema(table.schema());
        }

        /**
         * Adds an empty table.
         *
         * @param schema the schema's exact name
         * @param name the table's exact name
         * @param columns its columns in order
         * @return this builder
         */
        public Builder table(String schema, String name, Column... columns) {
            return table(SampleTable.of(schema, name, columns));
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
         * Prepares what a statement answers.
         *
         * @param sql the exact text
         * @param result its answer
         * @return this builder
         */
        public Builder statement(String sql, Result result) {
            results.put(sql, result);
            return this;
        }

        /**
         * Prepares how a statement fails.
         *
         * @param sql the exact text
         * @param message the source's words
         * @return this builder
         */
        public Builder failingStatement(String sql, String message) {
            failures.put(sql, message);
            return this;
        }

        /** {@return the source, within reach; the builder must not be used any more} */
        public SampleSource build() {
            return new SampleSource(this, true);
        }
    }
}
