package org.connectorsdk.testkit.fault;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.connectorsdk.testkit.wire.Answer;
import org.connectorsdk.testkit.wire.HttpHeader;
import org.connectorsdk.testkit.wire.StreamingBody;

/** Answers blown up with the white space that JSON allows anywhere between its tokens. */
final class Padding {

    private static final int BLOCK = 64 * 1024;
    private static final byte[] GZIP_HEADER = {0x1f, (byte) 0x8b, Deflater.DEFLATED, 0, 0, 0, 0, 0, 0, 0};
    private static final int LONGEST_HOLD_SECONDS = 60;

    private Padding() {}

    static Answer endless(Answer honest) {
        byte[] body = honest.bodyBytes();
        byte[] spaces = spaces();
        return streamed(honest, out -> {
            if (body.length > 0) {
                out.write(body, 0, 1);
            }
            while (true) {
                out.write(spaces);
                out.flush();
            }
        });
    }

    /** The honest body, of which a part waits at a gate; a gate that nobody opens is passed after a while. */
    static Answer held(Answer honest, double fraction, Latch latch) {
        byte[] body = honest.bodyBytes();
        int first = (int) (body.length * fraction);
        return streamed(honest, out -> {
            out.write(body, 0, first);
            out.flush();
            CountDownLatch opened = new CountDownLatch(1);
            try {
                if (latch.arrive(opened::countDown) && !opened.await(LONGEST_HOLD_SECONDS, TimeUnit.SECONDS)) {
                    latch.abandon();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("the server was closed");
            }
            out.write(body, first, body.length - first);
        });
    }

    static Answer bomb(Answer honest, long decodedBytes) {
        if (decodedBytes < 0) {
            throw new IllegalArgumentException("decodedBytes: not negative, got " + decodedBytes);
        }
        byte[] body = honest.bodyBytes();
        return streamed(honest, out -> writeBomb(out, decodedBytes, body)).header("Content-Encoding", "gzip");
    }

    /** Compresses one block of spaces and repeats what came of it, which is fast however many there are. */
    private static void writeBomb(OutputStream out, long count, byte[] body) throws IOException {
        byte[] spaces = spaces();
        byte[] end = Arrays.copyOf(spaces, (int) (count % BLOCK) + body.length);
        System.arraycopy(body, 0, end, end.length - body.length, body.length);
        byte[] block = deflated(spaces, Deflater.FULL_FLUSH);
        CRC32 checksum = new CRC32();
        out.write(GZIP_HEADER);
        for (long left = count / BLOCK; left > 0; left--) {
            out.write(block);
            checksum.update(spaces);
        }
        checksum.update(end);
        out.write(deflated(end, Deflater.NO_FLUSH));
        ByteBuffer trailer = ByteBuffer.allocate(2 * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        trailer.putInt((int) checksum.getValue()).putInt((int) (count + body.length));
        out.write(trailer.array());
    }

    /** Without a flush it is the last block. */
    private static byte[] deflated(byte[] bytes, int flush) {
        Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
        try {
            deflater.setInput(bytes);
            if (flush == Deflater.NO_FLUSH) {
                deflater.finish();
            }
            byte[] compressed = new byte[bytes.length + BLOCK];
            return Arrays.copyOf(compressed, deflater.deflate(compressed, 0, compressed.length, flush));
        } finally {
            deflater.end();
        }
    }

    private static Answer streamed(Answer honest, StreamingBody body) {
        Answer answer =
                Answer.stream(honest.status(), honest.header("Content-Type").orElse("application/json"), body);
        for (HttpHeader header : honest.withoutHeader("Content-Type").headers()) {
            answer = answer.header(header.name(), header.value());
        }
        return answer;
    }

    private static byte[] spaces() {
        byte[] spaces = new byte[BLOCK];
        Arrays.fill(spaces, (byte) ' ');
        return spaces;
    }
}
