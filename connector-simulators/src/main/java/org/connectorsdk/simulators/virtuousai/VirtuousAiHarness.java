package org.connectorsdk.simulators.virtuousai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.connectorsdk.api.catalog.DataType;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.connection.ConnectionStatus;
import org.connectorsdk.api.connection.ConnectionStatus.Health;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.simulators.harness.SimulatorHarness;
import org.connectorsdk.simulators.table.SampleTable;
import org.connectorsdk.testkit.conformance.NeutralCall;
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.testkit.wire.Answer;

/** VirtuousAI's simulator in the words of the conformance rules. */
final class VirtuousAiHarness extends SimulatorHarness {
    private static final String LIST = "list-connections";
    private static final Map<NeutralCall, List<String>> OPERATIONS = Map.ofEntries(
            Map.entry(NeutralCall.LIST, List.of(LIST)),
            Map.entry(NeutralCall.CHECK, List.of(LIST)),
            Map.entry(NeutralCall.GET, List.of("get-connection", "get-connection-by-slug")),
            Map.entry(NeutralCall.CREATE, List.of("create-connection")),
            Map.entry(NeutralCall.UPDATE, List.of("update-connection", "get-connection-edit-settings")),
            Map.entry(NeutralCall.DELETE, List.of("delete-connection")),
            Map.entry(NeutralCall.TEST, List.of("verify-connection")),
            Map.entry(NeutralCall.INTROSPECT, List.of("list-schema-tables", "list-schema-columns")),
            Map.entry(NeutralCall.PREVIEW, List.of("sample-schema-table")),
            Map.entry(NeutralCall.QUERY, List.of("query-schema")),
            Map.entry(NeutralCall.FILES, List.of("list-files")));

    private final VirtuousAiSimulator simulator;
    private int named;

    VirtuousAiHarness(VirtuousAiSimulator simulator) {
        super(simulator, OPERATIONS, simulator.evolution(), Map.of());
        this.simulator = simulator;
    }

    @Override
    public Optional<NarrowKey> narrowKey() {
        simulator.forbid(LIST);
        return Optional.of(new NarrowKey(Map.of(), Set.of(Capability.LIST)));
    }

    @Override
    public List<Connection> seed(int count) {
        List<String> before = simulator.connectionIds();
        simulator.seedConnections(count);
        return simulator.connectionIds().stream()
                .filter(id -> !before.contains(id))
                .map(this::expected)
                .toList();
    }

    @Override
    public Optional<ConnectionId> seedNulls() {
        ObjectNode config = Json.object().put("host", "db.example.test").putNull("schema");
        return Optional.of(ConnectionId.of(simulator.seedConnection("nulls", "postgres", config, Map.of())));
    }

    private Connection expected(String id) {
        ObjectNode json = simulator.connection(id);
        Map<String, Object> config = new LinkedHashMap<>();
        json.path("config")
                .properties()
                .forEach(member -> config.put(member.getKey(), member.getValue().asText()));
        return Connection.builder(
                        ConnectionId.of(id),
                        json.path("name").asText(),
                        json.path("provider").asText())
                .status(status(json.path("status").asText()))
                .config(JsonObject.of(config))
                .createdAt(Instant.parse(json.path("createdAt").asText()))
                .updatedAt(Instant.parse(json.path("updatedAt").asText()))
                .build();
    }

    private static ConnectionStatus status(String word) {
        return ConnectionStatus.of(word, word.equals(StoredConnection.ACTIVE) ? Health.HEALTHY : Health.PENDING);
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
        return simulator.connectionIds().stream().map(id -> stored(id, fields)).toList();
    }

    @Override
    public Object snapshotWithoutName(ConnectionId id) {
        return stored(id.value(), Set.of("name", "updatedAt", "updatedBy"));
    }

    private List<Object> stored(String id, Set<String> without) {
        ObjectNode json = simulator.connection(id);
        json.remove(without);
        return List.of(json, simulator.storedCredentials(id));
    }

    @Override
    public Set<String> accessStamps() {
        return Set.of("lastUsedAt");
    }

    @Override
    public ConnectionId absentId() {
        return ConnectionId.of("00000000-0000-4000-8000-000000000000");
    }

    @Override
    public Optional<Rejection> rejectedSpec() {
        return Optional.of(new Rejection(
                simulator.sampleConnection("refused").toBuilder()
                        .type("telepathy")
                        .build(),
                "type"));
    }

    @Override
    public Optional<ConnectionId> seedReachability(Reach reach) {
        ObjectNode config = Json.object().put("host", host(reach));
        String password = reach == Reach.BAD_CREDENTIAL ? "invalid" : "good";
        return Optional.of(ConnectionId.of(
                simulator.seedConnection("reach " + ++named, "postgres", config, Map.of("password", password))));
    }

