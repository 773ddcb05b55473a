package org.connectorsdk.airbyte;

import static org.connectorsdk.airbyte.OperationStage.FUTURE;
import static org.connectorsdk.airbyte.OperationStage.ID;
import static org.connectorsdk.airbyte.OperationStage.PAST;
import static org.connectorsdk.airbyte.OperationStage.first;
import static org.connectorsdk.testkit.fixture.ProviderFixture.NONE;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.connectorsdk.airbyte.wire.ActorWires.EndRequestWire;
import org.connectorsdk.airbyte.wire.DefinitionWires.DefinitionChangeWire;
import org.connectorsdk.airbyte.wire.JobWires.NewJobWire;
import org.connectorsdk.airbyte.wire.NoticeWires.EmailNoticeWire;
import org.connectorsdk.airbyte.wire.NoticeWires.NoticeWire;
import org.connectorsdk.airbyte.wire.NoticeWires.NotificationsWire;
import org.connectorsdk.airbyte.wire.NoticeWires.WebhookNoticeWire;
import org.connectorsdk.airbyte.wire.TagWires.NewTagWire;
import org.connectorsdk.airbyte.wire.TagWires.TagChangeWire;
import org.connectorsdk.airbyte.wire.WorkspaceWires.NewWorkspaceWire;
import org.connectorsdk.airbyte.wire.WorkspaceWires.WorkspaceChangeWire;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.json.JsonObject;
import retrofit2.http.PATCH;

/** A call of each operation of the public API. */
final class PublicCalls extends OperationCalls {
    private static final String[] CHANGE = {"name", "configuration", "resourceAllocation"};
    private static final String[] PATCH = {"name", "workspaceId", "configuration", "secretId", "resourceAllocation"};

    PublicCalls() {
        super("api/public/v1/");
        connections();
        jobs();
        sources();
        consent();
        destinations();
        sourceDefinitions();
        destinationDefinitions();
        declarativeDefinitions();
        workspaces();
        tags();
        rest();
    }

    private static JsonObject connection(OperationStage on, String ids) {
        return on.json("{" + ids
                + "'name': 'n', 'configurations': {'streams': [{'name': 'orders', 'namespace': 'public',"
                + " 'syncMode': 'full_refresh_overwrite'}]}, 'schedule': {'scheduleType': 'cron', 'cronExpression':"
                + " '0 15 2 * * ?'}, 'dataResidency': 'auto', 'namespaceDefinition': 'custom_format',"
                + " 'namespaceFormat': 'raw', 'prefix': 'p_', 'nonBreakingSchemaUpdatesBehavior':"
                + " 'propagate_columns', 'status': 'inactive', 'tags': [{'tagId': '" + ID + "', 'workspaceId': '~',"
                + " 'name': 'hot', 'color': 'FF00FF'}]}");
    }

    private void connections() {
        call(
                "GET connections",
                on -> () -> on.open.listConnections(List.of(on.workspace), List.of(ID), true, 100, 1L, NONE));
        call(
                "POST connections",
                on -> "'sourceId': '" + on.source() + "', 'destinationId': '" + on.destination() + "', ",
                (on, ids) -> on.open.createConnection(connection(on, ids), NONE));
        call(
                "GET connections/{connectionId}",
                OperationStage::newConnection,
                (on, id) -> on.open.getConnection(id, NONE));
        call(
                "PATCH connections/{connectionId}",
                OperationStage::newConnection,
                (on, id) -> on.open.updateConnection(id, connection(on, ""), NONE));
        call(
                "DELETE connections/{connectionId}",
                OperationStage::newConnection,
                (on, id) -> on.open.deleteConnection(id, NONE));
    }

    private void jobs() {
        call("POST jobs", on -> new NewJobWire(on.newConnection(), "sync"), (on, job) -> on.open.createJob(job, NONE));
        call("GET jobs", on -> {
            Map<String, String> filters = new LinkedHashMap<>(Map.of("workspaceIds", on.workspace));
            List.of("createdAt", "updatedAt").forEach(time -> {
                filters.put(time + "Start", PAST);
                filters.put(time + "End", FUTURE);
            });
            return () -> on.open.listJobs(
                    on.fixture.connection().value(), "sync", "running", "createdAt|DESC", 100, 1L, filters, NONE);
        });
        call("GET jobs/{jobId}", on -> Long.toString(on.job(false)), (on, id) -> on.open.getJob(id, NONE));
        call("DELETE jobs/{jobId}", on -> Long.toString(on.job(true)), (on, id) -> on.open.cancelJob(id, NONE));
    }

