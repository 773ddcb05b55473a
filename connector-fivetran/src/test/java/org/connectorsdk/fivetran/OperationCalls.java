package org.connectorsdk.fivetran;

import static java.util.Map.entry;
import static org.connectorsdk.testkit.fixture.ProviderFixture.NONE;
import static org.connectorsdk.testkit.fixture.ProviderFixture.right;

import io.vavr.control.Either;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonString;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.fivetran.wire.ConnectionWires.ConnectionChangeWire;
import org.connectorsdk.fivetran.wire.ConnectionWires.NewConnectCardWire;
import org.connectorsdk.fivetran.wire.ConnectionWires.NewConnectionWire;
import org.connectorsdk.fivetran.wire.ConnectionWires.NewTestWire;
import org.connectorsdk.fivetran.wire.SchemaWires.ColumnChangeWire;
import org.connectorsdk.fivetran.wire.SchemaWires.DropColumnsWire;
import org.connectorsdk.fivetran.wire.SchemaWires.DropColumnsWire.DropNamesWire;
import org.connectorsdk.fivetran.wire.SchemaWires.DropColumnsWire.DropTablesWire;
import org.connectorsdk.fivetran.wire.SchemaWires.NewReloadWire;
import org.connectorsdk.fivetran.wire.SchemaWires.SchemaChangeWire;
import org.connectorsdk.fivetran.wire.SchemaWires.SchemasChangeWire;
import org.connectorsdk.fivetran.wire.SchemaWires.TableChangeWire;
import org.connectorsdk.fivetran.wire.SyncWires.NewSyncWire;
import org.connectorsdk.fivetran.wire.SyncWires.ResyncScopeWire;
import org.connectorsdk.fivetran.wire.SyncWires.ResyncTablesWire;
import org.connectorsdk.fivetran.wire.TypeWires.NewCertificateWire;
import org.connectorsdk.fivetran.wire.TypeWires.NewFingerprintWire;
import org.connectorsdk.fivetran.wire.WebhookWires.NewDeliveryWire;
import org.connectorsdk.fivetran.wire.WebhookWires.NewWebhookWire;

/** One call of each operation, with everything that its request can have. */
final class OperationCalls {
    /** Puts what a call needs into the account; the answer makes the call, and nothing else. */
    @FunctionalInterface
    interface OperationCall {
        Supplier<Either<ConnectorError, ?>> prepare(FivetranFixture fixture, FivetranApi api);
    }

    /** A call about one connection. */
    @FunctionalInterface
    private interface OnConnection {
        Either<ConnectorError, ?> call(FivetranApi api, String id);
    }

    private static final Map<String, List<String>> ORDERS = Map.of("public", List.of("orders"));
    private static final NewTestWire TRUSTING = new NewTestWire(true, true);
    private static final Map<String, JsonValue> MANUAL = Map.of("schedule_type", new JsonString("manual"));
    private static final Map<String, Object> SETTINGS =
            Map.of("host", new JsonString("db.example.test"), "password", Secret.of("pa55w0rd"));
    private static final SchemasChangeWire ALL_SCHEMAS =
            new SchemasChangeWire("ALLOW_ALL", Map.of("public", new SchemaChangeWire(true, null)), Map.of());
    /** Nobody is called by one that is not active. */
    private static final NewWebhookWire WEBHOOK =
            new NewWebhookWire("https://hooks.example.test", List.of("sync_end"), false, Secret.of("whsec-not-real"));

    private OperationCalls() {}

