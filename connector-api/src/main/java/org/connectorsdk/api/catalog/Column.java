package org.connectorsdk.api.catalog;

import java.util.Objects;
import java.util.Optional;
import org.connectorsdk.api.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * One column of a table. Immutable.
 */
public final class Column {
    private final String name;
    private final String vendorType;
    private final DataType type;
    private final @Nullable Boolean nullable;
    private final @Nullable Boolean primaryKey;
    private final int position;
    private final JsonObject vendorFields;

    private Column(Builder builder) {
        this.name = builder.name;
        this.vendorType = builder.vendorType;
        this.type = builder.type;
        this.nullable = builder.nullable;
        this.primaryKey = builder.primaryKey;
        this.position = builder.position;
        this.vendorFields = builder.vendorFields;
    }

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
        return name;
    }

    /** {@return the type in the vendor's words, unchanged; empty when not given} */
    public String vendorType() {
        return vendorType;
    }

    /** {@return the neutral reading of the type} */
    public DataType type() {
        return type;
    }

    /** {@return whether it may hold nulls; empty when the vendor does not report it} */
    public Optional<Boolean> nullable() {
        return Optional.ofNullable(nullable);
    }

    /** {@return whether it is part of the primary key; empty when the vendor does not report it} */
    public Optional<Boolean> primaryKey() {
        return Optional.ofNullable(primaryKey);
    }

    /** {@return its place in the table, from 1} */
    public int position() {
        return position;
    }

    /** {@return every field that the vendor sent and the library does not model} */
    public JsonObject vendorFields() {
        return vendorFields;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Column that
                && Objects.equals(name, that.name)
                && Objects.equals(vendorType, that.vendorType)
                && Objects.equals(type, that.type)
                && Objects.equals(nullable, that.nullable)
                && Objects.equals(primaryKey, that.primaryKey)
                && position == that.position
                && Objects.equals(vendorFields, that.vendorFields);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, vendorType, type, nullable, primaryKey, position, vendorFields);
    }

    /** {@return name and vendor type} */
    @Override
    public String toString() {
        return "Column[" + name + " " + vendorType + "]";
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
            return new Column(this);
        }
    }
}
