package org.connectorsdk.simulators.hotdata;

import static org.connectorsdk.simulators.hotdata.model.HotdataErrors.badRequest;
import static org.connectorsdk.simulators.hotdata.model.HotdataErrors.conflict;
import static org.connectorsdk.simulators.hotdata.model.HotdataErrors.notFound;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.simulators.hotdata.model.CatalogTable;
import org.connectorsdk.simulators.hotdata.model.ConnectionEntry;
import org.connectorsdk.simulators.hotdata.model.HotdataEra;
import org.connectorsdk.simulators.hotdata.model.HotdataErrors;
import org.connectorsdk.simulators.hotdata.model.HotdataState;
import org.connectorsdk.simulators.hotdata.model.HotdataWorkspace;
import org.connectorsdk.simulators.hotdata.model.JobEntry;
import org.connectorsdk.simulators.hotdata.model.LoadContent;
import org.connectorsdk.simulators.hotdata.model.LoadedRows;
import org.connectorsdk.simulators.hotdata.model.QueryRun;
import org.connectorsdk.simulators.hotdata.model.TableName;
import org.connectorsdk.simulators.hotdata.model.UploadEntry;
import org.connectorsdk.simulators.table.Table;
import org.connectorsdk.simulators.table.TableColumn;
import org.connectorsdk.testkit.simulator.Members;
import org.connectorsdk.testkit.simulator.Refusal;
import org.connectorsdk.testkit.simulator.RouteGroup;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.wire.Answer;

/** Loads into managed tables: what is loaded is read, and what is in the table afterwards is what was loaded. */
final class LoadRoutes extends HotdataRoutes {
    private record Load(
            String mode,
            Optional<String> uploadId,
            Optional<String> resultId,
            Optional<String> data,
            Optional<String> format,
            Optional<ObjectNode> columns,
            List<String> key,
            boolean async,
            OptionalLong asyncAfterMillis,
            Optional<String> idempotencyKey) {
        static Load read(Members members) {
            return new Load(
                    members.text("mode"),
                    members.optionalText("upload_id"),
                    members.optionalText("result_id"),
                    members.optionalText("data"),
                    members.optionalText("format"),
                    members.optionalObject("columns"),
                    members.texts("key"),
                    members.flag("async", false),
                    members.optionalNumber("async_after_ms"),
                    members.optionalText("idempotency_key"));
        }

        /** What a server of June makes of it: it knows two members. */
        Load ofJune() {
            if (uploadId.isEmpty()) {
                throw HotdataErrors.missing("upload_id");
            }
            Optional<String> none = Optional.empty();
            return new Load(
                    mode, uploadId, none, none, none, Optional.empty(), List.of(), false, OptionalLong.empty(), none);
        }
    }

    private static final int MOST_INLINE = 2 << 20;
    private static final int MIN_ASYNC_AFTER = 1_000;
    private static final Set<String> KEYED = Set.of("delete", "update", "upsert");
    private final Map<String, ObjectNode> keyed = new HashMap<>();
    private final Map<String, String> keyedData = new HashMap<>();

    LoadRoutes(HotdataState state) {
        super(state);
    }

    void addTo(RouteGroup api) {
        String table = "/schemas/{schema}/tables/{table}/loads";
        api.post("load_managed_table", "/connections/{connection_id}" + table, this::load)
                .succeedsWith(200, 202);
        api.post("load_database_table", "/databases/{database_id}" + table, this::load)
                .succeedsWith(200, 202);
    }

    private Answer load(VendorRequest request) {
        Load sent = request.read(Load::read);
        boolean june = !isSince(HotdataEra.AUGUST);
        Load wanted = june ? sent.ofJune() : sent;
        HotdataWorkspace workspace = workspace(request);
        ConnectionEntry connection = ManagedRoutes.managed(state, request);
        TableName where = ManagedRoutes.stored(request);
        check(wanted, june);
        Optional<ObjectNode> replay = wanted.uploadId()
                .filter(id -> !june)
                .flatMap(id -> Optional.ofNullable(workspace.uploadsById.get(id)))
                .flatMap(upload -> upload.replay(place(connection, where)));
        if (replay.isPresent()) {
            return Answer.json(200, replay.get());
        }
        CatalogTable table = table(connection, where, june);
        if (KEYED.contains(wanted.mode())
                && wanted.key().isEmpty()
                && table.layout().key().isEmpty()) {
            throw badRequest("mode '" + wanted.mode() + "' needs a key");
        }
        return wanted.uploadId().isPresent()
                ? ofUpload(workspace, connection, where, table, wanted)
                : Answer.json(200, ofOther(workspace, connection, where, table, wanted));
    }

    private void check(Load wanted, boolean june) {
        boolean known = wanted.mode().equals("replace")
                || (!june && (wanted.mode().equals("append") || KEYED.contains(wanted.mode())));
        if (!known) {
            throw badRequest(
                    june ? "mode must be 'replace'" : "mode must be replace, append, delete, update or upsert");
        }
        long sources = Stream.of(wanted.uploadId(), wanted.resultId(), wanted.data())
                .filter(Optional::isPresent)
                .count();
        if (sources != 1) {
            throw badRequest("exactly one of upload_id, result_id and data");
        }
        if (wanted.asyncAfterMillis().isPresent() && wanted.asyncAfterMillis().getAsLong() < MIN_ASYNC_AFTER) {
            throw badRequest("async_after_ms must be at least " + MIN_ASYNC_AFTER);
        }
    }

