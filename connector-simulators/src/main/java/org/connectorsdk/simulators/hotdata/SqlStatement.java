package org.connectorsdk.simulators.hotdata;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The plainest of statements: {@code SELECT * | column, … FROM [[catalog.]schema.]table [LIMIT n]}, with names quoted or not.
 * It is answered row by row from the table itself; everything else is for the SQL engine.
 *
 * @param columns the wanted columns, empty for all
 * @param table one to three names
 * @param limit the most rows wanted
 */
record SqlStatement(List<String> columns, List<String> table, OptionalLong limit) {

    private static final String NAME = "(?:\"[^\"]*+(?:\"\"[^\"]*+)*+\"|[A-Za-z_][A-Za-z0-9_]*+)";
    private static final Pattern PLAIN = Pattern.compile("(?i)\\s*select\\s+(\\*|" + NAME + "(?:\\s*,\\s*" + NAME
            + "){0,200})\\s+from\\s+(" + NAME + "(?:\\s*\\.\\s*" + NAME
            + "){0,2})(?:\\s+limit\\s+(\\d{1,18}))?\\s*;?\\s*");
    private static final Pattern ONE = Pattern.compile("\"([^\"]*+(?:\"\"[^\"]*+)*+)\"|[A-Za-z_][A-Za-z0-9_]*+");

    /** The statement, empty when it is not a plain one. */
    static Optional<SqlStatement> plain(String sql) {
        Matcher parts = PLAIN.matcher(sql);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String limit = parts.group(3);
        return Optional.of(new SqlStatement(
                names(parts.group(1)),
                names(parts.group(2)),
                limit == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(limit))));
    }

    private static List<String> names(String text) {
        List<String> names = new ArrayList<>();
        Matcher name = ONE.matcher(text);
        while (name.find()) {
            String quoted = name.group(1);
            names.add(quoted == null ? name.group().toLowerCase(Locale.ROOT) : quoted.replace("\"\"", "\""));
        }
        return names;
    }
}
