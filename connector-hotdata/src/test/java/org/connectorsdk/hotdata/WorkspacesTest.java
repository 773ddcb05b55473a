package org.connectorsdk.hotdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.testkit.fixture.ProviderFixture.failed;
import static org.connectorsdk.testkit.fixture.ProviderFixture.right;

import io.vavr.control.Either;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.catalog.IntrospectionRequest;
import org.connectorsdk.api.config.ConfigViolation;
import org.connectorsdk.api.config.ConnectorConfig;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.connection.AccountReport;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.connection.PurgeRequest;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.facet.RawApi;
import org.connectorsdk.api.facet.RawRequest;
import org.connectorsdk.api.facet.TableProfiles;
import org.connectorsdk.api.facet.Workspaces;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.testkit.fault.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which workspaces there are, and what can be done before one is chosen. */
class WorkspacesTest {
    private static final CallOptions NONE = CallOptions.none();
    private static final ConnectionId ANY = ConnectionId.of("conn");

    @RegisterExtension
    final HotdataFixture fixture = new HotdataFixture();

    private Connections open() {
        Map<String, String> settings = fixture.simulator().settings();
        return fixture.open(ConnectorConfig.builder()
                .set("base-url", String.valueOf(settings.get("base-url")))
                .secret("token", Secret.of(String.valueOf(settings.get("token"))))
                .build());
    }

    private static Page<Workspaces.Workspace> workspaces(Connections of) {
        return right(of.facet(Workspaces.class).orElseThrow().workspaces(Optional.empty(), NONE));
    }

    @Test
    void theWorkspacesThatATokenSeesAreListedWithoutOne() {
        assertThat(workspaces(open()).items()).singleElement().satisfies(workspace -> {
            assertThat(workspace.id()).isEqualTo(fixture.workspace().id());
            assertThat(workspace.name()).isEqualTo("dev");
            assertThat(workspace.vendorFields().bool("favorite")).contains(false);
        });
    }

    @Test
    void aCheckNeedsNoneAndSaysWhatItDidNotCheck() {
        AccountReport report = right(open().check());

        assertThat(report.ok()).isTrue();
        assertThat(report.workspaces())
                .extracting(Workspaces.Workspace::id)
                .containsExactly(fixture.workspace().id());
        assertThat(report.warnings())
                .singleElement()
                .asString()
                .startsWith("LIST not checked: ")
                .contains("workspace must be set");
    }

    @Test
    void oneThatCannotBeReadDoesNotCostTheOthers() {
        fixture.fault(
                "list_workspaces",
                Fault.status(200)
                        .json("{\"ok\": true, \"workspaces\": [null, {\"public_id\": \"w1\", \"active\": \"?\"},"
                                + " {\"public_id\": \"w2\"}]}"));
        Page<Workspaces.Workspace> page = workspaces(open());
        assertThat(page.items()).extracting(Workspaces.Workspace::id).containsExactly("w1", "w2");
        assertThat(page.warnings()).isNotEmpty();
    }

    static Stream<Function<Connections, Either<ConnectorError, ?>>> whatNeedsOne() {
        return Stream.of(
                c -> c.list(ConnectionQuery.all()),
                c -> c.stream(ConnectionQuery.all()).next(),
                c -> c.get(ANY),
                c -> c.create(ConnectionSpec.builder("n", "postgres").build()),
                c -> c.delete(ANY),
                c -> c.test(ANY),
                c -> c.introspect(ANY, IntrospectionRequest.all()),
                c -> c.sync(ANY, SyncRequest.full()),
                c -> c.purge(ANY, PurgeRequest.connection()),
                c -> c.facet(TableProfiles.class).orElseThrow().profile(ANY, TableRef.of("s", "t"), NONE),
                c -> c.unwrap(HotdataApi.class).orElseThrow().listConnections(NONE),
                c -> c.facet(HotdataDatabases.class).orElseThrow().list(NONE).next());
    }

    @ParameterizedTest
    @MethodSource
    void whatNeedsOne(Function<Connections, Either<ConnectorError, ?>> operation) {
        Either<ConnectorError, ?> answer = operation.apply(open());
        ConnectorError.Configuration error = failed(answer, ConnectorError.Configuration.class);
        assertThat(error.outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(error.violations()).extracting(ConfigViolation::path).isEqualTo(List.of("workspace"));
        assertThat(fixture.simulator().journal().arrived()).isZero();
    }

    @Test
    void aRawRequestIsSentAsItIs() {
        assertThat(right(open().unwrap(RawApi.class)
                                .orElseThrow()
                                .call(
                                        RawRequest.builder("GET")
                                                .path("/v1/workspaces")
                                                .build(),
                                        NONE))
                        .status())
                .isEqualTo(200);
    }
}
