package org.connectorsdk.simulators.hotdata;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads an Arrow stream of 64-bit integers and texts, to see whether a simulator's is one. */
final class ArrowReader {
    private static final int INT = 2;

    private final ByteBuffer in;
    private final List<String> names = new ArrayList<>();
    private final List<Integer> types = new ArrayList<>();
    private final List<List<@Nullable Object>> columns = new ArrayList<>();

    private ArrowReader(byte[] stream) {
        in = ByteBuffer.wrap(stream).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The columns, each as its name followed by its cells. */
    static List<List<@Nullable Object>> columns(byte[] stream) {
        ArrowReader reader = new ArrowReader(stream);
        boolean more = true;
        while (more) {
            more = reader.message();
        }
        if (reader.in.hasRemaining()) {
            throw new IllegalStateException("bytes after the end of the stream");
        }
        for (int i = 0; i < reader.names.size(); i++) {
            reader.columns.get(i).add(0, reader.names.get(i));
        }
        return reader.columns;
    }

    private boolean message() {
        if (in.getInt() != -1) {
            throw new IllegalStateException("no message");
        }
        int size = in.getInt();
        if (size == 0) {
            return false;
        }
        int start = in.position();
        int message = start + in.getInt(start);
        int header = target(field(message, 2));
        long body = in.getLong(field(message, 3));
        in.position(start + size);
        if (in.get(field(message, 1)) == 1) {
            schema(header);
        } else {
            batch(header, in.position());
        }
        in.position(in.position() + (int) body);
        return true;
    }

    /** Where a field of a table is; 0 when it is not there. */
    private int field(int table, int number) {
        int layout = table - in.getInt(table);
        int place = 4 + 2 * number;
        int offset = place < in.getShort(layout) ? in.getShort(layout + place) : 0;
        return offset == 0 ? 0 : table + offset;
    }

    private int target(int place) {
        return place + in.getInt(place);
    }

    private void schema(int schema) {
        int fields = target(field(schema, 1));
        for (int i = 0; i < in.getInt(fields); i++) {
            int described = target(fields + 4 + 4 * i);
            int name = target(field(described, 0));
            byte[] text = new byte[in.getInt(name)];
            in.get(name + 4, text);
            names.add(new String(text, StandardCharsets.UTF_8));
            types.add((int) in.get(field(described, 2)));
            columns.add(new ArrayList<>());
        }
    }

    private void batch(int batch, int body) {
        int rows = (int) in.getLong(field(batch, 0));
        int buffers = target(field(batch, 2)) + 4;
        int next = 0;
        for (int column = 0; column < names.size(); column++) {
            int present = body + (int) in.getLong(buffers + 16 * next++);
            int first = body + (int) in.getLong(buffers + 16 * next++);
            int texts = types.get(column) == INT ? 0 : body + (int) in.getLong(buffers + 16 * next++);
            for (int row = 0; row < rows; row++) {
                boolean there = ((in.get(present + row / 8) >> (row % 8)) & 1) == 1;
                columns.get(column).add(there ? cell(types.get(column), first, texts, row) : null);
            }
        }
    }

    private Object cell(int type, int first, int texts, int row) {
        if (type == INT) {
            return in.getLong(first + 8 * row);
        }
        int from = in.getInt(first + 4 * row);
        byte[] text = new byte[in.getInt(first + 4 * row + 4) - from];
        in.get(texts + from, text);
        return new String(text, StandardCharsets.UTF_8);
    }
}
