package org.connectorsdk.hotdata;

import static java.util.Map.entry;
import static org.connectorsdk.hotdata.OperationStage.catalog;
import static org.connectorsdk.hotdata.OperationStage.members;
import static org.connectorsdk.testkit.fixture.ProviderFixture.NONE;
import static org.connectorsdk.testkit.fixture.ProviderFixture.right;

import io.vavr.control.Either;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.json.JsonNumber;
import org.connectorsdk.hotdata.wire.ConnectionWires.NewConnectionWire;
import org.connectorsdk.hotdata.wire.DatabaseWires.AttachmentWire;
import org.connectorsdk.hotdata.wire.DatabaseWires.DatabaseWire;
import org.connectorsdk.hotdata.wire.DatabaseWires.NewDatabaseWire;
import org.connectorsdk.hotdata.wire.JobWires.NewRefreshWire;
import org.connectorsdk.hotdata.wire.ManagedTableWires.LoadAnswerWire;
import org.connectorsdk.hotdata.wire.ManagedTableWires.NewLoadWire;
import org.connectorsdk.hotdata.wire.ManagedTableWires.NewManagedSchemaWire;
import org.connectorsdk.hotdata.wire.ManagedTableWires.NewManagedTableWire;
import org.connectorsdk.hotdata.wire.QueryWires.NewQueryWire;
import org.connectorsdk.hotdata.wire.QueryWires.QueryWire;
import org.connectorsdk.hotdata.wire.SecretWires.NewSecretWire;
import org.connectorsdk.hotdata.wire.SecretWires.SecretValueWire;
import org.connectorsdk.hotdata.wire.UploadWires.EndOfUploadWire;
import org.connectorsdk.hotdata.wire.UploadWires.NewPartLinksWire;
import org.connectorsdk.hotdata.wire.UploadWires.NewUploadWire;
import org.connectorsdk.hotdata.wire.UploadWires.UploadSessionWire;
import org.connectorsdk.simulators.hotdata.model.HotdataEra;

/** Calls every operation with everything that its request can have, in several calls where that excludes each other. */
final class OperationCalls {

    /** Makes what an operation is about, and gives the call itself. */
    @FunctionalInterface
    interface OperationCall {
        Supplier<Either<ConnectorError, ?>> prepare(OperationStage on);
    }

    /** Makes a load of something into a new table. */
    @FunctionalInterface
    private interface Load {
        Either<ConnectorError, LoadAnswerWire> send(NewLoadWire load);
    }

    private OperationCalls() {}

    static Map<String, OperationCall> all() {
        Map<String, OperationCall> calls = new HashMap<>();
        calls.putAll(connections());
        calls.putAll(managed());
        calls.putAll(workspace());
        calls.putAll(uploads());
        calls.putAll(queries());
        calls.putAll(databases());
        return calls;
    }

    private static Map<String, OperationCall> connections() {
        return Map.ofEntries(
                entry("list_connections", on -> () -> on.api.listConnections(NONE)),
                entry("get_connection", on -> with(on.connection(), id -> on.api.getConnection(id, NONE))),
                entry("create_connection", OperationCalls::create),
                entry("delete_connection", on -> with(on.connection(), id -> on.api.deleteConnection(id, NONE))),
                entry(
                        "check_connection_health",
                        on -> with(on.connection(), id -> on.api.checkConnectionHealth(id, NONE))),
                entry(
                        "purge_connection_cache",
                        on -> with(on.connection(), id -> on.api.purgeConnectionCache(id, NONE))),
                entry(
                        "purge_table_cache",
                        on -> with(on.connection(), id -> on.api.purgeTableCache(id, "public", "orders", NONE))),
                entry("get_table_profile", on -> {
                    String id = on.connection();
                    right(on.api.refresh(new NewRefreshWire(id, "public", "orders", true, null, null, null), NONE));
                    return () -> on.api.getTableProfile(id, "public", "orders", NONE);
                }));
    }

    private static <T> Supplier<Either<ConnectorError, ?>> with(T thing, Function<T, Either<ConnectorError, ?>> call) {
        return () -> call.apply(thing);
    }

