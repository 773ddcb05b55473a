package org.connectorsdk.simulators.table;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows as an Arrow IPC stream: whole numbers, numbers and flags as such, everything else as text.
 *
 * @since 0.1.0
 */
public final class ArrowStream {
    private static final int VERSION_5 = 4;
    private static final int SCHEMA = 1;
    private static final int RECORD_BATCH = 3;
    private static final int INT = 2;
    private static final int FLOATING_POINT = 3;
    private static final int UTF8 = 5;
    private static final int BOOL = 6;
    private static final int ROWS_A_BATCH = 8_192;

    private final Table table;
    private final OutputStream out;

    private ArrowStream(Table table, OutputStream out) {
        this.table = table;
        this.out = out;
    }

    /**
     * Writes some rows: the schema, batches of up to 8,192 rows, and the mark of the end.
     *
     * @param table where the rows are
     * @param from the first one
     * @param to the one after the last
     * @param out where to write; not closed
     * @throws IOException if it cannot be written to
     */
    public static void write(Table table, long from, long to, OutputStream out) throws IOException {
        ArrowStream stream = new ArrowStream(table, out);
        stream.schema();
        for (long first = from; first < to; first += ROWS_A_BATCH) {
            stream.batch(first, (int) Math.min(ROWS_A_BATCH, to - first));
        }
        out.write(littleEndian(-1, 0));
    }

    private static byte[] littleEndian(int first, int second) {
        return ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(first)
                .putInt(second)
                .array();
    }

    private void message(FlatBuffer buffer, int kind, int header, byte[] body) throws IOException {
        int root = buffer.begin(5)
                .int64(3, body.length)
                .reference(2, header)
                .int16(0, VERSION_5)
                .octet(1, kind)
                .end();
        byte[] head = buffer.finish(root);
        int padded = (head.length + 7) / 8 * 8;
        out.write(littleEndian(-1, padded));
        out.write(head);
        out.write(new byte[padded - head.length]);
        out.write(body);
    }

    private static int typeOf(TableColumn column) {
        return switch (column.sqlType()) {
            case "BIGINT" -> INT;
            case "DOUBLE PRECISION" -> FLOATING_POINT;
            case "BOOLEAN" -> BOOL;
            default -> UTF8;
        };
    }

    private void schema() throws IOException {
        FlatBuffer buffer = new FlatBuffer();
        List<Integer> fields = new ArrayList<>();
        for (TableColumn column : table.columns()) {
            int name = buffer.text(column.name());
            int children = buffer.references(List.of());
            int kind = typeOf(column);
            int type = switch (kind) {
                case INT -> buffer.begin(2).int32(0, Long.SIZE).flag(1, true).end();
                case FLOATING_POINT -> buffer.begin(1).int16(0, 2).end();
                default -> buffer.begin(0).end();
            };
            fields.add(buffer.begin(7)
                    .reference(0, name)
                    .reference(3, type)
                    .reference(5, children)
                    .flag(1, column.nullable())
                    .octet(2, kind)
                    .end());
        }
        int list = buffer.references(fields);
        int schema = buffer.begin(4).reference(1, list).int16(0, 0).end();
        message(buffer, SCHEMA, schema, new byte[0]);
    }

    /** The buffers of a batch, one after the other, and where each is. */
    private static final class Body {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final List<Long> places = new ArrayList<>();

        void add(byte[] buffer) {
            places.add((long) bytes.size());
            places.add((long) buffer.length);
            bytes.writeBytes(buffer);
            bytes.writeBytes(new byte[-buffer.length & 7]);
        }
    }

    private void batch(long first, int rows) throws IOException {
        Body body = new Body();
        List<Long> nodes = new ArrayList<>();
        for (int column = 0; column < table.columns().size(); column++) {
            List<@Nullable Object> cells = new ArrayList<>(rows);
            for (int row = 0; row < rows; row++) {
                cells.add(table.cell(first + row, column));
            }
            nodes.add((long) rows);
            nodes.add(cells.stream().filter(cell -> cell == null).count());
            write(typeOf(table.columns().get(column)), cells, body);
        }
        FlatBuffer buffer = new FlatBuffer();
        int buffers =
                buffer.pairs(body.places.stream().mapToLong(Long::longValue).toArray());
        int lengths = buffer.pairs(nodes.stream().mapToLong(Long::longValue).toArray());
        int header = buffer.begin(4)
                .int64(0, rows)
                .reference(1, lengths)
                .reference(2, buffers)
                .end();
        message(buffer, RECORD_BATCH, header, body.bytes.toByteArray());
    }

    private static void write(int type, List<@Nullable Object> cells, Body body) {
        byte[] present = new byte[(cells.size() + 7) / 8];
        for (int i = 0; i < cells.size(); i++) {
            set(present, i, cells.get(i) != null);
        }
        body.add(present);
        switch (type) {
            case INT, FLOATING_POINT -> body.add(numbers(type, cells));
            case BOOL -> {
                byte[] flags = new byte[(cells.size() + 7) / 8];
                for (int i = 0; i < cells.size(); i++) {
                    set(flags, i, Boolean.TRUE.equals(cells.get(i)));
                }
                body.add(flags);
            }
            default -> texts(cells, body);
        }
    }

    private static void set(byte[] bits, int number, boolean on) {
        if (on) {
            bits[number / 8] = (byte) (bits[number / 8] | (1 << (number % 8)));
        }
    }

    private static byte[] numbers(int type, List<@Nullable Object> cells) {
        ByteBuffer buffer = ByteBuffer.allocate(8 * cells.size()).order(ByteOrder.LITTLE_ENDIAN);
        for (Object cell : cells) {
            Number number = cell instanceof Number known ? known : Integer.valueOf(0);
            if (type == INT) {
                buffer.putLong(number.longValue());
            } else {
                buffer.putDouble(number.doubleValue());
            }
        }
        return buffer.array();
    }

    private static void texts(List<@Nullable Object> cells, Body body) {
        ByteBuffer offsets = ByteBuffer.allocate(4 * (cells.size() + 1)).order(ByteOrder.LITTLE_ENDIAN);
        ByteArrayOutputStream texts = new ByteArrayOutputStream();
        offsets.putInt(0);
        for (Object cell : cells) {
            if (cell != null) {
                texts.writeBytes(cell.toString().getBytes(StandardCharsets.UTF_8));
            }
            offsets.putInt(texts.size());
        }
        body.add(offsets.array());
        body.add(texts.toByteArray());
    }
}
