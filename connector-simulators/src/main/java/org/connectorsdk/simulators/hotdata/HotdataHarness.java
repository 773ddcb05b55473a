package org.connectorsdk.simulators.hotdata;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.connectorsdk.api.catalog.Column;
import org.connectorsdk.api.catalog.DataType;
import org.connectorsdk.api.catalog.Table;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.simulators.harness.SimulatorHarness;
import org.connectorsdk.simulators.hotdata.model.CatalogTable;
import org.connectorsdk.simulators.hotdata.model.ConnectionEntry;
import org.connectorsdk.simulators.hotdata.model.DatabaseEntry;
import org.connectorsdk.simulators.hotdata.model.HotdataWorkspace;
import org.connectorsdk.simulators.hotdata.model.JobScript;
import org.connectorsdk.simulators.hotdata.model.SourceColumn;
import org.connectorsdk.simulators.hotdata.model.TableName;
import org.connectorsdk.simulators.hotdata.model.ValueKind;
import org.connectorsdk.testkit.conformance.NeutralCall;
import org.jspecify.annotations.Nullable;

/** Hotdata's simulator in the words of the conformance rules. */
final class HotdataHarness extends SimulatorHarness {
    private static final Map<NeutralCall, List<String>> OPERATIONS = Map.ofEntries(
            Map.entry(NeutralCall.LIST, List.of("list_connections")),
            Map.entry(NeutralCall.CHECK, List.of("list_workspaces", "list_connections")),
            Map.entry(NeutralCall.GET, List.of("get_connection")),
            Map.entry(NeutralCall.CREATE, List.of("create_connection")),
            Map.entry(NeutralCall.DELETE, List.of("delete_connection")),
            Map.entry(NeutralCall.TEST, List.of("check_connection_health")),
            Map.entry(NeutralCall.INTROSPECT, List.of("information_schema")),
            Map.entry(NeutralCall.PREVIEW, List.of("query")),
            Map.entry(NeutralCall.QUERY, List.of("query")),
            Map.entry(NeutralCall.SYNC, List.of("refresh")),
            Map.entry(NeutralCall.JOB, List.of("get_job")),
            Map.entry(NeutralCall.PURGE, List.of("purge_connection_cache", "purge_table_cache")));
    private static final Set<JobState> FAILING = Set.of(JobState.FAILED, JobState.PARTIALLY_SUCCEEDED);
    /** Rows of a statement's answer where it is cut. */
    private static final int INLINE_ROWS = 4;

    /** A table of its name in two schemas. */
    private static final String TWICE = "orders";

    private final HotdataSimulator simulator;
    private final HotdataWorkspace workspace;
    private final DatabaseEntry database;
    private int named;
    private int forgotten;
    private @Nullable ConnectionEntry syncable;

    HotdataHarness(HotdataSimulator simulator) {
        super(simulator, OPERATIONS, simulator.evolution(), Map.of(JobState.QUEUED, "pending"));
        this.simulator = simulator;
        this.workspace = simulator.workspace();
        ConnectionEntry managed = workspace.addDefaultCatalog(Json.object());
        this.database = new DatabaseEntry(
                workspace.state().newId("dbas"),
                Optional.of("conformance"),
                "default",
                "main",
                managed,
                Optional.empty(),
                simulator.clock().instant(),
                new LinkedHashMap<>());
        workspace.databasesById.put(database.id(), database);
    }

    @Override
    public Map<String, String> settings(URI address) {
        Map<String, String> settings = new TreeMap<>(super.settings(address));
        settings.put("database", database.id());
        return settings;
    }

    @Override
    public Optional<NarrowKey> narrowKey() {
        return Optional.of(
                new NarrowKey(Map.of("token", simulator.issueWorkspaceToken()), Set.of(Capability.WORKSPACES)));
    }

    @Override
    public List<Connection> seed(int count) {
        Set<String> before =
                workspace.connections().stream().map(ConnectionEntry::id).collect(Collectors.toSet());
        workspace.seedConnections(count);
        return workspace.connections().stream()
                .filter(entry -> !before.contains(entry.id()))
                .map(HotdataHarness::expected)
                .toList();
    }

    private static Connection expected(ConnectionEntry entry) {
        return Connection.builder(ConnectionId.of(entry.id()), entry.name(), entry.sourceType())
                .build();
    }

