package org.connectorsdk.testkit.reference;

import static org.connectorsdk.testkit.reference.ReferenceSimulator.JSON;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.connectorsdk.api.catalog.Catalog;
import org.connectorsdk.api.catalog.Schema;
import org.connectorsdk.api.catalog.Table;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.connection.TestReport;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.testkit.conformance.NeutralCall;
import org.connectorsdk.testkit.conformance.VendorHarness;
import org.connectorsdk.testkit.fault.Fault;

/** The reference vendor in the words of the rules. */
final class ReferenceHarness extends VendorHarness {
    private static final String LIST = "list_connections";
    private static final Map<NeutralCall, List<String>> OPERATIONS = Map.ofEntries(
            Map.entry(NeutralCall.LIST, List.of(LIST)),
            Map.entry(NeutralCall.CHECK, List.of(LIST, "mint_token")),
            Map.entry(NeutralCall.GET, List.of("get_connection")),
            Map.entry(NeutralCall.CREATE, List.of("create_connection")),
            Map.entry(NeutralCall.UPDATE, List.of("update_connection", "get_connection")),
            Map.entry(NeutralCall.DELETE, List.of("delete_connection")),
            Map.entry(NeutralCall.TEST, List.of("test_connection")),
            Map.entry(NeutralCall.TEST_SPEC, List.of("test_settings")),
            Map.entry(NeutralCall.INTROSPECT, List.of("list_tables")),
            Map.entry(NeutralCall.PREVIEW, List.of("preview_table")),
            Map.entry(NeutralCall.QUERY, List.of("run_statement")),
            Map.entry(NeutralCall.FILES, List.of("list_files")),
            Map.entry(NeutralCall.SYNC, List.of("start_sync", "list_jobs")),
            Map.entry(NeutralCall.JOB, List.of("get_job")),
            Map.entry(NeutralCall.JOBS, List.of("list_jobs")),
            Map.entry(NeutralCall.CANCEL, List.of("cancel_job")),
            Map.entry(NeutralCall.PURGE, List.of("purge_data", "list_synced")));
    private static final Store.SourceColumn ID = new Store.SourceColumn("id", "bigint", false, true);
    private static final Store.SourceColumn NOTE = new Store.SourceColumn("note", "text", true, false);

    private final ReferenceSimulator simulator;
    private final Store store;

    ReferenceHarness(ReferenceSimulator simulator) {
        super(simulator, OPERATIONS);
        this.simulator = simulator;
        this.store = simulator.store();
    }

    @Override
    public List<Connection> seed(int count) {
        synchronized (store) {
            int before = store.connections.size();
            simulator.seedConnections(count);
            return store.connections.values().stream()
                    .skip(before)
                    .map(Store.Entry::expected)
                    .toList();
        }
    }

    @Override
    public boolean holds(ConnectionId id) {
        synchronized (store) {
            return store.connections.containsKey(id.value());
        }
    }

    @Override
    public int connections() {
        synchronized (store) {
            return store.connections.size();
        }
    }

    @Override
    public Object snapshot() {
        synchronized (store) {
            return store.connections.values().stream()
                    .map(entry -> List.of(entry.json.toString(), List.copyOf(entry.synced), store.jobs.size()))
                    .toList();
        }
    }

    @Override
    public Object snapshotWithoutName(ConnectionId id) {
        synchronized (store) {
            ObjectNode json = entry(id).json.deepCopy();
            json.remove("name");
            return json;
        }
    }

    private Store.Entry entry(ConnectionId id) {
        Store.Entry entry = store.connections.get(id.value());
        if (entry == null) {
            throw new IllegalArgumentException("id: nothing was seeded as " + id);
        }
        return entry;
    }

    @Override
    public String errorEnvelope() {
        return "{\"error\":{\"code\":\"not_now\",\"message\":\"try later\"}}";
    }

    @Override
    public String requiredMember() {
        return "name";
    }

    @Override
    public ConnectionId absentId() {
        return ConnectionId.of("con-0");
    }

    @Override
    public Optional<Rejection> rejectedSpec() {
        return Optional.of(
                new Rejection(spec("refused").toBuilder().type("telepathy").build(), "type"));
    }

    @Override
    public Optional<NarrowKey> narrowKey() {
        simulator.forbid(LIST);
        return Optional.of(new NarrowKey(Map.of(), Set.of(Capability.LIST, Capability.LIST_FILTER)));
    }

