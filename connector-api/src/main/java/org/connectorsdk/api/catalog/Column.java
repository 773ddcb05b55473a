package org.connectorsdk.api.catalog;

import java.util.Objects;
import java.util.Optional;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.form.FormReader;
import org.jspecify.annotations.Nullable;

/**
 * One column of a table. Immutable.
 *
 * <p>Not {@link java.io.Serializable}: keep {@link #toJson()} instead.
 *
 * @since 0.1.0
 */
public final class Column {
    private final Values values;

    private Column(Values values) {
        this.values = values;
    }

    /** What equality is about. */
    private record Values(
            String name,
            String vendorType,
            DataType type,
            @Nullable Boolean nullable,
            @Nullable Boolean primaryKey,
            int position,
            JsonObject vendorFields) {}

    /**
     * Starts a column.
     *
     * @param name the exact name
     * @param vendorType the vendor's words
     * @return a builder
     */
    public static Builder builder(String name, String vendorType) {
        return new Builder(name, vendorType);
    }

    /** {@return the exact name} */
    public String name() {
        return values.name;
    }

    /** {@return the type in the vendor's words, unchanged; empty when not given} */
    public String vendorType() {
        return values.vendorType;
    }

    /** {@return the neutral reading of the type} */
    public DataType type() {
        return values.type;
    }

    /** {@return whether it may hold nulls; empty when the vendor does not report it} */
    public Optional<Boolean> nullable() {
        return Optional.ofNullable(values.nullable);
    }

    /** {@return whether it is part of the primary key; empty when the vendor does not report it} */
    public Optional<Boolean> primaryKey() {
        return Optional.ofNullable(values.primaryKey);
    }

    /** {@return its place in the table, from 1} */
    public int position() {
        return values.position;
    }

    /** {@return every field that the vendor sent and the library does not model} */
    public JsonObject vendorFields() {
        return values.vendorFields;
    }

    /** {@return the JSON form, as the command line prints it; {@link #fromJson} reads it back} */
    public JsonObject toJson() {
        return ColumnJson.write(this);
    }

    /**
     * Reads what {@link #toJson()} wrote. Members that are not known here are ignored.
     *
     * @param json the JSON form
     * @return the column
     * @throws IllegalArgumentException if a member is missing or of a wrong type; the message names it
     */
    public static Column fromJson(JsonObject json) {
        return ColumnJson.read(FormReader.of("Column", json));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Column that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    /** {@return name and vendor type} */
    @Override
    public String toString() {
        return "Column[" + values.name + " " + values.vendorType + "]";
    }

    /** Collects the values. Not thread-safe. */
    public static final class Builder {
        private final String name;
        private final String vendorType;
        private DataType type = DataType.unknown();
        private @Nullable Boolean nullable;
        private @Nullable Boolean primaryKey;
        private int position = 1;
        private JsonObject vendorFields = JsonObject.empty();

        private Builder(String name, String vendorType) {
            this.name = Objects.requireNonNull(name, "name");
            this.vendorType = Objects.requireNonNull(vendorType, "vendorType");
        }

        /**
         * The neutral reading of the type.
         *
         * @param value default unknown
         * @return this builder
         */
        public Builder type(DataType value) {
            this.type = Objects.requireNonNull(value, "type");
            return this;
        }

        /**
         * Whether it may hold nulls; empty when the vendor does not report it.
         *
         * @param value null when not given
         * @return this builder
         */
        public Builder nullable(@Nullable Boolean value) {
            this.nullable = value;
            return this;
        }

        /**
         * Whether it is part of the primary key; empty when the vendor does not report it.
         *
         * @param value null when not given
         * @return this builder
         */
        public Builder primaryKey(@Nullable Boolean value) {
            this.primaryKey = value;
            return this;
        }

        /**
         * Its place in the table, from 1.
         *
         * @param value 1 or more; default 1
         * @return this builder
         */
        public Builder position(int value) {
            this.position = value;
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
        public Column build() {
            return new Column(new Values(name, vendorType, type, nullable, primaryKey, position, vendorFields));
        }
    }
}
