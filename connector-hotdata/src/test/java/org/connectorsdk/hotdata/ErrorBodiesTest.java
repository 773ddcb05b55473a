package org.connectorsdk.hotdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.testkit.fixture.ProviderFixture.failed;

import io.vavr.control.Either;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.FieldViolation;
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.testkit.fault.ReplyFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Hotdata's several forms of error bodies come out as. */
class ErrorBodiesTest {
    @RegisterExtension
    final HotdataFixture fixture = new HotdataFixture();

    private Either<ConnectorError, Page<Connection>> listing(ReplyFault refusal) {
        fixture.fault("list_connections", refusal);
        return fixture.open().list(ConnectionQuery.all());
    }

    @Test
    void aDetailThatIsAListNamesTheFieldsInNeutralWords() {
        String body = "{\"detail\":[{\"loc\":[\"body\",\"config\",\"port\"],\"msg\":\"too large\",\"type\":\"range\"},"
                + "{\"loc\":[\"body\",\"source_type\"],\"msg\":\"unknown\"},{\"loc\":[\"body\",\"secret_name\"]},7]}";

        assertThat(failed(listing(Fault.status(422).json(body)), ConnectorError.InvalidRequest.class)
                        .violations())
                .containsExactly(
                        new FieldViolation("config.port", "range", "too large"),
                        new FieldViolation("type", "", "unknown"),
                        new FieldViolation("credential", "", "was refused"),
                        new FieldViolation("", "", "was refused"));
    }

    @Test
    void plainTextOfTheFrameworkIsTheMessage() {
        ConnectorError error = listing(Fault.status(422)
                        .contentType("text/plain; charset=utf-8")
                        .body("missing field `name` at line 1"))
                .getLeft();

        assertThat(error.kind()).isEqualTo(ErrorKind.INVALID_REQUEST);
        assertThat(error.message()).contains("missing field `name` at line 1");
    }

    @ParameterizedTest
    @CsvSource({"[]", "null", "7", "{}", "{\"error\":null}", "{\"error\":[1]}", "{\"detail\":{}}", "{\"error\":{}}", "{"
    })
    void aBodyOfAnotherShapeBreaksNothing(String body) {
        ConnectorError error = listing(Fault.status(400).json(body)).getLeft();

        assertThat(error.kind()).isEqualTo(ErrorKind.INVALID_REQUEST);
        assertThat(error.context().status()).hasValue(400);
    }
}
