package org.connectorsdk.hotdata.wire;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table to declare. What is more than a name is ignored by servers that do not know it, which answer all the same.
 *
 * @param name the name
 * @param key columns that identify a row; null for none
 * @param partitionBy what its files are divided by; null for nothing
 * @param sortedBy what its rows are sorted by; null for nothing
 * @param constantPerKey columns that never change for a key; null for none
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record NewManagedTableWire(
        String name,
        @Nullable List<String> key,
        @Nullable List<Partition> partitionBy,
        @Nullable List<Order> sortedBy,
        @Nullable List<String> constantPerKey) {

    /**
     * A table of no layout.
     *
     * @param name the name
     */
    public NewManagedTableWire(String name) {
        this(name, null, null, null, null);
    }

    /**
     * A column that files are divided by.
     *
     * @param column the column
     * @param transform {@code identity}, {@code year}, {@code month}, {@code day}, {@code hour}; an open set
     */
    public record Partition(String column, String transform) {}

    /**
     * A column that rows are sorted by.
     *
     * @param column the column
     * @param direction {@code asc} or {@code desc}; null for the server's own
     * @param nulls {@code first} or {@code last}; null for the server's own
     */
    public record Order(
            String column,
            @Nullable String direction,
            @Nullable String nulls) {}
}
