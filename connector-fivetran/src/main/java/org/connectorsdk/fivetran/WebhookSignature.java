package org.connectorsdk.fivetran;

import java.util.List;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.http.webhook.HmacSignature;
import org.jspecify.annotations.Nullable;

/**
 * Checks that a delivery to a webhook comes from Fivetran: an HMAC of the raw body with the webhook's secret. There is
 * no time stamp, so an old delivery that is sent again looks like a new one, and Fivetran itself repeats those that
 * failed for up to a day: act on {@code sync_id} and {@code created} of the event.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class WebhookSignature {
    /** The header with the signature. */
    public static final String SIGNATURE_HEADER = "X-Fivetran-Signature-256";

    /** What a check found. */
    public enum Verdict {
        /** It is from Fivetran. */
        GENUINE,
        /** It is not, or was changed on its way, or signed with another secret. */
        FORGED,
        /** The header is missing or has another form. */
        MALFORMED
    }

    private final HmacSignature signature;

    private WebhookSignature(Secret secret) {
        this.signature = HmacSignature.bare(secret, "take the secret that the webhook was made with");
    }

    /**
     * A check.
     *
     * @param secret the secret that the webhook was made with
     * @return the check
     * @throws IllegalArgumentException if the secret is empty or blank: with it anybody could sign
     */
    public static WebhookSignature of(Secret secret) {
        return new WebhookSignature(secret);
    }

    /**
     * Checks a delivery. Takes the same time whether or not the signature is right.
     *
     * @param body the raw body, before anything was parsed or decoded
     * @param signature the value of {@link #SIGNATURE_HEADER}, digits of either case; null when there is none
     * @return whether to trust it
     */
    public Verdict check(byte[] body, @Nullable String signature) {
        List<byte[]> claimed = this.signature.claimed(signature);
        if (claimed.isEmpty()) {
            return Verdict.MALFORMED;
        }
        return this.signature.isAnyRight(claimed, body) ? Verdict.GENUINE : Verdict.FORGED;
    }

    /** {@return nothing of the secret} */
    @Override
    public String toString() {
        return "WebhookSignature[]";
    }
}
