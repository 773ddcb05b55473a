package org.connectorsdk.simulators.table;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns what the engine answers into cells. */
final class SqlResult {
    /** Finds the column of a table that a column of an answer comes from. */
    interface Origins {
        Optional<TableColumn> column(String place, String table, String column);
    }

    private final List<TableColumn> columns;
    private final List<Integer> types;

    private SqlResult(List<TableColumn> columns, List<Integer> types) {
        this.columns = columns;
        this.types = types;
    }

    static SqlResult of(ResultSetMetaData shape, Origins origins) throws SQLException {
        List<TableColumn> columns = new ArrayList<>();
        List<Integer> types = new ArrayList<>();
        for (int i = 1; i <= shape.getColumnCount(); i++) {
            Optional<TableColumn> origin =
                    origins.column(shape.getSchemaName(i), shape.getTableName(i), shape.getColumnName(i));
            boolean nullable =
                    origin.map(TableColumn::nullable).orElse(shape.isNullable(i) != ResultSetMetaData.columnNoNulls);
            int type = shape.getColumnTypeName(i).startsWith("DECFLOAT") ? Types.DOUBLE : shape.getColumnType(i);
            String dataType =
                    origin.map(TableColumn::dataType).orElse(dataType(type, shape.getPrecision(i), shape.getScale(i)));
            columns.add(new TableColumn(shape.getColumnLabel(i), dataType, nullable));
            types.add(type);
        }
        return new SqlResult(List.copyOf(columns), List.copyOf(types));
    }

    private static String dataType(int type, int precision, int scale) {
        return switch (type) {
            case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> TableColumn.INTEGER;
            case Types.REAL, Types.FLOAT, Types.DOUBLE -> TableColumn.NUMBER;
            case Types.NUMERIC, Types.DECIMAL ->
                "Decimal128(" + Math.min(38, precision) + ", " + Math.min(38, scale) + ")";
            case Types.BOOLEAN -> TableColumn.FLAG;
            case Types.DATE -> TableColumn.DAY;
            case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> TableColumn.MOMENT;
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> TableColumn.BYTES;
            default -> TableColumn.TEXT;
        };
    }

    List<TableColumn> columns() {
        return columns;
    }

    List<@Nullable Object> row(ResultSet rows) throws SQLException {
        List<@Nullable Object> row = new ArrayList<>(columns.size());
        for (int i = 0; i < columns.size(); i++) {
            row.add(cell(rows, i + 1, types.get(i)));
        }
        return row;
    }

    private static @Nullable Object cell(ResultSet rows, int column, int type) throws SQLException {
        Object cell = value(rows, column, type);
        return rows.wasNull() ? null : cell;
    }

    private static @Nullable Object value(ResultSet rows, int column, int type) throws SQLException {
        return switch (type) {
            case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> rows.getLong(column);
            case Types.REAL, Types.FLOAT, Types.DOUBLE -> finite(rows.getDouble(column));
            case Types.NUMERIC, Types.DECIMAL -> plain(rows.getBigDecimal(column));
            case Types.BOOLEAN -> rows.getBoolean(column);
            case Types.TIMESTAMP_WITH_TIMEZONE -> instant(rows.getObject(column, OffsetDateTime.class));
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> hex(rows.getBytes(column));
            default -> rows.getString(column);
        };
    }

    /** What is not a number is null in JSON. */
    private static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }

    private static @Nullable String plain(@Nullable BigDecimal value) {
        return value == null ? null : value.toPlainString();
    }

    private static @Nullable String instant(@Nullable OffsetDateTime value) {
        return value == null ? null : value.toInstant().toString();
    }

    private static @Nullable String hex(byte @Nullable [] value) {
        return value == null ? null : HexFormat.of().formatHex(value);
    }
}
