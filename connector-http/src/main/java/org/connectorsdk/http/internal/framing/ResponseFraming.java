package org.connectorsdk.http.internal.framing;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * What comes in on one connection. While it carries HTTP/1.1, a read never goes beyond the part of the answer that is
 * due: so what a server sends without being asked stays here, where it is seen before the connection is used again. And
 * whatever is no content (header lines, chunk sizes, trailers) has a ceiling; of HTTP/2 the headers have one ({@link
 * HeaderFrames}). Answers that are not final (early hints) end here: no request asks for one, and clients before OkHttp
 * 5 fail at the second.
 *
 * <p>Whoever sends requests announces each answer by {@link #expectHead} and its content by {@link #expectContent};
 * before the first announcement everything passes (a proxy's tunnel, TLS, HTTP/2). For one thread at a time.
 */
public final class ResponseFraming extends InputStream {
    /** All header lines of one answer, and of those before it that are not final; servers send 16 KiB at the most. */
    static final int MOST_HEAD = 128 << 10;

    static final int MOST_TRAILERS = 64 << 10;
    static final int MOST_CHUNK_LINE = 4 << 10;
    private static final int GLANCE_MILLIS = 1;
    private static final int BUFFER = 8 << 10;
    private static final byte[] NONE = new byte[0];

    /** How an answer begins that is not final, but for the digits that say which. */
    private static final String INTERIM = "HTTP/1.? 1";

    private static final String SWITCHES = INTERIM + "01";

    private enum Part {
        UNFRAMED,
        HEAD,
        CONTENT,
        CHUNK_SIZE,
        CHUNK,
        CHUNK_END,
        TRAILERS,
        UNTIL_CLOSED,
        OVER
    }

    private final Socket socket;
    private final InputStream in;
    private final InputStream wire;
    private final LineScanner lines = new LineScanner();
    private byte[] buffer = NONE;
    private @Nullable HeaderFrames frames;
    private int position;
    private int end;
    private Part part = Part.UNFRAMED;
    private long left;
    private int taken;
    private boolean digits;
    private boolean spoiled;

    /**
     * Frames what comes in.
     *
     * @param socket whose input it is
     * @param in what comes in, decrypted
     * @param wire the same before it is decrypted
     */
    ResponseFraming(Socket socket, InputStream in, InputStream wire) {
        this.socket = socket;
        this.in = in;
        this.wire = wire;
    }

    /**
     * The framing of a connection.
     *
     * @param socket of the connection
     * @return its framing; null if the socket is none of ours
     */
    public static @Nullable ResponseFraming of(Socket socket) {
        return socket instanceof Framed framed ? framed.framing() : null;
    }

    /** The connection carries HTTP/2, whose frames bound all but the headers. */
    void expectFrames() {
        frames = new HeaderFrames();
    }

    /** Announces an answer: a request is about to be sent. */
    public void expectHead() {
        if (buffer.length == 0) {
            buffer = new byte[BUFFER];
        }
        enter(Part.HEAD);
    }

    /** Announces that chunks follow the head that was read. */
    public void expectChunks() {
        enter(Part.CHUNK_SIZE);
    }

    /** Announces content that only the end of the connection ends. */
    public void expectEndOfConnection() {
        enter(Part.UNTIL_CLOSED);
    }

    /**
     * Announces content of a known length.
     *
     * @param length in bytes; 0 for none
     */
    public void expectContent(long length) {
        left = length;
        enter(length == 0 ? Part.OVER : Part.CONTENT);
    }

    /**
     * Looks whether the connection can carry another request.
     *
     * @param thorough whether to find out as well that the other side has closed it, which takes a millisecond
     * @return whether the last answer was read to its end, and nothing came after it
     */
    public boolean isClean(boolean thorough) {
        if (part != Part.OVER || position < end || spoiled) {
            return false;
        }
        try {
            return in.available() == 0 && ((!thorough && wire.available() == 0) || isSilent());
        } catch (IOException e) {
            return false;
        }
    }

    /** What is encrypted may be no content at all: so it is decrypted. */
    private boolean isSilent() throws IOException {
        int timeout = socket.getSoTimeout();
        socket.setSoTimeout(GLANCE_MILLIS);
        try {
            int unused = in.read();
            return false;
        } catch (SocketTimeoutException e) {
            return true;
        } finally {
            socket.setSoTimeout(timeout);
        }
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        return switch (part) {
            case UNFRAMED, UNTIL_CLOSED -> content(bytes, offset, length);
            case CONTENT, CHUNK -> measured(bytes, offset, length);
            case OVER -> unexpected(bytes, offset, length);
            default -> line(bytes, offset, length);
        };
    }

    private int content(byte[] bytes, int offset, int length) throws IOException {
        if (position < end) {
            return buffered(bytes, offset, length);
        }
        int count = in.read(bytes, offset, length);
        if (frames != null) {
            frames.scan(bytes, offset, count);
        }
        return count;
    }

    private int measured(byte[] bytes, int offset, int length) throws IOException {
        int count = content(bytes, offset, (int) Math.min(length, left));
        left -= Math.max(0, count);
        if (left == 0) {
            enter(part == Part.CHUNK ? Part.CHUNK_END : Part.OVER);
        }
        return count;
    }

    /**
     * The client looks itself whether a connection that was idle for long is alive, and takes any byte for a sign of
     * life. Silence, which is the only good sign, is an exception.
     */
    private int unexpected(byte[] bytes, int offset, int length) throws IOException {
        int count = content(bytes, offset, length);
        spoiled = true;
        return count;
    }

    private int line(byte[] bytes, int offset, int length) throws IOException {
        while (part == Part.HEAD && (taken == 0 || lines.isAtEndOfBlock()) && isInterim()) {
            skipBlock();
        }
        if (position == end && !fill()) {
            return -1;
        }
        int most = position + Math.min(length, end - position);
        boolean block = part == Part.HEAD || part == Part.TRAILERS;
        int to = block ? lines.endOfBlock(buffer, position, most) : lines.endOfLine(buffer, position, most);
        count(to - position);
        if (part == Part.CHUNK_SIZE) {
            size(to);
        }
        int delivered = buffered(bytes, offset, to - position);
        advance();
        return delivered;
    }

    /** Waits for no more bytes than it takes to tell. */
    private boolean isInterim() throws IOException {
        return begins(INTERIM) && !begins(SWITCHES);
    }

    private boolean begins(String pattern) throws IOException {
        for (int i = 0; i < pattern.length(); i++) {
            if (position + i == end && !fill()) {
                return false;
            }
            char expected = pattern.charAt(i);
            if (expected != '?' && buffer[position + i] != expected) {
                return false;
            }
        }
        return true;
    }

    private void skipBlock() throws IOException {
        do {
            if (position == end && !fill()) {
                return;
            }
            int to = lines.endOfBlock(buffer, position, end);
            count(to - position);
            position = to;
        } while (!lines.isAtEndOfBlock());
    }

    /** Reads more behind what is there. {@return false at the end of the connection} */
    private boolean fill() throws IOException {
        System.arraycopy(buffer, position, buffer, 0, end - position);
        end -= position;
        position = 0;
        int count = in.read(buffer, end, buffer.length - end);
        end += Math.max(0, count);
        return count != -1;
    }

    private void count(int bytes) throws IOException {
        taken += bytes;
        int most = part == Part.HEAD ? MOST_HEAD : part == Part.TRAILERS ? MOST_TRAILERS : MOST_CHUNK_LINE;
        if (taken > most) {
            String what = part == Part.HEAD
                    ? "the header lines"
                    : part == Part.TRAILERS ? "the trailers" : "the size and the extensions of a chunk";
            throw EndlessPartException.larger(what, most);
        }
    }

    /** The digits at the start of the line; what follows them is the client's to judge. */
    private void size(int to) throws IOException {
        for (int i = position; i < to && digits; i++) {
            int digit = Character.digit(buffer[i], 16);
            digits = digit >= 0;
            if (digits) {
                if (left >>> 59 != 0) {
                    throw EndlessPartException.malformed("the size of a chunk");
                }
                left = left << 4 | digit;
            }
        }
    }

    private void advance() {
        if (part == Part.TRAILERS && lines.isAtEndOfBlock()) {
            enter(Part.OVER);
        } else if (part == Part.CHUNK_END && lines.isAtEndOfLine()) {
            enter(Part.CHUNK_SIZE);
        } else if (part == Part.CHUNK_SIZE && lines.isAtEndOfLine()) {
            long size = left;
            enter(size == 0 ? Part.TRAILERS : Part.CHUNK);
            left = size;
        }
    }

    private void enter(Part next) {
        part = next;
        taken = 0;
        lines.restart();
        if (next == Part.CHUNK_SIZE) {
            left = 0;
            digits = true;
        }
    }

    private int buffered(byte[] bytes, int offset, int length) {
        int count = Math.min(length, end - position);
        System.arraycopy(buffer, position, bytes, offset, count);
        position += count;
        return count;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) == -1 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int available() throws IOException {
        return position < end ? end - position : in.available();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** A socket of ours. */
    interface Framed {
        /** {@return what comes in on it; null while it is not connected} */
        @Nullable
        ResponseFraming framing();
    }
}
