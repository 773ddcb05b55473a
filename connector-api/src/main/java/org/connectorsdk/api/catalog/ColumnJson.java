package org.connectorsdk.api.catalog;

import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.form.FormReader;

/** The JSON form of a {@link Column}. */
final class ColumnJson {

    private ColumnJson() {}

    static JsonObject write(Column column) {
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

    static Column read(FormReader form) {
        return Column.builder(form.text("name"), form.text("vendorType"))
                .type(form.read("type", DataType::named))
                .nullable(form.optionalFlag("nullable").orElse(null))
                .primaryKey(form.optionalFlag("primaryKey").orElse(null))
                .position(form.integer("position"))
                .vendorFields(form.tree("vendor"))
                .build();
    }
}
