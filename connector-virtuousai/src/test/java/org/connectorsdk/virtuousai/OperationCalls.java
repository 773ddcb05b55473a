package org.connectorsdk.virtuousai;

import static java.util.Map.entry;
import static org.connectorsdk.testkit.fixture.ProviderFixture.NONE;
import static org.connectorsdk.testkit.fixture.ProviderFixture.right;

import io.vavr.control.Either;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonString;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.virtuousai.wire.ConnectionWires.ConnectionChangeWire;
import org.connectorsdk.virtuousai.wire.ConnectionWires.NewConnectionWire;
import org.connectorsdk.virtuousai.wire.FileWires.FileSelectionWire;
import org.connectorsdk.virtuousai.wire.SchemaWires.StatementWire;
import org.connectorsdk.virtuousai.wire.SchemaWires.TableNameWire;

/**
 * A call of every operation, with everything that its request can have; what excludes each other goes into calls of its
 * own.
 */
final class OperationCalls {

    /** Makes what an operation is about, and gives the call itself. */
    @FunctionalInterface
    interface OperationCall {
        Supplier<Either<ConnectorError, ?>> prepare(VirtuousAiFixture fixture, VirtuousAiApi api);
    }

    private static final JsonObject CONFIG = JsonObject.of(Map.of("host", "db.example.test", "port", 5432));
    private static final Map<String, Secret> CREDENTIALS = Map.of("password", Secret.of("pa55w0rd"));

    private OperationCalls() {}

    static Map<String, OperationCall> all() {
        return Map.ofEntries(
                entry("list-connections", OperationCalls::list),
                entry(
                        "create-connection",
                        (fixture, api) -> () -> api.createConnection(
                                new NewConnectionWire("new", "postgres", CONFIG, CREDENTIALS, more("new-1")), NONE)),
                entry("get-connection-by-slug", (fixture, api) -> {
                    String id = fixture.seeded("postgres").value();
                    String slug = right(api.getConnection(id, NONE)).slug();
                    return () -> api.getConnectionBySlug(String.valueOf(slug), NONE);
                }),
                entry("get-connection", on("postgres", api -> id -> api.getConnection(id, NONE))),
                entry(
                        "update-connection",
                        on(
                                "postgres",
                                api -> id -> api.updateConnection(
                                        id,
                                        new ConnectionChangeWire("renamed", CONFIG, CREDENTIALS, more("new-2")),
                                        NONE))),
                entry("delete-connection", on("postgres", api -> id -> api.deleteConnection(id, NONE))),
                entry("disable-connection", on("postgres", api -> id -> api.disableConnection(id, NONE))),
                entry(
                        "get-connection-edit-settings",
                        on("postgres", api -> id -> api.getConnectionEditSettings(id, NONE))),
                entry("list-files", OperationCalls::files),
                entry(
                        "validate-file-selection",
                        on(
                                "s3",
                                api -> id -> api.validateFileSelection(
                                        id, new FileSelectionWire(List.of("/reports")), NONE))),
                entry("reactivate-connection", (fixture, api) -> {
                    String id = fixture.seeded("postgres").value();
                    right(api.disableConnection(id, NONE));
                    return () -> api.reactivateConnection(id, NONE);
                }),
                entry(
                        "list-schema-columns",
                        on("postgres", api -> id -> api.listSchemaColumns(id, "public", "Orders", NONE))),
                entry(
                        "query-schema",
                        on(
                                "postgres",
                                api -> id -> api.querySchema(
                                        id, new StatementWire("select Status from public.Orders limit 1"), NONE))),
                entry(
                        "sample-schema-table",
                        on(
                                "postgres",
                                api -> id -> api.sampleSchemaTable(id, new TableNameWire("public", "Orders"), NONE))),
                entry("list-schema-tables", on("postgres", api -> id -> api.listSchemaTables(id, true, NONE))),
                entry("set-default-connection", on("postgres", api -> id -> api.setDefaultConnection(id, NONE))),
                entry("verify-connection", on("postgres", api -> id -> api.verifyConnection(id, NONE))));
    }

    private static Map<String, JsonValue> more(String slug) {
        return Map.of("slug", new JsonString(slug), "visibility", new JsonString("global"));
    }

    /** A call about a connection that is there. */
    private static OperationCall on(
            String provider, Function<VirtuousAiApi, Function<String, Either<ConnectorError, ?>>> call) {
        return (fixture, api) -> {
            String id = fixture.seeded(provider).value();
            return () -> call.apply(api).apply(id);
        };
    }

    private static Supplier<Either<ConnectorError, ?>> list(VirtuousAiFixture fixture, VirtuousAiApi api) {
        fixture.seeded("postgres");
        fixture.seeded("postgres");
        List<String> types = List.of("postgres");
        List<String> statuses = List.of("active");
        return () -> api.listConnections("seed", types, statuses, "name", "asc", 1, 0L, null, NONE)
                .flatMap(page -> api.listConnections("seed", types, statuses, "name", "asc", 1, null, "", NONE));
    }

    private static Supplier<Either<ConnectorError, ?>> files(VirtuousAiFixture fixture, VirtuousAiApi api) {
        String id = fixture.seeded("s3").value();
        return () -> api.listFiles(id, "/exports", null, NONE)
                .flatMap(page -> api.listFiles(id, "/exports", String.valueOf(page.nextPageToken()), NONE));
    }
}
