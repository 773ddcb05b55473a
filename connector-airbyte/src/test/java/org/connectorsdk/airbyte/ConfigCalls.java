package org.connectorsdk.airbyte;

import static org.connectorsdk.airbyte.OperationStage.FUTURE;
import static org.connectorsdk.airbyte.OperationStage.ID;
import static org.connectorsdk.airbyte.OperationStage.PAST;
import static org.connectorsdk.airbyte.OperationStage.POSTGRES;
import static org.connectorsdk.airbyte.OperationStage.ROWS;
import static org.connectorsdk.airbyte.OperationStage.S3;
import static org.connectorsdk.testkit.fixture.ProviderFixture.NONE;

import java.util.List;
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
final class ConfigCalls extends OperationCalls {
    ConfigCalls() {
        super("api/v1/");
        connections();
        changes();
        runs();
        history();
        jobs();
        jobLists();
        workspaces();
        settings();
    }

    static ResourcesQueryWire resources(OperationStage on) {
        return new ResourcesQueryWire(List.of(on.workspace), true, ROWS, "n");
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
        call(
                "POST connections/create",
                on -> "'sourceId': '" + on.source() + "', 'destinationId': '" + on.destination() + "'",
                (on, ids) -> on.config.createConnection(connection(on, ids), NONE));
        call("POST connections/get", OperationStage::connection, (on, id) -> on.config.getConnection(id, NONE));
        call(
                "POST connections/list",
                on -> () -> on.config.listConnections(new WorkspaceIdWire(on.workspace, true), NONE));
        call(
                "POST connections/list_all",
                on -> () -> on.config.listAllConnections(new WorkspaceIdWire(on.workspace), NONE));
        call(
                "POST connections/list_paginated",
                on -> new PagedConnectionsQueryWire(List.of(on.workspace), List.of(ID), true, ROWS, ID),
                (on, query) -> on.config.listConnectionsPaginated(query, NONE));
        call("POST connections/search", on -> () -> on.config.searchConnections(criteria(on), NONE));
    }

    private static JsonObject criteria(OperationStage on) {
        String end = "'workspaceId': '~', 'connectionConfiguration': {}, 'name': 'n'";
        return on.json("{'connectionId': '" + ID + "', 'name': 'n', 'namespaceDefinition': 'source',"
                + " 'namespaceFormat': '', 'prefix': '', 'sourceId': '" + ID + "', 'destinationId': '" + ID
                + "', 'schedule': {'units': 1, 'timeUnit': 'hours'}, 'scheduleType': 'manual', 'scheduleData':"
                + " {'basicSchedule': {'units': 1, 'timeUnit': 'hours'}}, 'status': 'active', 'source':"
                + " {'sourceDefinitionId': '" + POSTGRES + "', 'sourceId': '" + ID + "', 'sourceName': 's', " + end
                + "}, 'destination': {'destinationDefinitionId': '" + S3 + "', 'destinationId': '" + ID
                + "', 'destinationName': 'd', " + end + "}}");
    }

    private void changes() {
        call(
                "POST connections/update",
                on -> "'connectionId': '" + on.newConnection() + "', 'breakingChange': false",
                (on, id) -> on.config.updateConnection(connection(on, id), NONE));
        call("POST connections/delete", OperationStage::connection, (on, id) -> on.config.deleteConnection(id, NONE));
        call(
                "POST connections/status",
                on -> new ConnectionIdsWire(List.of(on.synced(true).connectionId())),
                (on, ids) -> on.config.connectionStatuses(ids, NONE));
    }

    private void runs() {
        List<StreamNameWire> orders = List.of(new StreamNameWire("orders", "public"));
        call("POST connections/sync", OperationStage::connection, (on, id) -> on.config.syncConnection(id, NONE));
        call("POST connections/reset", OperationStage::connection, (on, id) -> on.config.resetConnection(id, NONE));
        call("POST connections/clear", OperationStage::connection, (on, id) -> on.config.clearConnection(id, NONE));
        call(
                "POST connections/reset/stream",
                on -> new StreamsOfConnectionWire(on.newConnection(), orders),
                (on, streams) -> on.config.resetStreams(streams, NONE));
        call(
                "POST connections/clear/stream",
                on -> new StreamsOfConnectionWire(on.newConnection(), orders),
                (on, streams) -> on.config.clearStreams(streams, NONE));
        call(
                "POST connections/refresh",
                on -> new NewRefreshWire(on.newConnection(), "Truncate", orders),
                (on, refresh) -> on.config.refreshConnection(refresh, NONE));
    }

