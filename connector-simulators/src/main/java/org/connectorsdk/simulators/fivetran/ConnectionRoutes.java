package org.connectorsdk.simulators.fivetran;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.testkit.simulator.RouteGroup;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.wire.Answer;

/** List, create, read, change and delete connections. */
final class ConnectionRoutes extends FivetranRoutes {
    private static final Pattern NAME = Pattern.compile("[a-z_][a-z0-9_]*");

    private record Draft(String group, String service, ConnectionBody body) {}

    ConnectionRoutes(FivetranState state) {
        super(state);
    }

    @Override
    void addTo(RouteGroup api) {
        api.get("list-connections", ALL, this::listAll);
        api.post("create-connection", ALL, this::create).succeedsWith(201);
        api.get("get-connection", ONE, this::get);
        api.patch("update-connection", ONE, this::update);
        api.delete("delete-connection", ONE, this::delete);
    }

    private Answer listAll(VendorRequest request) {
        Optional<String> group = request.query("group_id");
        return list(request, connection -> group.map(connection.groupId::equals).orElse(true));
    }

    /** Each item is a look at its connection. */
    Answer list(VendorRequest request, Predicate<StoredConnection> inGroup) {
        Optional<String> name = request.query("schema");
        return ListPage.of(request, state)
                .of(
                        state.connections,
                        inGroup.and(
                                connection -> name.map(connection.name::equals).orElse(true)),
                        this::looked);
    }

    private ObjectNode looked(StoredConnection connection) {
        state.runs.look(connection);
        return connection.shown();
    }

    private Answer get(VendorRequest request) {
        return data(200, "Connection details", looked(connection(request)));
    }

    private Answer create(VendorRequest request) {
        Draft draft = request.read(members ->
                new Draft(members.text("group_id"), members.text("service"), ConnectionBody.read(members, true)));
        ConnectorType type = state.types
                .find(draft.service())
                .filter(ConnectorType::isConfigurable)
                .orElseThrow(() -> FivetranErrors.badInput("Service '" + draft.service() + "' is not supported"));
        String group = state.group(draft.group()).id();
        ConnectionBody body = draft.body();
        String name = name(type, body.config());
        if (state.hasName(group, name)) {
            throw FivetranErrors.badInput("Connection with schema name '" + name + "' already exists");
        }
        if (body.tests().wanted()) {
            state.quotas.takeTest();
        }
        ObjectNode config = body.config().deepCopy();
        config.remove(type.nameMembers());
        StoredConnection created = state.addConnection(group, type, name, config);
        body.applyTo(created);
        created.paused = body.paused().orElse(false);
        created.syncState = created.paused ? "paused" : "scheduled";
        state.events.tell("create_connector", created, Json.object(), "");
        Optional<JsonNode> tests = tests(created, body);
        if (!created.paused && created.setupState.equals(StoredConnection.CONNECTED)) {
            state.runs.start(created);
        }
        return data(201, "Connection has been created", withTests(created, tests));
    }

    private static String name(ConnectorType type, ObjectNode config) {
        List<String> parts = new ArrayList<>();
        for (String member : type.nameMembers()) {
            String part = config.path(member).asText();
            if (!NAME.matcher(part).matches()) {
                throw FivetranErrors.badInput("'config." + member + "' is missing, or not a name");
            }
            parts.add(part);
        }
        return String.join(".", parts);
    }

    private Optional<JsonNode> tests(StoredConnection connection, ConnectionBody body) {
        return body.tests().wanted()
                ? Optional.of(state.test(connection, body.tests().trusted()))
                : Optional.empty();
    }

    private static ObjectNode withTests(StoredConnection connection, Optional<JsonNode> tests) {
        ObjectNode shown = connection.shown();
        tests.ifPresent(done -> shown.set("setup_tests", done));
        return shown;
    }

    private Answer update(VendorRequest request) {
        StoredConnection connection = connection(request);
        ConnectionBody body = request.read(members -> ConnectionBody.read(members, false));
        if (!body.lasting()) {
            throw FivetranErrors.badInput("Nothing to change: at least one field is required");
        }
        for (String member : connection.type.nameMembers()) {
            if (body.config().has(member)) {
                throw FivetranErrors.badInput("'config." + member + "' cannot be changed");
            }
        }
        if (!connection.type.isConfigurable() && !body.config().isEmpty()) {
            throw FivetranErrors.badInput("Service '" + connection.type.id() + "' is not supported");
        }
        if (body.tests().wanted()) {
            state.quotas.takeTest();
        }
        boolean stops = !body.config().isEmpty() || body.reloads();
        if (stops && state.runs.isBusy(connection)) {
            state.runs.stop(connection);
        }
        connection.config.setAll(body.config().deepCopy());
        body.applyTo(connection);
        body.paused().ifPresent(paused -> state.runs.pause(connection, paused));
        if (body.reloads()) {
            state.runs.reload(connection, true);
        }
        state.events.tell("edit_connector", connection, Json.object(), "");
        return data(200, "Connection has been updated", withTests(connection, tests(connection, body)));
    }

    private Answer delete(VendorRequest request) {
        StoredConnection gone = connection(request);
        state.connections.remove(gone.id);
        state.events.tell("delete_connector", gone, Json.object(), "");
        return done("Connection with id '" + gone.id + "' has been deleted");
    }
}
