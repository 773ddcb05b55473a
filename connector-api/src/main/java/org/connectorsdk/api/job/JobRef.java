package org.connectorsdk.api.job;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import org.connectorsdk.api.connection.ConnectionId;

/**
 * The handle of a job: a value that turns into a short, versioned, secret-free string and back, so that another process
 * can go on waiting after a restart (INC-09). It exists before the first poll.
 *
 * <p>A handle belongs to the provider and the account (base URL and scope) that it was made with; a client of another
 * one refuses it.
 *
 * @param provider id of the provider
 * @param account fingerprint of base URL and scope, see {@link #fingerprint}
 * @param kind the vendor's family of jobs, where its families have endpoints of their own ({@code sync},
 *     {@code backfill}); {@code job} where they have not
 * @param jobId the provider's id of the job, opaque
 * @param connection the connection it works on, where known
 */
public record JobRef(String provider, String account, String kind, String jobId, Optional<ConnectionId> connection) {
    private static final String VERSION = "job1";
    private static final String FORM =
            "JobRef: not a job handle; expected " + VERSION + ".provider.account.kind.id.connection";

    /**
     * Checks that the parts can be told apart again.
     *
     * @param provider id of the provider
     * @param account fingerprint of base URL and scope, see {@link #fingerprint}
     * @param kind the vendor's family of jobs, where its families have endpoints of their own ({@code sync},
     *     {@code backfill}); {@code job} where they have not
     * @param jobId the provider's id of the job, opaque
     * @param connection the connection it works on, where known
     */
    public JobRef {
        requireName(provider, "provider");
        requireName(account, "account");
        requireName(kind, "kind");
        Objects.requireNonNull(connection, "connection");
        if (jobId.isBlank()) {
            throw new IllegalArgumentException("JobRef: jobId must not be blank");
        }
    }

    /**
     * Fingerprints an account, so that a handle can name it without showing it.
     *
     * @param baseUrl the base URL after normalisation, without user info
     * @param scope workspace, tenant or the like; empty where there is none
     * @return 16 hexadecimal digits
     */
    public static String fingerprint(String baseUrl, String scope) {
        long hash = 0xcbf29ce484222325L; // FNV-1a: tells accounts apart, hides nothing, needs no security provider
        for (byte b : (baseUrl + '\n' + scope).getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
        }
        return String.format("%016x", hash);
    }

    /**
     * Writes the handle.
     *
     * @return text of letters, digits and {@code . _ -}, safe in files, URLs and environment variables
     */
    public String encode() {
        return VERSION
                + '.'
                + provider
                + '.'
                + account
                + '.'
                + kind
                + '.'
                + base64(jobId)
                + '.'
                + connection.map(id -> base64(id.value())).orElse("");
    }

    /**
     * Reads a handle, also one that an older version of the library wrote.
     *
     * @param text what {@link #encode} wrote
     * @return the handle
     * @throws IllegalArgumentException if the text is no handle, with the expected form
     */
    public static JobRef decode(String text) {
        String[] parts = text.strip().split("\\.", -1);
        if (parts.length != 6 || !parts[0].equals(VERSION)) {
            throw new IllegalArgumentException(FORM);
        }
        try {
            String connection = text(parts[5]);
            return new JobRef(
                    parts[1],
                    parts[2],
                    parts[3],
                    text(parts[4]),
                    connection.isEmpty() ? Optional.empty() : Optional.of(ConnectionId.of(connection)));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(FORM);
        }
    }

    /** {@return the same as {@link #encode()}} */
    @Override
    public String toString() {
        return encode();
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(String base64) {
        return new String(Base64.getUrlDecoder().decode(base64), StandardCharsets.UTF_8);
    }

    private static void requireName(String value, String name) {
        if (value.isEmpty()
                || !value.chars()
                        .allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_')) {
            throw new IllegalArgumentException("JobRef: " + name + " must be lower case letters, digits, - and _");
        }
    }
}
