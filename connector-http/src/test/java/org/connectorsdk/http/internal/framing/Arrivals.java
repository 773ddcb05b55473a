package org.connectorsdk.http.internal.framing;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/** What arrives on a connection: pieces of text, and then silence or the end. A read gives no more than one piece. */
final class Arrivals extends InputStream {
    private final Deque<byte[]> pieces = new ArrayDeque<>();
    private boolean ended;
    private boolean closed;

    Arrivals(String... pieces) {
        for (String piece : pieces) {
            add(piece);
        }
    }

    Arrivals inPiecesOf(int size, String text) {
        for (int i = 0; i < text.length(); i += size) {
            add(text.substring(i, Math.min(text.length(), i + size)));
        }
        return this;
    }

    void add(String piece) {
        pieces.add(piece.getBytes(StandardCharsets.ISO_8859_1));
    }

    Arrivals end() {
        ended = true;
        return this;
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (pieces.isEmpty()) {
            if (ended) {
                return -1;
            }
            throw new SocketTimeoutException("silence");
        }
        byte[] piece = pieces.remove();
        int count = Math.min(length, piece.length);
        System.arraycopy(piece, 0, bytes, offset, count);
        if (count < piece.length) {
            pieces.addFirst(Arrays.copyOfRange(piece, count, piece.length));
        }
        return count;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) == -1 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int available() {
        return pieces.stream().mapToInt(piece -> piece.length).sum();
    }

    @Override
    public void close() {
        closed = true;
    }
}
