package org.connectorsdk.http.webhook;

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
 * The signature of a delivery: HMAC-SHA-256 in hexadecimal digits of either case. A header may hold several, apart by
 * commas or blanks, while a secret is being replaced; any that is right will do, and it takes the same time whichever
 * it is.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class HmacSignature {
    private static final String HMAC = "HmacSHA256";
    private static final Pattern APART = Pattern.compile("[,\\s]+");

    private final Secret secret;
    private final String prefix;
    private final boolean prefixed;

    private HmacSignature(Secret secret, String remedy, String prefix, boolean prefixed) {
        this.secret = Objects.requireNonNull(secret, "secret");
        if (secret.reveal().isBlank()) {
            throw new IllegalArgumentException("secret: is empty; " + remedy);
        }
        this.prefix = prefix;
        this.prefixed = prefixed;
    }

    /**
     * Signatures that are digits alone.
     *
     * @param secret the signing secret
     * @param remedy where the caller finds the secret, should it be empty
     * @return the check
     * @throws IllegalArgumentException if the secret is empty or blank: with it anybody could sign
     */
    public static HmacSignature bare(Secret secret, String remedy) {
        return new HmacSignature(secret, remedy, "", false);
    }

    /**
     * Signatures that begin with a version; one of another version is passed over.
     *
     * @param secret the signing secret
     * @param remedy where the caller finds the secret, should it be empty
     * @param prefix what stands before the digits, such as {@code v1=}
     * @param required whether digits without it are passed over as well
     * @return the check
     * @throws IllegalArgumentException if the secret is empty or blank: with it anybody could sign
     */
    public static HmacSignature versioned(Secret secret, String remedy, String prefix, boolean required) {
        return new HmacSignature(secret, remedy, Objects.requireNonNull(prefix, "prefix"), required);
    }

    /**
     * Reads the signatures of a header.
     *
     * @param header its value; null when there is none
     * @return those that have the form of one; none means that nothing was signed
     */
    public List<byte[]> claimed(@Nullable String header) {
        List<byte[]> claimed = new ArrayList<>();
        for (String one : header == null ? new String[0] : APART.split(header)) {
            byte[] digest = digest(one);
            if (digest != null) {
                claimed.add(digest);
            }
        }
        return claimed;
    }

    private byte @Nullable [] digest(String signature) {
        if (prefixed && !signature.startsWith(prefix)) {
            return null;
        }
        String hex = signature.startsWith(prefix) ? signature.substring(prefix.length()) : signature;
        try {
            byte[] digest = HexFormat.of().parseHex(hex.toLowerCase(Locale.ROOT));
            return digest.length == 0 ? null : digest;
        } catch (IllegalArgumentException notHex) {
            return null;
        }
    }

    /**
     * Checks signatures.
     *
     * @param claimed what the delivery brought
     * @param signed what is signed, one part after the other: the raw body, and what the vendor puts before it
     * @return whether any of them is right
     */
    public boolean isAnyRight(List<byte[]> claimed, byte[]... signed) {
        byte[] expected = hmac(signed);
        boolean right = false;
        for (byte[] one : claimed) {
            right |= MessageDigest.isEqual(one, expected);
        }
        return right;
    }

    private byte[] hmac(byte[]... signed) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret.reveal().getBytes(StandardCharsets.UTF_8), HMAC));
            for (byte[] part : signed) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + HMAC, e);
        }
    }

    /** {@return the form alone} */
    @Override
    public String toString() {
        return "HmacSignature[" + prefix + "]";
    }

    /**
     * When a delivery may have been sent, so that an old one is not taken a second time.
     *
     * @param oldest how long ago at the most
     * @param newest how far in the future at the most, as clocks differ
     */
    public record DeliveryTime(Duration oldest, Duration newest) {
        /**
         * Null for any part is refused with {@link NullPointerException}.
         *
         * @param oldest how long ago at the most
         * @param newest how far in the future at the most, as clocks differ
         */
        public DeliveryTime {
            Objects.requireNonNull(oldest, "oldest");
            Objects.requireNonNull(newest, "newest");
        }

        /**
         * Reads a time stamp.
         *
         * @param seconds since the beginning of 1970; null for none
         * @return the time; null when there is none
         */
        public static @Nullable Instant read(@Nullable String seconds) {
            try {
                return seconds == null ? null : Instant.ofEpochSecond(Long.parseLong(seconds));
            } catch (NumberFormatException | DateTimeException notATime) {
                return null;
            }
        }

        /**
         * Checks a time.
         *
         * @param sentAt when the delivery was sent
         * @param now the present time
         * @return whether that is neither too old nor in the future
         */
        public boolean allows(Instant sentAt, Instant now) {
            return !sentAt.isBefore(now.minus(oldest)) && !sentAt.isAfter(now.plus(newest));
        }
    }
}
