package org.connectorsdk.testkit.record;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.connectorsdk.api.text.Masker;

/**
 * Makes a recording of what passed. It is done at the end, when all secrets are known: a token may be seen in an
 * address before it is seen under its name. What still shows one of them is left out.
 */
final class RecordingWriter {
    private static final int GZIP = 0x8b1f;
    private static final int MAX_UNPACKED = 64 * 1024 * 1024;

    private final Placeholders placeholders;
    private final SecretReplacer replacer;
    private final List<String> leftOut;

    /**
     * Knows the secrets that somebody named.
     *
     * @param placeholders what stands for secrets
     * @param replacer replaces them
     * @param leftOut what was left out before
     */
    RecordingWriter(Placeholders placeholders, SecretReplacer replacer, List<String> leftOut) {
        this.placeholders = placeholders;
        this.replacer = replacer;
        this.leftOut = new ArrayList<>(leftOut);
    }

    Recording recording(URI vendor, List<RecordedExchange> passed) {
        passed.forEach(replacer::in); // learns; what is replaced now may still show what is learned later
        List<RecordedExchange> safe = new ArrayList<>();
        for (int i = 0; i < passed.size(); i++) {
            RecordedExchange replaced = replacer.in(passed.get(i));
            if (isLeftIn(replaced)) {
                leftOut.add("exchange " + (i + 1) + ", " + replaced.method()
                        + ": a secret is in a part that cannot be changed");
            } else {
                safe.add(replaced);
            }
        }
        return new Recording(
                URI.create(placeholders.in(vendor.toString())),
                safe,
                leftOut.stream().map(placeholders::in).toList());
    }

    private boolean isLeftIn(RecordedExchange exchange) {
        try {
            String shown = Recording.print(Recording.toJson(exchange));
            return placeholders.isKnownIn(shown) || isLeftIn(exchange.body()) || isLeftIn(exchange.answerBody());
        } catch (IOException e) {
            throw new UncheckedIOException("an exchange could not be printed", e);
        }
    }

    /**
     * Bytes are searched as they are, without zeros for wide characters, and unpacked. What has the form of a secret is
     * enough, as it cannot be replaced: a body in another charset than UTF-8 is bytes too.
     */
    private boolean isLeftIn(RecordedBody body) {
        if (!body.isBinary()) {
            return false;
        }
        byte[] bytes = body.bytes();
        try {
            return isIn(bytes) || isIn(unpacked(bytes));
        } catch (IOException tooLargeOrBroken) {
            return true;
        }
    }

    private boolean isIn(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        String narrow = text.replace("\0", "");
        String utf8 = new String(bytes, StandardCharsets.UTF_8);
        return List.of(text, narrow, utf8).stream()
                .anyMatch(form -> placeholders.isKnownIn(form)
                        || !Masker.none().mask(form).equals(form));
    }

    private static byte[] unpacked(byte[] bytes) throws IOException {
        if (bytes.length < 2 || (((bytes[1] & 0xff) << 8) | (bytes[0] & 0xff)) != GZIP) {
            return new byte[0];
        }
        return unpacked(bytes, MAX_UNPACKED);
    }

    /** Undoes gzip within a limit. */
    static byte[] unpacked(byte[] gzip, int limit) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
            byte[] unpacked = in.readNBytes(limit + 1);
            if (unpacked.length > limit) {
                throw new IOException("more than " + limit + " bytes");
            }
            return unpacked;
        }
    }
}
