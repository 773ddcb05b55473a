package org.connectorsdk.simulators.table;

import static java.util.Objects.requireNonNull;

/**
 * A column of a table.
 *
 * @param name its name
 * @param dataType its type in Arrow's words, such as {@code Int64} or {@code Decimal128(10, 2)}; one that is not known
 *     here counts as text
 * @param nullable whether it may hold nulls
 * @since 0.1.0
 */
public record TableColumn(String name, String dataType, boolean nullable) {
    /** Whole numbers of 64 bits. */
    public static final String INTEGER = "Int64";

    /** Numbers in double precision. */
    public static final String NUMBER = "Float64";

    /** Text. */
    public static final String TEXT = "Utf8";

    /** True and false. */
    public static final String FLAG = "Boolean";

    /** Bytes. */
    public static final String BYTES = "Binary";

    /** Days. */
    public static final String DAY = "Date32";

    /** Instants in UTC. */
    public static final String MOMENT = "Timestamp(Microsecond, Some(\"UTC\"))";

    /**
     * Checks that name and type are there.
     *
     * @param name its name
     * @param dataType its type in Arrow's words
     * @param nullable whether it may hold nulls
     */
    public TableColumn {
        requireNonNull(name, "name");
        requireNonNull(dataType, "dataType");
    }

    /** The type of the engine's column. */
    String sqlType() {
        if (dataType.startsWith("Int") || dataType.startsWith("UInt")) {
            return "BIGINT";
        }
        if (dataType.startsWith("Float")) {
            return "DOUBLE PRECISION";
        }
        if (dataType.startsWith("Decimal128(")) {
            return "NUMERIC" + dataType.substring("Decimal128".length());
        }
        if (dataType.startsWith("Timestamp")) {
            return "TIMESTAMP(6) WITH TIME ZONE";
        }
        return switch (dataType) {
            case FLAG -> "BOOLEAN";
            case DAY -> "DATE";
            default -> "VARCHAR";
        };
    }
}
