package org.connectorsdk.verification.secrets;

import java.io.IOException;
import java.io.Reader;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.connectorsdk.api.json.JsonString;

/** Looks for secrets in texts, in every form that a text can hold them in. */
final class Sweep {
    /** Too short a text would be found by chance. */
    private static final int SHORTEST = 8;

    /** How much of a text is looked at together. */
    static final int PIECE = 1 << 20;

    private static final int MASK = (1 << 22) - 1;
    /** What a character has become by the time that it leaves the window: 31 to the power of its length. */
    private static final int OLDEST = IntStream.range(0, SHORTEST).reduce(1, (power, next) -> 31 * power);

    private final Map<String, TreeSet<String>> byStart = new HashMap<>();
    private final BitSet starts = new BitSet(MASK + 1);
    private int longest;

    private Sweep() {}

    /**
     * The forms of one secret: raw, JSON-escaped, percent-encoded, and in Base64 of itself or of something that holds
     * it.
     *
     * @param secret as it was given
     * @return texts, each of which gives the secret away
     */
    static List<String> forms(String secret) {
        TreeSet<String> forms = new TreeSet<>();
        forms.add(secret);
        String json = new JsonString(secret).toJson();
        forms.add(json.substring(1, json.length() - 1));
        String form = URLEncoder.encode(secret, StandardCharsets.UTF_8);
        forms.add(form);
        forms.add(form.replace("+", "%20"));
        for (int before = 0; before < 3; before++) {
            forms.add(inside(secret, before, Base64.getEncoder()));
            forms.add(inside(secret, before, Base64.getUrlEncoder()));
        }
        return List.copyOf(forms);
    }

    /** The part of a Base64 text that depends on the secret alone, when so many bytes stand before it. */
    private static String inside(String secret, int before, Base64.Encoder encoder) {
        String encoded =
                encoder.withoutPadding().encodeToString(("x".repeat(before) + secret).getBytes(StandardCharsets.UTF_8));
        int bits = 8 * (before + secret.getBytes(StandardCharsets.UTF_8).length);
        return encoded.substring((8 * before + 5) / 6, bits / 6);
    }

    /**
     * Sweeps a text.
     *
     * @param text anything
     * @param secrets what must not be in it
     * @return the line of each find, with the secret taken out; empty when the text is clean
     */
    static List<String> finds(String text, Collection<String> secrets) {
        return of(secrets).finds(text);
    }

    /** Prepares a sweep for many secrets, over much text. */
    static Sweep of(Collection<String> secrets) {
        Sweep sweep = new Sweep();
        for (String secret : secrets) {
            if (secret.length() < SHORTEST) {
                throw new IllegalArgumentException("secrets: one of " + secret.length() + " characters is too short");
            }
            forms(secret).forEach(sweep::add);
        }
        return sweep;
    }

    private void add(String form) {
        String start = form.substring(0, SHORTEST);
        longest = Math.max(longest, form.length());
        if (byStart.computeIfAbsent(start, unused -> new TreeSet<>()).add(form)) {
            starts.set(start.hashCode() & MASK);
        }
    }

    /** The same of a text that may be too large to be held: each piece begins with the end of the one before. */
    List<String> finds(Reader text) throws IOException {
        List<String> finds = new ArrayList<>();
        char[] piece = new char[longest + PIECE];
        int length = fill(piece, 0, text);
        while (length == piece.length) {
            finds.addAll(finds(new String(piece, 0, length)));
            System.arraycopy(piece, PIECE, piece, 0, longest);
            length = fill(piece, longest, text);
        }
        finds.addAll(finds(new String(piece, 0, length)));
        return finds;
    }

    private static int fill(char[] piece, int from, Reader text) throws IOException {
        int length = from;
        for (int count = 0; count >= 0 && length < piece.length; length += Math.max(0, count)) {
            count = text.read(piece, length, piece.length - length);
        }
        return length;
    }

    /** The line of each find; the start of every form is looked up at once, at each place of the text. */
    List<String> finds(String text) {
        List<String> finds = new ArrayList<>();
        int hash = 0;
        for (int end = 0; end < text.length(); end++) {
            hash = 31 * hash + text.charAt(end) - (end < SHORTEST ? 0 : OLDEST * text.charAt(end - SHORTEST));
            int at = end + 1 - SHORTEST;
            if (at >= 0 && starts.get(hash & MASK)) {
                for (String form : byStart.getOrDefault(text.substring(at, end + 1), new TreeSet<>())) {
                    if (text.startsWith(form, at)) {
                        finds.add(around(text, at, form));
                    }
                }
            }
        }
        return finds;
    }

    private static String around(String text, int at, String form) {
        int start = Math.max(text.lastIndexOf('\n', at) + 1, at - 200);
        int end = text.indexOf('\n', at + form.length());
        String after =
                text.substring(at + form.length(), end < 0 ? text.length() : Math.min(end, at + form.length() + 100));
        return text.substring(start, at) + "<the secret>" + after;
    }
}
