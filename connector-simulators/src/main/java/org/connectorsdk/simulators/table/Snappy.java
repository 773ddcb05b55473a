package org.connectorsdk.simulators.table;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Expands Snappy's raw format. */
final class Snappy {
    private Snappy() {}

    static byte[] expanded(ByteBuffer packed, int size) {
        ByteBuffer in = packed.order(ByteOrder.LITTLE_ENDIAN);
        if (ThriftReader.varint(in) != size) {
            throw new UnreadableTableException("Parquet: a page is not as large as it says");
        }
        byte[] out = new byte[size];
        int at = 0;
        while (in.hasRemaining()) {
            int tag = in.get() & 0xff;
            if ((tag & 3) == 0) {
                int length = literal(in, tag >> 2);
                in.get(out, at, length);
                at += length;
            } else {
                at = copy(in, tag, out, at);
            }
        }
        return out;
    }

    private static int literal(ByteBuffer in, int code) {
        return 1
                + switch (code) {
                    case 60 -> in.get() & 0xff;
                    case 61 -> in.getShort() & 0xffff;
                    case 62 -> (in.getShort() & 0xffff) | ((in.get() & 0xff) << 16);
                    case 63 -> in.getInt();
                    default -> code;
                };
    }

    private static int copy(ByteBuffer in, int tag, byte[] out, int at) {
        int length = (tag & 3) == 1 ? 4 + ((tag >> 2) & 7) : 1 + (tag >> 2);
        int back = switch (tag & 3) {
            case 1 -> ((tag >> 5) << 8) | (in.get() & 0xff);
            case 2 -> in.getShort() & 0xffff;
            default -> in.getInt();
        };
        for (int i = 0; i < length; i++) {
            out[at + i] = out[at + i - back];
        }
        return at + length;
    }
}
