package org.connectorsdk.http.auth;

import io.vavr.control.Either;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import org.connectorsdk.api.config.Secret;

/**
 * In which header, and in what form, a secret is sent.
 *
 * @param header the name of the header
 * @param unicode whether the secret may have characters beyond ASCII, because the form encodes them
 * @param value makes the header's value of the secret
 */
record CredentialForm(String header, boolean unicode, UnaryOperator<String> value) {
    static final CredentialForm BEARER = new CredentialForm("Authorization", false, token -> "Bearer " + token);

    /** For user and password, or a key and its secret, joined by a colon. */
    static final CredentialForm BASIC = new CredentialForm("Authorization", true, pair -> "Basic " + base64(pair));

    private static final String SEPARATORS = "\"(),/:;<=>?@[\\]{}";

    static CredentialForm header(String name) {
        boolean valid = !name.isEmpty() && name.chars().allMatch(c -> c > ' ' && c < 0x7f && SEPARATORS.indexOf(c) < 0);
        if (!valid) {
            throw new IllegalArgumentException("name: not the name of a header");
        }
        return new CredentialForm(name, false, UnaryOperator.identity());
    }

    static CredentialForm basic(String user) {
        if (user.chars().anyMatch(c -> c == ':' || Character.isISOControl(c))) {
            throw new IllegalArgumentException("user: must not have a colon or a control character");
        }
        return new CredentialForm("Authorization", true, password -> BASIC.value.apply(user + ":" + password));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Makes the credential.
     *
     * @param secret as it was given
     * @return the credential; or what is wrong with the secret, as a predicate that does not show it
     */
    Either<String, Credential> of(Secret secret) {
        String text = secret.reveal().strip();
        if (text.isEmpty()) {
            return Either.left("is empty");
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c) || (c > '~' && !unicode)) {
                return Either.left(
                        "has " + text.length() + " characters, and the one at position " + (i + 1) + " cannot be sent");
            }
        }
        String sent = value.apply(text);
        String encoded = encoded(sent);
        List<Secret> secrets =
                encoded.equals(text) ? List.of(Secret.of(text)) : List.of(Secret.of(text), Secret.of(encoded));
        return Either.right(Credential.of(header, sent, secrets));
    }

    /** The value without the name of its scheme, which is no secret. */
    private static String encoded(String value) {
        return value.substring(value.indexOf(' ') + 1);
    }
}