    private Store.Entry added(String purpose) {
        synchronized (store) {
            return simulator.add(purpose + " " + (store.named + 1), "postgres", JSON.objectNode());
        }
    }

    private static ConnectionId id(Store.Entry entry) {
        return ConnectionId.of(entry.id());
    }

    @Override
    public Optional<ConnectionId> seedReachability(Reach reach) {
        Store.Entry entry = added("reach");
        entry.outcome = switch (reach) {
            case GOOD -> "";
            case BAD_CREDENTIAL -> "auth_failed";
            case UNREACHABLE -> "unreachable";
            case TLS -> "tls";
            case TIMEOUT -> "timeout";
        };
        return Optional.of(id(entry));
    }

    @Override
    public Optional<ConnectionId> seedSteps(List<TestReport.State> states) {
        Store.Entry entry = added("steps");
        entry.steps = states.stream()
                .map(state -> state.name().toLowerCase(Locale.ROOT))
                .toList();
        entry.outcome = states.contains(TestReport.State.FAILED) ? "step_failed" : "";
        return Optional.of(id(entry));
    }

    @Override
    public Optional<ConnectionId> seedNulls() {
        Store.Entry entry = added("nulls");
        ((ObjectNode) entry.json.path("config")).put("host", "db.example.test").putNull("schema");
        return Optional.of(id(entry));
    }

    @Override
    public Optional<SeededCatalog> seedNestedKey() {
        Store.Entry entry = added("nested");
        List<Store.SourceColumn> columns = List.of(
                new Store.SourceColumn("campaign", "text", true, false),
                new Store.SourceColumn("campaign.id", "text", true, false),
                new Store.SourceColumn("day", "text", true, true));
        List<List<String>> keys = List.of(List.of("campaign", "id"), List.of("day"));
        Store.SourceTable table = new Store.SourceTable("ads", "spend", columns, List.of(), keys);
        entry.tables.add(table);
        Catalog catalog = new Catalog(List.of(new Schema("ads", List.of(table.expected()))), List.of(), true);
        return Optional.of(new SeededCatalog(id(entry), catalog));
    }

    @Override
    public boolean endsInPart() {
        return true;
    }

    @Override
    public Optional<TableRef> ambiguousTable(ConnectionId connection) {
        return Optional.of(TableRef.of("", "orders"));
    }

    private static Store.SourceTable table(String schema, String name, Store.SourceColumn... columns) {
        return new Store.SourceTable(schema, name, List.of(columns), List.of());
    }

    @Override
    public Optional<SeededCatalog> seedCatalog() {
        Store.Entry entry = added("catalog");
        entry.tables.add(table("public", "orders", ID, NOTE, new Store.SourceColumn("paid", "boolean", false, false)));
        entry.tables.add(table("public", "people", ID));
        entry.tables.add(table("sales", "items", ID, new Store.SourceColumn("price", "numeric(12,4)", true, false)));
        Map<String, List<Table>> schemas = new LinkedHashMap<>();
        for (Store.SourceTable table : entry.tables) {
            schemas.computeIfAbsent(table.schema(), name -> new ArrayList<>()).add(table.expected());
        }
        List<Schema> all = new ArrayList<>();
        schemas.forEach((name, tables) -> all.add(new Schema(name, tables)));
        return Optional.of(new SeededCatalog(id(entry), new Catalog(all, List.of(), true)));
    }

    @Override
    public Optional<ConnectionId> seedTables(List<TableRef> tables) {
        Store.Entry entry = added("tables");
        tables.forEach(table -> entry.tables.add(table(table.schema(), table.table(), ID)));
        return Optional.of(id(entry));
    }

    @Override
    public long introspectionBudget(int tables) {
        return tables / 100 + 2L; // a hundred tables a page, and a token
    }

    @Override
    public Optional<SeededRows> seedRows(int rows) {
        List<List<JsonNode>> values = new ArrayList<>();
        for (int row = 1; row <= rows; row++) {
            values.add(List.of(JSON.numberNode(row), JSON.textNode("row " + row)));
        }
        return Optional.of(rows(List.of(ID, NOTE), values));
    }