    @Override
    public boolean holds(ConnectionId id) {
        return entry(id).isPresent();
    }

    private Optional<ConnectionEntry> entry(ConnectionId id) {
        return workspace.connections().stream()
                .filter(entry -> entry.id().equals(id.value()))
                .findFirst();
    }

    @Override
    public int connections() {
        return workspace.connections().size();
    }

    @Override
    public Object snapshot() {
        return workspace.connections().stream()
                .map(entry -> List.of(
                        entry.id(),
                        entry.name(),
                        entry.config().toString(),
                        entry.secretId(),
                        synced(ConnectionId.of(entry.id())),
                        workspace.jobs().size(),
                        workspace.secrets().size()))
                .toList();
    }

    @Override
    public ConnectionId absentId() {
        return ConnectionId.of("conn00000000000000000000000000");
    }

    @Override
    public Optional<ConnectionId> seedReachability(Reach reach) {
        ObjectNode config = Json.object();
        config.put("host", "db" + host(reach, ".example.test")).put("user", "reader");
        ConnectionEntry entry = workspace.addConnection("reach-" + ++named, "postgres", config);
        entry.discoverWhenAsked();
        if (reach == Reach.BAD_CREDENTIAL) {
            entry.useSecret(workspace.addSecret("invalid-" + named, "invalid").id());
        }
        return Optional.of(ConnectionId.of(entry.id()));
    }

    @Override
    public Optional<SeededCatalog> seedCatalog() {
        ConnectionEntry entry = workspace.seedConnection("catalog-" + ++named, "postgres");
        List<Table> tables = entry.catalog().entrySet().stream()
                .map(table -> expected(table.getKey(), table.getValue()))
                .toList();
        return Optional.of(new SeededCatalog(ConnectionId.of(entry.id()), catalog(tables)));
    }

    private static Table expected(TableName name, CatalogTable table) {
        return table(
                TableRef.of(name.schema(), name.table()),
                table.columns().stream()
                        .map(column -> Column.builder(column.name(), column.dataType())
                                .type(type(column.dataType()))
                                .nullable(column.nullable()))
                        .toList());
    }

    /** The neutral reading, by the words that Arrow uses. */
    private static DataType type(String arrow) {
        String word = arrow.contains("(") ? arrow.substring(0, arrow.indexOf('(')) : arrow;
        return switch (word) {
            case "Boolean" -> DataType.BOOLEAN;
            case "Int8", "Int16", "Int32", "Int64" -> DataType.INTEGER;
            case "Decimal128" -> DataType.DECIMAL;
            case "Float32", "Float64" -> DataType.FLOAT;
            case "Utf8" -> DataType.STRING;
            case "Binary" -> DataType.BINARY;
            case "Date32" -> DataType.DATE;
            case "Timestamp" -> arrow.contains("Some(") ? DataType.TIMESTAMP_TZ : DataType.TIMESTAMP;
            default -> DataType.unknown();
        };
    }

    @Override
    public Optional<ConnectionId> seedTables(List<TableRef> tables) {
        ConnectionEntry entry = workspace.seedConnection("tables-" + ++named, "postgres");
        Map<TableName, CatalogTable> catalog = entry.ownCatalog();
        catalog.clear();
        for (TableRef table : tables) {
            catalog.put(
                    new TableName(table.schema(), table.table()),
                    new CatalogTable(List.of(SourceColumn.of("id", ValueKind.SERIAL))));
        }
        return Optional.of(ConnectionId.of(entry.id()));
    }

    @Override
    public Optional<SeededRows> seedRows(int rows) {
        return Optional.of(
                table(rows, SourceColumn.of("id", ValueKind.SERIAL), SourceColumn.of("note", ValueKind.TEXT)));
    }

    @Override
    public Optional<SeededRows> seedCutRows() {
        simulator.behaviour().inlineRows(INLINE_ROWS);
        return seedRows(3 * INLINE_ROWS + 1);
    }

    @Override
    public Optional<SeededRows> seedTypes() {
        List<SourceColumn> columns = new ArrayList<>();
        for (ValueKind kind : ValueKind.values()) {
            columns.add(SourceColumn.of(kind.name().toLowerCase(Locale.ROOT), kind));
        }
        return Optional.of(table(2, columns.toArray(SourceColumn[]::new)));
    }

