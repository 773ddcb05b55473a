package org.connectorsdk.testkit.http;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** What came back: as much of an answer as arrived, and how it ended. */
public final class RawAnswer {

    /** How an answer ended. */
    public enum Ending {
        /** As long as it was promised to be. */
        COMPLETE,
        /** The connection was closed in order before the promised end. */
        FIN,
        /** The connection was reset before the promised end. */
        RESET
    }

    private final int status;
    private final Map<String, List<String>> headers;
    private final byte[] body;
    private final Ending ending;

    RawAnswer(int status, Map<String, List<String>> headers, byte[] body, Ending ending) {
        this.status = status;
        this.headers = headers;
        this.body = body;
        this.ending = ending;
    }

    /** Zero when not even a status line came. */
    public int status() {
        return status;
    }

    public Map<String, List<String>> headers() {
        return headers;
    }

    public byte[] body() {
        return body;
    }

    public Ending ending() {
        return ending;
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The values of a header with a bar between them, empty when there is none. */
    public String header(String name) {
        return String.join(" | ", headers.getOrDefault(name, List.of()));
    }
}
