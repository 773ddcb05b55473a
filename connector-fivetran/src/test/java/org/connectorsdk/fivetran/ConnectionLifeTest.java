package org.connectorsdk.fivetran;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.fivetran.FivetranFixture.NOWHERE;
import static org.connectorsdk.testkit.fixture.ProviderFixture.NONE;
import static org.connectorsdk.testkit.fixture.ProviderFixture.failed;
import static org.connectorsdk.testkit.fixture.ProviderFixture.right;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.api.connection.ConnectionStatus;
import org.connectorsdk.api.connection.ConnectionStatus.Health;
import org.connectorsdk.api.connection.CredentialRef;
import org.connectorsdk.api.connection.EndRef;
import org.connectorsdk.api.connection.EndSpec;
import org.connectorsdk.api.connection.TestReport;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.FieldViolation;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.facet.Workspaces;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.simulators.fivetran.FivetranBehaviour.LastPage;
import org.connectorsdk.testkit.fault.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Reading, listing, creating, testing and deleting connections. */
class ConnectionLifeTest {
    private static final String CREATE = "create-connection";

    @RegisterExtension
    final FivetranFixture fixture = new FivetranFixture();

    private ConnectionSpec.Builder shop(String name, String type) {
        return ConnectionSpec.builder(name, type)
                .config(JsonObject.of("host", "db.example.test", "port", 5432))
                .secrets("password", Secret.of("not-a-real-secret"))
                .destination(EndSpec.existing(fixture.simulator().groupId()));
    }

    private static ObjectNode data(ObjectNode body) {
        return (ObjectNode) body.path("data");
    }

    @ParameterizedTest
    @CsvSource({
        "connected, HEALTHY",
        "broken, UNHEALTHY",
        "incomplete, PENDING",
        "hibernating, UNKNOWN",
    })
    void aSetupStateIsReadNeutrallyAndKeptAsItCame(String word, Health health) {
        fixture.fault(
                "get-connection",
                Fault.rewriteJson(body -> ((ObjectNode) data(body).path("status")).put("setup_state", word)));
        assertThat(right(fixture.open().get(fixture.seeded())).status()).isEqualTo(ConnectionStatus.of(word, health));
    }

    @Test
    void aPausedConnectionIsDisabled() {
        ConnectionId id = fixture.seeded();
        fixture.simulator().pause(id.value(), true);
        assertThat(right(fixture.open().get(id)).status()).isEqualTo(ConnectionStatus.of("paused", Health.DISABLED));
    }

    @Test
    void theNameIsTheSchemaAndTheDestinationTheGroup() {
        Connection found = right(fixture.open().get(fixture.seeded()));
        assertThat(found.name()).isEqualTo("shop_pg");
        assertThat(found.type()).isEqualTo("postgres");
        assertThat(found.destination()).contains(EndRef.of(fixture.simulator().groupId()));
        assertThat(found.config().string("password")).contains("******");
    }

    @Test
    void theAddressOfAConnectCardIsNeverShown() {
        fixture.fault(
                "get-connection",
                Fault.rewriteJson(body -> data(body).putObject("connect_card").put("uri", "https://f.test/card?x=1")));
        assertThat(right(fixture.open().get(fixture.seeded())).vendorFields().toJson())
                .doesNotContain("f.test");
    }

    @Test
    void oneOddMemberCostsItselfAlone() {
        fixture.fault(
                "get-connection",
                Fault.rewriteJson(body -> data(body).put("config", "none").put("sync_frequency", "often")));
        Connection found = right(fixture.open().get(fixture.seeded()));
        assertThat(found.name()).isEqualTo("shop_pg");
        assertThat(found.warnings()).hasSize(3);
    }

    @ParameterizedTest
    @EnumSource
    void aListEndsInEachOfItsThreeForms(LastPage form) {
        fixture.simulator().behaviour().lastPage(form);
        fixture.simulator().seedConnections(3);
        ConnectionQuery two = ConnectionQuery.builder().pageSize(2).build();
        var first = right(fixture.open().list(two));
        var second = right(fixture.open()
                .list(two.toBuilder().pageToken(first.next().orElseThrow()).build()));
        assertThat(first.items()).hasSize(2);
        assertThat(second.items()).hasSize(1);
        assertThat(second.next()).isEmpty();
    }