    static Map<String, OperationCall> all() {
        return Map.ofEntries(
                entry("get-account-info", (fixture, api) -> () -> api.getAccountInfo(NONE)),
                entry("list-groups", (fixture, api) -> {
                    String cursor = first(fixture, "groups");
                    return () -> api.listGroups(10, cursor, NONE);
                }),
                entry(
                        "get-group",
                        (fixture, api) -> () -> api.getGroup(fixture.simulator().groupId(), NONE)),
                entry("list-group-connections", (fixture, api) -> {
                    String cursor = first(fixture, "connections");
                    return () -> api.listGroupConnections(fixture.simulator().groupId(), "shop_pg", 10, cursor, NONE);
                }),
                entry("list-connections", (fixture, api) -> {
                    String cursor = first(fixture, "connections");
                    return () -> api.listConnections(fixture.simulator().groupId(), "shop_pg", 10, cursor, NONE);
                }),
                entry("create-connection", (fixture, api) -> () -> api.createConnection(created(fixture), NONE)),
                entry("get-connection", on((api, id) -> api.getConnection(id, NONE))),
                entry(
                        "update-connection",
                        on((api, id) -> api.updateConnection(
                                id, new ConnectionChangeWire(SETTINGS, true, false, MANUAL), NONE))),
                entry("delete-connection", on((api, id) -> api.deleteConnection(id, NONE))),
                entry("run-setup-tests", on((api, id) -> api.runSetupTests(id, TRUSTING, NONE))),
                entry("sync-connection", on((api, id) -> api.syncConnection(id, new NewSyncWire(false), NONE))),
                entry(
                        "resync-connection",
                        on((api, id) -> api.resyncConnection(id, new ResyncScopeWire(ORDERS), NONE))),
                entry("resync-tables", on((api, id) -> api.resyncTables(id, new ResyncTablesWire(ORDERS), NONE))),
                entry(
                        "list-sync-history",
                        on((api, id) -> api.listSyncHistory(
                                id, "2026-03-01T00:00:00Z", "2026-03-02T00:00:00Z", 10, "c", NONE))),
                entry("get-connection-state", on((api, id) -> api.getConnectionState(id, NONE))),
                entry(
                        "update-connection-state",
                        on((api, id) -> api.updateConnectionState(
                                id, JsonObject.of("state", JsonObject.of("cursor", 1)), NONE))),
                entry(
                        "create-connect-card",
                        on((api, id) -> api.createConnectCard(
                                id, new NewConnectCardWire(JsonObject.of("redirect_uri", "https://a.test")), NONE))),
                entry("get-schemas", onLoaded((api, id) -> api.getSchemas(id, NONE))),
                entry("prepare-schemas", on((api, id) -> api.prepareSchemas(id, ALL_SCHEMAS, NONE))),
                entry("update-schemas", onLoaded((api, id) -> api.updateSchemas(id, ALL_SCHEMAS, NONE))),
                entry("reload-schemas", on((api, id) -> api.reloadSchemas(id, new NewReloadWire("PRESERVE"), NONE))),
                entry(
                        "update-schema",
                        onLoaded((api, id) -> api.updateSchema(
                                id, "public", new SchemaChangeWire(true, Map.of("orders", orders())), NONE))),
                entry("update-table", onLoaded((api, id) -> api.updateTable(id, "public", "orders", orders(), NONE))),
                entry("list-columns", onLoaded((api, id) -> api.listColumns(id, "public", "orders", NONE))),
                entry(
                        "update-column",
                        onLoaded((api, id) -> api.updateColumn(id, "public", "orders", "card_no", cardNo(), NONE))),
                entry("drop-column", onLoaded((api, id) -> api.dropColumn(id, "public", "orders", "card_no", NONE))),
                entry(
                        "drop-columns",
                        onLoaded((api, id) -> api.dropColumns(
                                id,
                                new DropColumnsWire(Map.of(
                                        "public",
                                        new DropTablesWire(Map.of("orders", new DropNamesWire(List.of("card_no")))))),
                                NONE))),
                entry("list-certificates", on((api, id) -> api.listCertificates(id, 10, "c", NONE))),
                entry(
                        "approve-certificate",
                        on((api, id) -> api.approveCertificate(id, new NewCertificateWire("h", "Y2VydA=="), NONE))),
                entry("list-fingerprints", on((api, id) -> api.listFingerprints(id, 10, "c", NONE))),
                entry(
                        "approve-fingerprint",
                        on((api, id) -> api.approveFingerprint(id, new NewFingerprintWire("h", "ssh-ed25519"), NONE))),
                entry("list-connector-types", (fixture, api) -> {
                    String cursor = right(api.listConnectorTypes(1, null, NONE))
                            .content()
                            .nextCursor();
                    return () -> api.listConnectorTypes(10, cursor, NONE);
                }),
                entry("get-connector-type", (fixture, api) -> () -> api.getConnectorType("postgres", NONE)),
                entry(
                        "get-destination",
                        (fixture, api) ->
                                () -> api.getDestination(fixture.simulator().groupId(), NONE)),
                entry(
                        "run-destination-tests",
                        (fixture, api) -> () ->
                                api.runDestinationTests(fixture.simulator().groupId(), TRUSTING, NONE)),
                entry("list-webhooks", (fixture, api) -> {
                    webhook(api);
                    webhook(api);
                    String cursor =
                            right(api.listWebhooks(1, null, NONE)).content().nextCursor();
                    return () -> api.listWebhooks(10, cursor, NONE);
                }),
                entry("create-account-webhook", (fixture, api) -> () -> api.createAccountWebhook(WEBHOOK, NONE)),
                entry(
                        "create-group-webhook",
                        (fixture, api) ->
                                () -> api.createGroupWebhook(fixture.simulator().groupId(), WEBHOOK, NONE)),
                entry("get-webhook", (fixture, api) -> {
                    String id = webhook(api);
                    return () -> api.getWebhook(id, NONE);
                }),
                entry("update-webhook", (fixture, api) -> {
                    String id = webhook(api);
                    return () -> api.updateWebhook(id, WEBHOOK, NONE);
                }),
                entry("delete-webhook", (fixture, api) -> {
                    String id = webhook(api);
                    return () -> api.deleteWebhook(id, NONE);
                }),
                entry("test-webhook", (fixture, api) -> {
                    String id = webhook(api);
                    return () -> api.testWebhook(id, new NewDeliveryWire("sync_end"), NONE);
                }));
    }

