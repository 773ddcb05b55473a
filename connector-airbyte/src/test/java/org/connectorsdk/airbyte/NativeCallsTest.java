package org.connectorsdk.airbyte;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.airbyte.AirbyteFixture.NONE;
import static org.connectorsdk.airbyte.AirbyteFixture.assertFailed;
import static org.connectorsdk.airbyte.AirbyteFixture.right;
import static org.connectorsdk.airbyte.OperationStage.POSTGRES;
import static org.connectorsdk.airbyte.OperationStage.end;

import java.util.List;
import java.util.Map;
import org.connectorsdk.airbyte.wire.ActorWires.EndRequestWire;
import org.connectorsdk.airbyte.wire.ConnectionWires.ConnectionIdWire;
import org.connectorsdk.airbyte.wire.ConnectionWires.ConnectionIdsWire;
import org.connectorsdk.airbyte.wire.ConnectionWires.ConnectionStatusWire;
import org.connectorsdk.airbyte.wire.DefinitionWires.DefinitionChangeWire;
import org.connectorsdk.airbyte.wire.DefinitionWires.ManifestWire;
import org.connectorsdk.airbyte.wire.HistoryWires.ConnectionEventsQueryWire;
import org.connectorsdk.airbyte.wire.HistoryWires.SyncProgressWire;
import org.connectorsdk.airbyte.wire.JobWires.JobDebugWire;
import org.connectorsdk.airbyte.wire.JobWires.JobIdWire;
import org.connectorsdk.airbyte.wire.NoticeWires.NotificationsWire;
import org.connectorsdk.airbyte.wire.PageWires.PaginationWire;
import org.connectorsdk.airbyte.wire.PageWires.ResourcesQueryWire;
import org.connectorsdk.airbyte.wire.SchemaWires.PropagateChangesWire;
import org.connectorsdk.airbyte.wire.SchemaWires.PropagationWire;
import org.connectorsdk.airbyte.wire.SourceWires.PublicSourceWire;
import org.connectorsdk.airbyte.wire.TagWires.NewTagWire;
import org.connectorsdk.airbyte.wire.TagWires.TagChangeWire;
import org.connectorsdk.airbyte.wire.WorkspaceWires.NewWorkspaceWire;
import org.connectorsdk.airbyte.wire.WorkspaceWires.PublicWorkspaceWire;
import org.connectorsdk.airbyte.wire.WorkspaceWires.WorkspaceChangeWire;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.json.Lenient;
import org.connectorsdk.testkit.fault.Fault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What can be done through the vendor's own APIs alone: definitions, workspaces, tags, the public ends, and looking back. */
class OwnOperationsTest {
    private static final String HOOK = "https://hooks.example.com/T0/B0/h00k";

    @RegisterExtension
    final AirbyteFixture fixture = new AirbyteFixture();

    private OperationStage on;

    @BeforeEach
    void connect() {
        on = new OperationStage(fixture);
    }

    private EndRequestWire postgres(Object password) {
        Map<String, Object> settings =
                Map.of("host", "h", "port", 5432, "database", "d", "username", "u", "password", password);
        return end("name", "n", "definitionId", POSTGRES, "workspaceId", on.workspace, "configuration", settings);
    }

    private String passwordOf(String source) {
        return fixture.state().configuration(source).path("password").asText();
    }

    @Test
    void aSourceIsCreatedWithASecretThatComesBackMasked() {
        PublicSourceWire source = right(on.open.createSource(postgres(Secret.of("pa55w0rd")), NONE));
        assertThat(passwordOf(source.sourceId())).isEqualTo("pa55w0rd");
        assertThat(source.configuration())
                .isNotNull()
                .extracting(shown -> shown.string("password").orElse(""))
                .isEqualTo("**********");
        assertThat(source.toString()).doesNotContain("pa55w0rd", "**********");
    }

    @Test
    void aSecretOfARequestIsMaskedWhereverTheServerRepeatsIt() {
        fixture.fault(
                "public-create-source",
                Fault.status(400)
                        .json("{\"status\": 400, \"type\": \"error:bad\", \"title\": \"No\", \"detail\":"
                                + " \"there is no tide of l0w-w4ter\"}"));
        // The name of the member gives no hint that it holds a secret.
        Map<String, Object> settings = Map.of("tide", Secret.of("l0w-w4ter"));
        EndRequestWire request = end("name", "n", "workspaceId", on.workspace, "configuration", settings);
        assertThat(request.toString()).doesNotContain("l0w-w4ter");
        assertFailed(on.open.createSource(request, NONE), ConnectorError.InvalidRequest.class)
                .satisfies(error -> assertThat(error.message() + error)
                        .contains("there is no tide")
                        .doesNotContain("l0w-w4ter"));
    }

