package org.connectorsdk.simulators.table;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes the little of the FlatBuffers format that Arrow's messages need, from the end to the beginning. */
final class FlatBuffer {
    private ByteBuffer bytes = ByteBuffer.allocate(1024).order(ByteOrder.LITTLE_ENDIAN);
    private int head = 1024;
    private int[] fields = new int[0];
    private int tableEnd;

    /** How many bytes are written; also what names the place of the last thing. */
    private int written() {
        return bytes.capacity() - head;
    }

    /** Makes room so that what follows, after so many further bytes, begins at a multiple of the size. */
    private void align(int size, int further) {
        int pad = -(written() + further) & (size - 1);
        need(pad + size + further);
        head -= pad;
    }

    private void need(int more) {
        while (head < more) {
            ByteBuffer larger = ByteBuffer.allocate(bytes.capacity() * 2).order(ByteOrder.LITTLE_ENDIAN);
            System.arraycopy(bytes.array(), head, larger.array(), head + bytes.capacity(), written());
            head += bytes.capacity();
            bytes = larger;
        }
    }

    private void putByte(int value) {
        align(1, 0);
        bytes.put(--head, (byte) value);
    }

    private void putShort(int value) {
        align(2, 0);
        head -= 2;
        bytes.putShort(head, (short) value);
    }

    private void putInt(int value) {
        align(4, 0);
        head -= 4;
        bytes.putInt(head, value);
    }

    private void putLong(long value) {
        align(8, 0);
        head -= 8;
        bytes.putLong(head, value);
    }

    private void putReference(int place) {
        align(4, 0);
        putInt(written() + 4 - place);
    }

    int text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        align(4, utf8.length + 1);
        bytes.put(--head, (byte) 0);
        head -= utf8.length;
        bytes.position(head).put(utf8);
        putInt(utf8.length);
        return written();
    }

    int references(List<Integer> places) {
        align(4, 4 * places.size());
        for (int i = places.size() - 1; i >= 0; i--) {
            putReference(places.get(i));
        }
        putInt(places.size());
        return written();
    }

    /** A vector of structures of two 64-bit numbers each. */
    int pairs(long... numbers) {
        align(4, 8 * numbers.length);
        align(8, 8 * numbers.length);
        for (int i = numbers.length - 1; i >= 0; i--) {
            putLong(numbers[i]);
        }
        putInt(numbers.length / 2);
        return written();
    }

    FlatBuffer begin(int fieldCount) {
        fields = new int[fieldCount];
        tableEnd = written();
        return this;
    }

    FlatBuffer flag(int field, boolean value) {
        return octet(field, value ? 1 : 0);
    }

    FlatBuffer octet(int field, int value) {
        putByte(value);
        fields[field] = written();
        return this;
    }

    FlatBuffer int16(int field, int value) {
        putShort(value);
        fields[field] = written();
        return this;
    }

    FlatBuffer int32(int field, int value) {
        putInt(value);
        fields[field] = written();
        return this;
    }

    FlatBuffer int64(int field, long value) {
        putLong(value);
        fields[field] = written();
        return this;
    }

    FlatBuffer reference(int field, int place) {
        putReference(place);
        fields[field] = written();
        return this;
    }

    int end() {
        putInt(0);
        int table = written();
        for (int i = fields.length - 1; i >= 0; i--) {
            putShort(fields[i] == 0 ? 0 : table - fields[i]);
        }
        putShort(table - tableEnd);
        putShort(4 + 2 * fields.length);
        bytes.putInt(bytes.capacity() - table, written() - table);
        return table;
    }

    byte[] finish(int root) {
        align(8, 4);
        putReference(root);
        byte[] all = new byte[written()];
        bytes.position(head).get(all);
        return all;
    }
}
