package org.connectorsdk.api.job;

import java.time.Instant;
import java.util.List;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.form.FormReader;

/** The JSON form of a {@link SyncBaseline}. */
final class SyncBaselineJson {

    private SyncBaselineJson() {}

    static JsonObject write(SyncBaseline baseline) {
        return JsonObject.builder()
                .add("provider", baseline.provider())
                .add("account", baseline.account())
                .add("connection", baseline.connection().value())
                .add("request", request(baseline.request()))
                .add("at", baseline.at().toString())
                .add("jobs", baseline.jobs())
                .add("newestAt", baseline.newestAt().map(Instant::toString).orElse(null))
                .add("handle", baseline.handle().map(JobRef::encode).orElse(null))
                .add("shown", baseline.shown())
                .build();
    }

    private static JsonObject request(SyncRequest request) {
        return JsonObject.of(
                "mode",
                request.mode().name(),
                "tables",
                request.tables().stream()
                        .map(table -> JsonObject.of("schema", table.schema(), "table", table.table()))
                        .toList(),
                "ifRunning",
                request.ifRunning().name());
    }

    static SyncBaseline read(JsonObject json) {
        FormReader form = FormReader.of("SyncBaseline", json);
        return new SyncBaseline(
                form.text("provider"),
                form.text("account"),
                form.read("connection", ConnectionId::of),
                request(form.object("request")),
                form.optionalInstant("at").orElseThrow(() -> form.wrong("at", "is missing")),
                form.texts("jobs"),
                form.optionalInstant("newestAt"),
                form.optional("handle", JobRef::decode),
                form.flag("shown"));
    }

    private static SyncRequest request(FormReader form) {
        List<TableRef> tables =
                form.objects("tables").stream().map(SyncBaselineJson::table).toList();
        return new SyncRequest(
                form.constant("mode", SyncRequest.Mode.class), tables, form.constant("ifRunning", IfRunning.class));
    }

    private static TableRef table(FormReader form) {
        String schema = form.text("schema");
        return form.read("table", table -> new TableRef(schema, table));
    }
}
