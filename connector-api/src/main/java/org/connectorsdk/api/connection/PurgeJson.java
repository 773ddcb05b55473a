package org.connectorsdk.api.connection;

import java.util.List;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.form.FormReader;

/** The JSON form of a {@link Purge}. */
final class PurgeJson {

    private PurgeJson() {}

    static JsonObject write(Purge purge) {
        return JsonObject.builder()
                .add("done", purge.isDone())
                .add("scope", purge.request().scope().name())
                .add(
                        "tables",
                        purge.request().tables().stream().map(PurgeJson::table).toList())
                .add("job", purge.job().map(JobRef::encode).orElse(null))
                .build();
    }

    private static JsonObject table(TableRef table) {
        return JsonObject.of("schema", table.schema(), "table", table.table());
    }

    static Purge read(JsonObject json) {
        FormReader form = FormReader.of("Purge", json);
        PurgeRequest.Scope scope = form.constant("scope", PurgeRequest.Scope.class);
        List<TableRef> tables =
                form.objects("tables").stream().map(PurgeJson::table).toList();
        if ((scope == PurgeRequest.Scope.TABLES) == tables.isEmpty()) {
            throw form.wrong("tables", "must be named with scope TABLES, and only with it");
        }
        return new Purge(new PurgeRequest(scope, tables), form.optional("job", JobRef::decode));
    }

    private static TableRef table(FormReader form) {
        String schema = form.text("schema");
        return form.read("table", table -> new TableRef(schema, table));
    }
}
