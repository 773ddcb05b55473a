package org.connectorsdk.cli.print;

import java.util.List;
import java.util.function.Function;
import org.connectorsdk.api.json.JsonValue;

/**
 * How one kind of value is shown.
 *
 * @param columns the headings of a table, or the labels of a single value
 * @param cells the texts under the headings, as many as there are; they are made safe for a terminal by whoever prints
 *     them
 * @param json the JSON form, with the same members for every value
 * @param <T> the kind of value
 */
public record View<T>(List<String> columns, Function<T, List<String>> cells, Function<T, JsonValue> json) {
    /**
     * Copies the columns.
     *
     * @param columns the headings of a table, or the labels of a single value
     * @param cells the texts under the headings, as many as there are; they are made safe for a terminal by whoever
     *     prints them
     * @param json the JSON form, with the same members for every value
     */
    public View {
        columns = List.copyOf(columns);
    }
}
