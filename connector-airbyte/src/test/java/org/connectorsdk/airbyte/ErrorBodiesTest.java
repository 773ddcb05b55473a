package org.connectorsdk.airbyte;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.testkit.fixture.ProviderFixture.NONE;
import static org.connectorsdk.testkit.fixture.ProviderFixture.failed;

import org.connectorsdk.airbyte.config.AirbyteConfigApi;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.api.connection.EndSpec;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.simulators.airbyte.AirbyteApi;
import org.connectorsdk.simulators.airbyte.AirbyteOptions;
import org.connectorsdk.simulators.airbyte.AuthMode;
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.testkit.fault.ReplyFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each kind of error body becomes; by its members and its status, never by its text. */
class ErrorBodiesTest {
    @RegisterExtension
    final AirbyteFixture fixture = new AirbyteFixture();

    private ConnectorError get(ReplyFault answer) {
        fixture.fault("get-connection", answer);
        return fixture.open().get(fixture.connection()).getLeft();
    }

    @Test
    void aKnownExceptionIsReadByItsClassAndMessage() {
        ConnectorError error = get(Fault.status(409)
                .json("{\"message\": \"in use\", \"exceptionClassName\":"
                        + " \"io.airbyte.errors.ValueConflictKnownException\","
                        + " \"exceptionStack\": [\"at password=hunter2\"]}"));
        assertThat(error).isInstanceOf(ConnectorError.Conflict.class);
        assertThat(error.context().vendorCode()).contains("ValueConflictKnownException");
        assertThat(error.message()).contains("in use").doesNotContain("hunter2");
    }

    @Test
    void refusedFieldsAreNamed() {
        fixture.restart(AirbyteOptions.of2023().auth(AuthMode.NONE));
        AirbyteConfigApi api = fixture.open().unwrap(AirbyteConfigApi.class).orElseThrow();
        assertThat(failed(
                                api.createConnection(
                                        JsonObject.of("sourceId", fixture.source(), "status", "active"), NONE),
                                ConnectorError.InvalidRequest.class)
                        .violations())
                .singleElement()
                .satisfies(violation -> assertThat(violation.path()).isEqualTo("destination"));
    }

    @Test
    void anIdAndNothingElseIsTheIdOfTheRequest() {
        ConnectorError error = get(Fault.status(400).json("{\"errorId\": \"3f1b2c66\"}"));
        assertThat(error).isInstanceOf(ConnectorError.InvalidRequest.class);
        assertThat(error.context().requestId()).contains("3f1b2c66");
        assertThat(error.message()).contains("3f1b2c66", "with no explanation");
    }

    @Test
    void aProblemIsReadByItsTypeAndItsData() {
        ConnectorError error = get(Fault.status(409)
                .json("{\"status\": 409, \"type\": \"error:connection/locked\", \"title\": \"t\", \"detail\": null,"
                        + " \"data\": {\"message\": \"locked by an admin\"}}"));
        assertThat(error.context().vendorCode()).contains("error:connection/locked");
        assertThat(error.message()).contains("locked by an admin");
    }

    @Test
    void whatTheFrameworkSaysIsInItsEmbeddedErrors() {
        ConnectorError error = get(Fault.status(400)
                .json("{\"message\": \"Bad Request\", \"_links\": {}, \"_embedded\": {\"errors\": [{\"message\":"
                        + " \"Required Body [x] not specified\"}]}}"));
        assertThat(error.message()).contains("Required Body [x] not specified");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"message\": \"Page Not Found\", \"_links\": {}}",
                "{\"type\": \"about:blank\", \"status\": 404}",
                "{\"message\": \"no Route matched with those values\"}",
                ""
            })
    void aPathThatNobodyServesIsNoConnectionThatIsMissing(String body) {
        ConnectorError error = get(Fault.status(404).json(body));
        assertThat(error).isInstanceOf(ConnectorError.Unsupported.class);
        assertThat(error.message()).contains("check base-url");
    }

    @Test
    void aPageIsNoConnectionThatIsMissing() {
        ConnectorError error = get(Fault.status(404).contentType("text/html").body("<html><h1>Not Found</h1></html>"));
        assertThat(error).isNotInstanceOf(ConnectorError.NotFound.class);
        assertThat(error.message()).contains("HTTP 404 with a page (text/html)").doesNotContain("Not Found");
        assertThat(error.context().excerpt()).isEqualTo("Not Found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"errorId\": \"x\"}",
                "{\"message\": \"m\", \"exceptionClassName\": \"a.IdNotFoundKnownException\"}",
                "{\"status\": 404, \"type\": \"https://x#resource-not-found\", \"title\": \"resource-not-found\"}"
            })
    void aConnectionThatIsMissingIsNotFoundInEveryShape(String body) {
        assertThat(get(Fault.status(404).json(body))).isInstanceOf(ConnectorError.NotFound.class);
    }

    @Test
    void aMissingSourceIsNotTakenForTheConnection() {
        String nowhere = "00000000-0000-4000-8000-000000000000";
        ConnectionSpec spec = ConnectionSpec.builder("n", "link")
                .source(EndSpec.existing(nowhere))
                .destination(EndSpec.existing(fixture.destination()))
                .build();
        assertThat(failed(fixture.open().create(spec), ConnectorError.NotFound.class)
                        .type())
                .isNotEqualTo("connection");
        failed(fixture.open(AirbyteApi.PUBLIC).create(spec), ConnectorError.NotFound.class);
    }
}
