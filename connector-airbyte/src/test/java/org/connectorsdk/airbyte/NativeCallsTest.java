package org.connectorsdk.airbyte;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.testkit.fixture.ProviderFixture.NONE;
import static org.connectorsdk.testkit.fixture.ProviderFixture.failed;
import static org.connectorsdk.testkit.fixture.ProviderFixture.right;

import com.fasterxml.jackson.databind.node.NullNode;
import java.util.List;
import java.util.Map;
import org.connectorsdk.airbyte.wire.ActorWires.EndRequestWire;
import org.connectorsdk.airbyte.wire.ConnectionWires.ConnectionIdsWire;
import org.connectorsdk.airbyte.wire.ConnectionWires.ConnectionStatusWire;
import org.connectorsdk.airbyte.wire.SchemaWires.DiscoverChangesRequestWire;
import org.connectorsdk.airbyte.wire.SchemaWires.PropagateChangesWire;
import org.connectorsdk.airbyte.wire.SchemaWires.PropagationWire;
import org.connectorsdk.airbyte.wire.SourceWires.PublicSourceWire;
import org.connectorsdk.airbyte.wire.WorkspaceWires.NewWorkspaceWire;
import org.connectorsdk.airbyte.wire.WorkspaceWires.PublicWorkspaceWire;
import org.connectorsdk.airbyte.wire.WorkspaceWires.WorkspaceChangeWire;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.http.json.Lenient;
import org.connectorsdk.testkit.fault.Fault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the calls of the vendor's own APIs have of their own: secrets, open answers, and odd rows. */
class NativeCallsTest {
    private static final String HOOK = "https://hooks.example.com/T0/B0/h00k";

    @RegisterExtension
    final AirbyteFixture fixture = new AirbyteFixture();

    private OperationStage on;

    @BeforeEach
    void connect() {
        on = new OperationStage(fixture);
    }

    @Test
    void aSourceIsCreatedWithASecretThatComesBackMasked() {
        EndRequestWire request = on.end(true, "name", "definitionId", "workspaceId", "configuration");
        PublicSourceWire source = right(on.open.createSource(request, NONE));
        assertThat(fixture.state()
                        .configuration(source.sourceId())
                        .path("password")
                        .asText())
                .isEqualTo("pa55w0rd");
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
        var request = new EndRequestWire(Map.of("configuration", Map.of("tide", Secret.of("l0w-w4ter"))));
        assertThat(request.toString()).doesNotContain("l0w-w4ter");
        assertThat(failed(on.open.createSource(request, NONE), ConnectorError.InvalidRequest.class))
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
        assertThat(failed(on.open.createWorkspace(request, NONE), ConnectorError.InvalidRequest.class))
                .satisfies(error -> assertThat(error.message() + error).doesNotContain("h00k"));
    }

    @Test
    void whatAManifestHoldsIsInNoText() {
        var changed = right(on.open.updateDeclarativeSourceDefinition(
                on.workspace, on.declarativeDefinition(), on.manifest(), NONE));
        assertThat(changed.manifest()).isEqualTo(on.manifest().manifest());
        assertThat(on.manifest() + changed.toString()).doesNotContain("6.1.0");
    }

    @Test
    void theAddressOfAWebhookIsInNoTextOfAWorkspace() {
        var change = new WorkspaceChangeWire("renamed", PublicCalls.notices(HOOK), null);
        PublicWorkspaceWire changed = right(on.open.updateWorkspace(on.workspace, change, NONE));
        assertThat(changed.more().get("notifications")).asString().contains("h00k");
        assertThat(changed.toString()).doesNotContain("h00k");
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

    @Test
    void lookingForChangesIsSentOnce() {
        var changes = new DiscoverChangesRequestWire(
                fixture.source(), fixture.connection().value(), null, null, null);
        assertThat(right(on.config.discoverChanges(changes, NONE)).breakingChange())
                .isFalse();
        fixture.simulator().journal().clear();
        fixture.fault("discover-source-schema", Fault.status(503));
        assertThat(failed(on.config.discoverChanges(changes, NONE), ConnectorError.ProviderFailure.class)
                        .outcome())
                .isEqualTo(Outcome.UNKNOWN);
        assertThat(fixture.simulator().journal().all()).hasSize(1);
    }

    @Test
    void aSourceMayLackTypeAndConfiguration() {
        fixture.state().show(fixture.source(), "configuration", NullNode.getInstance());
        fixture.state().hide(fixture.source(), "sourceType");
        assertThat(right(on.open.getSource(fixture.source(), NONE)).configuration())
                .isNull();
    }
}
