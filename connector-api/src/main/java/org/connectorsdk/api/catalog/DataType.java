package org.connectorsdk.api.catalog;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The neutral reading of a column type. The vendor's own words are in {@link Column#vendorType()}.
 *
 * <p>A final class with constants rather than an enum, so that readings can be added without breaking a caller.
 *
 * @since 0.1.0
 */
public final class DataType {
    /** True or false. */
    public static final DataType BOOLEAN = new DataType("boolean");
    /** Whole numbers of up to 64 bits. */
    public static final DataType INTEGER = new DataType("integer");
    /** Exact decimal numbers, and whole numbers beyond 64 bits. */
    public static final DataType DECIMAL = new DataType("decimal");
    /** Binary floating-point numbers. */
    public static final DataType FLOAT = new DataType("float");
    /** Text. */
    public static final DataType STRING = new DataType("string");
    /** Bytes. */
    public static final DataType BINARY = new DataType("binary");
    /** A calendar date. */
    public static final DataType DATE = new DataType("date");
    /** A time of day. */
    public static final DataType TIME = new DataType("time");
    /** Date and time without a zone. */
    public static final DataType TIMESTAMP = new DataType("timestamp");
    /** Date and time with a zone or offset. */
    public static final DataType TIMESTAMP_TZ = new DataType("timestamp_tz");
    /** A span of time. */
    public static final DataType INTERVAL = new DataType("interval");
    /** A universally unique id. */
    public static final DataType UUID = new DataType("uuid");
    /** JSON or another document without a fixed shape. */
    public static final DataType JSON = new DataType("json");
    /** A list of values. */
    public static final DataType ARRAY = new DataType("array");
    /** A structure with named members, or a map. */
    public static final DataType OBJECT = new DataType("object");

    private static final DataType UNKNOWN = new DataType("unknown");

    private final String name;

    private DataType(String name) {
        this.name = name;
    }

    /** {@return the reading of a type that the library does not know; the vendor's word is beside it} */
    public static DataType unknown() {
        return UNKNOWN;
    }

    /** {@return the reading of a name, which may be newer than this library} */
    static DataType named(String name) {
        return new DataType(name);
    }

    /** {@return the name, lower case, stable across versions} */
    public String name() {
        return name;
    }

    /** {@return whether the vendor's type has a neutral reading} */
    public boolean isKnown() {
        return !equals(UNKNOWN);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DataType that && name.equals(that.name);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(name);
    }

    /** {@return the name} */
    @Override
    public String toString() {
        return name;
    }
}
