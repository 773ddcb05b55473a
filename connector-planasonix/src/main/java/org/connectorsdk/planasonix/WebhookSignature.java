package org.connectorsdk.planasonix;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.http.webhook.HmacSignature;
import org.connectorsdk.http.webhook.HmacSignature.DeliveryTime;
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
 *
 * @since 0.1.0
 */
public final class WebhookSignature {
    /** The header with the signature. */
    public static final String SIGNATURE_HEADER = "X-Planasonix-Signature";
    /** The header with the time of the delivery, in seconds since 1970. */
    public static final String TIMESTAMP_HEADER = "X-Planasonix-Timestamp";

    private static final String VERSION = "v1=";
    private static final String REMEDY =
            "take the signing secret that was shown when the webhook was made or its secret rotated";
    private static final DeliveryTime TIMES = new DeliveryTime(Duration.ofMinutes(5), Duration.ofMinutes(1));

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

    private final HmacSignature signature;
    private final boolean timestamped;

    private WebhookSignature(Secret secret, boolean timestamped) {
        this.signature = HmacSignature.versioned(secret, REMEDY, VERSION, timestamped);
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
        List<byte[]> claimed = this.signature.claimed(signature);
        Instant sentAt = timestamped ? DeliveryTime.read(timestamp) : now;
        if (claimed.isEmpty() || sentAt == null) {
            return Verdict.MALFORMED;
        }
        if (!this.signature.isAnyRight(claimed, before(timestamp, body), body)) {
            return Verdict.FORGED;
        }
        return TIMES.allows(sentAt, now) ? Verdict.GENUINE : Verdict.STALE;
    }

    /** What is signed before the body. */
    private byte[] before(@Nullable String timestamp, byte[] body) {
        String text = timestamp == null || !timestamped ? "" : body.length == 0 ? timestamp : timestamp + ".";
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** {@return the form alone} */
    @Override
    public String toString() {
        return "WebhookSignature[" + (timestamped ? "timestamped" : "bodyOnly") + "]";
    }
}
