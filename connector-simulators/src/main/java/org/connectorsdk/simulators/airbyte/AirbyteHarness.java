package org.connectorsdk.simulators.airbyte;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.simulators.airbyte.model.AttemptFailure;
import org.connectorsdk.simulators.airbyte.model.CheckOutcome;
import org.connectorsdk.simulators.airbyte.model.JobPlan;
import org.connectorsdk.simulators.airbyte.model.Link;
import org.connectorsdk.simulators.airbyte.model.SourceCatalog;
import org.connectorsdk.simulators.harness.SimulatorHarness;
import org.connectorsdk.testkit.conformance.NeutralCall;

/** Airbyte's simulator, through either API, in the words of the conformance rules. */
final class AirbyteHarness extends SimulatorHarness {
    private static final Map<NeutralCall, List<String>> CONFIG = Map.ofEntries(
            Map.entry(NeutralCall.LIST, List.of("list-connections")),
            Map.entry(
                    NeutralCall.CHECK,
                    List.of(
                            "list-connections",
                            "list-workspaces",
                            "get-workspace",
                            "list-workspaces-by-organization",
                            "application-token")),
            Map.entry(NeutralCall.GET, List.of("get-connection")),
            Map.entry(NeutralCall.CREATE, List.of("create-connection")),
            Map.entry(NeutralCall.UPDATE, List.of("update-connection")),
            Map.entry(NeutralCall.DELETE, List.of("delete-connection")),
            Map.entry(NeutralCall.TEST, List.of("check-source", "check-destination", "get-connection")),
            Map.entry(NeutralCall.TEST_SPEC, List.of("check-source", "check-destination")),
            Map.entry(NeutralCall.INTROSPECT, List.of("discover-source-schema", "get-connection")),
            Map.entry(NeutralCall.SYNC, List.of("sync-connection", "list-jobs")),
            Map.entry(NeutralCall.JOB, List.of("get-job-light", "get-job-without-logs")),
            Map.entry(NeutralCall.JOBS, List.of("list-jobs")),
            Map.entry(NeutralCall.CANCEL, List.of("cancel-job", "get-job-light")),
            Map.entry(NeutralCall.PURGE, List.of("clear-connection", "clear-connection-stream", "list-jobs")));
    private static final Map<NeutralCall, List<String>> PUBLIC = Map.ofEntries(
            Map.entry(NeutralCall.LIST, List.of("public-list-connections")),
            Map.entry(
                    NeutralCall.CHECK,
                    List.of("public-list-connections", "public-list-workspaces", "public-application-token")),
            Map.entry(NeutralCall.GET, List.of("public-get-connection")),
            Map.entry(NeutralCall.CREATE, List.of("public-create-connection")),
            Map.entry(NeutralCall.UPDATE, List.of("public-patch-connection")),
            Map.entry(NeutralCall.DELETE, List.of("public-delete-connection")),
            Map.entry(NeutralCall.INTROSPECT, List.of("public-stream-properties", "public-get-connection")),
            Map.entry(NeutralCall.SYNC, List.of("public-create-job", "public-list-jobs")),
            Map.entry(NeutralCall.JOB, List.of("public-get-job")),
            Map.entry(NeutralCall.JOBS, List.of("public-list-jobs")),
            Map.entry(NeutralCall.CANCEL, List.of("public-cancel-job")),
            Map.entry(NeutralCall.PURGE, List.of("public-create-job", "public-list-jobs")));
    private static final Map<JobState, String> WORDS =
            Map.of(JobState.QUEUED, "pending", JobState.PARTIALLY_SUCCEEDED, "failed");

    private static final String TWICE = "orders";

    private final AirbyteSimulator simulator;
    private final AirbyteState state;
    private final boolean isPublic;
    private final ExpectedAirbyte expected;
    private int named;

    AirbyteHarness(AirbyteOptions options) {
        this(AirbyteSimulator.start(options), options.api == AirbyteApi.PUBLIC);
    }

