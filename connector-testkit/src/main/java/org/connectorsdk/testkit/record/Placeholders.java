package org.connectorsdk.testkit.record;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
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

    /** {@return what a recorded text stands for: itself, with anything in the place of its secrets} */
    static boolean fits(String recorded, String text) {
        if (recorded.equals(text)) {
            return true;
        }
        StringBuilder pattern = new StringBuilder();
        Matcher name = NAME.matcher(recorded);
        int from = 0;
        while (name.find()) {
            pattern.append(Pattern.quote(recorded.substring(from, name.start())))
                    .append(".+?");
            from = name.end();
        }
        pattern.append(Pattern.quote(recorded.substring(from)));
        return from > 0
                && Pattern.compile(pattern.toString(), Pattern.DOTALL)
                        .matcher(text)
                        .matches();
    }
}
