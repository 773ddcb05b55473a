package org.connectorsdk.api.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.connectorsdk.api.json.JsonObject;

/**
 * Everything that an introspection found, held in memory. For very large sources use a {@link CatalogVisitor}.
 *
 * <p>Not {@link java.io.Serializable}: keep {@link #toJson()} instead.
 *
 * @param schemas the schemas in the vendor's order
 * @param problems parts that could not be read
 * @param complete whether every part that was asked for is here
 * @since 0.1.0
 */
public record Catalog(List<Schema> schemas, List<CatalogProblem> problems, boolean complete) {
    /**
     * Copies the lists.
     *
     * @param schemas the schemas in the vendor's order
     * @param problems parts that could not be read
     * @param complete whether every part that was asked for is here
     */
    public Catalog {
        schemas = List.copyOf(schemas);
        problems = List.copyOf(problems);
    }

    /** {@return the JSON form, as the command line prints it; {@link #fromJson} reads it back} */
    public JsonObject toJson() {
        return CatalogJson.write(this);
    }

    /**
     * Reads what {@link #toJson()} wrote. Members that are not known here are ignored.
     *
     * @param json the JSON form
     * @return the catalog
     * @throws IllegalArgumentException if a member is missing or of a wrong type; the message names it
     */
    public static Catalog fromJson(JsonObject json) {
        return CatalogJson.read(json);
    }

    /** {@return all tables of all schemas} */
    public List<Table> tables() {
        List<Table> all = new ArrayList<>();
        schemas.forEach(schema -> all.addAll(schema.tables()));
        return all;
    }

    /**
     * Finds a table by its exact names.
     *
     * @param schema the schema, empty where there is none
     * @param table the table
     * @return the table, if it is here
     */
    public Optional<Table> table(String schema, String table) {
        return schemas.stream()
                .filter(s -> s.name().equals(schema))
                .flatMap(s -> s.tables().stream())
                .filter(t -> t.ref().table().equals(table))
                .findFirst();
    }

    /** {@return a collector of tables into a catalog, to be given to a visiting introspection} */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects tables as they come. Not thread-safe. */
    public static final class Builder implements CatalogVisitor {
        private final Map<String, List<Table>> schemas = new LinkedHashMap<>();

        private Builder() {}

        @Override
        public boolean table(Table table) {
            schemas.computeIfAbsent(table.ref().schema(), name -> new ArrayList<>())
                    .add(table);
            return true;
        }

        /**
         * Closes the collection.
         *
         * @param summary how the walk ended
         * @return the catalog
         */
        public Catalog build(CatalogSummary summary) {
            List<Schema> found = new ArrayList<>(schemas.size());
            schemas.forEach((name, tables) -> found.add(new Schema(name, tables)));
            return new Catalog(found, summary.problems(), summary.complete());
        }
    }
}
