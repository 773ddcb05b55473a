package org.connectorsdk.simulators.hotdata;

import static org.connectorsdk.simulators.hotdata.model.HotdataErrors.badRequest;
import static org.connectorsdk.simulators.hotdata.model.HotdataErrors.conflict;
import static org.connectorsdk.simulators.hotdata.model.HotdataErrors.notFound;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.simulators.hotdata.model.ConnectionEntry;
import org.connectorsdk.simulators.hotdata.model.HotdataState;
import org.connectorsdk.simulators.hotdata.model.HotdataWorkspace;
import org.connectorsdk.simulators.hotdata.model.SecretEntry;
import org.connectorsdk.simulators.hotdata.model.SourceTypes;
import org.connectorsdk.testkit.simulator.Members;
import org.connectorsdk.testkit.simulator.Refusal;
import org.connectorsdk.testkit.simulator.RouteGroup;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.wire.Answer;

/** Connections themselves: list, get, create, delete, health. */
final class ConnectionRoutes extends HotdataRoutes {
    /** What a create asks for. */
    record NewConnection(
            String name,
            String sourceType,
            JsonNode config,
            Optional<String> secretName,
            Optional<String> secretId,
            boolean skipDiscovery,
            String storageBackend) {
        static NewConnection read(Members members) {
            return new NewConnection(
                    members.text("name"),
                    members.text("source_type"),
                    members.required("config"),
                    members.optionalText("secret_name"),
                    members.optionalText("secret_id"),
                    members.flag("skip_discovery", false),
                    members.optionalText("storage_backend").orElse("parquet"));
        }
    }

    /** From how many connections on a list is written while it is sent. */
    private static final int STREAMED_FROM = 2_000;

    private static final int UNREACHABLE_MILLIS = 5_004;

    ConnectionRoutes(HotdataState state) {
        super(state);
    }

    void addTo(RouteGroup api) {
        api.get("list_connections", "/connections", this::list);
        api.post("create_connection", "/connections", this::create).succeedsWith(201);
        api.get("get_connection", "/connections/{connection_id}", this::get);
        api.delete("delete_connection", "/connections/{connection_id}", this::delete)
                .succeedsWith(204);
        api.get("check_connection_health", "/connections/{connection_id}/health", this::health);
    }

    /** The connection that a path names; the hidden ones do not exist here. */
    static ConnectionEntry visible(HotdataWorkspace workspace, VendorRequest request) {
        return any(workspace, request)
                .filter(connection -> !connection.isHidden())
                .orElseThrow(() -> unknown(request.pathParameter("connection_id")));
    }

    static Optional<ConnectionEntry> any(HotdataWorkspace workspace, VendorRequest request) {
        return workspace.connectionById(request.pathParameter("connection_id"));
    }

    static Refusal unknown(String id) {
        return notFound("no connection with id " + id);
    }

    private Answer list(VendorRequest request) {
        List<ConnectionEntry> connections = workspace(request).connections();
        if (connections.size() < STREAMED_FROM) {
            return whole(connections, "connections", json::listItem);
        }
        return Json.streamed(
                "connections",
                () -> connections.stream().<JsonNode>map(json::listItem).iterator());
    }

    private Answer get(VendorRequest request) {
        return Answer.json(200, json.detail(visible(workspace(request), request)));
    }

    private Answer create(VendorRequest request) {
        HotdataWorkspace workspace = workspace(request);
        NewConnection wanted = request.read(NewConnection::read);
        ObjectNode config = checked(workspace, wanted);
        Credentials credentials = new Credentials(workspace);
        Optional<SecretEntry> secret = credentials.settle(wanted, config);
        ConnectionEntry connection = workspace.addConnection(wanted.name(), wanted.sourceType(), config);
        connection.useSecret(secret.map(SecretEntry::id).orElse(null));
        ManagedRoutes.declareAll(connection, config);
        return Answer.json(201, discovered(workspace, connection, wanted.skipDiscovery()));
    }

    /** The checks in the service's order; gives the configuration that will be stored. */
    private static ObjectNode checked(HotdataWorkspace workspace, NewConnection wanted) {
        if (wanted.name().isBlank()) {
            throw badRequest("connection name must not be empty");
        }
        if (workspace.connection(wanted.name()).isPresent()) {
            throw conflict("connection '" + wanted.name() + "' already exists");
        }
        if (!(wanted.config() instanceof ObjectNode config)) {
            throw badRequest("config must be an object");
        }
        SourceTypes.SourceType type = SourceTypes.find(wanted.sourceType())
                .orElseThrow(() -> badRequest("unsupported source type: " + wanted.sourceType()));
        type.problem(config).ifPresent(problem -> {
            throw badRequest("invalid " + type.name() + " config: " + problem);
        });
        if (!List.of("parquet", "ducklake").contains(wanted.storageBackend())) {
            throw badRequest("storage_backend must be 'parquet' or 'ducklake'");
        }
        if (type.name().equals(SourceTypes.MANAGED)) {
            ManagedRoutes.check(config);
        }
        return config.deepCopy();
    }

    private ObjectNode discovered(HotdataWorkspace workspace, ConnectionEntry connection, boolean skip) {
        Refresher refresher = new Refresher(workspace);
        Optional<String> failure = skip ? Optional.empty() : refresher.unreachable(connection);
        boolean success = !skip && failure.isEmpty();
        ObjectNode body = json.listItem(connection)
                .put("tables_discovered", success ? refresher.discover(connection) : 0)
                .put("discovery_status", skip ? "skipped" : success ? "success" : "failed");
        json.optional(body, "discovery_error", failure);
        return body;
    }

    private Answer delete(VendorRequest request) {
        HotdataWorkspace workspace = workspace(request);
        ConnectionEntry connection =
                any(workspace, request).orElseThrow(() -> unknown(request.pathParameter("connection_id")));
        requireNotDefaultCatalog(connection);
        if (workspace.isAttached(connection.id())) {
            throw conflict("connection is attached to a database; detach it first");
        }
        workspace.removeConnection(connection);
        return Answer.noContent();
    }

    static void requireNotDefaultCatalog(ConnectionEntry connection) {
        if (connection.isHidden()) {
            throw conflict("connection backs the default catalog of a database");
        }
    }

    private Answer health(VendorRequest request) {
        HotdataWorkspace workspace = workspace(request);
        ConnectionEntry connection = visible(workspace, request);
        Optional<String> failure = SourceProbe.failure(workspace, connection);
        int reachableMillis =
                connection.isManaged() ? 0 : 12 + Math.floorMod(connection.id().hashCode(), 50);
        ObjectNode body = Json.object().put("connection_id", connection.id()).put("healthy", failure.isEmpty());
        body.put("latency_ms", failure.isEmpty() ? reachableMillis : UNREACHABLE_MILLIS);
        json.optional(body, "error", failure);
        return Answer.json(200, body);
    }
}
