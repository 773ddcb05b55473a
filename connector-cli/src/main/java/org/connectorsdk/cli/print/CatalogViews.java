package org.connectorsdk.cli.print;

import java.util.List;
import java.util.Optional;
import org.connectorsdk.api.catalog.CatalogProblem;
import org.connectorsdk.api.catalog.Column;
import org.connectorsdk.api.catalog.Table;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.cli.shell.ErrorDocument;

/** How catalogs are shown. */
public final class CatalogViews {

    /** A table, without its columns. */
    public static final View<Table> TABLE = new View<>(
            List.of("schema", "table", "columns", "synced", "synced at"),
            table -> List.of(
                    table.ref().schema(),
                    table.ref().table(),
                    table.columns().isEmpty()
                            ? ""
                            : Integer.toString(table.columns().size()),
                    word(table.synced()),
                    ConnectionViews.text(table.syncedAt())),
            CatalogViews::json);

    /** A column and the table it is in. */
    public static final View<Place> COLUMN = new View<>(
            List.of("schema", "table", "column", "type", "vendor type", "nullable", "key"),
            place -> List.of(
                    place.table().schema(),
                    place.table().table(),
                    place.column().name(),
                    place.column().type().name(),
                    place.column().vendorType(),
                    word(place.column().nullable()),
                    word(place.column().primaryKey())),
            place -> json(place.column()));

    /**
     * A column and where it is.
     *
     * @param table its table
     * @param column the column
     */
    public record Place(TableRef table, Column column) {}

    private CatalogViews() {}

    private static String word(Optional<Boolean> value) {
        return value.map(yes -> yes ? "yes" : "no").orElse("");
    }

    static JsonObject json(TableRef ref) {
        return JsonObject.of("schema", ref.schema(), "table", ref.table());
    }

    private static JsonObject json(Table table) {
        return json(table.ref()).toBuilder()
                .add("columns", table.columns().stream().map(CatalogViews::json).toList())
                .add("primaryKey", table.primaryKey())
                .add("cursor", table.cursor())
                .add("synced", table.synced().orElse(null))
                .add("syncedAt", ConnectionViews.textOrNull(table.syncedAt()))
                .add("vendor", table.vendorFields())
                .build();
    }

    private static JsonObject json(Column column) {
        return JsonObject.builder()
                .add("name", column.name())
                .add("type", column.type().name())
                .add("vendorType", column.vendorType())
                .add("nullable", column.nullable().orElse(null))
                .add("primaryKey", column.primaryKey().orElse(null))
                .add("position", column.position())
                .add("vendor", column.vendorFields())
                .build();
    }

    /**
     * Writes a part of a catalog that could not be read.
     *
     * @param problem the part and why
     * @return its JSON form
     */
    public static JsonObject json(CatalogProblem problem) {
        return JsonObject.of("place", problem.place(), "error", ErrorDocument.of(problem.error()));
    }
}
