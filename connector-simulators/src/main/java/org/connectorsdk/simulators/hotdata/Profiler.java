package org.connectorsdk.simulators.hotdata;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.simulators.hotdata.model.CatalogTable;
import org.connectorsdk.simulators.hotdata.model.ConnectionEntry;
import org.connectorsdk.simulators.hotdata.model.SourceColumn;
import org.connectorsdk.simulators.hotdata.model.TableName;
import org.connectorsdk.simulators.hotdata.model.ValueKind;
import org.jspecify.annotations.Nullable;

/** The statistics of a table, worked out from its rows. */
final class Profiler {
    /** From how many distinct values on a column is no longer described by its values. */
    private static final int CATEGORIES = 200;

    private final HotdataJson json;

    Profiler(HotdataJson json) {
        this.json = json;
    }

    ObjectNode profile(ConnectionEntry connection, TableName where, CatalogTable table) {
        ObjectNode body = Json.object().put("connection", connection.name()).put("schema", where.schema());
        body.put("table", where.table()).put("row_count", table.rows());
        json.optional(body, "synced_at", table.lastSync().map(HotdataJson::syncTime));
        ArrayNode columns = body.putArray("columns");
        for (SourceColumn column : table.columns()) {
            columns.add(column(column, table.rows()));
        }
        return body;
    }

    private ObjectNode column(SourceColumn column, long rows) {
        Map<String, Long> counts = new LinkedHashMap<>();
        long nulls = 0;
        for (long row = 0; row < rows; row++) {
            Object value = column.kind().value(row);
            if (value == null) {
                nulls++;
            } else {
                counts.merge(value.toString(), 1L, Long::sum);
            }
        }
        ObjectNode body = Json.object().put("name", column.name()).put("data_type", column.dataType());
        body.put("null_count", nulls);
        percentage(body, nulls, rows);
        body.put("cardinality", counts.size());
        Optional<ObjectNode> profile =
                counts.isEmpty() ? Optional.empty() : Optional.ofNullable(variant(column.kind(), counts, nulls));
        body.set("profile", profile.orElse(null));
        return body;
    }

    /** A whole percentage is sent as a JSON integer, as some serialisers do. */
    private static void percentage(ObjectNode body, long nulls, long rows) {
        if (nulls == 0 || nulls == rows) {
            body.put("null_percentage", nulls == 0 ? 0 : 100);
        } else {
            body.put("null_percentage", 100.0 * nulls / rows);
        }
    }

    private static @Nullable ObjectNode variant(ValueKind kind, Map<String, Long> counts, long nulls) {
        return switch (kind) {
            case FLAG ->
                Json.object()
                        .put("type", "boolean")
                        .put("true_count", counts.getOrDefault("true", 0L))
                        .put("false_count", counts.getOrDefault("false", 0L));
            case MOMENT -> extremes("temporal", counts, Comparator.naturalOrder());
            case BYTES, NOTHING -> null;
            case STATE, TEXT -> counts.size() <= CATEGORIES ? categories(counts, nulls) : texts(counts);
            case SERIAL, BIG, AMOUNT -> counts.size() <= CATEGORIES ? categories(counts, nulls) : numbers(counts);
        };
    }

    private static ObjectNode categories(Map<String, Long> counts, long nulls) {
        ObjectNode body = Json.object().put("type", "categorical");
        ArrayNode values = body.putArray("values");
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .forEach(
                        entry -> values.addObject().put("value", entry.getKey()).put("count", entry.getValue()));
        if (nulls > 0) {
            values.addObject().putNull("value").put("count", nulls);
        }
        return body;
    }

    private static ObjectNode texts(Map<String, Long> counts) {
        int shortest = Integer.MAX_VALUE;
        int longest = 0;
        double sum = 0;
        long all = 0;
        for (Map.Entry<String, Long> entry : counts.entrySet()) {
            int length = entry.getKey().length();
            shortest = Math.min(shortest, length);
            longest = Math.max(longest, length);
            sum += (double) length * entry.getValue();
            all += entry.getValue();
        }
        ObjectNode json = Json.object().put("type", "text").put("min_length", shortest);
        return json.put("max_length", longest).put("avg_length", sum / all);
    }

    private static ObjectNode numbers(Map<String, Long> counts) {
        double sum = 0;
        long all = 0;
        for (Map.Entry<String, Long> entry : counts.entrySet()) {
            sum += Double.parseDouble(entry.getKey()) * entry.getValue();
            all += entry.getValue();
        }
        return extremes("numeric", counts, Comparator.comparing(BigDecimal::new))
                .put("mean", sum / all);
    }

    private static ObjectNode extremes(String type, Map<String, Long> counts, Comparator<String> order) {
        ObjectNode json = Json.object().put("type", type);
        json.put("min", counts.keySet().stream().min(order).orElse(""));
        return json.put("max", counts.keySet().stream().max(order).orElse(""));
    }
}
