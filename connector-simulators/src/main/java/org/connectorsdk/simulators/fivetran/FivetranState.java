package org.connectorsdk.simulators.fivetran;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.simulators.table.SampleSource;
import org.connectorsdk.testkit.simulator.IdSource;

/** What the account has. For use while its monitor is held. */
final class FivetranState {
    static final String USER = "early_willow";

    final VendorClock clock;
    final FivetranBehaviour behaviour = new FivetranBehaviour();
    final Quotas quotas;
    final AccessControl access = new AccessControl(behaviour);
    final Entries<Group> groups = new Entries<>();
    final Entries<StoredConnection> connections = new Entries<>();
    final Entries<ConnectorType> types = ConnectorType.all();
    final Entries<StoredWebhook> webhooks = new Entries<>();
    final Events events;
    final Runs runs;
    /** For a list that goes wrong: one page is empty, or all are the same. */
    boolean emptyPage;

    boolean samePage;

    private final Words words;

    FivetranState(VendorClock clock, IdSource ids) {
        this.clock = clock;
        this.quotas = new Quotas(clock, behaviour);
        this.words = new Words(ids);
        this.events = new Events(clock, webhooks);
        this.runs = new Runs(clock, ids, behaviour, events);
    }

    String newId() {
        return words.next(id -> connections.find(id).isPresent()
                || groups.find(id).isPresent()
                || webhooks.find(id).isPresent());
    }

    Group addGroup(String name) {
        String id = newId();
        return groups.add(id, new Group(id, name, clock.now()));
    }

    StoredConnection addConnection(String group, ConnectorType type, String name, ObjectNode config) {
        String id = newId();
        SampleSource source = SampleSources.USUAL;
        return connections.add(id, new StoredConnection(id, group, type, name, clock.now(), config, source));
    }

    StoredConnection connection(String id) {
        return connections
                .find(id)
                .orElseThrow(() -> FivetranErrors.notFound(
                        behaviour.unknownConnection, "Cannot find connection with id '" + id + "'"));
    }

    Group group(String id) {
        return groups.find(id)
                .orElseThrow(() -> FivetranErrors.notFound("NotFound_Group", "Cannot find group with id '" + id + "'"));
    }

    boolean hasName(String group, String name) {
        return connections.all().stream().anyMatch(other -> other.name.equals(name) && other.groupId.equals(group));
    }

    /** Runs the setup tests, which change the state of the setup. */
    ArrayNode test(StoredConnection connection, boolean trusted) {
        List<SetupTest> tests = SetupTest.of(connection, trusted);
        Optional<SetupTest> failed = tests.stream().filter(SetupTest::failed).findFirst();
        if (failed.isEmpty()) {
            connection.setupState = StoredConnection.CONNECTED;
        } else if (connection.setupState.equals(StoredConnection.CONNECTED)) {
            connection.setupState = StoredConnection.BROKEN;
            connection.blockedBy(failed.get().title());
        }
        String event = failed.isEmpty() ? "connection_successful" : "connection_failure";
        events.tell(event, connection, Json.object(), "");
        ArrayNode shown = Json.array();
        tests.forEach(test -> shown.add(test.shown()));
        return shown;
    }
}