    private SeededRows table(int rows, SourceColumn... columns) {
        ConnectionEntry entry = workspace.seedConnection("rows-" + ++named, "postgres");
        CatalogTable table = new CatalogTable(List.of(columns));
        table.synced(simulator.clock().instant(), rows);
        Map<TableName, CatalogTable> catalog = entry.ownCatalog();
        catalog.clear();
        catalog.put(new TableName("public", "data"), table);
        String alias = "rows_" + named;
        database.attachments().put(entry.id(), Optional.of(alias));
        List<List<JsonValue>> values = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            List<@Nullable Object> sent = new ArrayList<>();
            for (SourceColumn column : columns) {
                sent.add(column.kind().value(row));
            }
            List<JsonValue> shown = new ArrayList<>();
            JsonObject.of("row", sent).array("row").orElseThrow().forEach(shown::add);
            values.add(shown);
        }
        return new SeededRows(
                ConnectionId.of(entry.id()),
                TableRef.of("public", "data"),
                "SELECT * FROM " + alias + ".public.data",
                Arrays.stream(columns).map(SourceColumn::name).toList(),
                values);
    }

    @Override
    public Optional<FailingStatement> failingStatement() {
        SeededRows rows = table(1, SourceColumn.of("id", ValueKind.SERIAL));
        return Optional.of(
                new FailingStatement(rows.connection(), rows.statement().replace("data", "nowhere"), "not found"));
    }

    @Override
    public long introspectionBudget(int tables) {
        return tables / 100 + 10L; // a hundred tables a page
    }

    @Override
    public Optional<ConnectionId> seedSyncable() {
        ConnectionEntry entry = workspace.seedConnection("syncable-" + ++named, "postgres");
        entry.catalog();
        syncable = entry;
        return Optional.of(ConnectionId.of(entry.id()));
    }

    @Override
    public void scriptNextJob(List<JobStep> steps) {
        JobStep last = steps.get(steps.size() - 1);
        List<String> words = new ArrayList<>();
        boolean ends = last.state().isTerminal();
        for (JobStep step : ends ? steps.subList(0, steps.size() - 1) : steps) {
            words.add(word(step));
        }
        JobScript script = JobScript.byPolls(words.toArray(String[]::new));
        if (!ends) {
            script = script.neverEnding();
        } else if (syncable != null && FAILING.contains(last.state())) {
            ConnectionEntry entry = syncable;
            List<TableName> tables = entry.source().keySet().stream().toList();
            boolean all = last.state() == JobState.FAILED;
            tables.subList(0, all ? tables.size() : 1)
                    .forEach(table -> workspace.failTable(entry, table, last.reason()));
        }
        simulator.behaviour().jobs(script);
    }

    @Override
    public boolean endsInPart() {
        return true;
    }

    @Override
    public String reasonShown(String reason) {
        return "5 of 5 tables failed"; // reasons of single tables are shown for jobs that failed in part
    }

    @Override
    public void forgetJobs() {
        forgotten += workspace.jobs().size();
        workspace.jobs().forEach(job -> workspace.forgetJob(job.id()));
    }

    @Override
    public int syncsStarted() {
        return forgotten + workspace.jobs().size();
    }

    @Override
    public Optional<ConnectionId> seedSynced() {
        ConnectionEntry entry = workspace.seedConnection("synced-" + ++named, "postgres");
        Map<TableName, CatalogTable> catalog = entry.ownCatalog();
        catalog.put(
                new TableName("archive", TWICE), new CatalogTable(List.of(SourceColumn.of("id", ValueKind.SERIAL))));
        catalog.values().forEach(table -> table.synced(simulator.clock().instant(), 10));
        return Optional.of(ConnectionId.of(entry.id()));
    }

    @Override
    public Optional<TableRef> ambiguousTable(ConnectionId connection) {
        return Optional.of(TableRef.of("", TWICE));
    }

    @Override
    public Set<TableRef> synced(ConnectionId connection) {
        return entry(connection).stream()
                .flatMap(entry -> entry.catalog().entrySet().stream())
                .filter(table -> table.getValue().isSynced())
                .map(table ->
                        TableRef.of(table.getKey().schema(), table.getKey().table()))
                .collect(Collectors.toSet());
    }

    @Override
    public boolean purgeIsIdempotent() {
        return true;
    }

    @Override
    public String requestIdHeader() {
        return "X-Trace-Id";
    }

    @Override
    public String requiredMember() {
        return "name";
    }
}
