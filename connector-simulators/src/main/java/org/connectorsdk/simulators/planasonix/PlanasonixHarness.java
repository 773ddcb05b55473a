package org.connectorsdk.simulators.planasonix;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.connectorsdk.api.catalog.DataType;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.api.connection.CredentialRef;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.simulators.harness.SimulatorHarness;
import org.connectorsdk.simulators.table.SampleSource;
import org.connectorsdk.simulators.table.SampleTable;
import org.connectorsdk.testkit.conformance.NeutralCall;

/** Planasonix's simulator in the words of the conformance rules. */
final class PlanasonixHarness extends SimulatorHarness {
    private static final Map<NeutralCall, List<String>> OPERATIONS = Map.ofEntries(
            entry(NeutralCall.LIST, List.of("connections.list")),
            entry(NeutralCall.CHECK, List.of("connections.list", "orchestration.jobs.list")),
            entry(NeutralCall.GET, List.of("connections.get")),
            entry(NeutralCall.CREATE, List.of("connections.create", "credentials.create", "credentials.delete")),
            entry(NeutralCall.UPDATE, List.of("connections.update", "connections.get")),
            entry(NeutralCall.DELETE, List.of("connections.delete")),
            entry(NeutralCall.TEST, List.of("connections.test", "connections.get")),
            entry(NeutralCall.TEST_SPEC, List.of("connections.test")),
            entry(NeutralCall.INTROSPECT, List.of("connections.schemas", "connections.tables", "connections.columns")),
            entry(NeutralCall.PREVIEW, List.of("connections.preview")),
            entry(NeutralCall.QUERY, List.of("connections.testQuery")),
            entry(NeutralCall.FILES, List.of("connections.files")),
            entry(NeutralCall.SYNC, List.of("orchestration.sync", "orchestration.jobs.list")),
            entry(NeutralCall.JOB, List.of("orchestration.jobs.get", "orchestration.jobs.results")),
            entry(NeutralCall.JOBS, List.of("orchestration.jobs.list")),
            entry(NeutralCall.CANCEL, List.of("orchestration.jobs.cancel", "orchestration.jobs.get")));
    private static final Map<String, DataType> TYPES = Map.of(
            "BIGINT", DataType.INTEGER,
            "DATE", DataType.DATE,
            "NUMERIC(12,2)", DataType.DECIMAL,
            "UUID", DataType.UUID,
            "TIMESTAMPTZ", DataType.TIMESTAMP_TZ,
            "JSONB", DataType.JSON);

    private final PlanasonixSimulator simulator;
    private final PlanasonixState state;
    private int named;

    PlanasonixHarness(PlanasonixSimulator simulator) {
        super(simulator, OPERATIONS, simulator.evolution(), Map.of());
        this.simulator = simulator;
        this.state = simulator.state();
    }

    @Override
    public List<Connection> seed(int count) {
        int before = connections();
        simulator.seedConnections(count);
        List<String> ids = state.connectionIds();
        return ids.subList(before, ids.size()).stream()
                .flatMap(id -> state.connection(id).stream())
                .map(PlanasonixHarness::expected)
                .toList();
    }

    @Override
    public Optional<ConnectionId> seedNulls() {
        ObjectNode config = Json.object().put("host", "db.example.test").putNull("schema");
        state.addConnection("conn_nulls", "nulls", "postgresql", config);
        return Optional.of(ConnectionId.of("conn_nulls"));
    }

    private static Connection expected(StoredConnection stored) {
        return Connection.builder(ConnectionId.of(stored.id()), stored.name(), stored.type())
                .config(JsonObject.of(Json.toJava(stored.config())))
                .credential(stored.credentialId().map(CredentialRef::id).orElse(null))
                .createdAt(stored.createdAt())
                .updatedAt(stored.updatedAt())
                .build();
    }

    @Override
    public boolean holds(ConnectionId id) {
        return state.connection(id.value()).isPresent();
    }

    @Override
    public int connections() {
        return state.connectionIds().size();
    }

    @Override
    public Object snapshot() {
        return state.snapshot();
    }

    @Override
    public Object snapshotWithoutName(ConnectionId id) {
        StoredConnection stored = state.connection(id.value()).orElseThrow();
        return List.of(stored.type(), stored.config().toString(), stored.credentialId(), stored.createdAt());
    }

    @Override
    public ConnectionId absentId() {
        return ConnectionId.of("conn_999999");
    }

    @Override
    public Optional<Rejection> rejectedSpec() {
        ConnectionSpec spec = ConnectionSpec.builder("rejected", "postgres")
                .config(JsonObject.of("host", "pg.sample.test", "port", 0))
                .build();
        return Optional.of(new Rejection(spec, "config.port"));
    }

    @Override
    public Optional<NarrowKey> narrowKey() {
        String key = simulator.issueKey(Set.of(Scope.CONNECTIONS_READ.word()));
        return Optional.of(new NarrowKey(Map.of("token", key), Set.of(Capability.JOB_LIST, Capability.SYNC)));
    }

