package org.connectorsdk.simulators.fivetran;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.connectorsdk.api.catalog.Column;
import org.connectorsdk.api.catalog.Table;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionChange;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.connection.ConnectionStatus;
import org.connectorsdk.api.connection.ConnectionStatus.Health;
import org.connectorsdk.api.connection.EndRef;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.connection.TestReport;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.simulators.fivetran.RunStep.Kind;
import org.connectorsdk.simulators.harness.SimulatorHarness;
import org.connectorsdk.simulators.table.SampleSource;
import org.connectorsdk.simulators.table.SampleTable;
import org.connectorsdk.testkit.conformance.NeutralCall;

/** Fivetran's simulator in the words of the conformance rules. */
final class FivetranHarness extends SimulatorHarness {
    private static final String GROUP = "group";
    private static final String CHANGED = "host";
    private static final String GROUPS = "list-groups";
    private static final String READ = "get-connection";
    private static final Map<NeutralCall, List<String>> OPERATIONS = Map.ofEntries(
            entry(NeutralCall.LIST, List.of("list-connections")),
            entry(NeutralCall.CHECK, List.of("get-account-info", GROUPS, "list-connections")),
            entry(NeutralCall.GET, List.of(READ)),
            entry(NeutralCall.CREATE, List.of("create-connection")),
            entry(NeutralCall.UPDATE, List.of("update-connection", READ)),
            entry(NeutralCall.DELETE, List.of("delete-connection")),
            entry(NeutralCall.TEST, List.of("run-setup-tests")),
            entry(NeutralCall.INTROSPECT, List.of("get-schemas", "list-columns", "reload-schemas")),
            entry(NeutralCall.SYNC, List.of("sync-connection", READ)),
            entry(NeutralCall.JOB, List.of(READ)));

    private final FivetranSimulator simulator;
    private int named;

    FivetranHarness(FivetranSimulator simulator) {
        super(simulator, OPERATIONS, simulator.evolution(), Map.of());
        this.simulator = simulator;
    }

    @Override
    public Optional<NarrowKey> narrowKey() {
        simulator.behaviour().withoutRight(GROUPS, "GROUP_READ");
        return Optional.of(new NarrowKey(Map.of(), Set.of(Capability.WORKSPACES)));
    }

    @Override
    public List<Connection> seed(int count) {
        int before = connections();
        simulator.seedConnections(count);
        List<String> ids = simulator.connectionIds();
        return ids.subList(before, ids.size()).stream().map(this::expected).toList();
    }

    @Override
    public Optional<ConnectionId> seedNulls() {
        ObjectNode config = Json.object().put("host", "db.example.test").putNull("database");
        return Optional.of(ConnectionId.of(simulator.seedConnection("nulls_" + ++named, "postgres", config)));
    }

    private Connection expected(String id) {
        ObjectNode stored = simulator.stored(id);
        ObjectNode config = (ObjectNode) stored.path("config");
        config.replace("password", config.textNode("******"));
        return Connection.builder(
                        ConnectionId.of(id),
                        stored.path("schema").asText(),
                        stored.path("service").asText())
                .status(status(stored))
                .config(JsonObject.of(Json.toJava(config)))
                .destination(EndRef.of(stored.path("group_id").asText()))
                .createdAt(Instant.parse(stored.path("created_at").asText()))
                .build();
    }

    private static ConnectionStatus status(ObjectNode stored) {
        String word = stored.at("/status/setup_state").asText();
        if (stored.path("paused").asBoolean()) {
            return ConnectionStatus.of("paused", Health.DISABLED);
        }
        return ConnectionStatus.of(
                word,
                switch (word) {
                    case "connected" -> Health.HEALTHY;
                    case "broken" -> Health.UNHEALTHY;
                    default -> Health.PENDING;
                });
    }

    @Override
    public boolean holds(ConnectionId id) {
        return simulator.connectionIds().contains(id.value());
    }

    @Override
    public int connections() {
        return simulator.connectionIds().size();
    }

    @Override
    public Object snapshot() {
        return snapshotWithout(Set.of());
    }

