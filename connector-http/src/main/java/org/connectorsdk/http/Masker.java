package org.connectorsdk.http;

import java.util.BitSet;
import java.util.List;
import org.connectorsdk.api.config.Secret;
import org.jspecify.annotations.Nullable;

/**
 * Blots known secrets out of texts that a server wrote, in whatever form it echoes them (SEC-05, INC-18). Making one costs next to
 * nothing, as every call makes one; the work is done when a text is masked.
 *
 * <p>Immutable and thread-safe.
 */
final class Masker {
    private static final String MASK = "[secret]";
    private static final Masker NONE = new Masker(null, List.of());

    private final @Nullable Masker before;
    private final Iterable<Secret> secrets;

    private Masker(@Nullable Masker before, Iterable<Secret> secrets) {
        this.before = before;
        this.secrets = secrets;
    }

    /** {@return a masker that knows no secret} */
    static Masker none() {
        return NONE;
    }

    /**
     * Adds secrets.
     *
     * @param more further secrets, which are not copied; the same object again adds nothing
     * @return a masker that knows them too
     */
    @SuppressWarnings(
            "ReferenceEquality") // the same list comes with every attempt, and comparing secrets takes its time
    Masker and(Iterable<Secret> more) {
        return more == secrets ? this : new Masker(this, more);
    }

    /**
     * Masks a text.
     *
     * @param text any text
     * @return the text with {@code [secret]} for every secret in it; the same object if there is none
     */
    String mask(String text) {
        BitSet covered = new BitSet();
        for (@Nullable Masker masker = this; masker != null; masker = masker.before) {
            for (Secret secret : masker.secrets) {
                if (!secret.reveal().isEmpty()) {
                    new Echoes(secret.reveal()).cover(text, covered);
                }
            }
        }
        return covered.isEmpty() ? text : masked(text, covered);
    }

    private static String masked(String text, BitSet covered) {
        StringBuilder masked = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            int start = covered.nextSetBit(at);
            if (start < 0) {
                break;
            }
            masked.append(text, at, start).append(MASK);
            at = covered.nextClearBit(start);
        }
        return masked.append(text, at, text.length()).toString();
    }
}