    private static Supplier<Either<ConnectorError, ?>> create(OperationStage on) {
        Map<String, Object> config =
                Map.of("host", "db.example.test", "port", JsonNumber.of(5432), "user", "u", "database", "d");
        String secret = on.secret();
        String secretId = on.secretId();
        String first = on.name();
        String second = on.name();
        return () -> on.api
                .createConnection(
                        new NewConnectionWire(
                                first, "postgres", config, secret, null, members("{'skip_discovery':true}")),
                        NONE)
                .flatMap(made -> on.api.createConnection(
                        new NewConnectionWire(second, "postgres", config, null, secretId, Map.of()), NONE));
    }

    private static NewManagedTableWire table(String name) {
        return new NewManagedTableWire(
                name,
                List.of("id"),
                List.of(new NewManagedTableWire.Partition("day", "day")),
                List.of(new NewManagedTableWire.Order("id", "desc", "first")),
                List.of("id"));
    }

    private static Map<String, OperationCall> managed() {
        NewManagedSchemaWire schema = new NewManagedSchemaWire("s", List.of(table("t")));
        return Map.ofEntries(
                entry(
                        "add_managed_schema",
                        on -> with(catalog(on.database()), id -> on.api.addManagedSchema(id, schema, NONE))),
                entry(
                        "add_managed_table",
                        on -> with(catalog(on.database()), id -> on.api.addManagedTable(id, "main", table("t"), NONE))),
                entry("delete_managed_table", on -> {
                    String id = catalog(on.database());
                    right(on.api.addManagedTable(id, "main", table("t"), NONE));
                    return () -> on.api.deleteManagedTable(id, "main", "t", NONE);
                }),
                entry("load_managed_table", on -> {
                    DatabaseWire database = on.database();
                    return loads(
                            on, database, load -> on.api.loadManagedTable(catalog(database), "main", "t", load, NONE));
                }),
                entry(
                        "add_database_schema",
                        on -> with(on.database().id(), id -> on.api.addDatabaseSchema(id, schema, NONE))),
                entry(
                        "add_database_table",
                        on -> with(on.database().id(), id -> on.api.addDatabaseTable(id, "main", table("t"), NONE))),
                entry("load_database_table", on -> {
                    DatabaseWire database = on.database();
                    return loads(
                            on, database, load -> on.api.loadDatabaseTable(database.id(), "main", "t", load, NONE));
                }));
    }

    private static Supplier<Either<ConnectorError, ?>> loads(OperationStage on, DatabaseWire database, Load call) {
        String upload = on.upload();
        String result = on.result(database).resultId();
        NewLoadWire ofUpload =
                new NewLoadWire("upsert", upload, null, null, "csv", List.of("id"), true, 10_000, null, Map.of());
        NewLoadWire ofResult = new NewLoadWire("append", null, result, null, null, null, null, null, null, Map.of());
        NewLoadWire ofData = new NewLoadWire(
                "replace",
                null,
                null,
                "id,v\n1,a\n",
                "csv",
                null,
                null,
                null,
                on.name(),
                members("{'columns':{'id':'BIGINT','v':'VARCHAR'}}"));
        return () -> call.send(ofUpload).flatMap(loaded -> call.send(ofResult)).flatMap(loaded -> call.send(ofData));
    }

    private static Map<String, OperationCall> workspace() {
        return Map.ofEntries(
                entry("information_schema", on -> {
                    String id = on.connection();
                    String cursor = right(on.api.informationSchema(id, "%", "%", true, 1, null, NONE))
                            .nextCursor();
                    return () -> on.api.informationSchema(id, "%", "%", true, 1, cursor, NONE);
                }),
                entry("refresh", on -> with(on.refresh(), refresh -> on.api.refresh(refresh, NONE))),
                entry("get_job", on -> with(on.job(), id -> on.api.getJob(id, NONE))),
                entry("list_jobs", on -> () -> on.api.listJobs("data_refresh_table", "pending,running", 10, 0, NONE)),
                entry("list_connection_types", on -> () -> on.api.listConnectionTypes(NONE)),
                entry("get_connection_type", on -> () -> on.api.getConnectionType("postgres", NONE)),
                entry("list_secrets", on -> with(on.secret(), name -> on.api.listSecrets(NONE))),
                entry(
                        "create_secret",
                        on -> with(
                                new NewSecretWire(on.name(), Secret.of("v4lue")),
                                secret -> on.api.createSecret(secret, NONE))),
                entry("get_secret", on -> with(on.secret(), name -> on.api.getSecret(name, NONE))),
                entry(
                        "update_secret",
                        on -> with(
                                on.secret(),
                                name -> on.api.updateSecret(name, new SecretValueWire(Secret.of("n3w")), NONE))),
                entry("delete_secret", on -> with(on.secret(), name -> on.api.deleteSecret(name, NONE))),
                entry("list_workspaces", on -> () -> on.api.listWorkspaces(NONE)));
    }

