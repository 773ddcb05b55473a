package org.connectorsdk.simulators.table;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names in a statement: finds the tables among them and puts the engine's own names in their place. */
final class SqlNames {
    /** Where a name stands: whether tables are named here, and whether the next name is one. */
    private static final class Place {
        boolean amongTables;
        boolean tableNext;
    }

    private static final String NAME = "(?:\"[^\"]*+(?:\"\"[^\"]*+)*+\"|[A-Za-z_][A-Za-z0-9_$]*+)";
    private static final int MOST_PARTS = 8;
    private static final Pattern WORD = Pattern.compile("(?s)[A-Za-z]?'[^']*+(?:''[^']*+)*+'|--[^\\n]*+|/\\*.*?\\*/|"
            + NAME + "(?:\\s*\\.\\s*" + NAME + "){0," + MOST_PARTS + "}|[0-9][0-9A-Za-z_.]*+|\\S");
    private static final Pattern PART = Pattern.compile("\"([^\"]*+(?:\"\"[^\"]*+)*+)\"|[A-Za-z_][A-Za-z0-9_$]*+");
    private static final Set<String> QUERIES = Set.of("select", "with", "values", "(");
    private static final Set<String> END_OF_TABLES = Set.of("""
            where group having order limit offset fetch union except intersect select""".split("\\s+", -1));

    private final Function<List<String>, Optional<String>> engineNames;
    private final StringBuilder written = new StringBuilder();
    private final Deque<Place> places = new ArrayDeque<>();

    private SqlNames(Function<List<String>, Optional<String>> engineNames) {
        this.engineNames = engineNames;
        places.push(new Place());
    }

    /**
     * Replaces the names of tables.
     *
     * @param sql one statement
     * @param engineNames the engine's name of a table; empty for one that is not known, which the engine then refuses
     * @return the statement for the engine
     * @throws StatementException for what is not one query
     */
    static String replaced(String sql, Function<List<String>, Optional<String>> engineNames) {
        return new SqlNames(engineNames).replace(sql.strip());
    }

    private String replace(String sql) {
        Matcher words = WORD.matcher(sql);
        boolean first = true;
        while (words.find()) {
            String word = words.group();
            boolean comment = word.startsWith("--") || word.startsWith("/*");
            if (first && !comment) {
                first = false;
                if (!QUERIES.contains(word.toLowerCase(Locale.ROOT))) {
                    throw new StatementException("only queries are supported, got " + shortened(word));
                }
            }
            if (word.equals(";") && !sql.substring(words.end()).isBlank()) {
                throw new StatementException("only one statement is supported");
            }
            if (!comment && !word.equals(";")) {
                take(word);
            }
        }
        if (first) {
            throw new StatementException("the statement is empty");
        }
        return written.toString();
    }

    private static String shortened(String word) {
        return word.length() > 20 ? word.substring(0, 20) : word;
    }

    private void take(String word) {
        char head = word.charAt(0);
        if (word.endsWith("'")) {
            place().tableNext = false;
            written.append(word).append(' ');
        } else if (head == '"' || head == '_' || Character.isLetter(head)) {
            takeNames(word);
        } else {
            takeSign(word);
        }
    }

    private void takeSign(String word) {
        Place place = place();
        switch (word) {
            case "(" -> {
                place.tableNext = false;
                places.push(new Place());
            }
            case ")" -> {
                if (places.size() > 1) {
                    places.pop();
                }
            }
            case "," -> place.tableNext = place.amongTables;
            default -> place.tableNext = false;
        }
        written.append(word).append(' ');
    }

    private Place place() {
        return places.element();
    }

    private void takeNames(String word) {
        List<String> names = names(word);
        if (names.stream().anyMatch(name -> name.equalsIgnoreCase("information_schema"))) {
            throw new StatementException("table '" + String.join(".", names) + "' not found");
        }
        Place place = place();
        boolean table = place.tableNext;
        place.tableNext = false;
        if (names.size() == 1 && !word.startsWith("\"") && !table) {
            keyword(names.get(0), place);
        }
        written.append(table ? asTable(word, names) : asColumn(word, names)).append(' ');
        if (names.size() == 1 && word.toLowerCase(Locale.ROOT).equals("lateral")) {
            place.tableNext = table;
        }
    }

    private static void keyword(String name, Place place) {
        if (name.equals("from") || name.equals("join")) {
            place.amongTables = true;
            place.tableNext = true;
        } else if (END_OF_TABLES.contains(name)) {
            place.amongTables = false;
        }
    }

    private String asTable(String word, List<String> names) {
        return engineNames.apply(names).orElse(word);
    }

    /** A column may carry the whole name of its table. */
    private String asColumn(String word, List<String> names) {
        if (names.size() < 3) {
            return word;
        }
        List<String> table = names.subList(0, names.size() - 1);
        return engineNames
                .apply(table)
                .map(name -> name + '.' + quoted(names.get(names.size() - 1)))
                .orElse(word);
    }

    private static List<String> names(String word) {
        List<String> names = new ArrayList<>();
        Matcher parts = PART.matcher(word);
        while (parts.find()) {
            String quoted = parts.group(1);
            names.add(quoted == null ? parts.group().toLowerCase(Locale.ROOT) : quoted.replace("\"\"", "\""));
        }
        return names;
    }

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
