package org.connectorsdk.simulators.table;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.connectorsdk.simulators.table.ThriftReader.Struct;
import org.jspecify.annotations.Nullable;

/**
 * Reads small Parquet files whose columns are not nested: flags, numbers and texts, plain or with a dictionary, packed
 * with Snappy, GZIP or not.
 *
 * @since 0.1.0
 */
public final class ParquetFile {
    private static final byte[] MARK = "PAR1".getBytes(StandardCharsets.US_ASCII);
    private static final int TAIL = 8;

    private ParquetFile() {}

    /**
     * Whether bytes begin as a Parquet file does.
     *
     * @param bytes the file or its beginning
     * @return true for the format's mark
     */
    public static boolean begins(byte[] bytes) {
        return bytes.length >= MARK.length
                && ByteBuffer.wrap(bytes, 0, MARK.length).equals(ByteBuffer.wrap(MARK));
    }

    /**
     * Whether a file has something where a Parquet file describes itself, be it readable or not.
     *
     * @param bytes the whole file
     * @return false for one that is only marked as Parquet at both its ends
     */
    public static boolean isDescribed(byte[] bytes) {
        int end = bytes.length - TAIL;
        int size = end < MARK.length
                ? 0
                : ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(end);
        return size > 0 && size <= end - MARK.length;
    }

    /**
     * Reads a file.
     *
     * @param bytes the whole of it
     * @return its rows and columns
     * @throws UnreadableTableException if it is not Parquet, or of a kind that is not read here
     */
    public static Table read(byte[] bytes) {
        try {
            return table(bytes);
        } catch (BufferUnderflowException
                | IllegalArgumentException
                | IndexOutOfBoundsException
                | ArithmeticException e) {
            throw new UnreadableTableException("Parquet: the file is cut off or damaged");
        }
    }

    private static Table table(byte[] bytes) {
        ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int end = bytes.length - TAIL;
        boolean marked = begins(bytes)
                && file.slice(bytes.length - MARK.length, MARK.length).equals(ByteBuffer.wrap(MARK));
        if (end < MARK.length || !marked) {
            throw new UnreadableTableException("Parquet: the file does not begin and end with PAR1");
        }
        if (!isDescribed(bytes)) {
            throw new UnreadableTableException("Parquet: the file's description is missing");
        }
        int size = file.getInt(end);
        Struct description = new ThriftReader(file.slice(end - size, size)).struct();
        List<Struct> leaves = description.structs(2);
        List<Struct> columns = leaves.subList(1, leaves.size());
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Struct group : description.structs(4)) {
            addGroup(file, group, columns, rows);
        }
        return Table.of(columns.stream().map(ParquetFile::column).toList(), rows);
    }

    private static void addGroup(
            ByteBuffer file, Struct group, List<Struct> columns, List<List<@Nullable Object>> rows) {
        List<List<@Nullable Object>> cells = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Struct column = columns.get(i);
            if (column.has(5) && column.number(5) > 0) {
                throw new UnreadableTableException("Parquet: the simulator does not read nested columns");
            }
            Struct chunk = group.structs(1).get(i).struct(3);
            boolean optional = column.has(3) && column.number(3) == 1;
            cells.add(new ParquetColumn(file, chunk, column.small(1), optional).read());
        }
        for (int row = 0; row < group.number(3); row++) {
            List<@Nullable Object> read = new ArrayList<>(columns.size());
            for (List<@Nullable Object> column : cells) {
                read.add(column.get(row));
            }
            rows.add(read);
        }
    }

    private static TableColumn column(Struct described) {
        String type = switch (described.small(1)) {
            case ParquetColumn.BOOLEAN -> TableColumn.FLAG;
            case ParquetColumn.INT32, ParquetColumn.INT64 -> TableColumn.INTEGER;
            case ParquetColumn.FLOAT, ParquetColumn.DOUBLE -> TableColumn.NUMBER;
            default -> TableColumn.TEXT;
        };
        boolean optional = described.has(3) && described.number(3) == 1;
        return new TableColumn(new String(described.bytes(4), StandardCharsets.UTF_8), type, optional);
    }
}
