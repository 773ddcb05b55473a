package org.connectorsdk.airbyte;

import static org.connectorsdk.airbyte.AirbyteFixture.NONE;
import static org.connectorsdk.airbyte.OperationStage.FUTURE;
import static org.connectorsdk.airbyte.OperationStage.ID;
import static org.connectorsdk.airbyte.OperationStage.PAST;
import static org.connectorsdk.airbyte.OperationStage.POSTGRES;
import static org.connectorsdk.airbyte.OperationStage.ROWS;
import static org.connectorsdk.airbyte.OperationStage.S3;
import static org.connectorsdk.airbyte.OperationStage.end;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.connectorsdk.airbyte.wire.ConnectionWires.ConnectionIdWire;
import org.connectorsdk.airbyte.wire.ConnectionWires.ConnectionIdsWire;
import org.connectorsdk.airbyte.wire.ConnectionWires.PagedConnectionsQueryWire;
import org.connectorsdk.airbyte.wire.DefinitionWires.SpecificationRequestWire;
import org.connectorsdk.airbyte.wire.HistoryWires.ConnectionEventsQueryWire;
import org.connectorsdk.airbyte.wire.HistoryWires.StreamHistoryQueryWire;
import org.connectorsdk.airbyte.wire.JobQueryWires.JobsOfWorkspacesQueryWire;
import org.connectorsdk.airbyte.wire.JobQueryWires.JobsQueryWire;
import org.connectorsdk.airbyte.wire.JobWires.JobIdWire;
import org.connectorsdk.airbyte.wire.JobWires.NewRefreshWire;
import org.connectorsdk.airbyte.wire.PageWires.ResourcesQueryWire;
import org.connectorsdk.airbyte.wire.SchemaWires.PropagateChangesWire;
import org.connectorsdk.airbyte.wire.StreamWires.StreamNameWire;
import org.connectorsdk.airbyte.wire.StreamWires.StreamsOfConnectionWire;
import org.connectorsdk.airbyte.wire.WorkspaceWires.OrganizationWorkspacesQueryWire;
import org.connectorsdk.airbyte.wire.WorkspaceWires.SlugWire;
import org.connectorsdk.airbyte.wire.WorkspaceWires.UserWorkspacesQueryWire;
import org.connectorsdk.airbyte.wire.WorkspaceWires.WorkspaceIdWire;
import org.connectorsdk.api.json.JsonObject;

/** A call of each operation of the configuration API. */
final class ConfigCalls {
    private static final String API = "api/v1/";

    private final Map<String, OperationCall> calls = new LinkedHashMap<>();

    private ConfigCalls() {
        calls.putAll(ConfigActorCalls.all());
        connections();
        changes();
        runs();
        history();
        jobs();
        jobLists();
        workspaces();
        settings();
    }

    /** By method and path. */
    static Map<String, OperationCall> all() {
        return new ConfigCalls().calls;
    }

    static ResourcesQueryWire resources(OperationStage on) {
        return new ResourcesQueryWire(List.of(on.workspace), true, ROWS, "n");
    }

    private void post(String path, OperationCall call) {
        calls.put("POST " + API + path, call);
    }

    private static JsonObject connection(OperationStage on, String ids) {
        return on.json("{" + ids + ", 'name': 'n', 'status': 'inactive', 'namespaceDefinition': 'customformat',"
                + " 'namespaceFormat': 'raw_${SOURCE_NAMESPACE}', 'prefix': 'p_', 'operationIds': ['" + ID + "'],"
                + " 'syncCatalog': {'streams': [{'stream': {'name': 'orders', 'namespace': 'public', 'jsonSchema':"
                + " {'type': 'object', 'properties': {'id': {'type': 'integer'}}}, 'supportedSyncModes':"
                + " ['full_refresh'], 'sourceDefinedCursor': false, 'defaultCursorField': [],"
                + " 'sourceDefinedPrimaryKey': [['id']], 'isResumable': true, 'isFileBased': false}, 'config':"
                + " {'syncMode': 'full_refresh', 'destinationSyncMode': 'overwrite', 'selected': true}}]},"
                + " 'scheduleType': 'basic', 'scheduleData': {'basicSchedule': {'units': 24, 'timeUnit': 'hours'}},"
                + " 'resourceRequirements': {'cpu_request': '0.5', 'cpu_limit': '1', 'memory_request': '1Gi',"
                + " 'memory_limit': '2Gi', 'ephemeral_storage_request': '1Gi', 'ephemeral_storage_limit': '2Gi'},"
                + " 'sourceCatalogId': '" + ID + "', 'notifySchemaChanges': true, 'nonBreakingChangesPreference':"
                + " 'propagate_columns', 'destinationCatalogId': '" + ID + "', 'dataplaneGroupId': '" + ID + "',"
                + " 'notifySchemaChangesByEmail': false, 'backfillPreference': 'enabled', 'tags': [{'tagId': '" + ID
                + "', 'workspaceId': '~', 'name': 'hot', 'color': 'FF00FF'}], 'onDemandEnabled': false}");
    }

