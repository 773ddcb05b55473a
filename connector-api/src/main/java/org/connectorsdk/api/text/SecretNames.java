package org.connectorsdk.api.text;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The one list of names under which a secret is expected: of settings, members, parameters, at every depth and for
 * every provider. A name counts by its ending, whatever its case and whatever joins its words:
 * {@code ssh.tunnelUserPassword}, {@code client-secret}, {@code AWS_SECRET_ACCESS_KEY}.
 */
public final class SecretNames {
    private static final int LONGEST = 40;

    private static final List<String> ENDINGS = List.of(
            "password",
            "passwords",
            "passwd",
            "pwd",
            "passphrase",
            "passcode",
            "secret",
            "secrets",
            "token",
            "accesstokens",
            "bearer",
            "jwt",
            "authorization",
            "privatekey",
            "privatekeypem",
            "secretkey",
            "accesskey",
            "apikey",
            "apikeys",
            "accountkey",
            "signingkey",
            "encryptionkey",
            "sharedkey",
            "masterkey",
            "authkey",
            "sshkey",
            "sslkey",
            "tlskey",
            "clientkey",
            "credentialsjson",
            "serviceaccountjson",
            "serviceaccountkey");

    /** Too short to be an ending: {@code bypass}. */
    private static final String PASS = "pass";

    /** What signs an address: as good as a secret where it is read, and nothing that anybody stores. */
    private static final Set<String> SIGNATURES = Set.of("sig", "signature");

    private SecretNames() {}

    /** {@return the endings, in lower case and without what joins words} */
    public static List<String> endings() {
        return ENDINGS;
    }

    /**
     * Classifies a name.
     *
     * @param name the name of a setting, a member or a parameter
     * @return whether a secret is expected under it
     */
    public static boolean isSecret(String name) {
        String plain = plain(name);
        return ENDINGS.stream().anyMatch(plain::endsWith) || isPass(name);
    }

    /** The same in a text, where an address can be signed as well. */
    static boolean isSecretInText(String name) {
        return isSecret(name) || SIGNATURES.stream().anyMatch(ending -> endsWithWord(name, ending));
    }

    private static boolean isPass(String name) {
        return endsWithWord(name, PASS);
    }

    private static boolean endsWithWord(String name, String word) {
        int start = name.length() - word.length();
        return start >= 0
                && name.regionMatches(true, start, word, 0, word.length())
                && (start == 0 || !Character.isLetterOrDigit(name.charAt(start - 1)));
    }

    private static String plain(String name) {
        String end = name.substring(Math.max(0, name.length() - LONGEST)).toLowerCase(Locale.ROOT);
        StringBuilder plain = new StringBuilder(end.length());
        for (int i = 0; i < end.length(); i++) {
            char c = end.charAt(i);
            if (c != '_' && c != '-' && c != '.' && c != ' ') {
                plain.append(c);
            }
        }
        return plain.toString();
    }
}