    private static OperationCall on(OnConnection call) {
        return (fixture, api) -> {
            String id = fixture.seeded().value();
            return () -> call.call(api, id);
        };
    }

    /** A connection whose source was read. */
    private static OperationCall onLoaded(OnConnection call) {
        return (fixture, api) -> {
            String id = fixture.seeded().value();
            fixture.simulator().loadSchemas(id);
            return () -> call.call(api, id);
        };
    }

    /** The cursor of a second page. */
    private static String first(FivetranFixture fixture, String list) {
        FivetranApi api = fixture.api();
        if (list.equals("groups")) {
            fixture.simulator().addGroup("Second");
            return String.valueOf(right(api.listGroups(1, null, NONE)).content().nextCursor());
        }
        fixture.seeded();
        fixture.seeded();
        return String.valueOf(right(api.listConnections(fixture.simulator().groupId(), "shop_pg", 1, null, NONE))
                .content()
                .nextCursor());
    }

    private static NewConnectionWire created(FivetranFixture fixture) {
        Map<String, Object> config = new HashMap<>(SETTINGS);
        config.put("schema_prefix", new JsonString("new_pg"));
        return new NewConnectionWire(
                fixture.simulator().groupId(), "postgres", true, true, false, false, "FIVETRAN_NAMING", config, MANUAL);
    }

    private static TableChangeWire orders() {
        return new TableChangeWire(true, "HISTORY", Map.of("card_no", cardNo()));
    }

    private static ColumnChangeWire cardNo() {
        return new ColumnChangeWire(true, true, false);
    }

    private static String webhook(FivetranApi api) {
        return right(api.createAccountWebhook(WEBHOOK, NONE)).content().id();
    }
}