    private void connections() {
        post("connections/create", on -> {
            String ids = "'sourceId': '" + on.source() + "', 'destinationId': '" + on.destination() + "'";
            return () -> on.config.createConnection(connection(on, ids), NONE);
        });
        post("connections/get", on -> {
            ConnectionIdWire id = on.connection();
            return () -> on.config.getConnection(id, NONE);
        });
        post("connections/list", on -> () -> on.config.listConnections(new WorkspaceIdWire(on.workspace, true), NONE));
        post("connections/list_all", on -> () -> on.config.listAllConnections(new WorkspaceIdWire(on.workspace), NONE));
        post("connections/list_paginated", on -> {
            var query = new PagedConnectionsQueryWire(
                    List.of(on.workspace),
                    List.of(ID),
                    true,
                    ROWS,
                    on.fixture.state().userId());
            return () -> on.config.listConnectionsPaginated(query, NONE);
        });
        post("connections/search", on -> {
            String end = "'workspaceId': '~', 'connectionConfiguration': {}, 'name': 'n'";
            JsonObject criteria = on.json("{'connectionId': '" + ID + "', 'name': 'n', 'namespaceDefinition': 'source',"
                    + " 'namespaceFormat': '', 'prefix': '', 'sourceId': '" + ID + "', 'destinationId': '" + ID
                    + "', 'schedule': {'units': 1, 'timeUnit': 'hours'}, 'scheduleType': 'manual', 'scheduleData':"
                    + " {'basicSchedule': {'units': 1, 'timeUnit': 'hours'}}, 'status': 'active', 'source':"
                    + " {'sourceDefinitionId': '" + POSTGRES + "', 'sourceId': '" + ID + "', 'sourceName': 's', " + end
                    + "}, 'destination': {'destinationDefinitionId': '" + S3 + "', 'destinationId': '" + ID
                    + "', 'destinationName': 'd', " + end + "}}");
            return () -> on.config.searchConnections(criteria, NONE);
        });
    }

    private void changes() {
        post("connections/update", on -> {
            String id = "'connectionId': '" + on.newConnection() + "', 'breakingChange': false";
            return () -> on.config.updateConnection(connection(on, id), NONE);
        });
        post("connections/delete", on -> {
            ConnectionIdWire id = on.connection();
            return () -> on.config.deleteConnection(id, NONE);
        });
        post("connections/status", on -> {
            var ids = new ConnectionIdsWire(List.of(on.newConnection()));
            return () -> on.config.connectionStatuses(ids, NONE);
        });
    }

    private void runs() {
        List<StreamNameWire> orders = List.of(new StreamNameWire("orders", "public"));
        post("connections/sync", on -> {
            ConnectionIdWire id = on.connection();
            return () -> on.config.syncConnection(id, NONE);
        });
        post("connections/reset", on -> {
            ConnectionIdWire id = on.connection();
            return () -> on.config.resetConnection(id, NONE);
        });
        post("connections/clear", on -> {
            ConnectionIdWire id = on.connection();
            return () -> on.config.clearConnection(id, NONE);
        });
        post("connections/reset/stream", on -> {
            var streams = new StreamsOfConnectionWire(on.newConnection(), orders);
            return () -> on.config.resetStreams(streams, NONE);
        });
        post("connections/clear/stream", on -> {
            var streams = new StreamsOfConnectionWire(on.newConnection(), orders);
            return () -> on.config.clearStreams(streams, NONE);
        });
        post("connections/refresh", on -> {
            var refresh = new NewRefreshWire(on.newConnection(), "Truncate", orders);
            return () -> on.config.refreshConnection(refresh, NONE);
        });
    }

    private void history() {
        post("connections/sync_progress", on -> {
            ConnectionIdWire id = on.connection();
            on.job(id, true);
            return () -> on.config.syncProgress(id, NONE);
        });
        post("connections/stream_history", on -> {
            ConnectionIdWire id = on.connection();
            on.job(id, false);
            var query = new StreamHistoryQueryWire(id.connectionId(), "Europe/Lisbon");
            return () -> on.config.streamHistory(query, NONE);
        });
        post("connections/events/list", on -> {
            ConnectionIdWire id = on.connection();
            on.job(id, false);
            List<String> types = List.of("SYNC_STARTED", "SYNC_SUCCEEDED");
            var query = new ConnectionEventsQueryWire(id.connectionId(), types, ROWS, PAST, FUTURE);
            return () -> on.config.listConnectionEvents(query, NONE);
        });
        post("connections/last_job_per_stream", on -> {
            ConnectionIdWire id = on.connection();
            on.job(id, false);
            return () -> on.config.lastJobPerStream(id, NONE);
        });
        post("connections/apply_schema_changes", on -> {
            JsonObject catalog = on.json("{'streams': []}");
            var changes = new PropagateChangesWire(catalog, ID, on.newConnection(), on.workspace);
            return () -> on.config.applySchemaChanges(changes, NONE);
        });
    }

