package org.connectorsdk.api.spi;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.connectorsdk.api.catalog.DataType;

/**
 * Reads the type names of the databases that connections lead to: PostgreSQL, MySQL, SQL Server, Oracle, Snowflake,
 * BigQuery, Databricks, and those of Parquet files; in any case, with or without a length. Where they mean different
 * things by one name, most decide.
 *
 * @since 0.1.0
 */
public final class SqlTypes {
    private static final Map<String, DataType> BY_NAME = new HashMap<>();

    static {
        names(DataType.BOOLEAN, "boolean", "bool", "bit");
        names(
                DataType.INTEGER,
                "tinyint",
                "smallint",
                "mediumint",
                "int",
                "integer",
                "bigint",
                "byteint",
                "int2",
                "int4");
        names(
                DataType.INTEGER,
                "int8",
                "int16",
                "int32",
                "int64",
                "uint8",
                "uint16",
                "uint32",
                "uint64",
                "long",
                "short");
        names(DataType.INTEGER, "smallserial", "serial", "bigserial", "oid", "year");
        names(DataType.DECIMAL, "decimal", "numeric", "number", "dec", "bignumeric", "bigdecimal", "hugeint");
        names(DataType.DECIMAL, "money", "smallmoney", "currency");
        names(DataType.FLOAT, "real", "float", "float4", "float8", "float32", "float64", "double", "double precision");
        names(DataType.FLOAT, "binary_float", "binary_double");
        names(
                DataType.STRING,
                "text",
                "tinytext",
                "mediumtext",
                "longtext",
                "ntext",
                "clob",
                "nclob",
                "citext",
                "string");
        names(DataType.STRING, "char", "nchar", "bpchar", "character", "varchar", "varchar2", "nvarchar", "nvarchar2");
        names(DataType.STRING, "character varying", "name", "sysname", "enum", "utf8", "picklist");
        names(DataType.BINARY, "binary", "varbinary", "bytea", "bytes", "raw", "image", "rowversion", "byte_array");
        names(
                DataType.BINARY,
                "blob",
                "tinyblob",
                "mediumblob",
                "longblob",
                "fixed_len_byte_array",
                "varbit",
                "bit varying");
        names(DataType.DATE, "date", "date32");
        names(DataType.TIME, "time", "timetz", "time without time zone", "time with time zone");
        names(DataType.TIMESTAMP, "timestamp", "timestamp without time zone", "timestamp_ntz", "timestampntz", "int96");
        names(DataType.TIMESTAMP, "datetime", "datetime2", "smalldatetime");
        names(DataType.TIMESTAMP_TZ, "timestamptz", "timestamp with time zone", "timestamp_tz", "timestamp_ltz");
        names(DataType.TIMESTAMP_TZ, "timestamp with local time zone", "timestampltz", "datetimeoffset");
        names(DataType.INTERVAL, "interval");
        names(DataType.UUID, "uuid", "uniqueidentifier");
        names(DataType.JSON, "json", "jsonb", "variant", "super");
        names(DataType.ARRAY, "array", "list");
        names(DataType.OBJECT, "record", "struct", "map", "object", "row", "hstore");
    }

    private SqlTypes() {}

    private static void names(DataType type, String... names) {
        for (String name : names) {
            BY_NAME.put(name, type);
        }
    }

    /**
     * Reads a type.
     *
     * @param vendorType the source's own word, such as {@code NUMERIC(12,2)}, {@code timestamp(6) with time zone},
     *     {@code _int4}, {@code INTEGER[]} or {@code ARRAY<STRING>}
     * @return the neutral reading; {@link DataType#unknown()} for a name that is not known here
     */
    public static DataType read(String vendorType) {
        String text = vendorType.strip().toLowerCase(Locale.ROOT);
        if (text.endsWith("]") || text.startsWith("_")) {
            return DataType.ARRAY;
        }
        DataType known = BY_NAME.get(text);
        if (known == null) {
            known = BY_NAME.get(withoutArguments(text));
        }
        return known == null && text.startsWith("interval")
                ? DataType.INTERVAL
                : known == null ? DataType.unknown() : known;
    }

    /** {@code numeric(12,4) unsigned} is {@code numeric}, {@code timestamp(6) with time zone} keeps its zone. */
    private static String withoutArguments(String text) {
        int angle = text.indexOf('<');
        String name = angle < 0 ? text : text.substring(0, angle);
        int open = name.indexOf('(');
        int close = name.indexOf(')', open + 1);
        String plain = open < 0 || close < 0 ? name : name.substring(0, open).strip() + name.substring(close + 1);
        return plain.strip().replace(" unsigned", "").replace(" identity", "");
    }
}
