package org.connectorsdk.simulators.fivetran;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.testkit.simulator.Refusal;
import org.connectorsdk.testkit.simulator.RouteGroup;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.wire.Answer;

/** Tests, syncs and reloads of a connection. No answer names a run. */
final class RunRoutes extends FivetranRoutes {
    RunRoutes(FivetranState state) {
        super(state);
    }

    @Override
    void addTo(RouteGroup api) {
        api.post("run-setup-tests", ONE + "/test", this::test);
        api.post("sync-connection", ONE + "/sync", this::sync);
        api.post("resync-connection", ONE + "/resync", this::reload);
        api.post("resync-tables", ONE + "/schemas/tables/resync", this::reloadTables);
        api.get("list-sync-history", ONE + "/sync-history", this::history);
    }

    private Answer test(VendorRequest request) {
        StoredConnection connection = connection(request);
        if (request.body().length == 0) {
            throw FivetranErrors.badInput("A body is required");
        }
        boolean trusted = request.read(members -> {
            members.flag("trust_fingerprints", false);
            return members.flag("trust_certificates", false);
        });
        state.quotas.takeTest();
        JsonNode tests = state.test(connection, trusted);
        return data(200, "Setup tests were completed", connection.shown().set("setup_tests", tests));
    }

    private Answer sync(VendorRequest request) {
        StoredConnection connection = connection(request);
        boolean force = request.readIfSent(members -> members.flag("force", false));
        if (connection.paused && state.behaviour.refusesPaused) {
            throw Refusal.of(Refusal.Kind.CONFLICT, "The connection is paused");
        }
        if (!connection.paused && (force || !state.runs.isBusy(connection))) {
            state.runs.stop(connection);
            state.runs.start(connection);
            if (force) {
                state.events.tell("force_update_connector", connection, Json.object(), "");
            }
        }
        return done("Sync has been successfully triggered for connection with id '" + connection.id + "'");
    }

    private Answer reload(VendorRequest request) {
        StoredConnection connection = connection(request);
        Optional<ObjectNode> scope = request.readIfSent(members -> members.optionalObject("scope"));
        scope.ifPresent(tables -> requireTables(connection, tables));
        return reload(connection, scope.orElseGet(Json::object));
    }

    private Answer reloadTables(VendorRequest request) {
        StoredConnection connection = connection(request);
        ObjectNode tables = request.read(members -> {
            ObjectNode sent = Json.object();
            connection
                    .source
                    .schemaNames()
                    .forEach(schema -> members.any(schema).ifPresent(names -> sent.set(schema, names)));
            return sent;
        });
        requireTables(connection, tables);
        return reload(connection, tables);
    }

    private Answer reload(StoredConnection connection, ObjectNode tables) {
        boolean busy = !connection.paused && state.runs.isBusy(connection);
        if (busy && state.behaviour.refusesReloadWhileRunning) {
            throw Refusal.of(Refusal.Kind.CONFLICT, "The connection is syncing; try again when the sync has ended");
        }
        connection.reloads.add(tables);
        state.runs.reload(connection, tables.isEmpty());
        return done("Re-sync has been triggered successfully");
    }

    private static void requireTables(StoredConnection connection, ObjectNode tables) {
        if (!connection.type.reloadsTables()) {
            throw FivetranErrors.badInput("Service '" + connection.type.id() + "' does not support re-sync of tables");
        }
        if (tables.isEmpty()) {
            throw FivetranErrors.badInput("The scope names no schema");
        }
        for (Map.Entry<String, JsonNode> schema : tables.properties()) {
            if (!schema.getValue().isArray() || schema.getValue().isEmpty()) {
                throw FivetranErrors.badInput("The scope names no table of schema '" + schema.getKey() + "'");
            }
            for (JsonNode table : schema.getValue()) {
                if (connection
                        .source
                        .table(Optional.of(schema.getKey()), table.asText())
                        .isEmpty()) {
                    throw FivetranErrors.badInput("No table '" + schema.getKey() + "." + table.asText() + "'");
                }
            }
        }
    }

    private Answer history(VendorRequest request) {
        StoredConnection connection = connection(request);
        return data(Json.object().set("items", connection.history.deepCopy()));
    }
}