    private static Map<String, OperationCall> uploads() {
        NewUploadWire whole =
                new NewUploadWire(9L, "text/csv", "t.csv", 8L << 20, "identity", "sha256", "00".repeat(32));
        return Map.ofEntries(
                entry("upload_file", on -> {
                    on.fixture.era(HotdataEra.JUNE);
                    return () -> on.api.uploadFile(OperationStage.file(), NONE);
                }),
                entry("list_uploads", on -> {
                    on.upload();
                    on.fixture.era(HotdataEra.JUNE);
                    return () -> on.api.listUploads("pending", NONE);
                }),
                entry("create_upload", on -> () -> on.api.createUpload(whole, NONE)),
                entry("mint_upload_parts", on -> {
                    UploadSessionWire session = on.session();
                    return () -> on.api.mintUploadParts(
                            session.uploadId(), session.finalizeToken(), new NewPartLinksWire(List.of(1, 2)), NONE);
                }),
                entry("finalize_upload", on -> {
                    UploadSessionWire session = on.session();
                    var links = right(on.api.mintUploadParts(
                            session.uploadId(), session.finalizeToken(), new NewPartLinksWire(List.of(1)), NONE));
                    String tag = OperationStage.put(links.parts().get(0).url());
                    EndOfUploadWire end = new EndOfUploadWire(List.of(new EndOfUploadWire.Part(1, tag)));
                    return () -> on.api.finalizeUpload(session.uploadId(), session.finalizeToken(), end, NONE);
                }));
    }

    private static Map<String, OperationCall> queries() {
        return Map.ofEntries(
                entry("query", on -> {
                    String id = on.database().id();
                    NewQueryWire query =
                            new NewQueryWire("SELECT 1 AS x", id, "default", "main", "hotsql", true, 10_000);
                    return () -> on.api.query(id, query, NONE);
                }),
                entry("get_query_run", on -> {
                    DatabaseWire database = on.database();
                    String run = String.valueOf(on.result(database).queryRunId());
                    return () -> on.api.getQueryRun(database.id(), run, NONE);
                }),
                entry("get_result", on -> {
                    DatabaseWire database = on.database();
                    QueryWire result = on.result(database);
                    return () -> on.api.getResult(database.id(), String.valueOf(result.resultId()), 0L, 10, NONE);
                }));
    }

    private static Map<String, OperationCall> databases() {
        String schemas = "{'default_catalog':'sales','default_schema':'s','if_not_exists':true,"
                + "'schemas':[{'name':'s','tables':[{'name':'t'}]}]}";
        return Map.ofEntries(
                entry("list_databases", on -> {
                    on.database();
                    on.database();
                    String cursor = right(on.api.listDatabases("new", "b", 1, null, NONE))
                            .nextCursor();
                    return () -> on.api.listDatabases("new", "b", 1, cursor, NONE);
                }),
                entry(
                        "create_database",
                        on -> with(
                                new NewDatabaseWire(on.name(), "7d", members(schemas)),
                                database -> on.api.createDatabase(database, NONE))),
                entry("get_database", on -> with(on.database().id(), id -> on.api.getDatabase(id, NONE))),
                entry("delete_database", on -> with(on.database().id(), id -> on.api.deleteDatabase(id, NONE))),
                entry("attach_database_catalog", on -> {
                    String id = on.database().id();
                    AttachmentWire attachment = new AttachmentWire(on.connection(), "nick", Map.of());
                    return () -> on.api.attachDatabaseCatalog(id, attachment, NONE);
                }),
                entry("detach_database_catalog", on -> {
                    String id = on.database().id();
                    String connection = on.connection();
                    right(on.api.attachDatabaseCatalog(id, new AttachmentWire(connection, null, Map.of()), NONE));
                    return () -> on.api.detachDatabaseCatalog(id, connection, NONE);
                }));
    }
}
