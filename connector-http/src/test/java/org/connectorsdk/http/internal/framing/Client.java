package org.connectorsdk.http.internal.framing;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Reads what arrives through a framing, as the HTTP client does. */
final class Client {
    /** What a read gives at the end of the connection. */
    static final String END = "<end>";

    private static final int MUCH = 1 << 20;

    final ResponseFraming framing;

    Client(InputStream arrivals) {
        this(new ResponseFraming(new Socket(), arrivals, arrivals));
    }

    Client(ResponseFraming framing) {
        this.framing = framing;
    }

    /** What one read gives to a client that would take much. */
    String read() throws IOException {
        return read(MUCH);
    }

    /** What one read gives. */
    String read(int most) throws IOException {
        byte[] bytes = new byte[most + 2];
        int count = framing.read(bytes, 1, most);
        return count == -1 ? END : new String(bytes, 1, count, StandardCharsets.ISO_8859_1);
    }

    /** What all reads give together until that many bytes were read. */
    String readAll(int bytes, int atOnce) throws IOException {
        StringBuilder text = new StringBuilder();
        while (text.length() < bytes) {
            String piece = read(atOnce);
            if (piece.isEmpty() || piece.equals(END)) {
                return text + piece;
            }
            text.append(piece);
        }
        return text.toString();
    }
}