    @Test
    void theAddressOfAWebhookIsASecretToo() {
        fixture.fault(
                "public-create-workspace",
                Fault.status(400)
                        .json("{\"status\": 400, \"type\": \"error:bad\","
                                + " \"title\": \"No\", \"detail\": \"nobody at " + HOOK + "\"}"));
        var request = new NewWorkspaceWire("n", null, PublicCalls.notices(HOOK), null);
        assertThat(request.toString()).doesNotContain("h00k");
        assertFailed(on.open.createWorkspace(request, NONE), ConnectorError.InvalidRequest.class)
                .satisfies(error -> assertThat(error.message() + error).doesNotContain("h00k"));
    }

    @Test
    void aPatchChangesWhatItNamesAndAPutAllOfIt() {
        String id =
                right(on.open.createSource(postgres(Secret.of("old")), NONE)).sourceId();
        right(on.open.patchSource(id, end("configuration", Map.of("host", "other")), NONE));
        assertThat(fixture.state().configuration(id).path("host").asText()).isEqualTo("other");
        assertThat(passwordOf(id)).isEqualTo("old");
        Map<String, Object> whole =
                Map.of("host", "third", "port", 1, "database", "d", "username", "u", "password", "**********");
        assertThat(right(on.open.putSource(id, end("name", "renamed", "configuration", whole), NONE))
                        .name())
                .isEqualTo("renamed");
        assertThat(passwordOf(id)).isEqualTo("old");
    }

    @Test
    void deletingASourceDeletesItsConnections() {
        right(on.open.deleteSource(fixture.source(), NONE));
        assertFailed(on.open.getSource(fixture.source(), NONE), ConnectorError.NotFound.class);
        assertThat(right(on.open.getConnection(fixture.connection().value(), NONE)).status())
                .isEqualTo("deprecated");
    }

    @Test
    void anImageOfOnesOwnIsAConnectorUntilItIsDeleted() {
        String id = on.sourceDefinition();
        assertThat(right(on.open.listConnectorDefinitions("source", on.workspace, NONE))
                        .data())
                .extracting(listed -> listed.value().orElseThrow().id())
                .contains(id);
        var own = end("name", "n", "definitionId", id, "workspaceId", on.workspace, "configuration", Map.of());
        assertThat(right(on.open.createSource(own, NONE)).definitionId()).isEqualTo(id);
        var change = new DefinitionChangeWire("renamed", "2.0.0");
        assertThat(right(on.open.updateSourceDefinition(on.workspace, id, change, NONE))
                        .dockerImageTag())
                .isEqualTo("2.0.0");
        assertThat(right(on.open.deleteSourceDefinition(on.workspace, id, NONE))
                        .orElseThrow()
                        .name())
                .isEqualTo("renamed");
        assertThat(right(on.open.listSourceDefinitions(on.workspace, NONE)).data())
                .isEmpty();
    }

    @Test
    void aManifestHasAVersionThatGrows() {
        String id = on.declarativeDefinition();
        var manifest = new ManifestWire(on.json("{'version': '6.1.0', 'spec': {'secret': 'x'}}"));
        var changed = right(on.open.updateDeclarativeSourceDefinition(on.workspace, id, manifest, NONE));
        assertThat(changed.version()).isEqualTo(2);
        assertThat(changed.manifest()).isEqualTo(manifest.manifest());
        assertThat(manifest + changed.toString()).doesNotContain("6.1.0");
    }

    @Test
    void aTagIsOfOneNameAndConnectionsFollowIt() {
        String id = right(on.open.createTag(new NewTagWire("hot", "FF0000", on.workspace), NONE))
                .tagId();
        assertFailed(
                on.open.createTag(new NewTagWire("hot", "00FF00", on.workspace), NONE), ConnectorError.Conflict.class);
        JsonObject tagged =
                on.json("{'tags': [{'tagId': '" + id + "', 'workspaceId': '~', 'name': 'hot', 'color': 'FF0000'}]}");
        String connection = fixture.connection().value();
        right(on.open.updateConnection(connection, tagged, NONE));
        right(on.open.updateTag(id, new TagChangeWire("warm", "FFFF00"), NONE));
        assertThat(right(on.open.getConnection(connection, NONE)).settings().get("tags"))
                .hasToString("[{\"tagId\":\"" + id + "\",\"name\":\"warm\",\"color\":\"FFFF00\",\"workspaceId\":\""
                        + on.workspace + "\"}]");
        right(on.open.deleteTag(id, NONE));
        assertThat(right(on.open.getConnection(connection, NONE)).settings().get("tags"))
                .hasToString("[]");
    }

