package org.connectorsdk.api.config;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A text that must not be seen: a token, a password, a client secret.
 *
 * <p>{@link #toString()} shows neither the text nor its length, comparing takes the same time wherever two secrets
 * differ, and the hash code reveals nothing about the text. The class is not {@link java.io.Serializable}, so Java
 * serialization refuses it ({@link java.io.NotSerializableException}), and it has no property that a bean mapper could
 * print. The only way to the text is {@link #reveal()}: call it where the text is used, and keep the {@code Secret}
 * everywhere else.
 *
 * <p>Immutable and thread-safe. The text stays in memory until the garbage collector takes it.
 *
 * @since 0.1.0
 */
public final class Secret {

    private static final String MASK = "[secret]";
    private static final int SALT_BYTES = 16;

    private final String text;

    private Secret(String text) {
        this.text = text;
    }

    /**
     * Wraps a text, exactly as it is; nothing is trimmed or checked here but when a configuration is resolved.
     *
     * @param text the text, may be empty
     * @return the secret
     */
    public static Secret of(String text) {
        return new Secret(Objects.requireNonNull(text, "text"));
    }

    /**
     * The text itself. Do not log it, and do not put it into an exception.
     *
     * @return the text as it was given to {@link #of(String)}
     */
    public String reveal() {
        return text;
    }

    /** Whether {@code other} is a secret with the same text; takes the same time wherever the texts differ. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Secret secret && MessageDigest.isEqual(bytes(), secret.bytes());
    }

    /** Salted anew in each process: it reveals nothing about the text and is not worth storing. */
    @Override
    public int hashCode() {
        MessageDigest digest = sha256();
        digest.update(Salt.BYTES);
        byte[] hash = digest.digest(bytes());
        return ByteBuffer.wrap(hash).getInt();
    }

    /** Always the same mask, whatever the text. */
    @Override
    public String toString() {
        return MASK;
    }

    private byte[] bytes() {
        // As they are: UTF-8 would turn different broken surrogates into the same question mark.
        ByteBuffer bytes = ByteBuffer.allocate(text.length() * Character.BYTES);
        bytes.asCharBuffer().put(text);
        return bytes.array();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Made on first use, so that loading the class costs no randomness. */
    private static final class Salt {
        private static final byte[] BYTES = new byte[SALT_BYTES];

        static {
            new SecureRandom().nextBytes(BYTES);
        }
    }
}