    @Override
    public Optional<ConnectionId> seedReachability(Reach reach) {
        String password = reach == Reach.BAD_CREDENTIAL ? "invalid" : "good";
        if (simulator.tenant().speaksVendorClient()) {
            ObjectNode params = Json.object()
                    .put("host", "db" + host(reach, ".sample.test"))
                    .put("password", password);
            return Optional.of(seeded("reach", "postgres", params));
        }
        String id = "reach-" + ++named;
        String credential = state.addCredential(
                "credential-of-" + id, "database", Json.object().put("password", password));
        state.addConnection(
                id, id, "postgres", Json.object().put("host", "db" + host(reach, ".sample.test")), credential);
        return Optional.of(ConnectionId.of(id));
    }

    private ConnectionId seeded(String purpose) {
        return seeded(purpose, "postgres", Json.object().put("host", "db.sample.test"));
    }

    private ConnectionId seeded(String purpose, String type, ObjectNode config) {
        String id = purpose + "-" + ++named;
        state.addConnection(id, id, type, config);
        return ConnectionId.of(id);
    }

    @Override
    public Optional<SeededCatalog> seedCatalog() {
        List<SampleTable> tables = SampleSources.of("postgres").tables(Optional.empty());
        return Optional.of(new SeededCatalog(
                seeded("catalog"), catalog(tables, word -> TYPES.getOrDefault(word, DataType.unknown()))));
    }

    @Override
    public Optional<ConnectionId> seedTables(List<TableRef> tables) {
        ConnectionId id = seeded("tables");
        SampleSource.Builder source = SampleSource.builder();
        SampleTable.Column column = new SampleTable.Column("id", "BIGINT", false);
        tables.forEach(table -> source.table(table.schema(), table.table(), column));
        state.source(id.value(), source.build());
        return Optional.of(id);
    }

    @Override
    public Optional<SeededRows> seedRows(int rows) {
        SampleTable.Column id = new SampleTable.Column("id", "BIGINT", false);
        return Optional.of(rows(numberedRows(rows), List.of(id, new SampleTable.Column("note", "VARCHAR", true))));
    }

    @Override
    public Optional<SeededRows> seedTypes() {
        List<SampleTable.Column> columns = new ArrayList<>();
        for (String type : "BIGINT NUMERIC(30,10) BOOLEAN DATE TIMESTAMP TIMESTAMPTZ BYTEA".split(" ", -1)) {
            columns.add(new SampleTable.Column("a " + type.toLowerCase(Locale.ROOT), type, true));
        }
        columns.add(new SampleTable.Column("empty", "VARCHAR", true));
        columns.add(new SampleTable.Column("nothing", "VARCHAR", true));
        List<JsonNode> row = SampleTable.row("""
                [9223372036854775807, 12345678901234567890.1234567890, true, "2026-02-03", "2026-02-03T09:15:00.123456",
                "2026-02-03T09:15:00.123456+02:00", "AAEC/w==", "", null]""");
        return Optional.of(rows(List.of(row), columns));
    }

    private SeededRows rows(List<List<JsonNode>> values, List<SampleTable.Column> columns) {
        ConnectionId id = seeded("rows");
        SampleTable table = new SampleTable("public", "data", "TABLE", columns, values);
        state.source(id.value(), SampleSource.builder().table(table).build());
        return rows(id, table);
    }

    @Override
    public Optional<FailingStatement> failingStatement() {
        return Optional.of(new FailingStatement(seeded("failing"), "select * from nowhere", "does not exist"));
    }

    @Override
    public Optional<ConnectionId> seedFiles() {
        return Optional.of(seeded("files", "s3", Json.object().put("bucket", "landing")));
    }

    @Override
    public Optional<ConnectionId> seedSyncable() {
        return Optional.of(seeded("syncable"));
    }

    @Override
    public void scriptNextJob(List<JobStep> steps) {
        JobStep last = steps.get(steps.size() - 1);
        boolean ends = last.state().isTerminal();
        List<String> words = (ends ? steps.subList(0, steps.size() - 1) : steps)
                .stream().map(this::word).toList();
        JobScript script = JobScript.showing(words, ends ? Optional.of(word(last)) : Optional.empty());
        state.nextJob(last.reason().isEmpty() ? script : script.because("failed_for_a_reason", last.reason()));
    }

    @Override
    public void forgetJobs() {
        state.forgetJobs();
    }

    @Override
    public boolean pageJobs(int most) {
        state.mostJobsOnPage(most);
        return true;
    }

    @Override
    public int syncsStarted() {
        return state.syncsStarted();
    }

    @Override
    public List<String> filterValues(String filter, List<Connection> seeded) {
        Connection first = seeded.get(0);
        return filter.equals(ConnectionQuery.TYPE)
                ? List.of(first.type(), "carrier_pigeon")
                : List.of(first.name(), first.name().toUpperCase(Locale.ROOT), "SEEDED", "nowhere to be found");
    }

    @Override
    public boolean matches(Connection connection, String filter, String value) {
        return filter.equals(ConnectionQuery.TYPE)
                ? connection.type().equals(value)
                : connection.name().toLowerCase(Locale.ROOT).contains(value.toLowerCase(Locale.ROOT));
    }
}