    private void sources() {
        String[] created = {"name", "definitionId", "workspaceId", "configuration", "secretId", "resourceAllocation"};
        call("GET sources", on -> () -> on.open.listSources(List.of(on.workspace), true, 100, 1L, NONE));
        call("POST sources", on -> () -> on.open.createSource(on.end(true, created), NONE));
        call("GET sources/{sourceId}", OperationStage::source, (on, id) -> on.open.getSource(id, NONE));
        call(
                "PATCH sources/{sourceId}",
                OperationStage::source,
                (on, id) -> on.open.patchSource(id, on.end(true, PATCH), NONE));
        call(
                "PUT sources/{sourceId}",
                OperationStage::source,
                (on, id) -> on.open.putSource(id, on.end(true, CHANGE), NONE));
        call("DELETE sources/{sourceId}", OperationStage::source, (on, id) -> on.open.deleteSource(id, NONE));
    }

    private void consent() {
        call("POST sources/initiateOAuth", on -> {
            Map<String, Object> start = new LinkedHashMap<>(on.json("{'name': 'Postgres', 'sourceType': 'postgres',"
                            + " 'redirectUrl': 'https://app.example.com/back', 'workspaceId': '~',"
                            + " 'requestedScopes': ['read'], 'requestedOptionalScopes': ['write']}")
                    .members());
            start.put("oAuthInputConfiguration", Map.of("client_secret", Secret.of("c0nsent")));
            return () -> on.open.initiateOAuth(new EndRequestWire(start), NONE);
        });
    }

    private void destinations() {
        String[] created = {"name", "definitionId", "workspaceId", "configuration", "resourceAllocation"};
        call("GET destinations", on -> () -> on.open.listDestinations(List.of(on.workspace), true, 100, 1L, NONE));
        call("POST destinations", on -> () -> on.open.createDestination(on.end(false, created), NONE));
        call(
                "GET destinations/{destinationId}",
                OperationStage::destination,
                (on, id) -> on.open.getDestination(id, NONE));
        call(
                "PATCH destinations/{destinationId}",
                OperationStage::destination,
                (on, id) -> on.open.patchDestination(id, on.end(false, CHANGE), NONE));
        call(
                "PUT destinations/{destinationId}",
                OperationStage::destination,
                (on, id) -> on.open.putDestination(id, on.end(false, CHANGE), NONE));
        call(
                "DELETE destinations/{destinationId}",
                OperationStage::destination,
                (on, id) -> on.open.deleteDestination(id, NONE));
    }

    private void sourceDefinitions() {
        var change = new DefinitionChangeWire("renamed", "2.0.0");
        String sources = "workspaces/{workspaceId}/definitions/sources";
        call("GET " + sources, on -> () -> on.open.listSourceDefinitions(on.workspace, NONE));
        call("POST " + sources, on -> () -> on.open.createSourceDefinition(on.workspace, on.image(), NONE));
        call(
                "GET " + sources + "/{definitionId}",
                OperationStage::sourceDefinition,
                (on, id) -> on.open.getSourceDefinition(on.workspace, id, NONE));
        call(
                "PUT " + sources + "/{definitionId}",
                OperationStage::sourceDefinition,
                (on, id) -> on.open.updateSourceDefinition(on.workspace, id, change, NONE));
        call(
                "DELETE " + sources + "/{definitionId}",
                OperationStage::sourceDefinition,
                (on, id) -> on.open.deleteSourceDefinition(on.workspace, id, NONE));
    }

