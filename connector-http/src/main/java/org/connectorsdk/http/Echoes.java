package org.connectorsdk.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.BitSet;
import java.util.List;

/**
 * The forms in which one secret can come back: as it is, escaped as in JSON (also JSON within JSON), percent-encoded, any mixture of
 * these; and within Base64 at each of the three offsets that it can have there, in both alphabets.
 *
 * <p>A secret of fewer than {@value #SHORT} characters is found only where it stands alone, and not in Base64: it would be found
 * everywhere.
 */
final class Echoes {
    private static final int SHORT = 4;

    private final List<String> forms = new ArrayList<>();
    private final boolean alone;

    Echoes(String secret) {
        alone = secret.length() < SHORT;
        forms.add(secret);
        if (!alone) {
            byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
            for (int offset = 0; offset < 3; offset++) {
                addBase64(bytes, offset);
            }
        }
    }

    /** Adds those characters that are the same whatever stands before and behind the secret. */
    private void addBase64(byte[] secret, int offset) {
        byte[] padded = new byte[offset + secret.length];
        System.arraycopy(secret, 0, padded, offset, secret.length);
        int start = (offset * 8 + 5) / 6;
        int end = padded.length * 8 / 6;
        String standard = Base64.getEncoder().encodeToString(padded).substring(start, end);
        forms.add(standard);
        String forUrls = standard.replace('+', '-').replace('/', '_');
        if (!forUrls.equals(standard)) {
            forms.add(forUrls);
        }
    }

    /** Marks where in a text the secret is. */
    void cover(String text, BitSet covered) {
        for (String form : forms) {
            char first = form.charAt(0);
            for (int at = 0; at < text.length(); at++) {
                char c = text.charAt(at);
                if (c == first || c == '\\' || c == '%' || c == '+') {
                    int end = EscapedMatch.end(text, at, form);
                    if (end >= 0 && (!alone || standsAlone(text, at, end))) {
                        covered.set(at, end);
                    }
                }
            }
        }
    }

    private static boolean standsAlone(String text, int start, int end) {
        return (start == 0 || !Character.isLetterOrDigit(text.charAt(start - 1)))
                && (end == text.length() || !Character.isLetterOrDigit(text.charAt(end)));
    }
}
