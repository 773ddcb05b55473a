package org.connectorsdk.api.catalog;

import java.time.Instant;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.form.FormReader;

/** The JSON form of a {@link Table}. */
final class TableJson {

    private TableJson() {}

    static JsonObject write(Table table) {
        return JsonObject.builder()
                .add("schema", table.ref().schema())
                .add("table", table.ref().table())
                .add("columns", table.columns().stream().map(Column::toJson).toList())
                .add("primaryKey", table.primaryKey())
                .add("cursor", table.cursor())
                .add("synced", table.synced().orElse(null))
                .add("syncedAt", table.syncedAt().map(Instant::toString).orElse(null))
                .add("vendor", table.vendorFields())
                .build();
    }

    static Table read(FormReader form) {
        String schema = form.text("schema");
        return Table.builder(form.read("table", table -> new TableRef(schema, table)))
                .columns(form.objects("columns").stream().map(ColumnJson::read).toList())
                .primaryKey(form.lists("primaryKey"))
                .cursor(form.texts("cursor"))
                .synced(form.optionalFlag("synced").orElse(null))
                .syncedAt(form.optionalInstant("syncedAt").orElse(null))
                .vendorFields(form.tree("vendor"))
                .build();
    }
}