    private AirbyteHarness(AirbyteSimulator simulator, boolean isPublic) {
        super(simulator, isPublic ? PUBLIC : CONFIG, simulator.evolution(), WORDS);
        this.simulator = simulator;
        this.state = simulator.state();
        this.isPublic = isPublic;
        this.expected = new ExpectedAirbyte(state, isPublic);
    }

    @Override
    public Optional<NarrowKey> narrowKey() {
        simulator.forbid(operations(NeutralCall.LIST).get(0));
        return Optional.of(new NarrowKey(Map.of(), Set.of(Capability.LIST)));
    }

    @Override
    public List<Connection> seed(int count) {
        Set<String> before = new TreeSet<>(state.connectionIds());
        simulator.seedConnections(count);
        return state.connectionIds().stream()
                .filter(id -> !before.contains(id))
                .map(expected::connection)
                .toList();
    }

    @Override
    public Optional<ConnectionId> seedNulls() {
        ObjectNode document = state.connection(seed(1).get(0).id().value());
        document.putNull("namespaceFormat").putNull("prefix");
        return Optional.of(ConnectionId.of(state.addConnection(document)));
    }

    @Override
    public boolean holds(ConnectionId id) {
        return live().contains(id.value());
    }

    private List<String> live() {
        return state.connectionIds().stream()
                .filter(id -> !state.connection(id).path("status").asText().equals(Link.DELETED))
                .toList();
    }

    @Override
    public int connections() {
        return live().size();
    }

    @Override
    public Object snapshot() {
        return state.connectionIds().stream()
                .map(id -> List.of(
                        id,
                        state.connection(id).toString(),
                        state.configuration(
                                        state.connection(id).path("sourceId").asText())
                                .toString(),
                        synced(ConnectionId.of(id)),
                        simulator.jobs().ids(id)))
                .toList();
    }

    @Override
    public Object snapshotWithoutName(ConnectionId id) {
        ObjectNode document = state.connection(id.value());
        document.remove("name");
        return document;
    }

    @Override
    public ConnectionId absentId() {
        return ConnectionId.of("00000000-0000-4000-8000-000000000000");
    }

    @Override
    public String requiredMember() {
        return "connectionId";
    }

    private String connection() {
        String source = state.addSource("source-" + ++named);
        return state.addConnection("connection-" + named, source, state.addDestination("destination-" + named));
    }

    private String sourceOf(String connection) {
        return state.connection(connection).path("sourceId").asText();
    }

    @Override
    public Optional<ConnectionId> seedReachability(Reach reach) {
        String connection = connection();
        state.check(
                sourceOf(connection),
                switch (reach) {
                    case GOOD -> CheckOutcome.success();
                    case BAD_CREDENTIAL -> CheckOutcome.failure("State code: 28P01; password authentication failed");
                    case UNREACHABLE -> CheckOutcome.failure("State code: 08001; the connection attempt failed");
                    case TLS -> CheckOutcome.failure("PKIX path building failed");
                    case TIMEOUT -> CheckOutcome.failure("State code: 08006; connect timed out");
                });
        return Optional.of(ConnectionId.of(connection));
    }

    @Override
    public Optional<SeededCatalog> seedCatalog() {
        String connection = connection();
        state.discovers(sourceOf(connection), expected.source());
        return Optional.of(new SeededCatalog(ConnectionId.of(connection), expected.catalog()));
    }

    @Override
    public Optional<SeededCatalog> seedNestedKey() {
        String connection = connection();
        state.discovers(sourceOf(connection), ExpectedAirbyte.nestedKey());
        return Optional.of(new SeededCatalog(ConnectionId.of(connection), expected.nestedKeyCatalog()));
    }

