package org.connectorsdk.airbyte;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.airbyte.ActorSpecs.PASSWORD;
import static org.connectorsdk.airbyte.ActorSpecs.link;
import static org.connectorsdk.airbyte.ActorSpecs.postgres;
import static org.connectorsdk.airbyte.ActorSpecs.s3;
import static org.connectorsdk.airbyte.AirbyteFixture.operation;
import static org.connectorsdk.testkit.fixture.ProviderFixture.failed;
import static org.connectorsdk.testkit.fixture.ProviderFixture.right;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.api.connection.CredentialRef;
import org.connectorsdk.api.connection.EndSpec;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.FieldViolation;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.simulators.airbyte.AirbyteApi;
import org.connectorsdk.testkit.fault.Fault;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Ends that are made for a connection, in either API: nothing is made before all is known, and what remains is told.
 */
@DisplayName("F-46: ends that are made for a connection")
class NewActorsTest {
    @RegisterExtension
    final AirbyteFixture fixture = new AirbyteFixture();

    private long ends() {
        return (long) fixture.requests("create-source")
                + fixture.requests("create-destination")
                + fixture.requests("public-create-source")
                + fixture.requests("public-create-destination");
    }

    private long deletions(String end) {
        return (long) fixture.requests("delete-" + end) + fixture.requests("public-delete-" + end);
    }

    @ParameterizedTest
    @EnumSource(AirbyteApi.class)
    void bothEndsAreMadeWithTheirSecrets(AirbyteApi api) {
        Connection created = right(fixture.open(api).create(link(postgres(), s3())));
        var source =
                fixture.state().configuration(created.source().orElseThrow().id());
        assertThat(source.path("password").asText()).isEqualTo(PASSWORD);
        assertThat(source.path("port").intValue()).isEqualTo(5432);
    }

    @ParameterizedTest
    @EnumSource(AirbyteApi.class)
    void whatOnlyAirbyteKnowsOfAnEndIsSentBesideItsConfiguration(AirbyteApi api) throws JsonProcessingException {
        JsonObject options = JsonObject.of("resourceAllocation", JsonObject.of("default", JsonObject.empty()));
        assertThat(fixture.open(api).create(link(postgres().vendorOptions(options), s3())))
                .isNotNull();
        String sent = fixture.simulator()
                .journal()
                .of(operation(api, "create-source", "create-source"))
                .get(0)
                .bodyText();
        assertThat(new ObjectMapper().readTree(sent).path("resourceAllocation").has("default"))
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(AirbyteApi.class)
    void anEndHasNoCredentialAndNoEndsOfItsOwn(AirbyteApi api) {
        ConnectionSpec.Builder source = postgres().credential(CredentialRef.id("cr_1"));
        ConnectionSpec.Builder destination = s3().source(EndSpec.existing(fixture.source()));
        assertThat(failed(fixture.open(api).create(link(source, destination)), ConnectorError.InvalidRequest.class)
                        .violations())
                .extracting(FieldViolation::path)
                .containsExactly("source.credential", "destination.source");
        assertThat(fixture.simulator().journal().arrived()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "CONFIG, Postgres",
        "CONFIG, airbyte/source-postgres",
        "PUBLIC, Postgres",
        "PUBLIC, POSTGRES",
        "PUBLIC, 61c1a7f3-5d0e-4b1e-8f77-2a3b9c0d4e55"
    })
    void aTypeIsFoundByWhatUsersCallIt(AirbyteApi api, String type) {
        assertThat(fixture.open(api).create(link(postgres().type(type), s3())).isRight())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"CONFIG, local-json", "CONFIG, Local JSON", "PUBLIC, local-json", "PUBLIC, local_json"})
    void aTypeOfSeveralWordsIsFoundWithAnyJoint(AirbyteApi api, String type) {
        ConnectionSpec.Builder local =
                ConnectionSpec.builder("files", type).config(JsonObject.of("destination_path", "/tmp"));
        assertThat(fixture.open(api).create(link(postgres(), local)).isRight()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "Alloy Postgres, acme/source-alloy-postgres, postgres",
        "Alloy Postgres, acme/source-alloy-postgres, Postgres",
        "postgres, acme/source-alloy, Postgres",
        "61c1a7f3-5d0e-4b1e-8f77-2a3b9c0d4e55, acme/source-alloy, 61c1a7f3-5d0e-4b1e-8f77-2a3b9c0d4e55"
    })
    void aTypeOfOnesOwnTakesNoNameFromAnother(String name, String image, String wanted) {
        fixture.fault(
                "list-source-definitions",
                Fault.rewriteJson(body -> body.withArray("sourceDefinitions")
                        .insertObject(0)
                        .put("sourceDefinitionId", "00000000-0000-4000-8000-000000000000")
                        .put("name", name)
                        .put("dockerRepository", image)));
        assertThat(right(fixture.open().create(link(postgres().type(wanted), s3())))
                        .name())
                .isEqualTo("all new");
    }

