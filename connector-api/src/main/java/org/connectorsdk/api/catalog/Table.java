package org.connectorsdk.api.catalog;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.form.FormReader;
import org.jspecify.annotations.Nullable;

/**
 * One table, view, stream or file group, with its columns. Immutable.
 *
 * <p>Not {@link java.io.Serializable}: keep {@link #toJson()} instead.
 *
 * @since 0.1.0
 */
public final class Table {
    private final Values values;

    private Table(Values values) {
        this.values = values;
    }

    /** What equality is about. */
    private record Values(
            TableRef ref,
            List<Column> columns,
            List<List<String>> primaryKey,
            List<String> cursor,
            @Nullable Instant syncedAt,
            @Nullable Boolean synced,
            JsonObject vendorFields) {}

    /**
     * Starts a table.
     *
     * @param ref the exact names
     * @return a builder
     */
    public static Builder builder(TableRef ref) {
        return new Builder(ref);
    }

    /** {@return schema and name, exact} */
    public TableRef ref() {
        return values.ref;
    }

    /** {@return the columns in order; empty when they were not asked for or are not known yet} */
    public List<Column> columns() {
        return values.columns;
    }

    /**
     * The primary key: for each of its fields the path that leads to it, in key order. A column is a path of one part,
     * however many dots its name has; more parts lead to a field inside of a column.
     *
     * @return the paths; empty when there is no key or the vendor does not report it
     */
    public List<List<String>> primaryKey() {
        return values.primaryKey;
    }

    /** {@return path of the field that marks changed rows; empty when there is none} */
    public List<String> cursor() {
        return values.cursor;
    }

    /** {@return when its data was last synced, where the vendor reports it} */
    public Optional<Instant> syncedAt() {
        return Optional.ofNullable(values.syncedAt);
    }

    /** {@return whether the vendor holds synced data of it; empty when it does not report it} */
    public Optional<Boolean> synced() {
        return Optional.ofNullable(values.synced);
    }

    /** {@return every field that the vendor sent and the library does not model} */
    public JsonObject vendorFields() {
        return values.vendorFields;
    }

    /** {@return a builder that starts from these values} */
    public Builder toBuilder() {
        Builder builder = new Builder(values.ref);
        builder.columns = values.columns;
        builder.primaryKey = values.primaryKey;
        builder.cursor = values.cursor;
        builder.syncedAt = values.syncedAt;
        builder.synced = values.synced;
        builder.vendorFields = values.vendorFields;
        return builder;
    }

    /** {@return the JSON form, as the command line prints it; {@link #fromJson} reads it back} */
    public JsonObject toJson() {
        return TableJson.write(this);
    }

    /**
     * Reads what {@link #toJson()} wrote. Members that are not known here are ignored.
     *
     * @param json the JSON form
     * @return the table
     * @throws IllegalArgumentException if a member is missing or of a wrong type; the message names it
     */
    public static Table fromJson(JsonObject json) {
        return TableJson.read(FormReader.of("Table", json));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Table that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    /** {@return the name and the number of columns} */
    @Override
    public String toString() {
        return "Table[" + values.ref + ", " + values.columns.size() + " columns]";
    }

    /** Collects the values. Not thread-safe. */
    public static final class Builder {
        private TableRef ref;
        private List<Column> columns = List.of();
        private List<List<String>> primaryKey = List.of();
        private List<String> cursor = List.of();
        private @Nullable Instant syncedAt;
        private @Nullable Boolean synced;
        private JsonObject vendorFields = JsonObject.empty();

        private Builder(TableRef ref) {
            this.ref = Objects.requireNonNull(ref, "ref");
        }

        /**
         * Schema and name, exact.
         *
         * @param value the exact names
         * @return this builder
         */
        public Builder ref(TableRef value) {
            this.ref = Objects.requireNonNull(value, "ref");
            return this;
        }

        /**
         * The columns in order; empty when they were not asked for or are not known yet.
         *
         * @param value default none
         * @return this builder
         */
        public Builder columns(List<Column> value) {
            this.columns = Objects.requireNonNull(value, "columns");
            return this;
        }

        /**
         * The paths of the primary key's fields in key order; empty when there is none or the vendor does not report
         * it.
         *
         * @param value default none
         * @return this builder
         */
        public Builder primaryKey(List<List<String>> value) {
            this.primaryKey = Objects.requireNonNull(value, "primaryKey");
            return this;
        }

        /**
         * Path of the field that marks changed rows; empty when there is none.
         *
         * @param value default none
         * @return this builder
         */
        public Builder cursor(List<String> value) {
            this.cursor = Objects.requireNonNull(value, "cursor");
            return this;
        }

        /**
         * When its data was last synced, where the vendor reports it.
         *
         * @param value null when not given
         * @return this builder
         */
        public Builder syncedAt(@Nullable Instant value) {
            this.syncedAt = value;
            return this;
        }

        /**
         * Whether the vendor holds synced data of it; empty when it does not report it.
         *
         * @param value null when not given
         * @return this builder
         */
        public Builder synced(@Nullable Boolean value) {
            this.synced = value;
            return this;
        }

        /**
         * Every field that the vendor sent and the library does not model.
         *
         * @param value default none
         * @return this builder
         */
        public Builder vendorFields(JsonObject value) {
            this.vendorFields = Objects.requireNonNull(value, "vendorFields");
            return this;
        }

        /** {@return the value} */
        public Table build() {
            return new Table(new Values(
                    ref,
                    List.copyOf(columns),
                    primaryKey.stream().map(List::copyOf).toList(),
                    List.copyOf(cursor),
                    syncedAt,
                    synced,
                    vendorFields));
        }
    }
}
