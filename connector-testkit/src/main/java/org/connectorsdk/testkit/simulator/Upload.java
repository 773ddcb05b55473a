package org.connectorsdk.testkit.simulator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What is kept of an uploaded file: its size, its digest and both its ends, however large it was, and the whole of it
 * when it is small.
 *
 * @since 0.1.0
 */
public final class Upload {
    /** How many bytes of each end are kept. */
    public static final int KEPT = 1024;

    /** Up to how many bytes a file is kept as a whole. */
    public static final int KEPT_WHOLE = 1 << 20;

    private final long size;
    private final String sha256;
    private final byte[] head;
    private final byte[] tail;
    private final byte[] whole;

    private Upload(long size, String sha256, byte[] head, byte[] tail, byte[] whole) {
        this.size = size;
        this.sha256 = sha256;
        this.head = head;
        this.tail = tail;
        this.whole = whole;
    }

    /**
     * Reads a file to its end in constant memory.
     *
     * @param in the file; not closed
     * @return what is kept of it
     * @throws IOException if it cannot be read to its end
     */
    public static Upload read(InputStream in) throws IOException {
        MessageDigest digest = newDigest();
        byte[] buffer = new byte[64 * 1024];
        byte[] head = new byte[0];
        byte[] tail = new byte[0];
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        long size = 0;
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            digest.update(buffer, 0, read);
            size += read;
            if (size <= KEPT_WHOLE) {
                whole.write(buffer, 0, read);
            } else {
                whole.reset();
            }
            if (head.length < KEPT) {
                head = joined(head, buffer, read, false);
            }
            tail = joined(tail, buffer, read, true);
        }
        return new Upload(size, HexFormat.of().formatHex(digest.digest()), head, tail, whole.toByteArray());
    }

    /**
     * What is kept of a file that came in parts.
     *
     * @param parts in order
     * @return sizes added up, both ends, and a digest of the digests of the parts
     */
    public static Upload joined(List<Upload> parts) {
        MessageDigest digest = newDigest();
        byte[] head = new byte[0];
        byte[] tail = new byte[0];
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        long size = 0;
        for (Upload part : parts) {
            digest.update(part.sha256.getBytes(StandardCharsets.US_ASCII));
            size += part.size;
            if (size <= KEPT_WHOLE) {
                whole.writeBytes(part.whole);
            } else {
                whole.reset();
            }
            if (head.length < KEPT) {
                head = joined(head, part.head, part.head.length, false);
            }
            tail = joined(tail, part.tail, part.tail.length, true);
        }
        return new Upload(size, HexFormat.of().formatHex(digest.digest()), head, tail, whole.toByteArray());
    }

    private static byte[] joined(byte[] kept, byte[] more, int count, boolean keepEnd) {
        int from = keepEnd ? Math.max(0, count - KEPT) : 0;
        int used = Math.min(count, KEPT);
        byte[] all = Arrays.copyOf(kept, kept.length + used);
        System.arraycopy(more, from, all, kept.length, used);
        int excess = Math.max(0, all.length - KEPT);
        return keepEnd ? Arrays.copyOfRange(all, excess, all.length) : Arrays.copyOf(all, all.length - excess);
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** {@return how long the file was, bytes} */
    public long size() {
        return size;
    }

    /** {@return the file's digest: SHA-256 in lower-case hexadecimal} */
    public String sha256() {
        return sha256;
    }

    /** {@return the beginning of the file, at most {@link #KEPT} bytes} */
    public byte[] head() {
        return head.clone();
    }

    /** {@return the end of the file, at most {@link #KEPT} bytes} */
    public byte[] tail() {
        return tail.clone();
    }

    /** {@return the whole file: empty for one of more than {@link #KEPT_WHOLE} bytes} */
    public Optional<byte[]> whole() {
        return size <= KEPT_WHOLE ? Optional.of(whole.clone()) : Optional.empty();
    }
}
