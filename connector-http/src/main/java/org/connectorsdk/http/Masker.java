package org.connectorsdk.http;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.connectorsdk.api.config.Secret;

/**
 * Blots known secrets out of texts that a server wrote, in whatever form it echoes them (SEC-05, INC-18). Making one costs next to
 * nothing; the work is done when a text is masked.
 *
 * <p>The runtime masks errors by itself, see {@link HoldsSecrets}. A provider masks what a success says about a request that held
 * secrets, such as the reason why a connection was created and could not be reached.
 *
 * <p>Immutable and thread-safe.
 */
public final class Masker {
    private static final String MASK = "[secret]";
    private static final Masker NONE = new Masker(List.of());

    private final List<Secret> secrets;

    private Masker(List<Secret> secrets) {
        this.secrets = secrets;
    }

    /** {@return a masker that knows no secret} */
    public static Masker none() {
        return NONE;
    }

    /**
     * Adds secrets.
     *
     * @param more further secrets; empty ones and those that are known already cost nothing
     * @return a masker that knows them too
     */
    public Masker and(Iterable<Secret> more) {
        List<Secret> all = secrets;
        for (Secret secret : more) {
            if (!knows(all, secret) && !secret.reveal().isEmpty()) {
                all = all == secrets ? new ArrayList<>(secrets) : all;
                all.add(secret);
            }
        }
        return all == secrets ? this : new Masker(all);
    }

    /** By identity: the same object comes with every attempt, and comparing secrets takes its time on purpose. */
    @SuppressWarnings("ReferenceEquality")
    private static boolean knows(List<Secret> secrets, Secret wanted) {
        for (Secret secret : secrets) {
            if (secret == wanted) {
                return true;
            }
        }
        return false;
    }

    /**
     * Masks a text.
     *
     * @param text any text
     * @return the text with {@code [secret]} for every secret in it; the same object if there is none
     */
    public String mask(String text) {
        BitSet covered = new BitSet();
        for (Secret secret : secrets) {
            new Echoes(secret.reveal()).cover(text, covered);
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