    @Override
    public Object snapshotWithout(Set<String> fields) {
        return List.of(
                simulator.connectionIds().stream().map(id -> stored(id, fields)).toList(), simulator.runsStarted());
    }

    @Override
    public Object snapshotWithoutName(ConnectionId id) {
        ObjectNode stored = simulator.stored(id.value());
        ((ObjectNode) stored.path("config")).remove(CHANGED);
        return stored;
    }

    /** Without fields of the connection, and of its status. */
    private ObjectNode stored(String id, Set<String> without) {
        ObjectNode stored = simulator.stored(id);
        stored.remove(without);
        ((ObjectNode) stored.path("status")).remove(without);
        return stored;
    }

    @Override
    public ConnectionChange changeFor(Connection connection) {
        return ConnectionChange.builder()
                .config(JsonObject.of(CHANGED, "replica.example.test"))
                .build();
    }

    @Override
    public ConnectionId absentId() {
        return ConnectionId.of("absent_connection");
    }

    @Override
    public Optional<ConnectionId> seedReachability(Reach reach) {
        String password = reach == Reach.BAD_CREDENTIAL ? "invalid" : "good";
        ObjectNode config = Json.object()
                .put("host", "db" + host(reach, ".example.test"))
                .put("user", "reader")
                .put("password", password);
        return Optional.of(ConnectionId.of(simulator.seedConnection("reach_" + ++named, "postgres", config)));
    }

    @Override
    public Optional<ConnectionId> seedSteps(List<TestReport.State> states) {
        String id = seeded("steps");
        List<SetupTest> tests = new ArrayList<>();
        for (TestReport.State step : states) {
            boolean speaks = step == TestReport.State.WARNING || step == TestReport.State.FAILED;
            String text = speaks ? "Part " + tests.size() + " has something to say" : "";
            tests.add(new SetupTest("Part " + tests.size(), step.name(), text, details(tests.size())));
        }
        simulator.scriptTests(id, tests);
        return Optional.of(ConnectionId.of(id));
    }

    /** A text, an object, an array or nothing, in turn. */
    private static Optional<JsonNode> details(int part) {
        return switch (part % 4) {
            case 0 -> Optional.of(Json.parse("\"lag 7200 s\""));
            case 1 -> Optional.of(Json.object().put("hash", "c2FtcGxl").put("type", "ED25519"));
            case 2 -> Optional.of(Json.array().add(Json.object().put("name", "CN=db.example.test")));
            default -> Optional.empty();
        };
    }

    private String seeded(String purpose) {
        ObjectNode config = Json.object().put("host", "db.example.test").put("port", 5432);
        return simulator.seedConnection(purpose + "_" + ++named, "postgres", config);
    }

    @Override
    public Optional<SeededCatalog> seedCatalog() {
        SampleSource source = SampleSources.USUAL;
        String id = seeded("catalog");
        simulator.source(id, source);
        simulator.loadSchemas(id);
        List<Table> tables = source.tables(Optional.empty()).stream()
                .map(FivetranHarness::expected)
                .toList();
        return Optional.of(new SeededCatalog(ConnectionId.of(id), catalog(tables)));
    }

    /** Columns have no types; those of the system's own tables cannot be read, and such tables are not synced. */
    private static Table expected(SampleTable table) {
        boolean own = table.kind().equals(SchemaSettings.SYSTEM);
        List<Column.Builder> columns = table.columns().stream()
                .filter(column -> !own)
                .map(column -> Column.builder(column.name(), "").primaryKey(column.key()))
                .toList();
        return table(TableRef.of(table.schema(), table.name()), columns).toBuilder()
                .synced(!own)
                .build();
    }

    @Override
    public Optional<ConnectionId> seedTables(List<TableRef> tables) {
        String id = seeded("tables");
        SampleSource.Builder source = SampleSource.builder();
        SampleTable.Column column = new SampleTable.Column("id", "bigint", false, true);
        tables.forEach(table -> source.table(table.schema(), table.table(), column));
        simulator.source(id, source.build());
        simulator.loadSchemas(id);
        return Optional.of(ConnectionId.of(id));
    }