    private CatalogTable table(ConnectionEntry connection, TableName where, boolean june) {
        CatalogTable table = connection.ownCatalog().get(where);
        if (table != null) {
            return table;
        }
        if (june) {
            throw notFound("table '" + where + "' is not declared");
        }
        connection.ownSchemas().add(where.schema());
        return ManagedRoutes.declare(connection, where);
    }

    private Answer ofUpload(
            HotdataWorkspace workspace, ConnectionEntry connection, TableName where, CatalogTable table, Load wanted) {
        String id = wanted.uploadId().orElseThrow();
        UploadEntry upload = found(workspace.uploadsById, id, "upload");
        if (!upload.isAvailable()) {
            throw conflict("upload is not available for another load");
        }
        boolean june = !isSince(HotdataEra.AUGUST);
        Table loaded = LoadContent.ofUpload(upload, wanted.format(), june);
        boolean becomesJob = wanted.async() && (wanted.asyncAfterMillis().isEmpty() || state.behaviour().slowLoads);
        if (!becomesJob) {
            return Answer.json(200, publish(connection, where, table, upload, after(table, loaded, wanted)));
        }
        String before = upload.status();
        upload.status("processing");
        JobEntry job = new JobEntry(
                state.newId("jobs"),
                "managed_load",
                state.now(),
                state.behaviour().jobScript,
                () -> asWork(
                        () -> publish(connection, where, table, upload, after(table, loaded, wanted)),
                        () -> upload.status(before)));
        workspace.jobsById.put(job.id(), job);
        ObjectNode body = Json.object().put("id", job.id()).put("status", "pending");
        body.put("status_url", "/v1/jobs/" + job.id());
        return Answer.json(202, body);
    }

    /** What the table holds by then decides; a load that fails gives its upload back. */
    private static JobEntry.Work asWork(Supplier<ObjectNode> work, Runnable release) {
        try {
            return new JobEntry.Work("succeeded", Optional.empty(), work.get());
        } catch (Refusal failure) {
            release.run();
            return new JobEntry.Work("failed", Optional.of(failure.text()), Json.object());
        }
    }

    private ObjectNode publish(
            ConnectionEntry connection, TableName where, CatalogTable table, UploadEntry upload, Table after) {
        ObjectNode answer = publish(connection, where, table, after);
        upload.loaded(place(connection, where), answer.deepCopy());
        return answer;
    }

    private static Table after(CatalogTable table, Table loaded, Load wanted) {
        List<String> key = wanted.key().isEmpty() ? table.layout().key() : wanted.key();
        return LoadedRows.after(table.content(), loaded, wanted.mode(), key);
    }

    private ObjectNode ofOther(
            HotdataWorkspace workspace, ConnectionEntry connection, TableName where, CatalogTable table, Load wanted) {
        if (wanted.resultId().isPresent()) {
            String id = wanted.resultId().get();
            QueryRun run = workspace.queryRunByResult(id).orElseThrow(() -> notFound("no result with id " + id));
            if (!run.poll(state.now()) || !run.isStored()) {
                throw conflict("result " + id + " is not ready");
            }
            return publish(connection, where, table, after(table, run.answer, wanted));
        }
        String data = wanted.data().orElseThrow();
        if (data.getBytes(StandardCharsets.UTF_8).length > MOST_INLINE) {
            throw Refusal.of(Refusal.Kind.TOO_LARGE, "data is larger than 2 MiB")
                    .code("INLINE_DATA_TOO_LARGE");
        }
        String key = wanted.idempotencyKey().orElse("");
        if (keyed.containsKey(key)) {
            if (!data.equals(keyedData.get(key))) {
                throw conflict("the idempotency key was used for other data");
            }
            return keyed.get(key).deepCopy();
        }
        Table loaded = LoadContent.ofData(data, wanted.format());
        wanted.columns().ifPresent(columns -> refuseUnnamed(loaded, columns));
        ObjectNode answer = publish(connection, where, table, after(table, loaded, wanted));
        if (!key.isEmpty()) {
            keyed.put(key, answer.deepCopy());
            keyedData.put(key, data);
        }
        return answer;
    }

    private static void refuseUnnamed(Table loaded, ObjectNode columns) {
        for (TableColumn column : loaded.columns()) {
            if (!columns.has(column.name())) {
                throw badRequest("columns must name every column; '" + column.name() + "' is missing");
            }
        }
    }

    private ObjectNode publish(ConnectionEntry connection, TableName where, CatalogTable table, Table after) {
        table.loaded(state.now(), after);
        ObjectNode json = Json.object().put("connection_id", connection.id());
        json.put("schema_name", where.schema()).put("table_name", where.table()).put("row_count", after.rows());
        return json.put("arrow_schema_json", arrowSchema(after));
    }

    private static String place(ConnectionEntry connection, TableName where) {
        return connection.id() + " " + where;
    }

    private static String arrowSchema(Table table) {
        ObjectNode schema = Json.object();
        ArrayNode fields = schema.putArray("fields");
        table.columns().forEach(column -> fields.add(HotdataJson.column(column)));
        schema.putObject("metadata");
        return schema.toString();
    }
}