    private void destinationDefinitions() {
        var change = new DefinitionChangeWire("renamed", "2.0.0");
        String destinations = "workspaces/{workspaceId}/definitions/destinations";
        call("GET " + destinations, on -> () -> on.open.listDestinationDefinitions(on.workspace, NONE));
        call("POST " + destinations, on -> () -> on.open.createDestinationDefinition(on.workspace, on.image(), NONE));
        call(
                "GET " + destinations + "/{definitionId}",
                OperationStage::destinationDefinition,
                (on, id) -> on.open.getDestinationDefinition(on.workspace, id, NONE));
        call(
                "PUT " + destinations + "/{definitionId}",
                OperationStage::destinationDefinition,
                (on, id) -> on.open.updateDestinationDefinition(on.workspace, id, change, NONE));
        call(
                "DELETE " + destinations + "/{definitionId}",
                OperationStage::destinationDefinition,
                (on, id) -> on.open.deleteDestinationDefinition(on.workspace, id, NONE));
    }

    private void declarativeDefinitions() {
        String path = "workspaces/{workspaceId}/definitions/declarative_sources";
        call("GET " + path, on -> () -> on.open.listDeclarativeSourceDefinitions(on.workspace, NONE));
        call("POST " + path, on -> () -> on.open.createDeclarativeSourceDefinition(on.workspace, on.described(), NONE));
        call(
                "GET " + path + "/{definitionId}",
                OperationStage::declarativeDefinition,
                (on, id) -> on.open.getDeclarativeSourceDefinition(on.workspace, id, NONE));
        call(
                "PUT " + path + "/{definitionId}",
                OperationStage::declarativeDefinition,
                (on, id) -> on.open.updateDeclarativeSourceDefinition(on.workspace, id, on.manifest(), NONE));
        call(
                "DELETE " + path + "/{definitionId}",
                OperationStage::declarativeDefinition,
                (on, id) -> on.open.deleteDeclarativeSourceDefinition(on.workspace, id, NONE));
        call("GET connector_definitions", on -> () -> on.open.listConnectorDefinitions("source", on.workspace, NONE));
    }

    /** Every notice, by every way. */
    static NotificationsWire notices(String address) {
        NoticeWire notice = new NoticeWire(new EmailNoticeWire(true), new WebhookNoticeWire(true, Secret.of(address)));
        return new NotificationsWire(notice, notice, notice, notice, notice, notice);
    }

    private void workspaces() {
        NotificationsWire notices = notices("https://hooks.example.com/T0/B0/x");
        call("GET workspaces", on -> () -> on.open.listWorkspaces(List.of(on.workspace), true, 100, 1L, NONE));
        call(
                "POST workspaces",
                on -> new NewWorkspaceWire("n", on.fixture.state().organizationId(), notices, ID),
                (on, workspace) -> on.open.createWorkspace(workspace, NONE));
        call("GET workspaces/{workspaceId}", on -> () -> on.open.getWorkspace(on.workspace, NONE));
        call(
                "PATCH workspaces/{workspaceId}",
                on -> on.fixture.state().addWorkspace("second"),
                (on, id) -> on.open.updateWorkspace(id, new WorkspaceChangeWire("renamed", notices, ID), NONE));
        call(
                "DELETE workspaces/{workspaceId}",
                on -> on.fixture.state().addWorkspace("third"),
                (on, id) -> on.open.deleteWorkspace(id, NONE));
    }

    private void tags() {
        call("GET tags", on -> () -> on.open.listTags(List.of(on.workspace), NONE));
        call(
                "POST tags",
                OperationStage::tag,
                (on, id) -> on.open.createTag(new NewTagWire("beside " + id, "00FF00", on.workspace), NONE));
        call("GET tags/{tagId}", OperationStage::tag, (on, id) -> on.open.getTag(id, NONE));
        call(
                "PATCH tags/{tagId}",
                OperationStage::tag,
                (on, id) -> on.open.updateTag(id, new TagChangeWire("renamed", "0000FF"), NONE));
        call("DELETE tags/{tagId}", OperationStage::tag, (on, id) -> on.open.deleteTag(id, NONE));
    }

    private void rest() {
        call(
                "GET streams",
                on -> () -> first(on.open.streamProperties(on.fixture.source(), on.fixture.destination(), true, NONE)));
        call("GET health", on -> () -> on.open.health(NONE));
        call(
                "POST applications/token",
                on -> on.credentials("client_credentials"),
                (on, credentials) -> on.open.applicationToken(credentials, NONE));
    }
}
