package com.example.acme;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ConnectionStatus;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.testkit.conformance.NeutralCall;
import org.connectorsdk.testkit.conformance.VendorHarness;
import org.connectorsdk.testkit.fault.Fault;

/** Acme's simulator in the words of the rules. */
final class AcmeHarness extends VendorHarness {
    private static final String LIST = "list-sources";
    private static final Map<NeutralCall, List<String>> OPERATIONS = Map.of(
            NeutralCall.LIST, List.of(LIST),
            NeutralCall.GET, List.of("get-source"),
            NeutralCall.CREATE, List.of("create-source"),
            NeutralCall.UPDATE, List.of("update-source"),
            NeutralCall.DELETE, List.of("delete-source"),
            NeutralCall.TEST, List.of("check-source"));

    private final AcmeSimulator simulator;

    AcmeHarness(AcmeSimulator simulator) {
        super(simulator, OPERATIONS);
        this.simulator = simulator;
    }

    @Override
    public List<Connection> seed(int count) {
        int before = connections();
        simulator.seedConnections(count);
        return simulator.stored().stream()
                .skip(before)
                .map(AcmeHarness::expected)
                .toList();
    }

    /** Written anew, not with the provider's mapper: a mistake there must not be repeated here. */
    private static Connection expected(ObjectNode source) {
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
    public boolean holds(ConnectionId id) {
        return simulator.stored().stream()
                .anyMatch(source -> source.path("id").asText().equals(id.value()));
    }

    @Override
    public int connections() {
        return simulator.stored().size();
    }

    @Override
    public Object snapshot() {
        return simulator.stored();
    }

    @Override
    public Object snapshotWithout(Set<String> fields) {
        return simulator.stored().stream()
                .map(source -> source.remove(Set.of("state")))
                .toList();
    }

    @Override
    public Object snapshotWithoutName(ConnectionId id) {
        return simulator.stored().stream()
                .filter(source -> source.path("id").asText().equals(id.value()))
                .map(source -> source.without("name"))
                .toList();
    }

    @Override
    public String requiredMember() {
        return "name";
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
        String trouble = switch (reach) {
            case GOOD -> "";
            case BAD_CREDENTIAL -> "login_refused";
            case UNREACHABLE -> "no_such_host";
            case TLS -> "certificate_not_trusted";
            case TIMEOUT -> "no_answer";
        };
        return Optional.of(ConnectionId.of(simulator.seed("reach " + reach, "postgres", trouble)));
    }

    @Override
    public List<String> filterValues(String filter, List<Connection> seeded) {
        return List.of(seeded.get(0).type(), "mysql");
    }

    @Override
    public boolean matches(Connection connection, String filter, String value) {
        return connection.type().equals(value);
    }

    @Override
    public void answerOneEmptyPage() {
        String place = simulator.stored().get(2).path("id").asText();
        simulator.faults().on(LIST).fromAttempt(2).inject(Fault.rewriteJson(body -> {
            body.putArray("sources");
            body.put("next_cursor", place + "!");
        }));
    }

    @Override
    public void answerTheSamePageForever() {
        simulator.faults().on(LIST).always().inject(Fault.rewriteJson(body -> body.put("next_cursor", "again")));
    }

    @Override
    public void speakUnknownWords() {
        simulator.speakNewWords();
    }

    @Override
    public void sendUnknownMembers() {
        simulator.sendNewMembers();
    }
}