    private void jobs() {
        post("jobs/get", on -> {
            JobIdWire id = new JobIdWire(on.job(false));
            return () -> on.config.getJob(id, NONE);
        });
        post("jobs/get_light", on -> {
            JobIdWire id = new JobIdWire(on.job(false));
            return () -> on.config.getJobLight(id, NONE);
        });
        post("jobs/get_without_logs", on -> {
            JobIdWire id = new JobIdWire(on.job(false));
            return () -> on.config.getJobWithoutLogs(id, NONE);
        });
        post("jobs/get_debug_info", on -> {
            JobIdWire id = new JobIdWire(on.job(false));
            return () -> on.config.getJobDebugInfo(id, NONE);
        });
    }

    private void jobLists() {
        List<String> types = List.of("sync");
        List<String> statuses = List.of("succeeded");
        post("jobs/list", on -> {
            ConnectionIdWire connection = on.connection();
            var query = new JobsQueryWire(
                    types,
                    connection.connectionId(),
                    on.job(connection, false),
                    statuses,
                    ROWS,
                    PAST,
                    FUTURE,
                    PAST,
                    FUTURE,
                    "createdAt",
                    "ASC");
            return () -> on.config.listJobs(query, NONE);
        });
        post("jobs/list_for_workspaces", on -> {
            ConnectionIdWire connection = on.connection();
            on.job(connection, false);
            var query = new JobsOfWorkspacesQueryWire(
                    types,
                    connection.connectionId(),
                    List.of(on.workspace),
                    ROWS,
                    statuses,
                    PAST,
                    FUTURE,
                    PAST,
                    FUTURE,
                    "updatedAt",
                    "DESC");
            return () -> on.config.listJobsForWorkspaces(query, NONE);
        });
        post("jobs/get_last_replication_job", on -> {
            ConnectionIdWire connection = on.connection();
            on.job(connection, false);
            return () -> on.config.getLastReplicationJob(connection, NONE);
        });
        post("jobs/get_last_replication_job_with_cancel", on -> {
            ConnectionIdWire connection = on.connection();
            on.job(connection, false);
            return () -> on.config.getLastReplicationJobWithCancel(connection, NONE);
        });
        post("jobs/cancel", on -> {
            JobIdWire id = new JobIdWire(on.job(true));
            return () -> on.config.cancelJob(id, NONE);
        });
    }

    private void workspaces() {
        post("workspaces/list", on -> () -> on.config.listWorkspaces(JsonObject.empty(), NONE));
        post("workspaces/get", on -> () -> on.config.getWorkspace(new WorkspaceIdWire(on.workspace), NONE));
        post("workspaces/list_paginated", on -> () -> on.config.listWorkspacesPaginated(resources(on), NONE));
        post("workspaces/list_by_organization_id", on -> {
            var query = new OrganizationWorkspacesQueryWire(on.fixture.state().organizationId(), ROWS, "n");
            return () -> on.config.listWorkspacesByOrganization(query, NONE);
        });
        post("workspaces/list_by_user_id", on -> {
            var query = new UserWorkspacesQueryWire(on.fixture.state().userId(), ROWS, "n");
            return () -> on.config.listWorkspacesByUser(query, NONE);
        });
        post("workspaces/get_by_slug", on -> () -> on.config.getWorkspaceBySlug(new SlugWire("main"), NONE));
        post("workspaces/get_by_connection_id", on -> {
            ConnectionIdWire id = on.connection();
            return () -> on.config.getWorkspaceByConnection(id, NONE);
        });
    }

    private void settings() {
        post("source_definitions/list", on -> () -> on.config.listSourceDefinitions(JsonObject.empty(), NONE));
        post(
                "destination_definitions/list",
                on -> () -> on.config.listDestinationDefinitions(JsonObject.empty(), NONE));
        post("source_definition_specifications/get", on -> {
            var type = new SpecificationRequestWire(POSTGRES, on.workspace);
            return () -> on.config.getSourceSpecification(type, NONE);
        });
        post("state/get", on -> {
            ConnectionIdWire id = on.connection();
            return () -> on.config.getState(id, NONE);
        });
        post("applications/token", on -> () -> on.config.applicationToken(on.credentials(null), NONE));
        calls.put("GET " + API + "health", on -> () -> on.config.health(NONE));
    }
}
