package org.connectorsdk.simulators.table;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads structures in Thrift's compact protocol: whole numbers as {@link Long}, bytes as {@code byte[]}. */
final class ThriftReader {
    /** A structure: what its fields hold, by number. */
    record Struct(Map<Integer, Object> fields) {
        boolean has(int field) {
            return fields.containsKey(field);
        }

        long number(int field) {
            return get(field, Long.class);
        }

        int small(int field) {
            return Math.toIntExact(number(field));
        }

        byte[] bytes(int field) {
            return get(field, byte[].class);
        }

        Struct struct(int field) {
            return get(field, Struct.class);
        }

        List<Struct> structs(int field) {
            List<Struct> structs = new ArrayList<>();
            for (Object element : get(field, List.class)) {
                structs.add((Struct) element);
            }
            return structs;
        }

        private <T> T get(int field, Class<T> type) {
            Object value = fields.get(field);
            if (!type.isInstance(value)) {
                throw new UnreadableTableException(
                        "Parquet: the field " + field + " of the file's description is missing");
            }
            return type.cast(value);
        }
    }

    private static final int TRUE = 1;
    private static final int FALSE = 2;
    private static final int BYTE = 3;
    private static final int DOUBLE = 7;
    private static final int BINARY = 8;
    private static final int LIST = 9;
    private static final int SET = 10;
    private static final int STRUCT = 12;

    private static final int DEEPEST = 32;

    private final ByteBuffer in;
    private int depth;

    ThriftReader(ByteBuffer in) {
        this.in = in.order(ByteOrder.LITTLE_ENDIAN);
    }

    static long varint(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = in.get();
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }

    private long zigzag() {
        long value = varint(in);
        return (value >>> 1) ^ -(value & 1);
    }

    Struct struct() {
        Map<Integer, Object> fields = new HashMap<>();
        int field = 0;
        while (true) {
            int head = in.get() & 0xff;
            if (head == 0) {
                return new Struct(fields);
            }
            int type = head & 0x0f;
            field = (head >> 4) == 0 ? (int) zigzag() : field + (head >> 4);
            fields.put(field, type == TRUE || type == FALSE ? (Object) (type == TRUE) : value(type));
        }
    }

    private Object value(int type) {
        if (++depth > DEEPEST) {
            throw new UnreadableTableException("Parquet: the file's description is too deep");
        }
        Object value = read(type);
        depth--;
        return value;
    }

    private Object read(int type) {
        return switch (type) {
            case TRUE, FALSE, BYTE -> (long) in.get();
            case 4, 5, 6 -> zigzag();
            case DOUBLE -> in.getDouble();
            case BINARY -> bytes((int) varint(in));
            case LIST, SET -> list();
            case STRUCT -> struct();
            default ->
                throw new UnreadableTableException("Parquet: unknown type " + type + " in the file's description");
        };
    }

    private byte[] bytes(int length) {
        if (length < 0 || length > in.remaining()) {
            throw new UnreadableTableException("Parquet: the file's description is cut off");
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }

    private List<Object> list() {
        int head = in.get() & 0xff;
        int size = (head >> 4) == 15 ? (int) varint(in) : head >> 4;
        List<Object> list = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            list.add(value(head & 0x0f));
        }
        return list;
    }
}
