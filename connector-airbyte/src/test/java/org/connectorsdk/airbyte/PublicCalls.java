package org.connectorsdk.airbyte;

import static org.connectorsdk.airbyte.AirbyteFixture.NONE;
import static org.connectorsdk.airbyte.OperationStage.FUTURE;
import static org.connectorsdk.airbyte.OperationStage.ID;
import static org.connectorsdk.airbyte.OperationStage.PAST;
import static org.connectorsdk.airbyte.OperationStage.POSTGRES;
import static org.connectorsdk.airbyte.OperationStage.S3;
import static org.connectorsdk.airbyte.OperationStage.end;
import static org.connectorsdk.airbyte.OperationStage.first;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.connectorsdk.airbyte.wire.DefinitionWires.DefinitionChangeWire;
import org.connectorsdk.airbyte.wire.DefinitionWires.ManifestWire;
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

/** A call of each operation of the public API. */
final class PublicCalls {
    private static final String API = "api/public/v1/";

    private final Map<String, OperationCall> calls = new LinkedHashMap<>();

    private PublicCalls() {
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

    /** By method and path. */
    static Map<String, OperationCall> all() {
        return new PublicCalls().calls;
    }

    private void call(String operation, OperationCall call) {
        int blank = operation.indexOf(' ') + 1;
        calls.put(operation.substring(0, blank) + API + operation.substring(blank), call);
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
        call("POST connections", on -> {
            String ids = "'sourceId': '" + on.source() + "', 'destinationId': '" + on.destination() + "', ";
            return () -> on.open.createConnection(connection(on, ids), NONE);
        });
        call("GET connections/{connectionId}", on -> {
            String id = on.newConnection();
            return () -> on.open.getConnection(id, NONE);
        });
        call("PATCH connections/{connectionId}", on -> {
            String id = on.newConnection();
            return () -> on.open.updateConnection(id, connection(on, ""), NONE);
        });
        call("DELETE connections/{connectionId}", on -> {
            String id = on.newConnection();
            return () -> on.open.deleteConnection(id, NONE);
        });
    }

    private void jobs() {
        call("POST jobs", on -> {
            NewJobWire job = new NewJobWire(on.newConnection(), "sync");
            return () -> on.open.createJob(job, NONE);
        });
        call("GET jobs", on -> {
            Map<String, String> filters = Map.of(
                    "workspaceIds",
                    on.workspace,
                    "createdAtStart",
                    PAST,
                    "createdAtEnd",
                    FUTURE,
                    "updatedAtStart",
                    PAST,
                    "updatedAtEnd",
                    FUTURE);
            return () -> on.open.listJobs(
                    on.fixture.connection().value(), "sync", "running", "createdAt|DESC", 100, 1L, filters, NONE);
        });
        call("GET jobs/{jobId}", on -> {
            String id = Long.toString(on.job(false));
            return () -> on.open.getJob(id, NONE);
        });
        call("DELETE jobs/{jobId}", on -> {
            String id = Long.toString(on.job(true));
            return () -> on.open.cancelJob(id, NONE);
        });
    }

    private void sources() {
        call("GET sources", on -> () -> on.open.listSources(List.of(on.workspace), true, 100, 1L, NONE));
        call("POST sources", on -> {
            var source = end(
                    "name",
                    "n",
                    "definitionId",
                    POSTGRES,
                    "workspaceId",
                    on.workspace,
                    "configuration",
                    on.settings(true),
                    "secretId",
                    "s1",
                    "resourceAllocation",
                    on.allocation());
            return () -> on.open.createSource(source, NONE);
        });
        call("GET sources/{sourceId}", on -> {
            String id = on.source();
            return () -> on.open.getSource(id, NONE);
        });
        call("PATCH sources/{sourceId}", on -> {
            String id = on.source();
            var change = end(
                    "name",
                    "renamed",
                    "workspaceId",
                    on.workspace,
                    "configuration",
                    on.settings(true),
                    "secretId",
                    "s1",
                    "resourceAllocation",
                    on.allocation());
            return () -> on.open.patchSource(id, change, NONE);
        });
        call("PUT sources/{sourceId}", on -> {
            String id = on.source();
            var whole =
                    end("name", "renamed", "configuration", on.settings(true), "resourceAllocation", on.allocation());
            return () -> on.open.putSource(id, whole, NONE);
        });
        call("DELETE sources/{sourceId}", on -> {
            String id = on.source();
            return () -> on.open.deleteSource(id, NONE);
        });
    }

    private void consent() {
        call("POST sources/initiateOAuth", on -> {
            var start = end(
                    "name",
                    "Postgres",
                    "sourceType",
                    "postgres",
                    "redirectUrl",
                    "https://app.example.com/back",
                    "workspaceId",
                    on.workspace,
                    "oAuthInputConfiguration",
                    Map.of("client_secret", Secret.of("c0nsent")),
                    "requestedScopes",
                    List.of("read"),
                    "requestedOptionalScopes",
                    List.of("write"));
            return () -> on.open.initiateOAuth(start, NONE);
        });
    }

    private void destinations() {
        call("GET destinations", on -> () -> on.open.listDestinations(List.of(on.workspace), true, 100, 1L, NONE));
        call("POST destinations", on -> {
            var destination = end(
                    "name",
                    "n",
                    "definitionId",
                    S3,
                    "workspaceId",
                    on.workspace,
                    "configuration",
                    on.settings(false),
                    "resourceAllocation",
                    on.allocation());
            return () -> on.open.createDestination(destination, NONE);
        });
        call("GET destinations/{destinationId}", on -> {
            String id = on.destination();
            return () -> on.open.getDestination(id, NONE);
        });
        call("PATCH destinations/{destinationId}", on -> {
            String id = on.destination();
            var change =
                    end("name", "renamed", "configuration", on.settings(false), "resourceAllocation", on.allocation());
            return () -> on.open.patchDestination(id, change, NONE);
        });
        call("PUT destinations/{destinationId}", on -> {
            String id = on.destination();
            var whole =
                    end("name", "renamed", "configuration", on.settings(false), "resourceAllocation", on.allocation());
            return () -> on.open.putDestination(id, whole, NONE);
        });
        call("DELETE destinations/{destinationId}", on -> {
            String id = on.destination();
            return () -> on.open.deleteDestination(id, NONE);
        });
    }

    private void sourceDefinitions() {
        var change = new DefinitionChangeWire("renamed", "2.0.0");
        String sources = "workspaces/{workspaceId}/definitions/sources";
        call("GET " + sources, on -> () -> on.open.listSourceDefinitions(on.workspace, NONE));
        call("POST " + sources, on -> () -> on.open.createSourceDefinition(on.workspace, on.image(), NONE));
        call("GET " + sources + "/{definitionId}", on -> {
            String id = on.sourceDefinition();
            return () -> on.open.getSourceDefinition(on.workspace, id, NONE);
        });
        call("PUT " + sources + "/{definitionId}", on -> {
            String id = on.sourceDefinition();
            return () -> on.open.updateSourceDefinition(on.workspace, id, change, NONE);
        });
        call("DELETE " + sources + "/{definitionId}", on -> {
            String id = on.sourceDefinition();
            return () -> on.open.deleteSourceDefinition(on.workspace, id, NONE);
        });
    }

    private void destinationDefinitions() {
        var change = new DefinitionChangeWire("renamed", "2.0.0");
        String destinations = "workspaces/{workspaceId}/definitions/destinations";
        call("GET " + destinations, on -> () -> on.open.listDestinationDefinitions(on.workspace, NONE));
        call("POST " + destinations, on -> () -> on.open.createDestinationDefinition(on.workspace, on.image(), NONE));
        call("GET " + destinations + "/{definitionId}", on -> {
            String id = on.destinationDefinition();
            return () -> on.open.getDestinationDefinition(on.workspace, id, NONE);
        });
        call("PUT " + destinations + "/{definitionId}", on -> {
            String id = on.destinationDefinition();
            return () -> on.open.updateDestinationDefinition(on.workspace, id, change, NONE);
        });
        call("DELETE " + destinations + "/{definitionId}", on -> {
            String id = on.destinationDefinition();
            return () -> on.open.deleteDestinationDefinition(on.workspace, id, NONE);
        });
    }

    private void declarativeDefinitions() {
        String path = "workspaces/{workspaceId}/definitions/declarative_sources";
        call("GET " + path, on -> () -> on.open.listDeclarativeSourceDefinitions(on.workspace, NONE));
        call("POST " + path, on -> () -> on.open.createDeclarativeSourceDefinition(on.workspace, on.described(), NONE));
        call("GET " + path + "/{definitionId}", on -> {
            String id = on.declarativeDefinition();
            return () -> on.open.getDeclarativeSourceDefinition(on.workspace, id, NONE);
        });
        call("PUT " + path + "/{definitionId}", on -> {
            String id = on.declarativeDefinition();
            var manifest = new ManifestWire(on.json("{'version': '6.1.0'}"));
            return () -> on.open.updateDeclarativeSourceDefinition(on.workspace, id, manifest, NONE);
        });
        call("DELETE " + path + "/{definitionId}", on -> {
            String id = on.declarativeDefinition();
            return () -> on.open.deleteDeclarativeSourceDefinition(on.workspace, id, NONE);
        });
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
        call("POST workspaces", on -> {
            var workspace = new NewWorkspaceWire("n", on.fixture.state().organizationId(), notices, ID);
            return () -> on.open.createWorkspace(workspace, NONE);
        });
        call("GET workspaces/{workspaceId}", on -> () -> on.open.getWorkspace(on.workspace, NONE));
        call("PATCH workspaces/{workspaceId}", on -> {
            String id = on.fixture.state().addWorkspace("second");
            return () -> on.open.updateWorkspace(id, new WorkspaceChangeWire("renamed", notices, ID), NONE);
        });
        call("DELETE workspaces/{workspaceId}", on -> {
            String id = on.fixture.state().addWorkspace("third");
            return () -> on.open.deleteWorkspace(id, NONE);
        });
    }

    private void tags() {
        call("GET tags", on -> () -> on.open.listTags(List.of(on.workspace), NONE));
        call("POST tags", on -> {
            String id = on.tag();
            return () -> on.open.createTag(new NewTagWire("beside " + id, "00FF00", on.workspace), NONE);
        });
        call("GET tags/{tagId}", on -> {
            String id = on.tag();
            return () -> on.open.getTag(id, NONE);
        });
        call("PATCH tags/{tagId}", on -> {
            String id = on.tag();
            return () -> on.open.updateTag(id, new TagChangeWire("renamed", "0000FF"), NONE);
        });
        call("DELETE tags/{tagId}", on -> {
            String id = on.tag();
            return () -> on.open.deleteTag(id, NONE);
        });
    }

    private void rest() {
        call(
                "GET streams",
                on -> () -> first(on.open.streamProperties(on.fixture.source(), on.fixture.destination(), true, NONE)));
        call("GET health", on -> () -> on.open.health(NONE));
        call("POST applications/token", on -> {
            var credentials = on.credentials("client_credentials");
            return () -> on.open.applicationToken(credentials, NONE);
        });
    }
}
