package org.connectorsdk.airbyte;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.airbyte.AirbyteFixture.NONE;
import static org.connectorsdk.airbyte.AirbyteFixture.assertFailed;
import static org.connectorsdk.airbyte.AirbyteFixture.right;

import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.connectorsdk.airbyte.config.AirbyteConfigApi;
import org.connectorsdk.airbyte.publicapi.AirbytePublicApi;
import org.connectorsdk.airbyte.wire.ActorWires.EndRequestWire;
import org.connectorsdk.airbyte.wire.ActorWires.EndsQueryWire;
import org.connectorsdk.airbyte.wire.ConnectionWires.ConnectionIdWire;
import org.connectorsdk.airbyte.wire.ConnectionWires.ConnectionIdsWire;
import org.connectorsdk.airbyte.wire.ConnectionWires.PagedConnectionsQueryWire;
import org.connectorsdk.airbyte.wire.DefinitionWires.SpecificationRequestWire;
import org.connectorsdk.airbyte.wire.DestinationWires.DestinationIdWire;
import org.connectorsdk.airbyte.wire.JobQueryWires.JobsQueryWire;
import org.connectorsdk.airbyte.wire.JobWires.JobIdWire;
import org.connectorsdk.airbyte.wire.JobWires.NewJobWire;
import org.connectorsdk.airbyte.wire.JobWires.NewRefreshWire;
import org.connectorsdk.airbyte.wire.PageWires.PaginationWire;
import org.connectorsdk.airbyte.wire.SchemaWires.DiscoverChangesRequestWire;
import org.connectorsdk.airbyte.wire.SchemaWires.DiscoverRequestWire;
import org.connectorsdk.airbyte.wire.SchemaWires.DiscoveryWire;
import org.connectorsdk.airbyte.wire.ServerWires.TokenRequestWire;
import org.connectorsdk.airbyte.wire.SourceWires.SourceIdWire;
import org.connectorsdk.airbyte.wire.StreamWires.StreamNameWire;
import org.connectorsdk.airbyte.wire.StreamWires.StreamsOfConnectionWire;
import org.connectorsdk.airbyte.wire.WorkspaceWires.WorkspaceIdWire;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.json.JsonNumber;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.simulators.airbyte.AirbyteApi;
import org.connectorsdk.simulators.airbyte.JobPlan;
import org.connectorsdk.testkit.fault.Fault;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The vendor's own APIs: what the answers say. That every operation can be called is shown in {@link OperationTableTest}. */
class AirbyteApiTest {
    private static final String POSTGRES = "61c1a7f3-5d0e-4b1e-8f77-2a3b9c0d4e55";
    private static final JsonObject NOTHING = JsonObject.empty();

    @RegisterExtension
    final AirbyteFixture fixture = new AirbyteFixture();

    private AirbyteConfigApi config() {
        return fixture.open().unwrap(AirbyteConfigApi.class).orElseThrow();
    }

    private AirbytePublicApi open() {
        return fixture.open(AirbyteApi.PUBLIC).unwrap(AirbytePublicApi.class).orElseThrow();
    }

    private ConnectionIdWire connection() {
        return new ConnectionIdWire(fixture.connection().value());
    }

    private StreamsOfConnectionWire orders() {
        return new StreamsOfConnectionWire(fixture.connection().value(), List.of(new StreamNameWire("orders", "public")));
    }

    private TokenRequestWire credentials(@Nullable String grant) {
        Map<String, String> settings = fixture.simulator().settings();
        return new TokenRequestWire(
                settings.getOrDefault("client-id", ""),
                Secret.of(settings.getOrDefault("client-secret", "")),
                grant,
                grant);
    }

    private void connections(AirbyteConfigApi api) {
        var created = right(api.createConnection(
                JsonObject.of("sourceId", fixture.source(), "destinationId", fixture.destination(), "status", "active"), NONE));
        assertThat(created.namespaceDefinition()).contains("source");
        assertThat(right(api.getConnection(connection(), NONE)).syncCatalog()).isPresent();
        WorkspaceIdWire workspace = new WorkspaceIdWire(fixture.state().workspaceId());
        assertThat(right(api.listConnections(workspace, NONE)).connections()).hasSize(2);
        assertThat(right(api.listAllConnections(workspace, NONE)).connections()).hasSize(2);
        assertThat(right(api.searchConnections(JsonObject.of("name", "shop to lake"), NONE))
                        .connections())
                .hasSize(1);
        var query = new PagedConnectionsQueryWire(
                List.of(fixture.state().workspaceId()), null, null, new PaginationWire(1, 1L));
        assertThat(right(api.listConnectionsPaginated(query, NONE)).connections())
                .hasSize(1);
        assertThat(right(api.updateConnection(
                                JsonObject.of("connectionId", created.connectionId(), "prefix", "x_"), NONE))
                        .prefix())
                .contains("x_");
        assertThat(right(api.deleteConnection(new ConnectionIdWire(created.connectionId()), NONE))
                        .status())
                .isEqualTo(204);
        assertThat(right(api.getState(connection(), NONE)).stateType()).isEqualTo("stream");
    }

