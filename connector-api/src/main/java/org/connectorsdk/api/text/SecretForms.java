package org.connectorsdk.api.text;

/**
 * Finds what has the form of a secret, whoever knows it: the user-info of an address, what stands under a secret's name
 * (as {@code name=value}, as a member of JSON, as an element of XML, after {@code --name}), and what follows
 * {@code Bearer}.
 *
 * <p>One pass over a text.
 */
final class SecretForms {
    private static final String MASKED = "[secret]";
    private static final int NONE = -1;
    /** A word of prose after a colon is shorter than a token or has no digit. */
    private static final int SHORTEST_TOKEN = 16;

    /** Every form has one of these behind a name or within an address, or an escape that may stand for one. */
    private static final boolean[] SIGNS = table("=:> \t\"'`]@\\%&");

    /** What may stand behind the name of a secret. */
    private static final boolean[] BEHIND = table("=:> \t\"'`]");

    private final TextView text;
    private final Finds finds;

    private SecretForms(TextView text, Finds finds) {
        this.text = text;
        this.finds = finds;
    }

    /** Sees where a secret is. */
    interface Finds {
        void see(TextView text, int from, int to);
    }

    static void find(TextView text, Finds finds) {
        new SecretForms(text, finds).scan();
    }

    private static boolean[] table(String signs) {
        boolean[] table = new boolean[128];
        signs.chars().forEach(sign -> table[sign] = true);
        return table;
    }

    private static boolean isIn(boolean[] table, char c) {
        return c < table.length && table[c];
    }

