package org.connectorsdk.http.internal.answer;

import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import okhttp3.Headers;
import okio.Buffer;
import okio.BufferedSource;
import okio.ForwardingSource;
import okio.GzipSource;
import okio.Okio;
import okio.Source;
import okio.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * How the content of an answer is compressed, as its header {@code Content-Encoding} says. We ask for gzip and undo
 * that alone.
 */
public final class ContentCodings {
    /** What is asked for. */
    public static final String ACCEPTED = "gzip";

    /** No layer of compression needs so much of itself before it gives a byte. */
    private static final long MOST_WITHOUT_CONTENT = 64 << 10;

    private static final int MOST_LAYERS = 3;

    private static final ContentCodings NONE = new ContentCodings();

    private final List<String> layers = new ArrayList<>();
    private @Nullable String foreign;

    private ContentCodings() {}

    public static ContentCodings of(Headers headers) {
        List<String> values = headers.values("Content-Encoding");
        if (values.isEmpty()) {
            return NONE;
        }
        ContentCodings codings = new ContentCodings();
        for (String header : values) {
            for (String coding : header.split(",", -1)) {
                codings.add(coding.strip().toLowerCase(Locale.ROOT));
            }
        }
        return codings;
    }

    private void add(String coding) {
        if (coding.isEmpty() || coding.equals("identity")) {
            return;
        }
        if (!coding.equals(ACCEPTED) && foreign == null) {
            foreign = HtmlStripper.of(coding);
        }
        layers.add(coding);
    }

    /** {@return why the content cannot be read, for people; null if it can} */
    @Nullable
    public String problem() {
        if (foreign != null) {
            return "compressed with " + foreign + ", which was not asked for";
        }
        return layers.size() > MOST_LAYERS ? "compressed " + layers.size() + " times over" : null;
    }

    /** {@return the content of an answer without {@link #problem()}} */
    public Source decoded(Source content) {
        Source decoded = content;
        for (int i = 0; i < layers.size(); i++) {
            decoded = new Gunzipped(decoded);
        }
        return decoded;
    }

    /** Undoes gzip, once somebody reads; an answer without content may be labelled as anything. */
    private static final class Gunzipped implements Source {
        private final Counted compressed;
        private final BufferedSource peeked;
        private @Nullable Source gzip;

        Gunzipped(Source content) {
            compressed = new Counted(content);
            peeked = Okio.buffer(compressed);
        }

        @Override
        public long read(Buffer sink, long byteCount) throws IOException {
            Source opened = gzip;
            if (opened == null) {
                if (peeked.exhausted()) {
                    return -1;
                }
                opened = new GzipSource(peeked);
                gzip = opened;
            }
            try {
                long count = opened.read(sink, byteCount);
                compressed.withoutContent = 0;
                return count;
            } catch (EOFException e) {
                throw e; // cut short: as if the connection had broken
            } catch (IOException e) {
                throw compressed.failed ? e : new UndecodableAnswer("labelled as gzip, but is no valid gzip");
            }
        }

        @Override
        public Timeout timeout() {
            return peeked.timeout();
        }

        @Override
        public void close() throws IOException {
            peeked.close();
        }
    }

    /** Tells failures of what is below from failures to undo the compression. */
    private static final class Counted extends ForwardingSource {
        private long withoutContent;
        private boolean failed;

        Counted(Source source) {
            super(source);
        }

        @Override
        public long read(Buffer sink, long byteCount) throws IOException {
            try {
                long count = super.read(sink, byteCount);
                withoutContent += count;
                if (withoutContent > MOST_WITHOUT_CONTENT) {
                    throw new UndecodableAnswer(
                            "compressed so that " + MOST_WITHOUT_CONTENT + " bytes of it hold no content");
                }
                return count;
            } catch (IOException e) {
                failed = true;
                throw e;
            }
        }
    }
}
