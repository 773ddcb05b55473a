package org.connectorsdk.api.text;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds secrets whose values are known: as they are, in any escaped form and any mixture of these, and within Base64 at
 * each of the three offsets that they can have there, in both alphabets.
 *
 * <p>A secret of fewer than {@value #SHORT} characters is found only where it stands alone, and not in Base64: it would
 * be found everywhere.
 */
final class KnownSecrets {
    private static final int SHORT = 4;

    private final List<String> alone = new ArrayList<>();
    private final PhraseSearch search;

    KnownSecrets(Iterable<String> secrets) {
        Set<String> phrases = new LinkedHashSet<>();
        for (String secret : secrets) {
            Stream.of(secret, secret.strip()).distinct().forEach(form -> addWith(form, phrases));
        }
        this.search = new PhraseSearch(phrases);
    }

    /** {@return whether there is nothing to find} */
    boolean isEmpty() {
        return alone.isEmpty() && search.isEmpty();
    }

    private void addWith(String secret, Set<String> phrases) {
        if (secret.isBlank()) {
            return;
        }
        if (secret.length() < SHORT) {
            alone.add(secret);
            return;
        }
        // What looks like an escape in the secret itself is undone with the rest of the text.
        TextView.of(secret).stream()
                .map(TextView::text)
                .filter(form -> form.length() >= SHORT)
                .forEach(phrases::add);
        addBase64(secret, phrases);
        addBase64(secret.replace("\\", "\\\\").replace("\"", "\\\""), phrases);
    }

    private static void addBase64(String secret, Set<String> phrases) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        for (int offset = 0; offset < 3; offset++) {
            addBase64(bytes, offset, phrases);
        }
    }

    /** Adds those characters that are the same whatever stands before and after the secret. */
    private static void addBase64(byte[] secret, int offset, Set<String> phrases) {
        byte[] padded = new byte[offset + secret.length];
        System.arraycopy(secret, 0, padded, offset, secret.length);
        int start = (offset * 8 + 5) / 6;
        int end = padded.length * 8 / 6;
        String standard = Base64.getEncoder().encodeToString(padded).substring(start, end);
        phrases.add(standard);
        phrases.add(standard.replace('+', '-').replace('/', '_'));
    }

    /**
     * Marks where in the text of the views a secret is.
     *
     * @param cut whether the text continues beyond its end, so that a secret may begin there
     */
    void cover(List<TextView> views, boolean cut, BitSet covered) {
        if (isEmpty()) {
            return;
        }
        for (TextView view : views) {
            search.cover(view, cut ? SHORT : 0, covered);
            alone.forEach(secret -> coverAlone(view, secret, covered));
        }
        TextView unfolded = views.get(views.size() - 1).unfolded();
        if (unfolded != null) {
            search.cover(unfolded, cut ? SHORT : 0, covered);
        }
    }

    private static void coverAlone(TextView view, String secret, BitSet covered) {
        String text = view.text();
        for (int at = text.indexOf(secret); at >= 0; at = text.indexOf(secret, at + 1)) {
            int end = at + secret.length();
            if (!Character.isLetterOrDigit(view.at(at - 1)) && !Character.isLetterOrDigit(view.at(end))) {
                view.cover(at, end, covered);
            }
        }
    }
}
