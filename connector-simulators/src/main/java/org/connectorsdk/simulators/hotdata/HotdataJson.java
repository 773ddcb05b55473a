package org.connectorsdk.simulators.hotdata;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.simulators.hotdata.model.ConnectionEntry;
import org.connectorsdk.simulators.hotdata.model.DatabaseEntry;
import org.connectorsdk.simulators.hotdata.model.HotdataBehaviour;
import org.connectorsdk.simulators.hotdata.model.HotdataEra;
import org.connectorsdk.simulators.hotdata.model.JobEntry;
import org.connectorsdk.simulators.hotdata.model.JobScript;
import org.connectorsdk.simulators.hotdata.model.SecretEntry;
import org.connectorsdk.simulators.hotdata.model.UploadEntry;
import org.connectorsdk.simulators.table.TableColumn;

/** The service's way of putting things into JSON. */
final class HotdataJson {
    /** How the engine casts a database's time to text: no zone, which means UTC. */
    private static final DateTimeFormatter SYNC_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    private final HotdataBehaviour behaviour;

    HotdataJson(HotdataBehaviour behaviour) {
        this.behaviour = behaviour;
    }

    static String syncTime(Instant when) {
        return SYNC_TIME.format(when);
    }

    static ObjectNode column(TableColumn column) {
        ObjectNode json = Json.object().put("name", column.name());
        return json.put("data_type", column.dataType()).put("nullable", column.nullable());
    }

    /** A member that is left out when it has no value, or sent as null when the behaviour says so. */
    void optional(ObjectNode target, String name, Optional<String> value) {
        if (value.isPresent()) {
            target.put(name, value.get());
        } else if (behaviour.nullsForAbsent) {
            target.putNull(name);
        }
    }

    ObjectNode listItem(ConnectionEntry connection) {
        ObjectNode json = Json.object().put("id", connection.id()).put("name", connection.name());
        return json.put("source_type", connection.sourceType());
    }

    ObjectNode detail(ConnectionEntry connection) {
        ObjectNode body =
                listItem(connection).put("table_count", connection.catalog().size());
        return body.put("synced_table_count", connection.syncedTables());
    }

    ObjectNode upload(UploadEntry upload) {
        ObjectNode json = Json.object().put("id", upload.id()).put("status", upload.status());
        json.put("size_bytes", upload.file().size())
                .put("created_at", upload.createdAt().toString());
        return json.put("content_type", upload.contentType().orElse(null));
    }

    ObjectNode secret(SecretEntry secret) {
        ObjectNode body = Json.object().put("name", secret.name());
        return body.put("created_at", secret.createdAt().toString())
                .put("updated_at", secret.updatedAt().toString());
    }

    ObjectNode database(DatabaseEntry database) {
        ObjectNode json = Json.object().put("id", database.id());
        optional(json, "name", database.name());
        json.put("default_catalog", database.defaultCatalog());
        optional(json, "expires_at", database.expiresAt().map(Instant::toString));
        if (behaviour.isSince(HotdataEra.AUGUST)) {
            json.put("default_schema", database.defaultSchema())
                    .put("created_at", database.createdAt().toString());
        }
        return json;
    }

    ObjectNode job(JobEntry job, Instant now) {
        String status = job.status(now);
        ObjectNode json = Json.object().put("id", job.id()).put("job_type", job.type());
        if (!status.equals(JobScript.MISSING)) {
            json.put("status", status);
        }
        json.put("attempts", 1).put("created_at", job.createdAt().toString());
        optional(json, "completed_at", job.completedAt().map(Instant::toString));
        optional(json, "error_message", job.work().flatMap(JobEntry.Work::error));
        if (job.work().isPresent() && !job.work().get().status().equals("failed")) {
            json.set("result", job.work().get().result());
        } else {
            json.putNull("result");
        }
        return json;
    }
}
