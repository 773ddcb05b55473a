package org.connectorsdk.airbyte;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.airbyte.AirbyteFixture.operation;
import static org.connectorsdk.testkit.fixture.ProviderFixture.NONE;
import static org.connectorsdk.testkit.fixture.ProviderFixture.failed;
import static org.connectorsdk.testkit.fixture.ProviderFixture.right;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.config.ConfigViolation;
import org.connectorsdk.api.config.ConnectorConfig;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.connection.AccountReport;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.api.connection.EndSpec;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.connection.PageToken;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.facet.Workspaces;
import org.connectorsdk.api.facet.Workspaces.Workspace;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.simulators.airbyte.AirbyteApi;
import org.connectorsdk.simulators.airbyte.AirbyteOptions;
import org.connectorsdk.simulators.airbyte.AuthMode;
import org.connectorsdk.testkit.fault.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Which workspaces there are, and what can be done before one is chosen. */
class WorkspacesTest {
    @RegisterExtension
    final AirbyteFixture fixture = new AirbyteFixture();

    private Connections open(AirbyteApi api, String... more) {
        Map<String, String> settings = new LinkedHashMap<>(fixture.simulator().settings());
        settings.remove("workspace");
        settings.put("api", api.text());
        for (int i = 0; i < more.length; i += 2) {
            settings.put(more[i], more[i + 1]);
        }
        ConnectorConfig.Builder config = ConnectorConfig.builder();
        settings.forEach((name, value) -> {
            if (name.equals("client-secret")) {
                config.secret(name, Secret.of(value));
            } else {
                config.set(name, value);
            }
        });
        return fixture.open(config.build());
    }

    private static Either<ConnectorError, Page<Workspace>> ask(Connections of) {
        return of.facet(Workspaces.class).orElseThrow().workspaces(Optional.empty(), NONE);
    }

    private static List<String> ids(Connections of) {
        List<String> all = new ArrayList<>();
        Optional<PageToken> next = Optional.empty();
        do {
            Page<Workspace> page =
                    right(of.facet(Workspaces.class).orElseThrow().workspaces(next, NONE));
            page.items().forEach(workspace -> all.add(workspace.id()));
            next = page.next();
        } while (next.isPresent());
        return all;
    }

    private static void assertNeedsWorkspace(Either<ConnectorError, ?> answer) {
        ConnectorError.Configuration error = failed(answer, ConnectorError.Configuration.class);
        assertThat(error.outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(error.violations()).extracting(ConfigViolation::path).containsExactly("workspace");
    }

    private static ConnectionSpec withNewSource(String destination) {
        return ConnectionSpec.builder("new", "link")
                .source(EndSpec.create(
                        ConnectionSpec.builder("sample", "Sample Data").build()))
                .destination(EndSpec.existing(destination))
                .build();
    }

    @Test
    void aCheckNeedsNoWorkspaceWhereItsListNeedsNone() {
        AccountReport report = right(open(AirbyteApi.PUBLIC).check());

        assertThat(report.ok()).isTrue();
        assertThat(report.workspaces())
                .extracting(Workspace::id)
                .containsExactly(fixture.simulator().settings().get("workspace"));
    }

    @Test
    void aCheckNamesTheSettingWithoutWhichNothingCanBeRead() {
        ConnectorError.Configuration error =
                failed(open(AirbyteApi.CONFIG).check(), ConnectorError.Configuration.class);

        assertThat(error.violations()).extracting(ConfigViolation::path).containsExactly("organization");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CONFIG | {'notificationSettings':{'sendOnFailure':{'slackConfiguration':{'webhook':'HOOK'}}}}",
                "CONFIG | {'notifications':[{'notificationType':'slack','slackConfiguration':{'webhook':'HOOK'}}]}",
                "CONFIG | {'name':7,'slug':[],'notifications':[{'slackConfiguration':{'webhook':'HOOK'}}]}",
                "PUBLIC | {'notifications':{'failure':{'webhook':{'enabled':true,'url':'HOOK'}}}}",
                "PUBLIC | {'name':7,'notifications':{'failure':{'webhook':{'enabled':true,'url':'HOOK'}}}}"
            })
    void theAddressOfAWebhookIsNeverShown(AirbyteApi api, String members) throws JsonProcessingException {
        String json = members.replace('\'', '"').replace("HOOK", "https://hooks.example.com/T0/h00k");
        JsonNode more = new ObjectMapper().readTree(json);
        String list = operation(api, "list-workspaces-by-organization", "list-workspaces");
        fixture.fault(
                list,
                Fault.rewriteJson(body -> ((ObjectNode) body.path(api == AirbyteApi.CONFIG ? "workspaces" : "data")
                                .path(0))
                        .setAll((ObjectNode) more)));
        JsonObject shown = right(ask(fixture.open(api))).items().get(0).vendorFields();
        assertThat(shown.toJson()).contains("********").doesNotContain("h00k");
    }