    @Test
    void aNameOfSeveralTypesIsRefused() {
        fixture.fault(
                "list-source-definitions",
                Fault.rewriteJson(body -> body.withArray("sourceDefinitions")
                        .insertObject(0)
                        .put("sourceDefinitionId", "00000000-0000-4000-8000-000000000000")
                        .put("name", "Postgres")));
        assertThat(failed(fixture.open().create(link(postgres(), s3())), ConnectorError.InvalidRequest.class)
                        .message())
                .contains("fits several connector types");
    }

    @ParameterizedTest
    @CsvSource({"list-source-definitions, sourceDefinitions", "list-destination-definitions, destinationDefinitions"})
    void oddRowsAmongTheTypesCostThemselvesAlone(String operation, String rows) {
        fixture.fault(operation, Fault.rewriteJson(body -> {
            body.withArray(rows).insertNull(0);
            body.withArray(rows).insertObject(1).put("name", "without an id");
        }));
        assertThat(fixture.open().create(link(postgres(), s3())).isRight()).isTrue();
    }

    @Test
    void aTypeWithoutANameIsFoundByItsImage() {
        fixture.fault(
                "list-source-definitions",
                Fault.rewriteJson(body ->
                        body.withArray("sourceDefinitions").forEach(type -> ((ObjectNode) type).putNull("name"))));
        assertThat(fixture.open().create(link(postgres(), s3())).isRight()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(AirbyteApi.class)
    void anUnknownDestinationTypeIsRefusedBeforeTheSourceIsMade(AirbyteApi api) {
        ConnectorError.InvalidRequest error = failed(
                fixture.open(api).create(link(postgres(), s3().type("betamax"))), ConnectorError.InvalidRequest.class);
        assertThat(error.outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(error.violations()).extracting(FieldViolation::path).containsExactly("destination.type");
        assertThat(ends()).isZero();
    }

    @ParameterizedTest
    @EnumSource(AirbyteApi.class)
    void unknownTypesOfBothEndsAreToldAtOnce(AirbyteApi api) {
        assertThat(failed(
                                fixture.open(api).create(link(postgres().type("vhs"), s3().type("betamax"))),
                                ConnectorError.InvalidRequest.class)
                        .violations())
                .extracting(FieldViolation::path)
                .containsExactly("source.type", "destination.type");
        assertThat(ends()).isZero();
    }

    @ParameterizedTest
    @EnumSource(AirbyteApi.class)
    void theTypeOfTheOtherEndIsNoType(AirbyteApi api) {
        failed(fixture.open(api).create(link(postgres(), s3().type("postgres"))), ConnectorError.InvalidRequest.class);
        assertThat(ends()).isZero();
    }

    @ParameterizedTest
    @EnumSource(AirbyteApi.class)
    void whenTheTypesCannotBeReadNothingIsMade(AirbyteApi api) {
        String types = operation(api, "list-destination-definitions", "list-connector-definitions");
        fixture.fault(types, Fault.status(400));
        ConnectorError error = fixture.open(api).create(link(postgres(), s3())).getLeft();
        assertThat(error.outcome()).isNotEqualTo(Outcome.UNKNOWN);
        assertThat(ends()).isZero();
    }

    @ParameterizedTest
    @EnumSource(AirbyteApi.class)
    void whenTheDestinationIsRefusedTheSourceIsDeletedAgain(AirbyteApi api) {
        ConnectionSpec.Builder bad = ConnectionSpec.builder("bad lake", "S3");
        ConnectorError.InvalidRequest error =
                failed(fixture.open(api).create(link(postgres(), bad)), ConnectorError.InvalidRequest.class);
        assertThat(error.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(error.message()).containsPattern("the source \\S+ that was created for it was deleted again");
        assertThat(deletions("source")).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(AirbyteApi.class)
    void whenTheConnectionIsRefusedBothEndsAreDeletedAgain(AirbyteApi api) {
        fixture.fault(operation(api, "create-connection", "create-connection"), Fault.status(400));
        assertThat(fixture.open(api).create(link(postgres(), s3())).getLeft().outcome())
                .isEqualTo(Outcome.REFUSED);
        assertThat(deletions("source")).isEqualTo(1);
        assertThat(deletions("destination")).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(AirbyteApi.class)
    void anEndThatExistedBeforeIsNeverDeleted(AirbyteApi api) {
        fixture.fault(operation(api, "create-connection", "create-connection"), Fault.status(400));
        ConnectionSpec mixed = ConnectionSpec.builder("mixed", "link")
                .source(EndSpec.existing(fixture.source()))
                .destination(EndSpec.create(s3().build()))
                .build();
        assertThat(fixture.open(api).create(mixed).isLeft()).isTrue();
        assertThat(deletions("source")).isZero();
        assertThat(deletions("destination")).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(AirbyteApi.class)
    void anActorGoneAfterALostDeletionIsNotLeftOver(AirbyteApi api) {
        fixture.fault(operation(api, "create-connection", "create-connection"), Fault.status(400));
        fixture.fault(operation(api, "delete-source", "delete-source"), Fault.resetAfterExecuting());
        ConnectorError error = fixture.open(api).create(link(postgres(), s3())).getLeft();
        assertThat(error.message())
                .containsPattern("the source \\S+ that was created for it was deleted again")
                .doesNotContain("remains");
        assertThat(error.outcome()).isEqualTo(Outcome.REFUSED);
    }

    @ParameterizedTest
    @EnumSource(AirbyteApi.class)
    void theErrorAsksToDeleteAnEndThatIsLeftOver(AirbyteApi api) {
        fixture.fault(operation(api, "create-connection", "create-connection"), Fault.status(400));
        fixture.simulator()
                .faults()
                .on(operation(api, "delete-source", "delete-source"))
                .times(3)
                .inject(Fault.status(503));
        Connections connections = fixture.open(api);
        ConnectorError error = connections.create(link(postgres(), s3())).getLeft();
        assertThat(error.message())
                .contains("the connection was not created")
                .containsPattern("the source \\S+ that was created for it could not be deleted again and remains")
                .containsPattern("Delete the source \\S+ in Airbyte before creating again")
                .doesNotContain("reconcile");
        assertThat(error.outcome()).isEqualTo(Outcome.UNKNOWN);
        failed(connections.reconcile(error), ConnectorError.InvalidRequest.class);
    }

    @ParameterizedTest
    @EnumSource(AirbyteApi.class)
    void theAdviceNamesASourceLeftBehindADestinationInDoubt(AirbyteApi api) {
        fixture.fault(operation(api, "create-destination", "create-destination"), Fault.resetAfterExecuting());
        fixture.simulator()
                .faults()
                .on(operation(api, "delete-source", "delete-source"))
                .times(3)
                .inject(Fault.status(503));
        assertThat(fixture.open(api).create(link(postgres(), s3())).getLeft().message())
                .containsPattern(
                        "Look for the destination in Airbyte and delete the source \\S+ before creating again");
    }

    @ParameterizedTest
    @EnumSource(AirbyteApi.class)
    void whenNobodyKnowsWhetherTheConnectionExistsItsEndsAreKept(AirbyteApi api) {
        fixture.fault(operation(api, "create-connection", "create-connection"), Fault.resetAfterExecuting());
        Connections connections = fixture.open(api);
        ConnectorError error = connections.create(link(postgres(), s3())).getLeft();
        assertThat(error.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(error.message()).containsPattern("the source \\S+ was created for it and is kept");
        assertThat(deletions("source")).isZero();
        assertThat(right(connections.reconcile(error)).isUnique()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(AirbyteApi.class)
    void aPasswordThatTheServerEchoesIsMasked(AirbyteApi api) {
        fixture.fault(
                operation(api, "create-source", "create-source"),
                Fault.status(422).json("{\"message\": \"bad password " + PASSWORD + "\"}"));
        assertThat(fixture.open(api).create(link(postgres(), s3())).getLeft().message())
                .contains("bad password")
                .doesNotContain(PASSWORD);
    }
}
