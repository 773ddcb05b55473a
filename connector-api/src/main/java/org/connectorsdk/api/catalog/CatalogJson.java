package org.connectorsdk.api.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.form.FormReader;

/** The JSON form of a {@link Catalog}. */
final class CatalogJson {

    private CatalogJson() {}

    static JsonObject write(Catalog catalog) {
        return JsonObject.builder()
                .add("tables", catalog.tables().stream().map(Table::toJson).toList())
                .add(
                        "problems",
                        catalog.problems().stream().map(CatalogProblem::toJson).toList())
                .add("complete", catalog.complete())
                .add(
                        "schemas",
                        catalog.schemas().stream().map(CatalogJson::schema).toList())
                .build();
    }

    private static JsonObject schema(Schema schema) {
        return JsonObject.of("name", schema.name(), "tables", schema.tables().size());
    }

    static Catalog read(JsonObject json) {
        FormReader form = FormReader.of("Catalog", json);
        List<Table> tables =
                form.objects("tables").stream().map(TableJson::read).toList();
        return new Catalog(
                json.has("schemas") ? schemas(form, tables) : schemas(tables),
                form.objects("problems").stream().map(CatalogJson::problem).toList(),
                form.flag("complete"));
    }

    private static CatalogProblem problem(FormReader form) {
        return new CatalogProblem(form.text("place"), ConnectorError.fromJson(form.tree("error")));
    }

    /** The tables are in the order of the schemas, each of which tells how many are its own. */
    private static List<Schema> schemas(FormReader form, List<Table> tables) {
        List<Schema> schemas = new ArrayList<>();
        int from = 0;
        for (FormReader schema : form.objects("schemas")) {
            int count = schema.integer("tables");
            if (count < 0 || count > tables.size() - from) {
                throw schema.wrong("tables", "must be the number of its tables");
            }
            schemas.add(new Schema(schema.text("name"), tables.subList(from, from + count)));
            from += count;
        }
        if (from < tables.size()) {
            throw form.wrong("schemas", "must count all tables");
        }
        return schemas;
    }

    /** The command line writes tables as they come, before it knows all schemas. */
    private static List<Schema> schemas(List<Table> tables) {
        Map<String, List<Table>> schemas = new LinkedHashMap<>();
        tables.forEach(table -> schemas.computeIfAbsent(table.ref().schema(), name -> new ArrayList<>())
                .add(table));
        return schemas.entrySet().stream()
                .map(schema -> new Schema(schema.getKey(), schema.getValue()))
                .toList();
    }
}