    @ParameterizedTest
    @EnumSource(AirbyteApi.class)
    void manyWorkspacesAreListedPageByPageAndEachOnce(AirbyteApi api) {
        for (int i = 0; i < 120; i++) {
            fixture.state().addWorkspace("W" + i);
        }
        assertThat(ids(fixture.open(api))).hasSize(121).doesNotHaveDuplicates();
    }

    @Test
    void thePublicApiListsThemToAClientWithoutAWorkspace() {
        assertThat(ids(open(AirbyteApi.PUBLIC))).containsExactly(fixture.state().workspaceId());
    }

    @Test
    void anOrganisationStandsForItsWorkspaces() {
        assertThat(ids(open(AirbyteApi.CONFIG, "organization", fixture.state().organizationId())))
                .containsExactly(fixture.state().workspaceId());
    }

    @Test
    void aServerThatListsByOrganisationAloneAsksForOne() {
        assertThat(failed(ask(open(AirbyteApi.CONFIG)), ConnectorError.Configuration.class)
                        .violations())
                .extracting(ConfigViolation::path)
                .containsExactly("organization");
    }

    @Test
    void aServerOf2023ListsAllToAClientWithoutAWorkspace() {
        fixture.restart(AirbyteOptions.of2023().auth(AuthMode.NONE));
        assertThat(ids(open(AirbyteApi.CONFIG))).containsExactly(fixture.state().workspaceId());
    }

    @Test
    void oneThatCannotBeReadDoesNotCostTheOthers() {
        fixture.fault(
                "public-list-workspaces",
                Fault.status(200)
                        .json("{\"data\": [7, {\"workspaceId\": \"w1\", \"name\": {}}, {\"workspaceId\": \"w2\"}]}"));
        Page<Workspace> page = right(ask(open(AirbyteApi.PUBLIC)));
        assertThat(page.items()).extracting(Workspace::id).containsExactly("w1", "w2");
        assertThat(page.warnings()).isNotEmpty();
    }

    @Test
    void whatIsOfNoWorkspaceIsDoneWithoutOne() {
        assertThat(right(open(AirbyteApi.CONFIG).get(fixture.connection())).id())
                .isEqualTo(fixture.connection());
    }

    @Test
    void listsOfTheConfigurationApiNeedAWorkspace() {
        Connections connections = open(AirbyteApi.CONFIG);
        assertNeedsWorkspace(connections.list(ConnectionQuery.all()));
        assertNeedsWorkspace(connections.stream(ConnectionQuery.all()).next());
        assertThat(fixture.simulator().journal().arrived()).isZero();
    }

    @ParameterizedTest
    @EnumSource(AirbyteApi.class)
    void aNewEndNeedsAWorkspace(AirbyteApi api) {
        assertNeedsWorkspace(open(api).create(withNewSource(fixture.destination())));
        assertThat(fixture.simulator().journal().arrived()).isZero();
    }

    @Test
    void aTestOfANewEndNeedsAWorkspace() {
        assertNeedsWorkspace(open(AirbyteApi.CONFIG).test(withNewSource(fixture.destination())));
    }

    @ParameterizedTest
    @EnumSource(AirbyteApi.class)
    void aConnectionOfEndsThatExistIsCreatedWithoutOne(AirbyteApi api) {
        ConnectionSpec spec = ConnectionSpec.builder("joined", "link")
                .source(EndSpec.existing(fixture.source()))
                .destination(EndSpec.existing(fixture.destination()))
                .config(JsonObject.empty())
                .build();
        assertThat(open(api).create(spec).isRight()).isTrue();
    }
}
