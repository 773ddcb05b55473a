package org.connectorsdk.verification.wire;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request or an answer of HTTP/1.1, as it came.
 *
 * @param first the request line or the status line
 * @param headers by name in small letters; of several with one name the last
 * @param head the bytes up to and with the blank line
 * @param body the bytes after it, chunk sizes included
 */
@SuppressWarnings("ArrayRecordComponent") // passed on as it came; never compared
public record Message(String first, Map<String, String> headers, byte[] head, byte[] body) {
    private static final int MOST_HEAD = 1 << 20;

    /**
     * Reads a request.
     *
     * @param in a connection
     * @return the request; empty when the connection ended before it began
     * @throws IOException if it ended within
     */
    public static Optional<Message> request(InputStream in) throws IOException {
        return read(in, false);
    }

    /**
     * Reads an answer that does not end with its connection.
     *
     * @param in a connection
     * @return the answer
     * @throws IOException if the connection ended before its end
     */
    public static Message answer(InputStream in) throws IOException {
        return read(in, true).orElseThrow(() -> new EOFException("no answer"));
    }

    private static Optional<Message> read(InputStream in, boolean answer) throws IOException {
        byte[] head = head(in);
        if (head.length == 0) {
            return Optional.empty();
        }
        String[] lines = new String(head, StandardCharsets.ISO_8859_1).split("\r\n", -1);
        Map<String, String> headers = new TreeMap<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            if (colon > 0) {
                headers.put(
                        lines[i].substring(0, colon).toLowerCase(Locale.ROOT),
                        lines[i].substring(colon + 1).strip());
            }
        }
        boolean bodiless = answer && isBodiless(lines[0]);
        return Optional.of(new Message(lines[0], headers, head, bodiless ? new byte[0] : body(in, headers)));
    }

    private static boolean isBodiless(String statusLine) {
        return statusLine.contains(" 204") || statusLine.contains(" 304");
    }

    private static byte[] head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream(512);
        int end = 0;
        while (end < 4) {
            int next = in.read();
            if (next < 0 || head.size() > MOST_HEAD) {
                if (head.size() == 0) {
                    return new byte[0];
                }
                throw new EOFException("a head without end");
            }
            head.write(next);
            end = next == (end % 2 == 0 ? '\r' : '\n') ? end + 1 : next == '\r' ? 1 : 0;
        }
        return head.toByteArray();
    }

    private static byte[] body(InputStream in, Map<String, String> headers) throws IOException {
        if (headers.getOrDefault("transfer-encoding", "").contains("chunked")) {
            return chunks(in);
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            throw new EOFException("a body cut short");
        }
        return body;
    }

    private static byte[] chunks(InputStream in) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        int size;
        do {
            String line = line(in, all);
            size = Integer.parseInt(line.split(";", -1)[0].strip(), 16);
            all.write(in.readNBytes(size));
            line(in, all);
        } while (size > 0);
        return all.toByteArray();
    }

    private static String line(InputStream in, ByteArrayOutputStream kept) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("a chunk cut short");
            }
            kept.write(next);
            line.append((char) next);
        }
        kept.write('\n');
        return line.toString().strip();
    }

    /** {@return the method of a request} */
    public String method() {
        return first.substring(0, first.indexOf(' '));
    }

    /** {@return path and query of a request} */
    public String target() {
        return first.split(" ", -1)[1];
    }

    /** {@return the path of a request, without its query} */
    public String path() {
        return target().split("\\?", -1)[0];
    }

    /** {@return the status of an answer} */
    public int status() {
        return Integer.parseInt(first.split(" ", -1)[1]);
    }

    /**
     * Finds a header.
     *
     * @param name its name in small letters
     * @return its value, empty when there is none
     */
    public String header(String name) {
        return headers.getOrDefault(name, "");
    }

    /** {@return the body without chunk sizes} */
    public byte[] content() {
        if (!header("transfer-encoding").contains("chunked")) {
            return body;
        }
        ByteArrayOutputStream content = new ByteArrayOutputStream(body.length);
        int at = 0;
        while (at < body.length) {
            int end = at;
            while (body[end] != '\n') {
                end++;
            }
            String line = new String(body, at, end - at, StandardCharsets.ISO_8859_1);
            int size = Integer.parseInt(line.split(";", -1)[0].strip(), 16);
            content.write(body, end + 1, size);
            at = size == 0 ? body.length : end + 1 + size + 2;
        }
        return content.toByteArray();
    }
}
