package org.connectorsdk.http.internal.json;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import okio.Buffer;
import okio.BufferedSource;
import okio.ForwardingSource;
import okio.Okio;

/** Bodies as the pipeline hands them over. */
final class Bodies {
    private Bodies() {}

    static BufferedSource text(String json) {
        return new Buffer().writeUtf8(json);
    }

    static BufferedSource bytes(byte[] bytes) {
        return new Buffer().write(bytes);
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A body that arrives byte by byte: every token is cut at every place. */
    static BufferedSource dribbling(String json) {
        return Okio.buffer(new ForwardingSource(new Buffer().writeUtf8(json)) {
            @Override
            public long read(Buffer sink, long byteCount) throws IOException {
                return super.read(sink, Math.min(1, byteCount));
            }
        });
    }

    /** A body whose connection breaks at its end. */
    static BufferedSource breaking(String json, IOException failure) {
        return Okio.buffer(new ForwardingSource(new Buffer().writeUtf8(json)) {
            @Override
            public long read(Buffer sink, long byteCount) throws IOException {
                long count = super.read(sink, byteCount);
                if (count < 0) {
                    throw failure;
                }
                return count;
            }
        });
    }

    /** The same text again and again, never held in memory as a whole. */
    static BufferedSource endless(String start, String repeated) {
        return repeating(start, repeated, Long.MAX_VALUE, "");
    }

    static BufferedSource repeating(String start, String repeated, long times, String end) {
        Buffer pending = new Buffer().writeUtf8(start);
        return Okio.buffer(new ForwardingSource(pending) {
            private long left = times;
            private boolean ended;

            @Override
            public long read(Buffer sink, long byteCount) throws IOException {
                while (pending.size() < byteCount && left > 0) {
                    pending.writeUtf8(repeated);
                    left--;
                }
                if (left == 0 && !ended) {
                    ended = true;
                    pending.writeUtf8(end);
                }
                return super.read(sink, byteCount);
            }
        });
    }

    /** The text with apostrophes in place of quotation marks, which Java would have to escape. */
    static String quoted(String text) {
        return text.replace('\'', '"');
    }

    static <T> T read(Class<T> type, String text) throws IOException {
        return Json.builder().build().<T>reader(type).read(text(quoted(text)));
    }

    static UnreadableAnswer failure(Class<?> type, String text) {
        return catchThrowableOfType(UnreadableAnswer.class, () -> read(type, text));
    }
}