    @Test
    void aWorkspaceIsCreatedChangedAndDeleted() {
        String id = right(on.open.createWorkspace(new NewWorkspaceWire("second", null, null, null), NONE))
                .workspaceId();
        NotificationsWire notices = PublicCalls.notices(HOOK);
        PublicWorkspaceWire changed =
                right(on.open.updateWorkspace(id, new WorkspaceChangeWire("renamed", notices, null), NONE));
        assertThat(changed.name()).isEqualTo("renamed");
        assertThat(changed.more().get("notifications")).asString().contains("h00k");
        assertThat(changed.toString()).doesNotContain("h00k");
        right(on.open.deleteWorkspace(id, NONE));
        assertFailed(on.open.getWorkspace(id, NONE), ConnectorError.NotFound.class);
        assertThat(right(on.config.listWorkspacesPaginated(
                                new ResourcesQueryWire(List.of(id), true, new PaginationWire(1, 0L), null), NONE))
                        .workspaces())
                .hasSize(1);
    }

    @Test
    void theConsentOfAPersonBeginsAtAnAddress() {
        var start =
                end("sourceType", "postgres", "redirectUrl", "https://app.example.com/", "workspaceId", on.workspace);
        assertThat(right(on.open.initiateOAuth(start, NONE)).flatMap(JsonValue::asObject))
                .hasValueSatisfying(
                        said -> assertThat(said.string("consentUrl")).isPresent());
    }

    @Test
    void whatAConnectionTookOverIsReadWhereTheServerSaysIt() {
        var changes = new PropagateChangesWire(
                on.json("{'streams': []}"), on.workspace, fixture.connection().value(), on.workspace);
        assertThat(right(on.config.applySchemaChanges(changes, NONE))).isEmpty();
        fixture.fault(
                "apply-schema-changes",
                Fault.status(200).json("{\"propagatedDiff\": {\"transforms\": []}, \"new\": 1}"));
        PropagationWire told =
                right(on.config.applySchemaChanges(changes, NONE)).orElseThrow();
        assertThat(told.propagatedDiff()).isEqualTo(on.json("{'transforms': []}"));
        assertThat(told.more()).containsKey("new");
    }

    @Test
    void aSyncThatRunsTellsHowFarItIs() {
        ConnectionIdWire connection = on.connection();
        long job = on.job(connection, true);
        SyncProgressWire progress = right(on.config.syncProgress(connection, NONE));
        assertThat(progress.jobId()).isEqualTo(job);
        assertThat(progress.streams())
                .extracting(stream -> stream.value().orElseThrow().streamName())
                .containsExactly("orders", "customers");
    }

    @Test
    void aSyncThatEndedIsInTheHistoryTheEventsAndTheLastJobs() {
        ConnectionIdWire connection = on.connection();
        long job = on.job(connection, false);
        right(on.config.getJobLight(new JobIdWire(job), NONE));
        var query = new ConnectionEventsQueryWire(connection.connectionId(), null, null, null, null);
        assertThat(right(on.config.listConnectionEvents(query, NONE)).events())
                .extracting(event -> event.value().orElseThrow().eventType())
                .containsExactly("SYNC_SUCCEEDED", "SYNC_STARTED");
        assertThat(right(on.config.lastJobPerStream(connection, NONE)))
                .extracting(stream -> stream.value().orElseThrow().jobId())
                .containsOnly(job);
    }

    @Test
    void aJobIsReadWithItsConnectorsAndWithoutItsLogs() {
        JobDebugWire debug = right(on.config.getJobDebugInfo(new JobIdWire(on.job(true)), NONE));
        assertThat(debug.job().sourceDefinition())
                .isNotNull()
                .extracting(type -> type.name())
                .isEqualTo("Postgres");
        assertThat(debug.workflowState()).isEqualTo(on.json("{'running': true}"));
        assertThat(debug.attempts()).hasSize(1);
    }

    @Test
    void oneOddRowOfAListCostsItself() {
        on.tag();
        fixture.fault(
                "public-list-tags",
                Fault.status(200).json("{\"data\": [{\"name\": \"without an id\"}, {\"tagId\":" + " \"t1\"}]}"));
        assertThat(right(on.open.listTags(null, NONE)).data())
                .extracting(Lenient::problem)
                .satisfiesExactly(
                        odd -> assertThat(odd).isNotEmpty(),
                        sound -> assertThat(sound).isEmpty());
    }

    @Test
    void oneOddStatusOfAConnectionCostsItself() {
        fixture.fault("connection-statuses", Fault.status(200).json("[null, {\"connectionId\": \"c1\"}]"));
        ConnectionIdsWire ids = new ConnectionIdsWire(List.of("c0", "c1"));
        assertThat(right(on.config.connectionStatuses(ids, NONE)))
                .flatExtracting(status -> status.value().stream().toList())
                .extracting(ConnectionStatusWire::connectionId)
                .containsExactly("c1");
    }
}