    /** A union with null becomes the other type. */
    @Override
    public void hideNullability(JsonNode answer) {
        for (JsonNode type : answer.findValues("type")) {
            if (type instanceof ArrayNode union) {
                union.removeIf(word -> word.asText().equals("null"));
            }
        }
    }

    @Override
    public Optional<ConnectionId> seedTables(List<TableRef> tables) {
        String connection = connection();
        ObjectNode[] streams = tables.stream().map(AirbyteHarness::stream).toArray(ObjectNode[]::new);
        state.discovers(sourceOf(connection), SourceCatalog.of(streams));
        return Optional.of(ConnectionId.of(connection));
    }

    private static ObjectNode stream(TableRef table) {
        ObjectNode stream = Json.parseObject("{\"jsonSchema\": {\"properties\": {\"id\": {\"type\": \"integer\"}}},"
                + " \"supportedSyncModes\": [\"full_refresh\"]}");
        stream.put("name", table.table());
        return table.schema().isEmpty() ? stream : stream.put("namespace", table.schema());
    }

    @Override
    public long introspectionBudget(int tables) {
        return 3; // the token, the connection, and its source, however many streams that has
    }

    @Override
    public Optional<ConnectionId> seedSyncable() {
        return Optional.of(ConnectionId.of(connection()));
    }

    @Override
    public void scriptNextJob(List<JobStep> steps) {
        List<String> words = new ArrayList<>();
        for (JobStep step : steps) {
            words.add(word(step));
        }
        JobPlan plan = JobPlan.byPolls(words.toArray(String[]::new));
        JobStep last = steps.get(steps.size() - 1);
        boolean inPart = last.state() == JobState.PARTIALLY_SUCCEEDED;
        String reason = inPart && last.reason().isEmpty() ? "reset by peer" : last.reason();
        JobPlan failing = plan.failing(AttemptFailure.of("source", "config_error", reason));
        simulator.jobs().next(reason.isEmpty() ? plan : inPart ? failing.inPart() : failing);
    }

    /** Only the configuration API shows attempts, and they say it. */
    @Override
    public boolean endsInPart() {
        return !isPublic;
    }

    @Override
    public String reasonShown(String reason) {
        return isPublic ? "" : reason;
    }

    @Override
    public void forgetJobs() {
        state.connectionIds().forEach(id -> simulator.jobs().ids(id).forEach(simulator.jobs()::forget));
    }

    @Override
    public boolean pageJobs(int most) {
        simulator.jobs().mostOnPage(most);
        return true;
    }

    @Override
    public int syncsStarted() {
        return simulator.jobs().started("sync");
    }

    /** The same name in two namespaces. */
    @Override
    public Optional<ConnectionId> seedSynced() {
        String source = state.addSource("source-" + ++named);
        state.discovers(
                source, SourceCatalog.of(stream(TableRef.of("public", TWICE)), stream(TableRef.of("archive", TWICE))));
        return Optional.of(ConnectionId.of(
                state.addConnection("connection-" + named, source, state.addDestination("destination-" + named))));
    }

    @Override
    public Optional<TableRef> ambiguousTable(ConnectionId connection) {
        return Optional.of(TableRef.of("", TWICE));
    }

    @Override
    public Set<TableRef> synced(ConnectionId connection) {
        return state.streams(connection.value()).stream()
                .filter(stream -> state.rows(connection.value(), stream.getKey(), stream.getValue()) > 0)
                .map(stream -> TableRef.of(stream.getKey(), stream.getValue()))
                .collect(Collectors.toSet());
    }

    @Override
    public void speakUnknownWords() {
        super.speakUnknownWords();
        expected.speakUnknownWords();
    }

    @Override
    public void answerOneEmptyPage() {
        state.oneEmptyPage();
    }

    @Override
    public void answerTheSamePageForever() {
        state.samePageForever();
    }

    @Override
    public int tokensHandedOut() {
        return state.tokensHandedOut();
    }

    @Override
    public void expireTokens() {
        state.revokeTokens();
    }
}
