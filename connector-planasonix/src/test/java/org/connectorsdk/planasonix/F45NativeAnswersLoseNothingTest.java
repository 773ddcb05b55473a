package org.connectorsdk.planasonix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.planasonix.PlanasonixFixture.NONE;
import static org.connectorsdk.planasonix.PlanasonixFixture.right;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.vavr.control.Either;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.json.JsonString;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.planasonix.wire.CatalogWires.CatalogsWire;
import org.connectorsdk.planasonix.wire.CredentialWires.CredentialWire;
import org.connectorsdk.planasonix.wire.ConnectionWires.DeletedWire;
import org.connectorsdk.planasonix.wire.CatalogWires.DiscoveryWire;
import org.connectorsdk.planasonix.wire.CredentialWires.LoginWire;
import org.connectorsdk.planasonix.wire.QueryWires.StatementWire;
import org.connectorsdk.testkit.fault.Fault;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("F-45: native answers lose nothing")
class F45NativeAnswersLoseNothingTest {
    private static final String ID = "conn_1";
    private static final Map<String, JsonValue> NEW = Map.of("x_new", new JsonString("kept"));

    @RegisterExtension
    final PlanasonixFixture fixture = new PlanasonixFixture();

    /** Makes the call that an answer belongs to, and looks at what it keeps beside what it knows. */
    @FunctionalInterface
    private interface Kept extends Function<PlanasonixApi, Either<ConnectorError, Map<String, JsonValue>>> {}

    private static Arguments answer(String operation, String body, Kept kept) {
        return arguments(operation, body, kept);
    }

