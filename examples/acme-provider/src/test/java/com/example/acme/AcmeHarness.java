package com.example.acme;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.connectorsdk.api.catalog.Catalog;
import org.connectorsdk.api.catalog.Column;
import org.connectorsdk.api.catalog.DataType;
import org.connectorsdk.api.catalog.Schema;
import org.connectorsdk.api.catalog.Table;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ConnectionStatus;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.testkit.conformance.NeutralCall;
import org.connectorsdk.testkit.conformance.StoredHarness;
import org.connectorsdk.testkit.fault.Fault;

/** Acme's simulator in the words of the rules. */
final class AcmeHarness extends StoredHarness {
    private static final String LIST = "list-sources";
    private static final Map<NeutralCall, List<String>> OPERATIONS = Map.ofEntries(
            entry(NeutralCall.LIST, List.of(LIST)),
            entry(NeutralCall.GET, List.of("get-source")),
            entry(NeutralCall.CREATE, List.of("create-source")),
            entry(NeutralCall.UPDATE, List.of("update-source")),
            entry(NeutralCall.DELETE, List.of("delete-source")),
            entry(NeutralCall.TEST, List.of("check-source")),
            entry(NeutralCall.INTROSPECT, List.of("list-tables")),
            entry(NeutralCall.SYNC, List.of("start-sync", "list-syncs")),
            entry(NeutralCall.JOB, List.of("get-sync")),
            entry(NeutralCall.JOBS, List.of("list-syncs")),
            entry(NeutralCall.CANCEL, List.of("cancel-sync")),
            entry(NeutralCall.PURGE, List.of("purge-source")));

    private final AcmeSimulator simulator;

    AcmeHarness(AcmeSimulator simulator) {
        super(simulator, OPERATIONS, simulator.sources, simulator.syncs, simulator.evolution);
        this.simulator = simulator;
    }

    /** Written anew, not with the provider's mapper: a mistake there must not be repeated here. */
    @Override
    protected Connection expected(ObjectNode source) {
        return Connection.builder(
                        ConnectionId.of(source.path("id").asText()),
                        source.path("name").asText(),
                        source.path("type").asText())
                .status(ConnectionStatus.of("new", ConnectionStatus.Health.PENDING))
                .config(JsonObject.of(
                        "host", source.at("/settings/host").asText(),
                        "trouble", source.at("/settings/trouble").asText()))
                .createdAt(Instant.parse(source.path("created_at").asText()))
                .build();
    }

    @Override
    public ConnectionId absentId() {
        return ConnectionId.of("src-999999-00000000");
    }

    @Override
    public Optional<Rejection> rejectedSpec() {
        return Optional.of(
                new Rejection(spec("refused").toBuilder().type("telepathy").build(), "type"));
    }

    @Override
    public Optional<ConnectionId> seedReachability(Reach reach) {
        String trouble = reach == Reach.GOOD ? "" : reach.name().toLowerCase(Locale.ROOT);
        return Optional.of(ConnectionId.of(simulator.seed("reach " + reach, "postgres", trouble)));
    }

    @Override
    public Optional<SeededCatalog> seedCatalog() {
        String id = simulator.seed("with tables", "postgres", "");
        simulator.table(id, "sales", "orders", "id BIGINT", "total NUMERIC(12,2)?");
        Table orders = Table.builder(TableRef.of("sales", "orders"))
                .columns(List.of(
                        Column.builder("id", "BIGINT")
                                .type(DataType.INTEGER)
                                .nullable(false)
                                .build(),
                        Column.builder("total", "NUMERIC(12,2)")
                                .type(DataType.DECIMAL)
                                .nullable(true)
                                .position(2)
                                .build()))
                .build();
        List<Schema> schemas = List.of(new Schema("sales", List.of(orders)));
        return Optional.of(new SeededCatalog(ConnectionId.of(id), new Catalog(schemas, List.of(), true)));
    }

    @Override
    public Optional<ConnectionId> seedTables(List<TableRef> tables) {
        String id = simulator.seed("with tables", "postgres", "");
        tables.forEach(table -> simulator.table(id, table.schema(), table.table(), "id BIGINT"));
        return Optional.of(ConnectionId.of(id));
    }

    @Override
    public Optional<ConnectionId> seedSyncable() {
        return seedTables(List.of(TableRef.of("sales", "orders")));
    }

    @Override
    public Optional<ConnectionId> seedSynced() {
        return seedTables(List.of(TableRef.of("sales", "orders"), TableRef.of("sales", "refunds")));
    }

    @Override
    public Set<TableRef> synced(ConnectionId connection) {
        Set<TableRef> synced = new HashSet<>();
        stored(connection).orElseThrow().path("tables").forEach(table -> {
            if (table.path("synced").asBoolean()) {
                synced.add(TableRef.of(
                        table.path("schema").asText(), table.path("name").asText()));
            }
        });
        return synced;
    }

    @Override
    public void answerOneEmptyPage() {
        String place = simulator.sources.copies().get(2).path("id").asText();
        simulator.faults().on(LIST).fromAttempt(2).inject(Fault.rewriteJson(body -> {
            body.putArray("sources");
            body.put("next_cursor", place + "!");
        }));
    }

    @Override
    public void answerTheSamePageForever() {
        simulator.faults().on(LIST).always().inject(Fault.rewriteJson(body -> body.put("next_cursor", "again")));
    }
}
