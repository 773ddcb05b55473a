package org.connectorsdk.testkit.record;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.text.Masker;
import org.connectorsdk.api.text.SecretNames;

/**
 * What stands for the secrets of a recording: the same secret has the same name in every place, so that a token that is
 * answered and used later is still the same.
 *
 * <p>A secret that somebody named is replaced everywhere, in whatever form. One that was found under a secret's name
 * is too, unless it is short, as {@code 1000} would be found everywhere, or such a name itself, as the kind of a
 * credential is often {@code password}.
 */
final class Placeholders {
    private static final int SHORT = 8;
    private static final Pattern NAME = Pattern.compile("SECRET-\\d+-REPLACED");

    private final Map<String, String> names = new LinkedHashMap<>();
    private final Map<String, UnaryOperator<String>> everywhere = new HashMap<>();

    /** Learns a secret that is replaced wherever it is. */
    void know(String secret) {
        if (!secret.isBlank() && !everywhere.containsKey(secret)) {
            everywhere.put(secret, Masker.replacing(Secret.of(secret), of(secret)));
        }
    }

    /** {@return the name of a secret, learning it} */
    String of(String secret) {
        if (isOne(secret)) {
            return secret;
        }
        String known = names.get(secret);
        if (known != null) {
            return known;
        }
        String name = "SECRET-" + (names.size() + 1) + "-REPLACED";
        names.put(secret, name);
        if (secret.length() >= SHORT && !SecretNames.isSecret(secret)) {
            know(secret);
        }
        return name;
    }

    /** {@return whether something stands for a secret in a text} */
    static boolean isIn(String text) {
        return NAME.matcher(text).find();
    }

    private static boolean isOne(String text) {
        return NAME.matcher(text).matches();
    }

    /** {@return the text with every secret replaced that is known or has the form of one} */
    String in(String text) {
        String replaced = knownIn(text);
        for (Secret found : Masker.secretsIn(replaced)) {
            String value = found.reveal();
            if (!value.isBlank() && !isIn(value)) {
                replaced = Masker.replacing(found, of(value)).apply(replaced);
            }
        }
        return replaced;
    }

    /** {@return the text with every secret replaced that is known, those first that contain others} */
    String knownIn(String text) {
        String replaced = text;
        List<String> longestFirst = everywhere.keySet().stream()
                .sorted(Comparator.comparing(String::length).reversed().thenComparing(Comparator.naturalOrder()))
                .toList();
        for (String secret : longestFirst) {
            UnaryOperator<String> replacement = everywhere.get(secret);
            if (replacement != null) {
                replaced = replacement.apply(replaced);
            }
        }
        return replaced;
    }

    /** {@return whether a secret is in a text that is known, also as hexadecimal digits} */
    boolean isKnownIn(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return !knownIn(text).equals(text) || everywhere.keySet().stream().anyMatch(secret -> isHexIn(secret, lower));
    }

    private static boolean isHexIn(String secret, String text) {
        return secret.length() >= SHORT && text.contains(HexFormat.of().formatHex(RecordedBody.utf8(secret)));
    }

    /** {@return what a recorded text stands for: itself, with anything in the place of its secrets} */
    static boolean fits(String recorded, String text) {
        if (recorded.equals(text)) {
            return true;
        }
        Matcher name = NAME.matcher(recorded);
        int from = 0;
        int at = 0;
        while (name.find()) {
            String before = recorded.substring(from, name.start());
            int found = from == 0 ? (text.startsWith(before) ? 0 : -1) : text.indexOf(before, at);
            if (found < 0) {
                return false;
            }
            at = found + before.length() + 1;
            from = name.end();
        }
        String rest = recorded.substring(from);
        return from > 0 && text.length() - rest.length() >= at && text.endsWith(rest);
    }
}
