package org.connectorsdk.simulators.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.stream.IntStream;

/**
 * The plainest of statements: {@code SELECT * | column, … FROM [[catalog.]schema.]table [LIMIT n]}, with names quoted
 * or not. It is answered row by row from the table itself; everything else is for the engine.
 *
 * @param columns the wanted columns, empty for all
 * @param table one to three names
 * @param limit the most rows wanted
 */
record PlainStatement(List<String> columns, List<String> table, OptionalLong limit) {
    /** The statement, empty when it is not a plain one. */
    static Optional<PlainStatement> of(String sql, SqlNaming naming) {
        Matcher parts = naming.plain().matcher(sql);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String limit = parts.group(3);
        return Optional.of(new PlainStatement(
                names(parts.group(1), naming),
                names(parts.group(2), naming),
                limit == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(limit))));
    }

    private static List<String> names(String text, SqlNaming naming) {
        List<String> names = new ArrayList<>();
        Matcher name = naming.oneName().matcher(text);
        while (name.find()) {
            names.add(naming.plainName(name.group()));
        }
        return names;
    }

    /** What it reads of its table; empty when the table lacks a column. */
    Optional<Table> read(Table from) {
        List<Integer> chosen = columns.isEmpty()
                ? IntStream.range(0, from.columns().size()).boxed().toList()
                : columns.stream().map(from::column).toList();
        return chosen.contains(-1)
                ? Optional.empty()
                : Optional.of(Table.part(from, chosen, limit.orElse(Long.MAX_VALUE)));
    }
}