    @Test
    void theSettingGroupNarrowsAList() {
        fixture.seeded();
        String empty = fixture.simulator().addGroup("Empty");
        assertThat(right(fixture.open("group", empty).list(ConnectionQuery.all()))
                        .items())
                .isEmpty();
        ConnectionQuery other = ConnectionQuery.builder()
                .filters("group", fixture.simulator().groupId())
                .build();
        assertThat(right(fixture.open("group", empty).list(other)).items()).hasSize(1);
    }

    @Test
    void theGroupsAreTheWorkspaces() {
        String second = fixture.simulator().addGroup("Second");
        Workspaces groups = fixture.open().facet(Workspaces.class).orElseThrow();
        assertThat(right(groups.workspaces(Optional.empty(), NONE)).items())
                .extracting(Workspaces.Workspace::id)
                .containsExactly(fixture.simulator().groupId(), second);
    }

    @ParameterizedTest
    @CsvSource({
        "postgres, new_pg, schema_prefix=new_pg",
        "google_sheets, sheets.orders, schema=sheets table=orders",
        "salesforce, crm, schema=crm",
    })
    void theNameGoesWhereTheTypeWantsIt(String type, String name, String members) {
        right(fixture.open().create(shop(name, type).build()));
        String sent = fixture.last(CREATE).bodyText();
        for (String member : members.split(" ", -1)) {
            assertThat(sent).contains("\"" + member.replace("=", "\":\"") + "\"");
        }
    }

    @Test
    void aNameWithoutItsTableIsRefused() {
        assertThat(failed(
                                fixture.open()
                                        .create(shop("sheets", "google_sheets").build()),
                                ConnectorError.InvalidRequest.class)
                        .violations())
                .extracting(FieldViolation::path)
                .containsExactly("name");
        assertThat(fixture.requests(CREATE)).isZero();
    }

    @Test
    void aConfigThatSaysTheNameIsTakenAsItIs() {
        ConnectionSpec spec = shop("mine", "postgres")
                .config(JsonObject.of("schema_prefix", "mine", "host", "db.example.test"))
                .build();
        right(fixture.open().create(spec));
        assertThat(fixture.requests("get-connector-type")).isZero();
        ConnectionSpec other = spec.toBuilder()
                .config(JsonObject.of("schema_prefix", "another"))
                .build();
        assertThat(failed(fixture.open().create(other), ConnectorError.InvalidRequest.class)
                        .message())
                .contains("another");
    }

    @Test
    void aConnectionIsCreatedPausedAndTested() {
        Connection created =
                right(fixture.open().create(shop("new_pg", "postgres").build()));
        assertThat(created.status().health()).isEqualTo(Health.DISABLED);
        assertThat(fixture.simulator().runsStarted()).isZero();
        assertThat(fixture.last(CREATE).bodyText())
                .contains("\"paused\":true", "\"run_setup_tests\":true", "\"destination_schema_names\"")
                .contains("\"password\":\"not-a-real-secret\"");
        assertThat(created.config().toJson()).doesNotContain("not-a-real-secret");
    }

    @Test
    void vendorOptionsDecideHowAConnectionIsCreated() {
        ConnectionSpec spec = shop("new_pg", "postgres")
                .vendorOptions(JsonObject.of("paused", false, "run_setup_tests", false))
                .build();
        right(fixture.open().create(spec));
        assertThat(fixture.last(CREATE).bodyText())
                .contains("\"paused\":false", "\"run_setup_tests\":false")
                .doesNotContain("\"paused\":true");
    }

    @Test
    void aConnectionNeedsAGroup() {
        ConnectionSpec spec = shop("new_pg", "postgres").destination(null).build();
        assertThat(failed(fixture.open().create(spec), ConnectorError.InvalidRequest.class)
                        .violations())
                .extracting(FieldViolation::path)
                .containsExactly("destination");
        String group = fixture.simulator().groupId();
        assertThat(right(fixture.open("group", group).create(spec)).destination())
                .contains(EndRef.of(group));
    }

    @Test
    void anUnknownTypeIsRefusedBeforeTheCreation() {
        assertThat(failed(
                                fixture.open()
                                        .create(shop("n", "carrier_pigeon").build()),
                                ConnectorError.InvalidRequest.class)
                        .violations())
                .extracting(FieldViolation::path)
                .containsExactly("type");
    }

