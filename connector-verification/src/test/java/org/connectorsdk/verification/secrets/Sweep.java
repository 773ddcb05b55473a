package org.connectorsdk.verification.secrets;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.connectorsdk.api.json.JsonString;

/** Looks for secrets in texts, in every form that a text can hold them in. */
final class Sweep {
    /** Too short a text would be found by chance. */
    private static final int SHORTEST = 8;

    private Sweep() {}

    /**
     * The forms of one secret: raw, JSON-escaped, percent-encoded, and in Base64 of itself or of something that holds it.
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
        List<String> finds = new ArrayList<>();
        for (String secret : secrets) {
            if (secret.length() < SHORTEST) {
                throw new IllegalArgumentException("secrets: one of " + secret.length() + " characters is too short");
            }
            for (String form : forms(secret)) {
                for (int at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + 1)) {
                    finds.add(around(text, at, form));
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