    @Override
    public Optional<ConnectionId> seedSyncable() {
        return Optional.of(ConnectionId.of(seeded("syncable")));
    }

    /** The last end is of the asked kind, and an older one of the other kind stands beside it. */
    @Override
    public Optional<ConnectionId> seedEnded(JobState end) {
        String id = seeded("ended");
        boolean good = end == JobState.SUCCEEDED;
        simulator.recordEnd(id, !good, good ? "an older failure" : "");
        simulator.recordEnd(id, good, good ? "" : "the last failure");
        return Optional.of(ConnectionId.of(id));
    }

    @Override
    public Set<JobState> stalls() {
        return Set.of(JobState.PAUSED, JobState.RESCHEDULED);
    }

    @Override
    public List<Set<TableRef>> reloads(ConnectionId connection) {
        return simulator.reloads(connection.value()).stream()
                .map(FivetranHarness::tables)
                .toList();
    }

    private static Set<TableRef> tables(ObjectNode scope) {
        Set<TableRef> tables = new HashSet<>();
        scope.properties()
                .forEach(schema ->
                        schema.getValue().forEach(table -> tables.add(TableRef.of(schema.getKey(), table.asText()))));
        return tables;
    }

    @Override
    public void scriptNextJob(List<JobStep> steps) {
        simulator.nextRun(steps.stream().map(this::step).toList());
    }

    private RunStep step(JobStep step) {
        return switch (step.state()) {
            case QUEUED -> RunStep.postponed(step.resumesIn());
            case RUNNING -> RunStep.of(Kind.RUNNING);
            case SUCCEEDED -> RunStep.of(Kind.SUCCEEDED);
            case FAILED -> RunStep.failed(step.reason());
            case CANCELLED -> RunStep.of(Kind.STOPPED);
            case PAUSED -> RunStep.of(Kind.PAUSED);
            case RESCHEDULED ->
                step.resumesIn().isZero() ? RunStep.of(Kind.RESCHEDULED) : RunStep.rescheduled(step.resumesIn());
            case PARTIALLY_SUCCEEDED, UNKNOWN -> RunStep.other(word(step));
        };
    }

    @Override
    public boolean namesJob(String member) {
        return false;
    }

    /** A run is known as long as its connection is. */
    @Override
    public void forgetJobs() {
        simulator.connectionIds().forEach(simulator::removeConnection);
    }

    @Override
    public int syncsStarted() {
        return simulator.runsStarted();
    }

    @Override
    public List<String> filterValues(String filter, List<Connection> seeded) {
        Connection some = seeded.get(seeded.size() / 2);
        return switch (filter) {
            case ConnectionQuery.NAME -> List.of(some.name(), some.name().substring(1), "no_such_name");
            case GROUP -> List.of(simulator.groupId(), simulator.addGroup("Empty"));
            default -> super.filterValues(filter, seeded);
        };
    }

    @Override
    public boolean matches(Connection connection, String filter, String value) {
        return switch (filter) {
            case ConnectionQuery.NAME -> connection.name().equals(value);
            case GROUP -> connection.destination().map(EndRef::id).orElse("").equals(value);
            default -> super.matches(connection, filter, value);
        };
    }

    @Override
    public List<String> explanations(String words) {
        List<String> forms = new ArrayList<>(super.explanations(words));
        forms.add("{\"code\":\"InvalidInput\",\"message\":\"" + words + "\"}");
        return forms;
    }

    @Override
    public ArrayNode elements(JsonNode answer) {
        return answer.at("/data/items") instanceof ArrayNode items ? items : super.elements(answer);
    }

    @Override
    public String errorEnvelope() {
        return "{\"code\":\"NotFound_Connection\",\"message\":\"Cannot find connection\"}";
    }

    @Override
    public void removeMember(ObjectNode answer, String member) {
        ((ObjectNode) answer.path("data")).remove(member);
    }

    @Override
    public void answerOneEmptyPage() {
        simulator.answerOneEmptyPage();
    }

    @Override
    public void answerTheSamePageForever() {
        simulator.answerTheSamePageForever();
    }
}