    private void runs(AirbyteConfigApi api) {
        fixture.jobs().each(JobPlan.byPolls("succeeded"));
        long job = right(api.syncConnection(connection(), NONE)).job().id();
        assertThat(right(api.resetConnection(connection(), NONE)).job().configType())
                .isEqualTo("reset_connection");
        right(api.resetStreams(orders(), NONE));
        assertThat(right(api.clearConnection(connection(), NONE)).job().configType())
                .isEqualTo("clear");
        right(api.clearStreams(orders(), NONE));
        var refresh = new NewRefreshWire(fixture.connection().value(), "Merge", orders().streams());
        assertThat(right(api.refreshConnection(refresh, NONE)).job()).isNotNull();
        JobIdWire id = new JobIdWire(job);
        assertThat(right(api.getJob(id, NONE)).attempts()).hasSize(1);
        assertThat(right(api.getJobLight(id, NONE)).job()).isNotNull();
        assertThat(right(api.getJobWithoutLogs(id, NONE)).job().status()).isEqualTo("succeeded");
        var query = new JobsQueryWire(List.of("sync"), fixture.connection().value(), job, List.of("succeeded"), null);
        assertThat(right(api.listJobs(query, NONE)).totalJobCount()).isEqualTo(JsonNumber.of(1));
        assertThat(right(api.getLastReplicationJob(connection(), NONE)).job()).isNotNull();
        assertThat(right(api.cancelJob(id, NONE)).job().id()).isEqualTo(job);
        assertThat(right(api.connectionStatuses(
                        new ConnectionIdsWire(List.of(fixture.connection().value())), NONE)))
                .hasSize(1);
    }

    private EndRequestWire source(String id) {
        JsonObject configuration = JsonObject.builder()
                .set("host", "h")
                .set("port", 5432)
                .set("database", "d")
                .set("username", "u")
                .build();
        JsonObject members = JsonObject.of("connectionConfiguration", configuration);
        return EndRequestWire.of(
                id.isEmpty()
                        ? members.with("sourceDefinitionId", POSTGRES)
                                .with("workspaceId", fixture.state().workspaceId())
                        : members.with("sourceId", id).with("name", "renamed"));
    }

    private EndRequestWire destination(String id, String definition) {
        JsonObject members = JsonObject.of("connectionConfiguration", JsonObject.of("bucket", "b"));
        return EndRequestWire.of(
                id.isEmpty()
                        ? members.with("destinationDefinitionId", definition)
                                .with("workspaceId", fixture.state().workspaceId())
                        : members.with("destinationId", id).with("name", "renamed"));
    }

    private static EndRequestWire named(EndRequestWire request) {
        var members = new LinkedHashMap<>(request.members());
        members.put("name", "new");
        return new EndRequestWire(members);
    }

    private void sources(AirbyteConfigApi api) {
        assertThat(right(api.listSourceDefinitions(NOTHING, NONE)).sourceDefinitions())
                .isNotEmpty();
        var specification = new SpecificationRequestWire(POSTGRES, fixture.state().workspaceId());
        assertThat(right(api.getSourceSpecification(specification, NONE)).connectionSpecification())
                .isNotNull();
        String id = right(api.createSource(named(source("")), NONE)).sourceId();
        var query = new EndsQueryWire(fixture.state().workspaceId(), null, 100);
        assertThat(right(api.listSources(query, NONE)).sources()).hasSize(2);
        assertThat(right(api.getSource(new SourceIdWire(id), NONE)).sourceName())
                .isEqualTo("Postgres");
        assertThat(right(api.updateSource(source(id), NONE)).name()).isEqualTo("renamed");
        assertThat(right(api.checkSource(new SourceIdWire(id), NONE)).status()).isEqualTo("succeeded");
        assertThat(right(api.checkSourceForUpdate(source(id), NONE)).jobInfo()).isNotNull();
        assertThat(right(api.checkSourceConfig(source(""), NONE)).status()).isEqualTo("succeeded");
        DiscoveryWire found = right(api.discoverSchema(new DiscoverRequestWire(id, true), NONE));
        assertThat(found.catalog()).isNotNull();
        assertThat(found.jobInfo()).isNotNull();
        right(api.deleteSource(new SourceIdWire(id), NONE));
    }

    private void destinations(AirbyteConfigApi api) {
        String definition = right(api.listDestinationDefinitions(NOTHING, NONE)).destinationDefinitions().stream()
                .flatMap(type -> type.value().stream())
                .filter(type -> "S3".equals(type.name()))
                .findFirst()
                .orElseThrow()
                .destinationDefinitionId();
        String id = right(api.createDestination(named(destination("", definition)), NONE))
                .destinationId();
        DestinationIdWire wire = new DestinationIdWire(id);
        var query = new EndsQueryWire(fixture.state().workspaceId(), null, null);
        assertThat(right(api.listDestinations(query, NONE)).total()).isEqualTo(2);
        assertThat(right(api.getDestination(wire, NONE)).destinationName()).isEqualTo("S3");
        assertThat(right(api.updateDestination(destination(id, ""), NONE)).name())
                .isEqualTo("renamed");
        right(api.checkDestination(wire, NONE));
        right(api.checkDestinationForUpdate(destination(id, ""), NONE));
        right(api.checkDestinationConfig(destination("", definition), NONE));
        right(api.deleteDestination(wire, NONE));
    }