    private void history() {
        call("POST connections/sync_progress", on -> on.synced(true), (on, id) -> on.config.syncProgress(id, NONE));
        call(
                "POST connections/stream_history",
                on -> new StreamHistoryQueryWire(on.synced(false).connectionId(), "Europe/Lisbon"),
                (on, query) -> on.config.streamHistory(query, NONE));
        call(
                "POST connections/events/list",
                on -> new ConnectionEventsQueryWire(
                        on.synced(false).connectionId(), List.of("SYNC_STARTED", "SYNC_SUCCEEDED"), ROWS, PAST, FUTURE),
                (on, query) -> on.config.listConnectionEvents(query, NONE));
        call(
                "POST connections/last_job_per_stream",
                on -> on.synced(false),
                (on, id) -> on.config.lastJobPerStream(id, NONE));
        call(
                "POST connections/apply_schema_changes",
                on -> new PropagateChangesWire(on.json("{'streams': []}"), ID, on.newConnection(), on.workspace),
                (on, changes) -> on.config.applySchemaChanges(changes, NONE));
    }

    private void jobs() {
        call("POST jobs/get", on -> new JobIdWire(on.job(false)), (on, id) -> on.config.getJob(id, NONE));
        call("POST jobs/get_light", on -> new JobIdWire(on.job(false)), (on, id) -> on.config.getJobLight(id, NONE));
        call(
                "POST jobs/get_without_logs",
                on -> new JobIdWire(on.job(false)),
                (on, id) -> on.config.getJobWithoutLogs(id, NONE));
        call(
                "POST jobs/get_debug_info",
                on -> new JobIdWire(on.job(false)),
                (on, id) -> on.config.getJobDebugInfo(id, NONE));
    }

    private void jobLists() {
        List<String> types = List.of("sync");
        List<String> statuses = List.of("succeeded");
        call("POST jobs/list", on -> {
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
        call("POST jobs/list_for_workspaces", on -> {
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
        call(
                "POST jobs/get_last_replication_job",
                on -> on.synced(false),
                (on, id) -> on.config.getLastReplicationJob(id, NONE));
        call(
                "POST jobs/get_last_replication_job_with_cancel",
                on -> on.synced(false),
                (on, id) -> on.config.getLastReplicationJobWithCancel(id, NONE));
        call("POST jobs/cancel", on -> new JobIdWire(on.job(true)), (on, id) -> on.config.cancelJob(id, NONE));
    }

    private void workspaces() {
        call("POST workspaces/list", on -> () -> on.config.listWorkspaces(JsonObject.empty(), NONE));
        call("POST workspaces/get", on -> () -> on.config.getWorkspace(new WorkspaceIdWire(on.workspace), NONE));
        call("POST workspaces/list_paginated", on -> () -> on.config.listWorkspacesPaginated(resources(on), NONE));
        call(
                "POST workspaces/list_by_organization_id",
                on -> new OrganizationWorkspacesQueryWire(on.fixture.state().organizationId(), ROWS, "n"),
                (on, query) -> on.config.listWorkspacesByOrganization(query, NONE));
        call(
                "POST workspaces/list_by_user_id",
                on -> new UserWorkspacesQueryWire(ID, ROWS, "n"),
                (on, query) -> on.config.listWorkspacesByUser(query, NONE));
        call("POST workspaces/get_by_slug", on -> () -> on.config.getWorkspaceBySlug(new SlugWire("main"), NONE));
        call(
                "POST workspaces/get_by_connection_id",
                OperationStage::connection,
                (on, id) -> on.config.getWorkspaceByConnection(id, NONE));
    }

    private void settings() {
        call("POST source_definitions/list", on -> () -> on.config.listSourceDefinitions(JsonObject.empty(), NONE));
        call(
                "POST destination_definitions/list",
                on -> () -> on.config.listDestinationDefinitions(JsonObject.empty(), NONE));
        call(
                "POST source_definition_specifications/get",
                on -> new SpecificationRequestWire(POSTGRES, on.workspace),
                (on, type) -> on.config.getSourceSpecification(type, NONE));
        call("POST state/get", OperationStage::connection, (on, id) -> on.config.getState(id, NONE));
        call("POST applications/token", on -> () -> on.config.applicationToken(on.credentials(null), NONE));
        call("GET health", on -> () -> on.config.health(NONE));
    }
}
