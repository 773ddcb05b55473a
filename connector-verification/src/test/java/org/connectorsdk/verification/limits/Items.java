package org.connectorsdk.verification.limits;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;

/** Connections of a few hundred bytes each, as a vendor writes them. */
record Items(Dialect dialect, int first, int count, String end) {
    private static final String NUMBER = "0000000";

    /** How a vendor writes a list. */
    enum Dialect {
        /** Hotdata and VirtuousAI: what one does not know the other needs. */
        CONNECTIONS("{\"connections\":[", """
            {"id":"conn_%1$07d","name":"orders_%1$07d","source_type":"postgres","provider":"postgres",\
            "status":"active","description":"Orders of the last five years, read-only replica in the second \
            region; ask the warehouse team before you change the schedule","createdBy":\
            "5d1c4f0e-8a52-4d7e-b3f0-1f4f6f0c9a01","region":"eu-central-1","createdAt":\
            "2026-02-03T09:15:00Z","updatedAt":"2026-06-06T09:14:03Z","credential_id":"cred_77"}\
            """, "],\"hasNext\":true,\"nextCursor\":\"%s\"}", "],\"hasNext\":false}"),
        PLANASONIX("{\"data\":[", """
            {"id":"conn_%1$07d","name":"orders_%1$07d","type":"postgres","description":"Orders of the last five \
            years, read-only replica in the second region","createdAt":"2026-02-03T09:15:00Z","updatedAt":\
            "2026-06-06T09:14:03Z"}\
            """, "],\"meta\":{\"next_cursor\":\"%s\"}}", "],\"meta\":{\"total\":1000000}}"),
        AIRBYTE(
                "{\"data\":[",
                """
            {"connectionId":"conn_%1$07d","name":"orders_%1$07d","sourceId":\
            "880e43ed-5da9-460f-93f1-83c986aec07e","destinationId":"0a45f286-b9e7-4382-91ce-3318362240f6",\
            "workspaceId":"61cc42d4-094b-4c40-8ef7-4aa7dd7f4aec","status":"active","schedule":\
            {"scheduleType":"manual"},"namespaceDefinition":"source","prefix":"","createdAt":1767225600,\
            "tags":[],"configurations":{"streams":[{"name":"orders","namespace":"public","syncMode":\
            "full_refresh_append","primaryKey":[["id"]]}]}}\
            """,
                "],\"previous\":\"\",\"next\":\"/v1/connections?offset=%s\"}",
                "],\"previous\":\"\",\"next\":\"\"}"),
        FIVETRAN(
                "{\"code\":\"Success\",\"data\":{\"items\":[", """
            {"id":"conn_%1$07d","group_id":"polite_shadow","service":"postgres","schema":"orders_%1$07d",\
            "created_at":"2026-01-01T00:00:00.000000Z","succeeded_at":null,"failed_at":null,"paused":false,\
            "sync_frequency":360,"schedule_type":"auto","networking_method":"Directly","status":{"setup_state":\
            "connected","sync_state":"scheduled","update_state":"on_schedule","is_historical_sync":true,\
            "tasks":[],"warnings":[]},"config":{"host":"db-1.example.test","port":5432,"user":"reader"}}\
            """,
                "],\"next_cursor\":\"%s\"}}", "]}}");

        private final String begin;
        private final String item;
        private final String followed;
        private final String last;

        Dialect(String begin, String item, String followed, String last) {
            this.begin = begin;
            this.item = item;
            this.followed = followed;
            this.last = last;
        }

        String item(int number) {
            return item.formatted(number);
        }
    }

    static Items whole(Dialect dialect, int count) {
        return new Items(dialect, 0, count, dialect.last);
    }

    /** One page, with the number of the next page's first connection as its cursor. */
    static Items page(Dialect dialect, int first, int size, int total) {
        int next = Math.min(first + size, total);
        String end = next == total ? dialect.last : dialect.followed.formatted(next);
        return new Items(dialect, first, next - first, end);
    }

    void writeTo(OutputStream socket) throws IOException {
        String text = dialect.item(0);
        byte[] item = text.getBytes(StandardCharsets.US_ASCII);
        int[] places = IntStream.range(0, text.length())
                .filter(at -> text.startsWith("_" + NUMBER, at))
                .map(at -> at + 1)
                .toArray();
        long length = dialect.begin.length() + (long) count * (item.length + 1) - 1 + end.length();
        OutputStream out = new BufferedOutputStream(socket, 1 << 16);
        out.write(("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + length + "\r\n\r\n"
                        + dialect.begin)
                .getBytes(StandardCharsets.US_ASCII));
        for (int i = 0; i < count; i++) {
            if (i > 0) {
                out.write(',');
            }
            for (int place : places) {
                number(item, place, first + i);
            }
            out.write(item);
        }
        out.write(end.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static void number(byte[] item, int at, int number) {
        int rest = number;
        for (int digit = at + NUMBER.length() - 1; digit >= at; digit--) {
            item[digit] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }
}