    @Override
    public Optional<SeededRows> seedTypes() {
        List<Store.SourceColumn> columns = new ArrayList<>();
        for (String type : List.of("bigint", "numeric", "boolean", "date", "timestamp", "timestamptz", "bytea")) {
            columns.add(new Store.SourceColumn("a_" + type, type, true, false));
        }
        columns.add(new Store.SourceColumn("empty", "text", true, false));
        columns.add(new Store.SourceColumn("nothing", "text", true, false));
        return Optional.of(rows(
                columns,
                List.of(List.of(
                        JSON.numberNode(Long.MAX_VALUE),
                        JSON.numberNode(new BigDecimal("12345678901234567890.1234567890")),
                        JSON.booleanNode(true),
                        JSON.textNode("2026-02-03"),
                        JSON.textNode("2026-02-03T09:15:00.123456"),
                        JSON.textNode("2026-02-03T09:15:00.123456+02:00"),
                        JSON.textNode("AAEC/w=="),
                        JSON.textNode(""),
                        JSON.nullNode()))));
    }

    private SeededRows rows(List<Store.SourceColumn> columns, List<List<JsonNode>> values) {
        Store.Entry entry = added("rows");
        entry.tables.add(new Store.SourceTable("public", "data", columns, values));
        return new SeededRows(
                id(entry),
                TableRef.of("public", "data"),
                "select * from public.data",
                columns.stream().map(Store.SourceColumn::name).toList(),
                values.stream().map(VendorHarness::shown).toList());
    }

    @Override
    public Optional<FailingStatement> failingStatement() {
        return Optional.of(
                new FailingStatement(id(added("failing")), "select * from public.nowhere", "relation does not exist"));
    }

    @Override
    public Optional<ConnectionId> seedFiles() {
        return Optional.of(id(added("files")));
    }

    @Override
    public Optional<ConnectionId> seedSyncable() {
        return Optional.of(id(added("syncable")));
    }

    @Override
    public void scriptNextJob(List<JobStep> steps) {
        synchronized (store) {
            store.nextJob = steps.stream()
                    .map(step -> step.raw().isEmpty() ? step.state().name().toLowerCase(Locale.ROOT) : step.raw())
                    .toList();
            store.nextReason = steps.get(steps.size() - 1).reason();
            store.nextResumes = steps.get(steps.size() - 1).resumesIn();
        }
    }

    @Override
    public Set<JobState> stalls() {
        return Set.of(JobState.PAUSED, JobState.RESCHEDULED);
    }

    @Override
    public void forgetJobs() {
        synchronized (store) {
            store.jobs.clear();
        }
    }

    @Override
    public boolean pageJobs(int most) {
        synchronized (store) {
            store.mostJobsOnPage = most;
        }
        return true;
    }

    @Override
    public int syncsStarted() {
        synchronized (store) {
            return store.started;
        }
    }

    @Override
    public Optional<ConnectionId> seedSynced() {
        Store.Entry entry = added("synced");
        synchronized (store) {
            entry.synced.addAll(List.of("public.orders", "public.people", "sales.orders"));
        }
        return Optional.of(id(entry));
    }

    @Override
    public Set<TableRef> synced(ConnectionId connection) {
        synchronized (store) {
            return entry(connection).synced.stream()
                    .map(name -> name.split("\\.", 2))
                    .map(parts -> TableRef.of(parts[0], parts[1]))
                    .collect(Collectors.toSet());
        }
    }

    @Override
    public void speakUnknownWords() {
        synchronized (store) {
            store.newWords = true;
        }
    }

    @Override
    public void sendUnknownMembers() {
        synchronized (store) {
            store.newMembers = true;
        }
    }

    @Override
    public List<String> filterValues(String filter, List<Connection> seeded) {
        return filter.equals(ConnectionQuery.TYPE)
                ? List.of("mysql", "postgres", "s3")
                : List.of(seeded.get(0).name(), "SEEDED", "nowhere");
    }

    @Override
    public boolean matches(Connection connection, String filter, String value) {
        return filter.equals(ConnectionQuery.TYPE)
                ? connection.type().equals(value)
                : connection.name().toLowerCase(Locale.ROOT).contains(value.toLowerCase(Locale.ROOT));
    }

    @Override
    public void answerOneEmptyPage() {
        simulator.faults().on(LIST).fromAttempt(2).inject(Fault.rewriteJson(body -> {
            body.putArray("items");
            body.put("next", "03"); // another token for the same place
        }));
    }

    @Override
    public void answerTheSamePageForever() {
        simulator.faults().on(LIST).always().inject(Fault.rewriteJson(body -> body.put("next", "3")));
    }

    @Override
    public int tokensHandedOut() {
        synchronized (store) {
            return store.minted;
        }
    }

    @Override
    public void expireTokens() {
        synchronized (store) {
            store.tokens.clear();
        }
    }
}
