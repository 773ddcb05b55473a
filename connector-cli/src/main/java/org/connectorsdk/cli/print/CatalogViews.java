package org.connectorsdk.cli.print;

import java.util.List;
import java.util.Optional;
import org.connectorsdk.api.catalog.Column;
import org.connectorsdk.api.catalog.Table;
import org.connectorsdk.api.connection.TableRef;

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
            Table::toJson);

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
            place -> place.column().toJson());

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
}
