package org.connectorsdk.verification.limits;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Connections of 430 bytes each, as Hotdata and VirtuousAI write them both: what one does not know the other needs. */
record Items(int first, int count, String end) {
    private static final String BEGIN = "{\"connections\":[";
    private static final int DIGITS = 7;
    private static final byte[] ITEM = text(0).getBytes(StandardCharsets.US_ASCII);
    private static final int ID = text(0).indexOf("0000000");
    private static final int NAME = text(0).indexOf("0000000", ID + DIGITS);

    static Items whole(int count) {
        return new Items(0, count, "]}");
    }

    /** One page, with the number of the next page's first connection as its cursor. */
    static Items page(int first, int size, int total) {
        int next = Math.min(first + size, total);
        String end = next == total ? "],\"hasNext\":false}" : "],\"hasNext\":true,\"nextCursor\":\"" + next + "\"}";
        return new Items(first, next - first, end);
    }

    static String text(int number) {
        return """
            {"id":"conn_%1$07d","name":"orders_%1$07d","source_type":"postgres","provider":"postgres",\
            "status":"active","description":"Orders of the last five years, read-only replica in the second \
            region; ask the warehouse team before you change the schedule","createdBy":\
            "5d1c4f0e-8a52-4d7e-b3f0-1f4f6f0c9a01","region":"eu-central-1","createdAt":\
            "2026-02-03T09:15:00Z","updatedAt":"2026-06-06T09:14:03Z","credential_id":"cred_77"}\
            """.formatted(number);
    }

    void writeTo(OutputStream socket) throws IOException {
        long length = BEGIN.length() + (long) count * (ITEM.length + 1) - 1 + end.length();
        OutputStream out = new BufferedOutputStream(socket, 1 << 16);
        out.write(
                ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + length + "\r\n\r\n" + BEGIN)
                        .getBytes(StandardCharsets.US_ASCII));
        byte[] item = ITEM.clone();
        for (int i = 0; i < count; i++) {
            if (i > 0) {
                out.write(',');
            }
            number(item, ID, first + i);
            number(item, NAME, first + i);
            out.write(item);
        }
        out.write(end.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static void number(byte[] item, int at, int number) {
        int rest = number;
        for (int digit = at + DIGITS - 1; digit >= at; digit--) {
            item[digit] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }
}
