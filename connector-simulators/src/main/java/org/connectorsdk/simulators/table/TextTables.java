package org.connectorsdk.simulators.table;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads tables from text: CSV with a header row, and JSON objects one a line. A column is of whole numbers, numbers,
 * flags or text, whichever is the narrowest that fits all its cells; an empty cell is null.
 *
 * @since 0.1.0
 */
public final class TextTables {
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final Pattern INTEGER = Pattern.compile("-?(0|[1-9][0-9]{0,17})");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]+)?");

    private TextTables() {}

    /**
     * Reads CSV: commas, quotes doubled inside quotes, lines end with or without a carriage return.
     *
     * @param text the file
     * @return the table
     * @throws UnreadableTableException if a row is not as long as the header, or a quote stays open
     */
    public static Table csv(String text) {
        List<List<String>> lines = new CsvReader(text).lines();
        if (lines.isEmpty()) {
            throw new UnreadableTableException("CSV: the header row is missing");
        }
        List<String> header = lines.get(0);
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (List<String> line : lines.subList(1, lines.size())) {
            if (line.size() != header.size()) {
                throw new UnreadableTableException("CSV: row " + (rows.size() + 1) + " has " + line.size()
                        + " cells, the header " + header.size());
            }
            List<@Nullable Object> row = new ArrayList<>();
            line.forEach(cell -> row.add(cell.isEmpty() ? null : cell));
            rows.add(row);
        }
        return typed(header, rows);
    }

    /**
     * Reads JSON objects, one a line. The columns are the members in order of appearance; arrays and objects are text.
     *
     * @param text the file
     * @return the table
     * @throws UnreadableTableException if a line is not an object
     */
    public static Table jsonLines(String text) {
        Map<String, Integer> header = new LinkedHashMap<>();
        List<Map<String, JsonNode>> objects = new ArrayList<>();
        text.lines().filter(line -> !line.isBlank()).forEach(line -> {
            Map<String, JsonNode> object = new LinkedHashMap<>();
            object(line, objects.size() + 1).properties().forEach(member -> {
                header.putIfAbsent(member.getKey(), header.size());
                object.put(member.getKey(), member.getValue());
            });
            objects.add(object);
        });
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Map<String, JsonNode> object : objects) {
            List<@Nullable Object> row = new ArrayList<>();
            header.keySet().forEach(name -> row.add(cell(Optional.ofNullable(object.get(name)))));
            rows.add(row);
        }
        return typed(List.copyOf(header.keySet()), rows);
    }

    private static JsonNode object(String line, int number) {
        try {
            JsonNode node = JSON.readTree(line);
            if (node.isObject()) {
                return node;
            }
        } catch (JsonProcessingException notJson) {
            throw new UnreadableTableException("JSON: line " + number + " cannot be read");
        }
        throw new UnreadableTableException("JSON: line " + number + " is not an object");
    }

    private static @Nullable Object cell(Optional<JsonNode> node) {
        if (node.isEmpty() || node.get().isNull()) {
            return null;
        }
        return node.get().isValueNode() ? node.get().asText() : node.get().toString();
    }

    private static Table typed(List<String> header, List<List<@Nullable Object>> rows) {
        List<TableColumn> columns = new ArrayList<>();
        for (int i = 0; i < header.size(); i++) {
            String type = type(rows, i);
            columns.add(new TableColumn(header.get(i), type, true));
            for (List<@Nullable Object> row : rows) {
                row.set(i, value(type, row.get(i)));
            }
        }
        return Table.of(columns, rows);
    }

    private static String type(List<List<@Nullable Object>> rows, int column) {
        List<String> cells = rows.stream()
                .flatMap(row -> Optional.ofNullable(row.get(column)).stream())
                .map(Object::toString)
                .toList();
        if (cells.isEmpty()) {
            return TableColumn.TEXT;
        }
        if (cells.stream().allMatch(cell -> INTEGER.matcher(cell).matches())) {
            return TableColumn.INTEGER;
        }
        if (cells.stream().allMatch(cell -> NUMBER.matcher(cell).matches())) {
            return TableColumn.NUMBER;
        }
        boolean flags = cells.stream().allMatch(cell -> cell.equals("true") || cell.equals("false"));
        return flags ? TableColumn.FLAG : TableColumn.TEXT;
    }

    private static @Nullable Object value(String type, @Nullable Object cell) {
        if (cell == null) {
            return null;
        }
        return switch (type) {
            case TableColumn.INTEGER -> Long.valueOf(cell.toString());
            case TableColumn.NUMBER -> Double.valueOf(cell.toString());
            case TableColumn.FLAG -> Boolean.valueOf(cell.toString());
            default -> cell;
        };
    }
}
