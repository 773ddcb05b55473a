package org.connectorsdk.testkit.fault;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.connectorsdk.testkit.wire.Answer;
import org.connectorsdk.testkit.wire.HttpHeader;
import org.connectorsdk.testkit.wire.StreamingBody;

/** Answers blown up with the white space that JSON allows anywhere between its tokens. */
final class Padding {

    private static final int BLOCK = 64 * 1024;
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
        return streamed(honest, out -> {
                    GZIPOutputStream gzip = new GZIPOutputStream(out, BLOCK);
                    writeSpaces(gzip, decodedBytes);
                    gzip.write(body);
                    gzip.finish();
                })
                .header("Content-Encoding", "gzip");
    }

    private static void writeSpaces(OutputStream out, long count) throws IOException {
        byte[] spaces = spaces();
        long left = count;
        while (left > 0) {
            int block = (int) Math.min(left, spaces.length);
            out.write(spaces, 0, block);
            left -= block;
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
