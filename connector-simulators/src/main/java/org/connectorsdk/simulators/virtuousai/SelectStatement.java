package org.connectorsdk.simulators.virtuousai;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.connectorsdk.testkit.simulator.Refusal;

/**
 * The one statement that the simulated source understands by itself:
 * {@code select * | column, … from [schema.]table [limit n]}, names quoted with double quotes, brackets or not at all.
 *
 * @param columns the columns; empty for all
 * @param schema the schema; empty when the table stood alone
 * @param table the table
 * @param limit how many rows at the most
 */
record SelectStatement(List<String> columns, Optional<String> schema, String table, int limit) {

    private static final String NAME = "(?:\"[^\"]+\"|\\[[^\\]]+\\]|[\\w\\p{L}]+)";
    private static final Pattern SHAPE = Pattern.compile(
            "\\s*select\\s+(?<columns>\\*|" + NAME + "(?:\\s*,\\s*" + NAME + ")*)\\s+from\\s+(?:(?<schema>" + NAME
                    + ")\\.)?(?<table>" + NAME + ")(?:\\s+limit\\s+(?<limit>\\d{1,9}))?\\s*;?\\s*",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ONE_NAME = Pattern.compile(NAME);
    private static final String USUAL_SCHEMA = "public";

    static SelectStatement parse(String sql) {
        String begin = sql.stripLeading().toLowerCase(Locale.ROOT);
        if (!begin.startsWith("select") && !begin.startsWith("with")) {
            throw failed("Only read-only statements are allowed");
        }
        Matcher matcher = SHAPE.matcher(sql);
        if (!matcher.matches()) {
            throw failed("syntax error at or near \"" + firstWord(begin) + "\"");
        }
        String limit = matcher.group("limit");
        return new SelectStatement(
                names(matcher.group("columns")),
                Optional.ofNullable(matcher.group("schema")).map(SelectStatement::unquoted),
                unquoted(matcher.group("table")),
                limit == null ? Integer.MAX_VALUE : Integer.parseInt(limit));
    }

    private static String firstWord(String text) {
        return text.split("\\s", 2)[0];
    }

    private static List<String> names(String list) {
        List<String> names = new ArrayList<>();
        Matcher matcher = ONE_NAME.matcher(list.equals("*") ? "" : list);
        while (matcher.find()) {
            names.add(unquoted(matcher.group()));
        }
        return names;
    }

    private static String unquoted(String name) {
        return name.startsWith("\"") || name.startsWith("[") ? name.substring(1, name.length() - 1) : name;
    }

    QueryResult run(SourceDatabase database) {
        SchemaTable found = database.find(schema.orElse(USUAL_SCHEMA), table)
                .orElseThrow(() -> failed("relation \"" + table + "\" does not exist"));
        List<String> names = found.columnNames();
        List<String> wanted = columns.isEmpty() ? names : columns;
        wanted.stream().filter(name -> !names.contains(name)).findFirst().ifPresent(missing -> {
            throw failed("column \"" + missing + "\" does not exist");
        });
        List<List<JsonNode>> rows = found.rows().stream()
                .limit(limit)
                .map(row -> wanted.stream()
                        .map(name -> row.get(names.indexOf(name)))
                        .toList())
                .toList();
        return new QueryResult(wanted, rows);
    }

    private static Refusal failed(String message) {
        return Refusal.of(Refusal.Kind.BAD_REQUEST, message).code("query_failed");
    }
}
