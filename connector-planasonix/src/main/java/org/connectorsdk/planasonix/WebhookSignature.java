package org.connectorsdk.planasonix;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.connectorsdk.api.config.Secret;
import org.jspecify.annotations.Nullable;

/**
 * Checks that a delivery to a webhook comes from Planasonix and is not an old one sent again.
 *
 * <p>The vendor documents the form {@code v1=<hex>} with a time stamp for what it receives; what it sends is documented
 * only as an HMAC of the raw body with the signing secret, in the same header. {@link #timestamped} takes the first
 * form alone. Where deliveries carry the second, use {@link #bodyOnly}, which cannot notice that a delivery is old.
 * Deliveries may come more than once: act on the id of the event.
 *
 * <p>While a secret is being replaced a delivery may carry two signatures: any that is right will do. They stand in one
 * header, apart by commas or blanks; a server that hands out several header lines joins them by a comma. A signature of
 * another version ({@code v2=}) is passed over.
 *
 * <p>Immutable and thread-safe.
 */
public final class WebhookSignature {
    /** The header with the signature. */
    public static final String SIGNATURE_HEADER = "X-Planasonix-Signature";
    /** The header with the time of the delivery, in seconds since 1970. */
    public static final String TIMESTAMP_HEADER = "X-Planasonix-Timestamp";

    private static final String HMAC = "HmacSHA256";
    private static final String VERSION = "v1=";
    private static final Pattern APART = Pattern.compile("[,\\s]+");
    private static final Duration OLDEST = Duration.ofMinutes(5);
    private static final Duration NEWEST = Duration.ofMinutes(1);

    /** What a check found. */
    public enum Verdict {
        /** It is from Planasonix. */
        GENUINE,
        /** It is not, or was changed on its way, or signed with another secret. */
        FORGED,
        /** It is from Planasonix, and more than five minutes old or a minute in the future. */
        STALE,
        /** A header is missing or has another form. */
        MALFORMED
    }

    private final Secret secret;
    private final boolean timestamped;

    private WebhookSignature(Secret secret, boolean timestamped) {
        this.secret = Objects.requireNonNull(secret, "secret");
        if (secret.reveal().isBlank()) {
            throw new IllegalArgumentException(
                    "secret: is empty; take the signing secret that was shown when the webhook was"
                            + " made or its secret rotated");
        }
        this.timestamped = timestamped;
    }

    /**
     * A check of signatures over time stamp and body.
     *
     * @param secret the signing secret, as it was shown when the webhook was made or its secret rotated
     * @return the check
     * @throws IllegalArgumentException if the secret is empty or blank: with it anybody could sign
     */
    public static WebhookSignature timestamped(Secret secret) {
        return new WebhookSignature(secret, true);
    }

    /**
     * A check of signatures over the body alone.
     *
     * @param secret the signing secret, as it was shown when the webhook was made or its secret rotated
     * @return the check
     * @throws IllegalArgumentException if the secret is empty or blank: with it anybody could sign
     */
    public static WebhookSignature bodyOnly(Secret secret) {
        return new WebhookSignature(secret, false);
    }

    /**
     * Checks a delivery. Takes the same time whether or not the signature is right.
     *
     * @param body the raw body, before anything was parsed or decoded
     * @param timestamp the value of {@link #TIMESTAMP_HEADER}, null when there is none
     * @param signature the value of {@link #SIGNATURE_HEADER}, one signature or several; null when there is none
     * @param now the present time
     * @return whether to trust it
     */
    public Verdict check(byte[] body, @Nullable String timestamp, @Nullable String signature, Instant now) {
        List<byte[]> claimed = claimed(signature);
        Instant sentAt = timestamped ? sentAt(timestamp) : now;
        if (claimed.isEmpty() || sentAt == null) {
            return Verdict.MALFORMED;
        }
        if (!isAnyRight(claimed, hmac(timestamp, body))) {
            return Verdict.FORGED;
        }
        boolean stale = sentAt.isBefore(now.minus(OLDEST)) || sentAt.isAfter(now.plus(NEWEST));
        return stale ? Verdict.STALE : Verdict.GENUINE;
    }

    /** Looks at all of them, whichever is right. */
    private static boolean isAnyRight(List<byte[]> claimed, byte[] expected) {
        boolean right = false;
        for (byte[] one : claimed) {
            right |= MessageDigest.isEqual(one, expected);
        }
        return right;
    }

    /** The signatures of a header that have the form of one. */
    private List<byte[]> claimed(@Nullable String signatures) {
        List<byte[]> claimed = new ArrayList<>();
        for (String one : signatures == null ? new String[0] : APART.split(signatures)) {
            byte[] digest = digest(one);
            if (digest != null) {
                claimed.add(digest);
            }
        }
        return claimed;
    }

    private byte @Nullable [] digest(String signature) {
        if (timestamped && !signature.startsWith(VERSION)) {
            return null;
        }
        String hex = signature.startsWith(VERSION) ? signature.substring(VERSION.length()) : signature;
        try {
            byte[] digest = HexFormat.of().parseHex(hex.toLowerCase(Locale.ROOT));
            return digest.length == 0 ? null : digest;
        } catch (IllegalArgumentException notHex) {
            return null;
        }
    }

    private static @Nullable Instant sentAt(@Nullable String timestamp) {
        try {
            return timestamp == null ? null : Instant.ofEpochSecond(Long.parseLong(timestamp));
        } catch (NumberFormatException | DateTimeException notATime) {
            return null;
        }
    }

    private byte[] hmac(@Nullable String timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret.reveal().getBytes(StandardCharsets.UTF_8), HMAC));
            if (timestamped) {
                String prefix = body.length == 0 ? String.valueOf(timestamp) : timestamp + ".";
                mac.update(prefix.getBytes(StandardCharsets.UTF_8));
            }
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + HMAC, e);
        }
    }

    /** {@return the form alone} */
    @Override
    public String toString() {
        return "WebhookSignature[" + (timestamped ? "timestamped" : "bodyOnly") + "]";
    }
}