    private static String host(Reach reach) {
        return switch (reach) {
            case GOOD, BAD_CREDENTIAL -> "db.example.test";
            case UNREACHABLE -> "unreachable.example.test";
            case TLS -> "untrusted.example.test";
            case TIMEOUT -> "silent.example.test";
        };
    }

    private ConnectionId database() {
        return ConnectionId.of(simulator.seedConnection("database " + ++named, "postgres"));
    }

    @Override
    public Optional<SeededCatalog> seedCatalog() {
        return Optional.of(new SeededCatalog(database(), catalog(simulator.tables(), VirtuousAiHarness::dataType)));
    }

    /** The neutral reading of the types that the usual tables have. */
    private static DataType dataType(String word) {
        return switch (word) {
            case "bigint" -> DataType.INTEGER;
            case "numeric(38,10)", "numeric(12,4)" -> DataType.DECIMAL;
            case "double precision" -> DataType.FLOAT;
            case "boolean" -> DataType.BOOLEAN;
            case "text", "varchar(20)" -> DataType.STRING;
            case "date" -> DataType.DATE;
            case "timestamp without time zone" -> DataType.TIMESTAMP;
            case "timestamp with time zone" -> DataType.TIMESTAMP_TZ;
            case "bytea" -> DataType.BINARY;
            default -> DataType.unknown();
        };
    }

    @Override
    public Optional<ConnectionId> seedTables(List<TableRef> tables) {
        SampleTable.Column id = new SampleTable.Column("id", "bigint", false, true);
        simulator.useTables(tables.stream()
                .map(table -> SampleTable.of(table.schema(), table.table(), id))
                .toList());
        return Optional.of(database());
    }

    @Override
    public Optional<SeededRows> seedRows(int rows) {
        SampleTable table = SampleTable.of(
                        "public",
                        "seeded_rows",
                        new SampleTable.Column("id", "bigint", false, true),
                        new SampleTable.Column("note", "text", true, false))
                .withRows(numberedRows(rows));
        simulator.useTables(List.of(table));
        return Optional.of(rows(database(), table));
    }

    @Override
    public Optional<SeededRows> seedTypes() {
        SampleTable table = SampleTables.allTypes();
        simulator.useTables(List.of(table));
        return Optional.of(rows(database(), table));
    }

    @Override
    public Optional<FailingStatement> failingStatement() {
        return Optional.of(new FailingStatement(database(), "select * from nowhere", "does not exist"));
    }

    @Override
    public Optional<ConnectionId> seedFiles() {
        return Optional.of(ConnectionId.of(simulator.seedConnection("files " + ++named, "s3")));
    }

    @Override
    public List<String> filterValues(String filter, List<Connection> seeded) {
        Connection some = seeded.get(seeded.size() / 2);
        return switch (filter) {
            case ConnectionQuery.SEARCH -> List.of(some.name().substring(3).toUpperCase(Locale.ROOT), "no such name");
            case ConnectionQuery.TYPE -> List.of(some.type(), "bullhorn");
            case ConnectionQuery.STATUS -> List.of(some.status().raw(), StoredConnection.DISABLED);
            default -> super.filterValues(filter, seeded);
        };
    }

    @Override
    public boolean matches(Connection connection, String filter, String value) {
        return switch (filter) {
            case ConnectionQuery.SEARCH ->
                connection.name().toLowerCase(Locale.ROOT).contains(value.toLowerCase(Locale.ROOT));
            case ConnectionQuery.TYPE -> connection.type().equals(value);
            case ConnectionQuery.STATUS -> connection.status().raw().equals(value);
            default -> super.matches(connection, filter, value);
        };
    }

    /** The row that overlaps with the page before stays, nothing comes after it, and more is announced. */
    @Override
    public void answerOneEmptyPage() {
        simulator.faults().on(LIST).fromAttempt(2).inject(Fault.rewriteJson(body -> {
            JsonNode overlap = body.path("connections").path(0);
            ((ArrayNode) body.path("connections")).removeAll().add(overlap);
            body.put("hasNext", true);
        }));
    }

    @Override
    public void answerTheSamePageForever() {
        ObjectNode page = Json.object();
        simulator.connectionIds().stream()
                .limit(3)
                .forEach(id -> page.withArray("connections").add(simulator.connection(id)));
        page.put("hasNext", true).put("nextCursor", "the same").putObject("users");
        simulator.faults().on(LIST).always().inject(Fault.answering(call -> Answer.json(200, page)));
    }
}
