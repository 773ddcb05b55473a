package org.connectorsdk.airbyte;

import static org.connectorsdk.testkit.fixture.ProviderFixture.NONE;
import static org.connectorsdk.testkit.fixture.ProviderFixture.right;

import io.vavr.control.Either;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.connectorsdk.airbyte.config.AirbyteConfigApi;
import org.connectorsdk.airbyte.publicapi.AirbytePublicApi;
import org.connectorsdk.airbyte.wire.ActorWires.EndRequestWire;
import org.connectorsdk.airbyte.wire.ConnectionWires.ConnectionIdWire;
import org.connectorsdk.airbyte.wire.DefinitionWires.DefinitionWire;
import org.connectorsdk.airbyte.wire.DefinitionWires.ManifestWire;
import org.connectorsdk.airbyte.wire.DefinitionWires.NewDeclarativeDefinitionWire;
import org.connectorsdk.airbyte.wire.DefinitionWires.NewDefinitionWire;
import org.connectorsdk.airbyte.wire.PageWires.PaginationWire;
import org.connectorsdk.airbyte.wire.ServerWires.TokenRequestWire;
import org.connectorsdk.airbyte.wire.TagWires.NewTagWire;
import org.connectorsdk.airbyte.wire.WorkspaceWires.WorkspaceIdWire;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.internal.json.Json;
import org.connectorsdk.http.operation.ElementStream;
import org.connectorsdk.simulators.airbyte.AirbyteApi;
import org.connectorsdk.simulators.airbyte.model.JobPlan;
import org.jspecify.annotations.Nullable;

/**
 * A server with clients of both APIs that have their tokens, and a new thing of each kind whenever one is asked for.
 */
final class OperationStage {
    static final String POSTGRES = "61c1a7f3-5d0e-4b1e-8f77-2a3b9c0d4e55";
    static final String S3 = "4816b78f-1489-44c1-9060-4b19d5fa9362";
    static final String ID = "5d90e8f4-2b7c-4a16-9e33-d8c1f07a4b44";
    static final String PAST = "1970-01-01T00:00:00Z";
    static final String FUTURE = "2999-12-31T23:59:59Z";
    static final PaginationWire ROWS = new PaginationWire(50, 0L);

    final AirbyteFixture fixture;
    final AirbyteConfigApi config;
    final AirbytePublicApi open;
    final String workspace;
    private int made;

    OperationStage(AirbyteFixture fixture) {
        this.fixture = fixture;
        this.config = fixture.open().unwrap(AirbyteConfigApi.class).orElseThrow();
        this.open =
                fixture.open(AirbyteApi.PUBLIC).unwrap(AirbytePublicApi.class).orElseThrow();
        this.workspace = fixture.state().workspaceId();
        fixture.jobs().each(JobPlan.byPolls("succeeded"));
        right(config.getWorkspace(new WorkspaceIdWire(workspace), NONE));
        right(open.getWorkspace(workspace, NONE));
    }

    /** JSON with single quotes; {@code ~} is the workspace. */
    JsonObject json(String text) {
        byte[] bytes = text.replace('\'', '"').replace("~", workspace).getBytes(StandardCharsets.UTF_8);
        return Json.parse(bytes).flatMap(JsonValue::asObject).orElseThrow();
    }

    private String name() {
        made++;
        return "new " + made;
    }

    String source() {
        return fixture.state().addSource(name());
    }

    String destination() {
        return fixture.state().addDestination(name());
    }

    String newConnection() {
        return fixture.state().addConnection(name(), source(), destination());
    }

    ConnectionIdWire connection() {
        return new ConnectionIdWire(newConnection());
    }

    /** A job that has succeeded, or runs for ever. */
    long job(boolean endless) {
        return job(connection(), endless);
    }

    long job(ConnectionIdWire connection, boolean endless) {
        if (endless) {
            fixture.jobs().next(JobPlan.endless());
        }
        return right(config.syncConnection(connection, NONE)).job().id();
    }

    /** A connection of which a job has succeeded, or runs for ever. */
    ConnectionIdWire synced(boolean endless) {
        ConnectionIdWire connection = connection();
        job(connection, endless);
        return connection;
    }

    ManifestWire manifest() {
        return new ManifestWire(json("{'version': '6.1.0', 'spec': {'secret': 'x'}}"));
    }

    String tag() {
        return right(open.createTag(new NewTagWire(name(), "FF00FF", workspace), NONE))
                .tagId();
    }

    NewDefinitionWire image() {
        return new NewDefinitionWire(name(), "acme/tides", "1.0.0", "https://docs.example.com/tides");
    }

    String sourceDefinition() {
        return right(open.createSourceDefinition(workspace, image(), NONE)).id();
    }

    String destinationDefinition() {
        DefinitionWire made = right(open.createDestinationDefinition(workspace, image(), NONE));
        return made.id();
    }

    NewDeclarativeDefinitionWire described() {
        return new NewDeclarativeDefinitionWire(name(), json("{'version': '6.0.0', 'streams': []}"));
    }

    String declarativeDefinition() {
        return right(open.createDeclarativeSourceDefinition(workspace, described(), NONE))
                .id();
    }

    TokenRequestWire credentials(@Nullable String grant) {
        Map<String, String> settings = fixture.simulator().settings();
        return new TokenRequestWire(
                settings.getOrDefault("client-id", ""),
                Secret.of(settings.getOrDefault("client-secret", "")),
                grant,
                grant);
    }

    /** What a source or a destination takes, the password as a secret. */
    Map<String, Object> settings(boolean ofSource) {
        return ofSource
                ? Map.of("host", "h", "port", 5432, "database", "d", "username", "u", "password", Secret.of("pa55w0rd"))
                : Map.of("bucket", "b", "access_key_id", Secret.of("k3y1d"), "secret_access_key", Secret.of("k3y"));
    }

    JsonObject allocation() {
        String resources = "{'cpu_request': '0.5', 'cpu_limit': '1', 'memory_request': '1Gi', 'memory_limit': '2Gi',"
                + " 'ephemeral_storage_request': '1Gi', 'ephemeral_storage_limit': '2Gi'}";
        return json("{'default': " + resources + ", 'jobSpecific': [{'jobType': 'sync', 'resourceRequirements': "
                + resources + "}]}");
    }

    /** A request about a source or a destination with these members. */
    EndRequestWire end(boolean ofSource, String... names) {
        Map<String, Object> members = new LinkedHashMap<>();
        Stream.of(names).forEach(name -> members.put(name, member(ofSource, name)));
        return new EndRequestWire(members);
    }

    private Object member(boolean ofSource, String name) {
        return switch (name) {
            case "name" -> name();
            case "workspaceId" -> workspace;
            case "sourceId" -> source();
            case "destinationId" -> destination();
            case "definitionId", "sourceDefinitionId", "destinationDefinitionId" -> ofSource ? POSTGRES : S3;
            case "configuration", "connectionConfiguration" -> settings(ofSource);
            case "resourceAllocation" -> allocation();
            default -> ID;
        };
    }

    /** The first element of a stream, which is when the request is sent. */
    static <T> Either<ConnectorError, Optional<T>> first(Either<ConnectorError, ElementStream<T>> answer) {
        return answer.flatMap(stream -> {
            try (stream) {
                return stream.next();
            }
        });
    }
}
