package org.connectorsdk.hotdata;

import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.json.JsonArray;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.hotdata.wire.ManagedTableWires.NewManagedTableWire;
import org.connectorsdk.hotdata.wire.TableWires.TablesWire;
import org.connectorsdk.http.json.Lenient;
import org.connectorsdk.http.provider.OperationDeadline;
import org.jspecify.annotations.Nullable;

/**
 * Reads back whether a table got the layout that was asked for: an older server ignores it without saying so. A key is
 * never shown, hence not compared.
 */
final class HotdataLayouts {
    private final HotdataApi api;

    HotdataLayouts(HotdataApi api) {
        this.api = api;
    }

    /** {@return a warning for each ignored part; empty also where nothing was asked for, which costs no request} */
    List<String> missing(String connection, TableRef stored, NewManagedTableWire asked, OperationDeadline deadline) {
        if (isEmpty(asked.partitionBy()) && isEmpty(asked.sortedBy()) && isEmpty(asked.constantPerKey())) {
            return List.of();
        }
        Either<ConnectorError, TablesWire> page = deadline.request(
                rest -> api.informationSchema(connection, stored.schema(), stored.table(), null, null, null, rest));
        if (page.isLeft()) {
            return List.of("the layout of the table could not be read back: "
                    + page.getLeft().context().summary());
        }
        JsonObject shown = page.get().tables().stream()
                .map(Lenient::value)
                .flatMap(Optional::stream)
                .filter(table ->
                        table.schema().equals(stored.schema()) && table.table().equals(stored.table()))
                .findFirst()
                .map(table -> JsonObject.of(table.more()))
                .orElse(JsonObject.empty());
        List<String> missing = new ArrayList<>();
        compare("partition_by", asked.partitionBy(), shown, HotdataLayouts::isPartition, missing);
        compare("sorted_by", asked.sortedBy(), shown, HotdataLayouts::isOrder, missing);
        compare(
                "constant_per_key",
                asked.constantPerKey(),
                shown,
                (column, value) -> value.asString().equals(Optional.of(column)),
                missing);
        return missing;
    }

    private static boolean isEmpty(@Nullable List<?> list) {
        return list == null || list.isEmpty();
    }

    private static <T> void compare(
            String name,
            @Nullable List<T> asked,
            JsonObject shown,
            BiPredicate<T, JsonValue> isSame,
            List<String> missing) {
        if (asked == null || asked.isEmpty()) {
            return;
        }
        Optional<JsonArray> array = shown.array(name);
        List<JsonValue> values = array.map(JsonArray::elements).orElse(List.of());
        boolean same = values.size() == asked.size();
        for (int i = 0; same && i < asked.size(); i++) {
            same = isSame.test(asked.get(i), values.get(i));
        }
        if (!same) {
            missing.add("the table exists, but the server ignored its " + name + " ("
                    + (array.isEmpty() ? "it shows none" : "it shows another one") + ")");
        }
    }

    private static boolean isPartition(NewManagedTableWire.Partition asked, JsonValue shown) {
        return shown instanceof JsonObject object
                && is(object, "column", asked.column())
                && is(object, "transform", asked.transform());
    }

    private static boolean isOrder(NewManagedTableWire.Order asked, JsonValue shown) {
        return shown instanceof JsonObject object
                && is(object, "column", asked.column())
                && (asked.direction() == null || is(object, "direction", asked.direction()))
                && (asked.nulls() == null || is(object, "nulls", asked.nulls()));
    }

    private static boolean is(JsonObject object, String name, String value) {
        return object.string(name).filter(value::equals).isPresent();
    }
}
