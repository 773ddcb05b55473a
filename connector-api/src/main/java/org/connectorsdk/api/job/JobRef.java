package org.connectorsdk.api.job;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.text.VendorText;
import org.jspecify.annotations.Nullable;

/**
 * The handle of a job: a value that turns into a short, versioned, secret-free string and back, so that another process
 * can go on waiting after a restart (INC-09). It exists before the first poll.
 *
 * <p>A handle belongs to the provider and the account (base URL and scope) that it was made with; a client of another
 * one refuses it.
 *
 * <p>Where the vendor has no ids for jobs the handle is <em>inferred</em>: it says what the connection looked like before
 * the start, and the next end after that is the job's. Such a handle exists before the start, so an unknown outcome
 * carries it too. Whoever starts between two ends shares the job.
 *
 * <p>Not {@link java.io.Serializable}: keep {@link #toJson()} or {@link #encode()} instead.
 *
 * @param provider id of the provider
 * @param account fingerprint of base URL and scope, see {@link #fingerprint}
 * @param kind the vendor's family of jobs, where its families have endpoints of their own ({@code sync},
 *     {@code backfill}); {@code job} where they have not
 * @param jobId the provider's id of the job, opaque
 * @param connection the connection it works on, where known
 * @param inferred whether the library made the id, from what was there before the start; false for an id of the vendor
 * @param display what people read instead of the id, on one line of at most 200 characters; the id where there is
 *     nothing better. Two handles that differ in it alone are equal
 * @since 0.1.0
 */
public record JobRef(
        String provider,
        String account,
        String kind,
        String jobId,
        Optional<ConnectionId> connection,
        boolean inferred,
        String display) {
    /** The handles of vendors whose jobs have ids. */
    private static final String VERSION = "job1";
    /** The same with {@code inferred} or {@code exact}, and the display text. */
    private static final String VERSION_2 = "job2";

    private static final String INFERRED = "inferred";
    private static final String EXACT = "exact";
    private static final String FORM = "JobRef: not a job handle; expected " + VERSION
            + ".provider.account.kind.id.connection, or " + VERSION_2 + " with two parts more";
    private static final int LONGEST_DISPLAY = 200;

    /**
     * Checks that the parts can be told apart again.
     *
     * @param provider id of the provider
     * @param account fingerprint of base URL and scope, see {@link #fingerprint}
     * @param kind the vendor's family of jobs, where its families have endpoints of their own ({@code sync},
     *     {@code backfill}); {@code job} where they have not
     * @param jobId the provider's id of the job, opaque
     * @param connection the connection it works on, where known
     * @param inferred whether the library made the id, from what was there before the start
     * @param display what people read instead of the id; the id when blank
     */
    public JobRef {
        requireName(provider, "provider");
        requireName(account, "account");
        requireName(kind, "kind");
        Objects.requireNonNull(connection, "connection");
        if (jobId.isBlank()) {
            throw new IllegalArgumentException("JobRef: jobId must not be blank");
        }
        display = VendorText.line(display.isBlank() ? jobId : display, LONGEST_DISPLAY);
    }

    /**
     * A handle with the vendor's id, which is also what people read.
     *
     * @param provider id of the provider
     * @param account fingerprint of base URL and scope, see {@link #fingerprint}
     * @param kind the vendor's family of jobs, where its families have endpoints of their own ({@code sync},
     *     {@code backfill}); {@code job} where they have not
     * @param jobId the provider's id of the job, opaque
     * @param connection the connection it works on, where known
     */
    public JobRef(String provider, String account, String kind, String jobId, Optional<ConnectionId> connection) {
        this(provider, account, kind, jobId, connection, false, jobId);
    }

    /**
     * A handle for a vendor without ids of jobs, made before the start.
     *
     * @param provider id of the provider
     * @param account fingerprint of base URL and scope, see {@link #fingerprint}
     * @param kind what is started, where its end is told in another way ({@code sync}, {@code reload})
     * @param before what was there before the start, such as the time of the last end
     * @param connection the connection that it works on
     * @param display what people read, such as {@code sync of tidy_lantern after 2026-03-01T06:00:12Z}
     * @return the handle
     */
    public static JobRef inferred(
            String provider, String account, String kind, String before, ConnectionId connection, String display) {
        return new JobRef(provider, account, kind, before, Optional.of(connection), true, display);
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
        return HexFormat.of().toHexDigits(hash);
    }

    /**
     * Writes the handle.
     *
     * @return text of letters, digits and {@code . _ -}, safe in files, URLs and environment variables
     */
    public String encode() {
        boolean plain = !inferred && display.equals(VendorText.line(jobId, LONGEST_DISPLAY));
        String text = String.join(
                ".",
                plain ? VERSION : VERSION_2,
                provider,
                account,
                kind,
                base64(jobId),
                connection.map(id -> base64(id.value())).orElse(""));
        return plain ? text : text + '.' + (inferred ? INFERRED : EXACT) + '.' + base64(display);
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
        boolean plain = parts.length == 6 && parts[0].equals(VERSION);
        boolean second = parts.length == 8
                && parts[0].equals(VERSION_2)
                && (parts[6].equals(INFERRED) || parts[6].equals(EXACT));
        if (!plain && !second) {
            throw new IllegalArgumentException(FORM);
        }
        try {
            String connection = text(parts[5]);
            String id = text(parts[4]);
            return new JobRef(
                    parts[1],
                    parts[2],
                    parts[3],
                    id,
                    connection.isEmpty() ? Optional.empty() : Optional.of(ConnectionId.of(connection)),
                    second && parts[6].equals(INFERRED),
                    second ? text(parts[7]) : id);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(FORM);
        }
    }

    /** {@return the JSON form, as the command line prints it; {@link #fromJson} reads it back} */
    public JsonObject toJson() {
        return JobRefJson.write(this);
    }

    /**
     * Reads what {@link #toJson()} wrote. Members that are not known here are ignored.
     *
     * @param json the JSON form
     * @return the handle
     * @throws IllegalArgumentException if a member is missing or of a wrong type; the message names it
     */
    public static JobRef fromJson(JsonObject json) {
        return JobRefJson.read(json);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof JobRef that
                && inferred == that.inferred
                && provider.equals(that.provider)
                && account.equals(that.account)
                && kind.equals(that.kind)
                && jobId.equals(that.jobId)
                && connection.equals(that.connection);
    }

    @Override
    public int hashCode() {
        return Objects.hash(provider, account, kind, jobId, connection, inferred);
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