    /** {@return whether a text has what every form has: the names and ids of a list have not} */
    static boolean mayBeIn(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isIn(SIGNS, text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private void scan() {
        int at = 0;
        while (at < text.length()) {
            if (text.at(at) == ':' && text.at(at + 1) == '/' && text.at(at + 2) == '/') {
                at += 3;
                userInfo(at);
            } else if (isNamePart(text.at(at))) {
                int end = at + 1;
                while (isNamePart(text.at(end))) {
                    end++;
                }
                at = afterName(at, end);
            } else {
                at++;
            }
        }
    }

    // Addresses.

    /**
     * A password may hold what ends the authority, so an {@code @} counts further on if what stands here cannot be a
     * port.
     */
    private void userInfo(int from) {
        int colon = NONE;
        int authority = NONE;
        int last = NONE;
        int end = from;
        for (; !endsAddress(end); end++) {
            char c = text.at(end);
            if (c == '@') {
                last = end;
            } else if (c == ':' && colon == NONE) {
                colon = end;
            } else if (authority == NONE && (c == '/' || c == '?' || c == '#')) {
                authority = end;
                if (last != NONE || colon == NONE || isPort(colon + 1, end)) {
                    break;
                }
            }
        }
        if (last != NONE) {
            boolean hasPassword = colon != NONE && colon + 1 < last;
            report(hasPassword ? colon + 1 : from, last);
        }
    }

    private boolean endsAddress(int at) {
        char c = text.at(at);
        return at >= text.length()
                || Character.isWhitespace(c)
                || c == '"'
                || c == '\''
                || c == '<'
                || c == '>'
                || c == '\\'
                || (c == ':' && text.at(at + 1) == '/' && text.at(at + 2) == '/');
    }

    private boolean isPort(int from, int to) {
        for (int i = from; i < to; i++) {
            if (!Character.isDigit(text.at(i))) {
                return false;
            }
        }
        return true;
    }

    // Names.

    private static boolean isNamePart(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '_'
                || c == '-'
                || c == '.';
    }

    /** {@return where to go on} */
    private int afterName(int from, int end) {
        if (!isIn(BEHIND, text.at(end))) {
            return end;
        }
        String name = text.text(Math.max(from, end - 64), end);
        if (!SecretNames.isSecretInText(name)) {
            return end;
        }
        if (isScheme(name) && text.at(end) == ' ') {
            return token(end + 1);
        }
        int at = end;
        boolean quoted = isQuote(text.at(at));
        while (isQuote(text.at(at)) || text.at(at) == ']') {
            at++;
        }
        if (text.at(at) == '>' && text.at(from - 1) == '<') {
            return until(at + 1, '<');
        }
        at = blanks(at);
        char separator = text.at(at);
        if (separator != '=' && separator != ':') {
            boolean option = name.startsWith("--") && at > end;
            return option ? bare(at, true) : end;
        }
        while (text.at(at) == '=' || text.at(at) == ':' || text.at(at) == '>') {
            at++;
        }
        return value(blanks(at), quoted || separator == '=');
    }

    private int blanks(int from) {
        int at = from;
        while (text.at(at) == ' ' || text.at(at) == '\t') {
            at++;
        }
        return at;
    }

    private static boolean isQuote(char c) {
        return c == '"' || c == '\'' || c == '`';
    }

    /** The words that stand before a credential in a header. */
    private static boolean isScheme(String name) {
        return name.equalsIgnoreCase("bearer");
    }

    // Values.

    private int value(int from, boolean certain) {
        char c = text.at(from);
        if (isQuote(c)) {
            return quoted(from);
        }
        if (certain && (c == '{' || c == '[') && !startsWith(from, MASKED)) {
            return container(from);
        }
        return bare(from, certain);
    }

    /** {@return after the closing quote} */
    private int quoted(int from) {
        int end = closing(from);
        report(from + 1, end);
        return Math.min(end + 1, text.length());
    }

    private int closing(int from) {
        char quote = text.at(from);
        int end = from + 1;
        while (end < text.length() && text.at(end) != quote) {
            end += text.at(end) == '\\' ? 2 : 1;
        }
        return Math.min(end, text.length());
    }

    private int until(int from, char stop) {
        int end = from;
        while (end < text.length() && text.at(end) != stop) {
            end++;
        }
        report(from, end);
        return end;
    }

    /**
     * The values within an object or a list, which are all secret; names of members are not. {@return after its end}
     */
    private int container(int from) {
        int depth = 0;
        int at = from;
        do {
            char c = text.at(at);
            if (c == '{' || c == '[') {
                depth++;
                at++;
            } else if (c == '}' || c == ']') {
                depth--;
                at++;
            } else if (isQuote(c)) {
                int end = closing(at);
                int next = blanks(Math.min(end + 1, text.length()));
                if (text.at(next) != ':') {
                    report(at + 1, end);
                }
                at = next;
            } else if (Character.isLetterOrDigit(c)) {
                int end = at;
                while (Character.isLetterOrDigit(text.at(end)) || text.at(end) == '.' || text.at(end) == '-') {
                    end++;
                }
                report(at, end);
                at = end;
            } else {
                at++;
            }
        } while (depth > 0 && at < text.length());
        return at;
    }

    /** What is written without quotes; a mere word after a colon is prose: {@code token: expired}. */
    private int bare(int from, boolean certain) {
        int end = from;
        while (!endsBare(end)) {
            end++;
        }
        String scheme = text.text(from, end);
        if (text.at(end) == ' '
                && (scheme.equalsIgnoreCase("bearer")
                        || scheme.equalsIgnoreCase("basic")
                        || scheme.equalsIgnoreCase("token"))) {
            return bare(end + 1, true);
        }
        if (certain || !isWord(from, end)) {
            report(from, end);
        }
        return end;
    }

    private boolean endsBare(int at) {
        char c = text.at(at);
        return at >= text.length() || Character.isWhitespace(c) || isQuote(c) || "&,;<>(){}[]|\\".indexOf(c) >= 0;
    }

    private boolean isWord(int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.at(i);
            if (!Character.isLetter(c) && !((c == '.' || c == ':' || c == '!') && i == to - 1)) {
                return false;
            }
        }
        return true;
    }

    private int token(int from) {
        int end = from;
        while (!endsBare(end)) {
            end++;
        }
        if (end - from >= SHORTEST_TOKEN) {
            report(from, end);
        }
        return end;
    }

    private boolean startsWith(int from, String word) {
        return from + word.length() <= text.length()
                && text.text(from, from + word.length()).equals(word);
    }

    /** Literals, blots and nothing at all are no secrets; what is masked already looks the same masked again. */
    private void report(int from, int to) {
        if (!isHarmless(from, to)) {
            finds.see(text, from, to);
        }
    }

    private boolean isHarmless(int from, int to) {
        if (to - from <= 5) {
            String word = text.text(from, to);
            if (word.equals("true") || word.equals("false") || word.equals("null") || word.equals("?")) {
                return true;
            }
        }
        for (int i = from; i < to; i++) {
            char c = text.at(i);
            if (c != '*' && c != '\u2022' && c != '\u25cf') {
                return false;
            }
        }
        return true;
    }
}