    @Test
    void everythingThatIsWrongIsToldBeforeAnythingIsSent() {
        ConnectionSpec spec = shop("new_pg", "postgres")
                .config(JsonObject.of("password", "x", "note", "******"))
                .credential(CredentialRef.id("c"))
                .vendorOptions(
                        JsonObject.of("service", "mysql", "paused", "yes", "config", JsonObject.of("password", "y")))
                .build();
        ConnectorError.InvalidRequest error = failed(
                fixture.open()
                        .create(spec.toBuilder()
                                .config(JsonObject.of("note", "******"))
                                .build()),
                ConnectorError.InvalidRequest.class);
        assertThat(error.outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(error.violations())
                .extracting(FieldViolation::path)
                .containsExactly(
                        "vendorOptions.service",
                        "vendorOptions.paused",
                        "config.password",
                        "config.note",
                        "credential");
        assertThat(fixture.simulator().journal().all()).isEmpty();
    }

    @Test
    void aTestTellsEachStepAndNamesTheFirstThatFailed() {
        ConnectionId id = fixture.seeded();
        fixture.fault(
                "run-setup-tests",
                Fault.rewriteJson(body -> data(body)
                        .putArray("setup_tests")
                        .add(step("Host reachable", "PASSED", ""))
                        .add(step("SSH tunnel", "SKIPPED", ""))
                        .add(step("Replication lag", "WARNING", "Slot is 2 h behind"))
                        .add(step("Login", "JOB_FAILED", "No answer"))
                        .add(step("Certificate", "FAILED", "Not trusted"))));
        TestReport report = right(fixture.open().test(id));
        assertThat(report.ok()).isFalse();
        assertThat(report.reason()).contains("Login");
        assertThat(report.message()).isEqualTo("No answer");
        assertThat(report.parts())
                .extracting(TestReport.Part::state)
                .isEqualTo(List.of(
                        TestReport.State.PASSED,
                        TestReport.State.SKIPPED,
                        TestReport.State.WARNING,
                        TestReport.State.FAILED,
                        TestReport.State.FAILED));
        assertThat(fixture.last("run-setup-tests").bodyText()).isEqualTo("{}");
    }

    @ParameterizedTest
    @CsvSource({"connected, true", "broken, false", "incomplete, false", "hibernating, false"})
    void aStepOfAnUnknownStatusLeavesItToTheSetup(String setup, boolean ok) {
        testing(setup, step("Login", "PONDERING", ""));
        TestReport report = right(fixture.open().test(fixture.seeded()));
        assertThat(report.ok()).isEqualTo(ok);
        assertThat(report.message()).contains("Login", "PONDERING", setup);
    }

    @ParameterizedTest
    @CsvSource({"connected, true", "broken, false"})
    void aStepThatCannotBeReadLeavesItToTheSetup(String setup, boolean ok) {
        testing(setup, JsonNodeFactory.instance.textNode("odd"));
        TestReport report = right(fixture.open().test(fixture.seeded()));
        assertThat(report.ok()).isEqualTo(ok);
        assertThat(report.message()).contains("cannot be read", setup);
    }

    @Test
    void aFailedStepThatSaysNothingIsNamed() {
        testing("connected", step("Login", "FAILED", ""));
        assertThat(right(fixture.open().test(fixture.seeded())).message()).contains("Login");
    }

    private void testing(String setup, JsonNode step) {
        fixture.fault("run-setup-tests", Fault.rewriteJson(body -> {
            ((ObjectNode) data(body).path("status")).put("setup_state", setup);
            data(body).putArray("setup_tests").add(step);
        }));
    }

    private static ObjectNode step(String title, String status, String message) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("title", title)
                .put("status", status)
                .put("message", message)
                .put("details", 7);
    }

    @Test
    void aDeletedConnectionIsGone() {
        ConnectionId id = fixture.seeded();
        right(fixture.open().delete(id));
        assertThat(fixture.simulator().connectionIds()).isEmpty();
        assertThat(failed(fixture.open().get(id), ConnectorError.NotFound.class).id())
                .isEqualTo(id.value());
    }

    @Test
    void connectionsAreAskedForInVersion2() {
        failed(fixture.open().get(NOWHERE), ConnectorError.NotFound.class);
        assertThat(fixture.last("get-connection").rawHeader("Accept")).contains("application/json;version=2");
        right(fixture.api().listGroups(null, null, NONE));
        assertThat(fixture.last("list-groups").rawHeader("Accept")).contains("application/json");
    }
}
