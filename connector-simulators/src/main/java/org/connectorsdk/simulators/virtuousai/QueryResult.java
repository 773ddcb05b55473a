package org.connectorsdk.simulators.virtuousai;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * What a statement answers.
 *
 * @param columns names of the columns
 * @param rows the rows, each with one value per column
 * @since 0.1.0
 */
public record QueryResult(List<String> columns, List<List<JsonNode>> rows) {

    /**
     * Copies the lists.
     *
     * @param columns names of the columns
     * @param rows the rows, each with one value per column
     */
    public QueryResult {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
    }
}