    static Stream<Arguments> answersWithAMemberThatIsNewAtTheTop() {
        return Stream.of(
                answer(
                        "connections.catalogs",
                        "{'catalogs':[],'x_new':'kept'}",
                        api -> api.listCatalogs(ID, NONE).map(CatalogsWire::more)),
                answer(
                        "connections.databricksDiscover",
                        "{'connectionId':'conn_1','catalogs':[],'x_new':'kept'}",
                        api -> api.discoverDatabricks(new DiscoveryWire(ID, null), NONE)
                                .map(CatalogsWire::more)),
                answer(
                        "connections.columns",
                        "{'columns':[],'x_new':'kept'}",
                        api -> api.listColumns(ID, null, "t", NONE).map(wire -> wire.more())),
                answer(
                        "connections.list",
                        "{'data':[],'meta':{},'x_new':'kept'}",
                        api -> api.listConnections(null, null, null, NONE).map(wire -> wire.more())),
                answer(
                        "connectors.gallery",
                        "{'connectors':[],'x_new':'kept'}",
                        api -> api.listConnectors(NONE).map(wire -> wire.more())),
                answer(
                        "webhooks.list",
                        "{'data':[],'x_new':'kept'}",
                        api -> api.listWebhooks(NONE).map(wire -> wire.more())),
                answer(
                        "connections.files",
                        "{'objects':[],'x_new':'kept'}",
                        api -> api.listFiles(ID, null, null, NONE).map(wire -> wire.more())),
                answer(
                        "orchestration.jobs.results",
                        "{'data':{'job_id':'job_1','x_new':'kept'}}",
                        api -> api.getJobResults("job_1", NONE).map(wire -> wire.more())),
                answer(
                        "orchestration.jobs.list",
                        "{'data':[],'x_new':'kept'}",
                        api -> api.listJobs(null, null, null, null, null, null, null, null, null, NONE)
                                .map(wire -> wire.more())),
                answer(
                        "connections.preview",
                        "{'columns':[],'rows':[],'x_new':'kept'}",
                        api -> api.previewTable(ID, null, "t", null, NONE).map(wire -> wire.more())),
                answer(
                        "connections.schemas",
                        "{'schemas':[],'x_new':'kept'}",
                        api -> api.listSchemas(ID, NONE).map(wire -> wire.more())),
                answer(
                        "connections.testQuery",
                        "{'ok':true,'columns':[],'rows':[],'x_new':'kept'}",
                        api -> api.testQuery(new StatementWire(ID, "select 1", null), NONE)
                                .map(wire -> wire.more())),
                answer(
                        "connections.tables",
                        "{'tables':[],'x_new':'kept'}",
                        api -> api.listTables(ID, null, NONE).map(wire -> wire.more())),
                answer(
                        "auth.login",
                        "{'accessToken':'t','x_new':'kept'}",
                        api -> api.login(new LoginWire("a@b.test", Secret.of("pw-canary")), NONE)
                                .map(wire -> wire.more())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answersWithAMemberThatIsNewAtTheTop")
    void aMemberThatIsNewAtTheTopIsKept(String operation, String body, Kept kept) {
        fixture.fault(operation, Fault.status(200).json(body.replace('\'', '"')));

        assertThat(right(kept.apply(fixture.api()))).isEqualTo(NEW);
    }

    @Test
    void catalogsSayWhichConnectionTheyBelongTo() {
        fixture.seeded("lake", "databricks", "{}");

        assertThat(right(fixture.api().listCatalogs("lake", NONE)).connectionId()).isEqualTo("lake");
        assertThat(right(fixture.api().discoverDatabricks(new DiscoveryWire("lake", null), NONE))
                        .connectionId())
                .isEqualTo("lake");
    }

    @Test
    void theElementsOfCatalogsAndWarningsKeepWhatIsNewToo() {
        fixture.fault(
                "connections.catalogs",
                Fault.status(200).json("{\"catalogs\":[{\"name\":\"lake\",\"x_new\":\"kept\"},\"bare\"]}"));
        fixture.fault(
                "orchestration.jobs.results",
                Fault.status(200)
                        .json("{\"data\":{\"warnings\":[{\"code\":\"c\",\"message\":\"m\",\"x_new\":\"kept\"}]}}"));

        assertThat(right(fixture.api().listCatalogs(ID, NONE)).catalogs())
                .extracting(catalog -> catalog.value().orElseThrow().more())
                .containsExactly(NEW, Map.of());
        assertThat(right(fixture.api().getJobResults("job_1", NONE)).warnings())
                .extracting(warning -> warning.more())
                .isEqualTo(List.of(NEW));
    }

    @Test
    void theBodyOfADeletionIsGiven() {
        fixture.seeded("a");
        fixture.fault(
                "connections.delete",
                Fault.status(200)
                        .json("{\"ok\":true,\"id\":\"a\",\"deletedAt\":\"2026-03-03T07:00:00Z\",\"x_new\":\"kept\"}"));

        assertThat(right(fixture.api().deleteConnection("a", NONE)).body())
                .contains(new DeletedWire(true, "a", "2026-03-03T07:00:00Z", NEW));
    }

    @Test
    void theBodyOfACredentialsDeletionIsGiven() {
        String id = fixture.state().addCredential("reader", "database", PlanasonixFixture.node("{}"));

        Optional<CredentialWire> deleted = right(fixture.api().deleteCredential(id, NONE));

        assertThat(deleted).hasValueSatisfying(credential -> {
            assertThat(credential.id()).isEqualTo(id);
            assertThat(credential.status()).isEqualTo("deleted");
            assertThat(credential.deletedAt()).isNotNull();
        });
    }

    @Test
    void theBodyOfACredentialsEndIsGiven() {
        String id = fixture.state().addCredential("reader", "database", PlanasonixFixture.node("{}"));

        assertThat(right(fixture.api().purgeCredential(id, NONE)))
                .hasValueSatisfying(
                        credential -> assertThat(credential.purged()).isTrue());
    }

    @Test
    void aDeploymentThatAnswersADeletionWithoutABodyHasDeletedAllTheSame() {
        String id = fixture.state().addCredential("reader", "database", PlanasonixFixture.node("{}"));
        fixture.fault("credentials.delete", Fault.status(204).body(""));

        assertThat(right(fixture.api().deleteCredential(id, NONE))).isEmpty();
    }
}
