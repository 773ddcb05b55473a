package org.connectorsdk.api.text;

import java.util.List;

/**
 * The one list of names under which a secret is expected: of settings, members, parameters, at every depth and for
 * every provider. A name counts by its ending, whatever its case and whatever joins its words:
 * {@code ssh.tunnelUserPassword}, {@code client-secret}, {@code AWS_SECRET_ACCESS_KEY}.
 *
 * @since 0.1.0
 */
public final class SecretNames {
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
    private static final List<String> SIGNATURES = List.of("sig", "signature");

    private static final String[] NONE = {};

    /** The endings by their last letter: names are asked for in every text and object. */
    private static final String[][] ENDINGS_BY_LAST = byLast();

    private static String[][] byLast() {
        String[][] endings = new String['z' + 1][];
        for (int c = 0; c < endings.length; c++) {
            char last = (char) c;
            endings[c] = ENDINGS.stream()
                    .filter(ending -> ending.charAt(ending.length() - 1) == last)
                    .toArray(String[]::new);
        }
        return endings;
    }

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
        int last = name.length() - 1;
        while (last >= 0 && joins(name.charAt(last))) {
            last--;
        }
        if (last < 0) {
            return false;
        }
        char end = Character.toLowerCase(name.charAt(last));
        for (String ending : end < ENDINGS_BY_LAST.length ? ENDINGS_BY_LAST[end] : NONE) {
            if (endsWith(name, last, ending)) {
                return true;
            }
        }
        return isPass(name);
    }

    /** The same in a text, where an address can be signed as well. */
    static boolean isSecretInText(String name) {
        if (isSecret(name)) {
            return true;
        }
        for (String ending : SIGNATURES) {
            if (endsWithWord(name, ending)) {
                return true;
            }
        }
        return false;
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

    /** Whether a name ends so, whatever its case and whatever joins its words. */
    private static boolean endsWith(String name, int last, String ending) {
        int at = last;
        for (int i = ending.length() - 1; i >= 0; i--) {
            while (at >= 0 && joins(name.charAt(at))) {
                at--;
            }
            if (at < 0 || Character.toLowerCase(name.charAt(at)) != ending.charAt(i)) {
                return false;
            }
            at--;
        }
        return true;
    }

    private static boolean joins(char c) {
        return c == '_' || c == '-' || c == '.' || c == ' ';
    }
}
