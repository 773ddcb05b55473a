package org.connectorsdk.testkit.hotdata;

import static org.connectorsdk.testkit.hotdata.HotdataErrors.badRequest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The SQL that the simulator understands: {@code SELECT * | column, … FROM [[catalog.]schema.]table [LIMIT n]}, with
 * names quoted or not. Everything else is a statement error.
 *
 * @param columns the wanted columns, empty for all
 * @param table one to three names
 * @param limit the most rows wanted
 */
record SqlStatement(List<String> columns, List<String> table, OptionalLong limit) {

    private static final Pattern TOKEN =
            Pattern.compile("\\s*(?:\"((?:[^\"]|\"\")*)\"|([A-Za-z_][A-Za-z0-9_]*)|(\\d{1,18})|([*,.;]))");

    /** One word; quoted names are told from keywords. */
    private record Token(String text, boolean name, boolean keywordPossible) {

        boolean is(String keyword) {
            return keywordPossible && text.equals(keyword);
        }
    }

    /** Reads the words one after the other. */
    private static final class Words {

        private final List<Token> tokens;
        private int next;

        Words(List<Token> tokens) {
            this.tokens = tokens;
        }

        boolean skip(String keyword) {
            boolean found = next < tokens.size() && tokens.get(next).is(keyword);
            next += found ? 1 : 0;
            return found;
        }

        void expect(String keyword) {
            if (!skip(keyword)) {
                throw error("expected " + keyword.toUpperCase(Locale.ROOT));
            }
        }

        String name() {
            if (next == tokens.size() || !tokens.get(next).name()) {
                throw error("expected an identifier");
            }
            return tokens.get(next++).text();
        }

        long number() {
            if (next == tokens.size() || !Character.isDigit((tokens.get(next).text() + "x").charAt(0))) {
                throw error("expected a number");
            }
            return Long.parseLong(tokens.get(next++).text());
        }

        void end() {
            skip(";");
            if (next < tokens.size()) {
                throw error("unexpected token");
            }
        }

        private RuntimeException error(String what) {
            return badRequest("SQL error: ParserError(\"" + what + " at token " + (next + 1) + "\")");
        }
    }

    static SqlStatement parse(String sql) {
        Words words = new Words(tokens(sql));
        words.expect("select");
        List<String> columns = new ArrayList<>();
        if (!words.skip("*")) {
            do {
                columns.add(words.name());
            } while (words.skip(","));
        }
        words.expect("from");
        List<String> table = new ArrayList<>(List.of(words.name()));
        while (words.skip(".")) {
            table.add(words.name());
        }
        OptionalLong limit = words.skip("limit") ? OptionalLong.of(words.number()) : OptionalLong.empty();
        words.end();
        return new SqlStatement(List.copyOf(columns), List.copyOf(table), limit);
    }

    private static List<Token> tokens(String sql) {
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(sql.strip());
        int end = 0;
        while (end < matcher.regionEnd() && matcher.find(end) && matcher.start() == end) {
            tokens.add(token(matcher));
            end = matcher.end();
        }
        if (end < matcher.regionEnd()) {
            throw badRequest("SQL error: ParserError(\"cannot read the statement at position " + (end + 1) + "\")");
        }
        return tokens;
    }

    private static Token token(Matcher matcher) {
        if (matcher.group(1) != null) {
            return new Token(matcher.group(1).replace("\"\"", "\""), true, false);
        }
        if (matcher.group(2) != null) {
            return new Token(matcher.group(2).toLowerCase(Locale.ROOT), true, true);
        }
        String text = matcher.group(3) != null ? matcher.group(3) : matcher.group(4);
        return new Token(text, false, true);
    }
}