    private void rest(AirbyteConfigApi api) {
        WorkspaceIdWire workspace = new WorkspaceIdWire(fixture.state().workspaceId());
        assertThat(right(api.getWorkspace(workspace, NONE)).name()).isEqualTo("Main");
        assertThat(right(api.health(NONE)).available()).isTrue();
        assertThat(right(api.applicationToken(credentials(null), NONE)).expiresIn())
                .isNull();
    }

    private void publicOperations(AirbytePublicApi api) {
        JsonObject ends = JsonObject.of("sourceId", fixture.source(), "destinationId", fixture.destination());
        String id = right(api.createConnection(ends, NONE)).connectionId();
        assertThat(right(api.getConnection(id, NONE)).configurations()).isPresent();
        assertThat(right(api.updateConnection(id, JsonObject.of("name", "renamed"), NONE))
                        .name())
                .isEqualTo("renamed");
        assertThat(right(api.listConnections(null, null, false, 100, null, NONE))
                        .data())
                .hasSize(2);
        assertThat(right(api.listConnections(null, null, true, 100, null, NONE)).data())
                .hasSize(3);
        fixture.jobs().next(JobPlan.endless());
        String job = Long.toString(
                right(api.createJob(new NewJobWire(id, "sync"), NONE)).jobId());
        assertThat(right(api.getJob(job, NONE)).status()).isEqualTo("running");
        assertThat(right(api.listJobs(id, "sync", "running", null, 5, 0L, NONE)).data())
                .hasSize(1);
        assertThat(right(api.cancelJob(job, NONE)).status()).isEqualTo("cancelled");
        right(api.deleteConnection(id, NONE));
        try (var streams = right(api.streamProperties(fixture.source(), fixture.destination(), true, NONE))) {
            assertThat(right(streams.next())).isPresent();
        }
        assertThat(right(api.listSources(null, null, null, null, NONE)).data()).hasSize(1);
        assertThat(right(api.getSource(fixture.source(), NONE)).sourceType()).isEqualTo("postgres");
        assertThat(right(api.listDestinations(null, null, null, null, NONE)).data())
                .hasSize(1);
        assertThat(right(api.getDestination(fixture.destination(), NONE)).destinationType())
                .isEqualTo("s3");
        assertThat(right(api.listWorkspaces(null, null, null, null, NONE)).data())
                .hasSize(1);
        assertThat(right(api.getWorkspace(fixture.state().workspaceId(), NONE)).name())
                .isEqualTo("Main");
        right(api.health(NONE));
        assertThat(right(api.applicationToken(credentials("client_credentials"), NONE))
                        .expiresIn())
                .isEqualTo(900);
    }

    @Test
    void whatTheAnswersOfTheOlderOperationsSayIsRead() {
        AirbyteConfigApi config = config();
        connections(config);
        sources(config);
        destinations(config);
        rest(config);
        publicOperations(open());
        runs(config);
    }

    @Test
    void lookingForTheChangesOfAConnectionIsNeverSentTwiceAsItMaySwitchTheConnectionOff() {
        AirbyteConfigApi api = config();
        var changes =
                new DiscoverChangesRequestWire(fixture.source(), fixture.connection().value(), null);
        assertThat(right(api.discoverChanges(changes, NONE)).breakingChange()).isFalse();
        fixture.simulator().journal().clear();
        fixture.fault("discover-source-schema", Fault.status(503));

        assertFailed(api.discoverChanges(changes, NONE), ConnectorError.ProviderFailure.class)
                .satisfies(error -> assertThat(error.outcome()).isEqualTo(Outcome.UNKNOWN));

        assertThat(fixture.simulator().journal().all()).hasSize(1);
    }

    @Test
    void oneOddMemberOfASourceCostsItself() {
        fixture.state().addSource("second");
        fixture.state().show(fixture.source(), "connectionConfiguration", TextNode.valueOf("?"));
        var sources = right(config().listSources(new EndsQueryWire(fixture.state().workspaceId(), null, null), NONE))
                .sources();
        assertThat(sources.get(0).value().orElseThrow().connectionConfiguration())
                .isNull();
        assertThat(sources.get(0).value().orElseThrow().more()).containsKey("connectionConfiguration");
        assertThat(sources.get(1).value()).isPresent();
    }

    @Test
    void anEmptyConfigurationIsNoReasonToFail() {
        fixture.state().show(fixture.source(), "configuration", NullNode.getInstance());
        fixture.state().hide(fixture.source(), "sourceType");
        assertThat(right(open().getSource(fixture.source(), NONE)).configuration()).isNull();
    }
}
